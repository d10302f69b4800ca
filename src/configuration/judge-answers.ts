/** Whether answers mean anything between two sites, said before they are taken: unknown questions, unknown answers, contradictions. Pure. */
import { FALLBACK, GROUPS, placeholderIn, renameIn, splitAbout, USERS, usedIn, WHOLE_PLAN } from './answers.ts'
import { canDeploy } from './deployable.ts'
import { type Key, type Kind, type KindName, kindOf } from './kind.ts'
import { PEOPLE_ENDS, peopleRule, RECOGNISED_BY } from './rules.ts'

export interface KnownKeys {
  readonly source: ReadonlySet<Key>
  readonly target: ReadonlySet<Key>
  readonly kinds: ReadonlyMap<KindName, Kind>
  /** Question → answers that the plan itself offers. */
  readonly offered?: ReadonlyMap<string, ReadonlySet<string>>
}

export interface Given {
  readonly about: string
  readonly answer: string
}

export interface Refused extends Given {
  readonly code: 'unknown-question' | 'unknown-answer' | 'contradiction'
  readonly says: string
}

export function judgeAnswers(given: readonly Given[], known: KnownKeys): Refused[] {
  const wrong = given.flatMap((one) => judge(one, known))
  const isWrong = new Set(wrong.map(({ about }) => about))
  return [
    ...wrong,
    ...clashes(
      given.filter(({ about }) => !isWrong.has(about)),
      known,
    ),
  ]
}

function judge(given: Given, known: KnownKeys): Refused[] {
  const { about, answer } = given
  if (known.offered?.get(about)?.has(answer)) return []
  const may = mayBe(given, known)
  if (may === true) return []
  if (may === undefined)
    return [{ ...given, code: 'unknown-question', says: `Neither site has ${about}, and it is no rule.` }]
  return [{ ...given, code: 'unknown-answer', says: `“${answer}” is no answer for ${about}: it may be ${may}.` }]
}

/** True, or what the answer may be in words, or undefined where there is no such question. */
function mayBe({ about, answer }: Given, known: KnownKeys): true | string | undefined {
  const { target, source } = known
  if (about === USERS)
    return peopleRule(answer) ? true : `any of ${RECOGNISED_BY.join(', ')}, then one of ${PEOPLE_ENDS.join(', ')}`
  if (about === GROUPS) return isGroupRule(answer, target) || 'create, drop, or placeholder: and a group of the target'
  if (about === FALLBACK) return (kindOf(answer) === 'user' && target.has(answer)) || 'a person of the target'
  if (about === WHOLE_PLAN) return answer === 'allow' || 'allow'
  if (canDeploy(known.kinds.get(about))) return answer === 'use' || answer === 'by-hand' || 'use or by-hand'
  if (source.has(about) || target.has(about)) return forObject(about, answer, known)
  const [object, detail] = splitAbout(about, source)
  if (object === undefined) return undefined
  if (known.kinds.get(kindOf(object))?.alsoNamed?.includes(detail))
    return Boolean(renameIn(answer)) || 'rename: and the new text'
  if (!detail.includes(':') || !known.kinds.has(kindOf(detail))) return undefined
  return answer === 'keep' || target.has(answer) || source.has(answer) || 'keep, or an object of the target'
}

const isGroupRule = (answer: string, target: ReadonlySet<Key>): boolean =>
  answer === 'create' || answer === 'drop' || target.has(placeholderIn(answer) ?? '')

const DEPLOYED = ['create', 'update', 'use', 'leave-out', 'drop']

function forObject(about: Key, answer: string, { source, target, kinds }: KnownKeys): true | string {
  const kind = kinds.get(kindOf(about))
  const words = [
    ...(source.has(about)
      ? kind?.name === 'user'
        ? ['fallback', 'drop']
        : canDeploy(kind)
          ? DEPLOYED
          : ['drop']
      : ['use']),
    ...(target.has(about) && canDeploy(kind) ? ['delete'] : []),
  ]
  if (words.includes(answer)) return true
  if (!source.has(about)) return words.join(', ')
  if (canDeploy(kind) && (renameIn(answer) || usedIn(answer) || (kind.byHand && answer === 'by-hand'))) return true
  if (kindOf(answer) === kindOf(about) && target.has(answer)) return true
  return `${words.join(', ')}${canDeploy(kind) ? ', rename: and the new name' : ''}, or a ${kindOf(about)} of the target`
}

/** Two for one object of the target, two for one name, and what is deleted and meant at once. */
function clashes(given: readonly Given[], { kinds, target }: KnownKeys): Refused[] {
  const deleted = new Set(given.flatMap(({ about, answer }) => (answer === 'delete' ? [about] : [])))
  const first = new Map<string, Key>()
  return given.flatMap((one): Refused[] => {
    const { about, answer } = one
    const refuse = (says: string): Refused[] => [{ ...one, code: 'contradiction', says }]
    const standsIn = about === GROUPS ? placeholderIn(answer) : target.has(answer) ? answer : undefined
    if (standsIn !== undefined && deleted.has(standsIn)) return refuse(`${standsIn} is to be deleted as well.`)
    const claim = claimOf(one, kinds, target)
    const holder = claim === undefined ? undefined : first.get(claim)
    if (claim !== undefined && holder === undefined) first.set(claim, about)
    return holder === undefined ? [] : refuse(`${holder} has the same answer, and two cannot become one.`)
  })
}

/** What only one object may have; nothing is written of people and groups, so several may be one. */
function claimOf({ about, answer }: Given, kinds: KnownKeys['kinds'], target: ReadonlySet<Key>): string | undefined {
  const kind = kinds.get(kindOf(about))
  const name = renameIn(answer)
  if (!kind?.update || about.includes('/')) return undefined
  if (name !== undefined) return kind.claims ? `${kind.name} ${name.toLowerCase()}` : undefined
  return target.has(answer) ? answer : undefined
}
