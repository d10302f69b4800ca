/** A source value in the target's keys: every reference is paired, made by this plan, left out by rule, or asked about. Pure. */
import { isObject, type Json, type Problem } from '../base/index.ts'
import { unresolved } from './called.ts'
import type { Dictionary } from './dictionary.ts'
import { type Key, type Kind, kindOf, type Missing, type Reference } from './kind.ts'
import { collect, swapAll } from './references.ts'
import type { SnapshotObject } from './snapshot.ts'

export interface Translated {
  readonly value: Json
  readonly problems: readonly Problem[]
}

/** `before` is what the target has of it. */
export function translate(
  kind: Kind,
  object: SnapshotObject,
  dictionary: Dictionary,
  before: Json | undefined,
): Translated {
  const problems: Problem[] = []
  const swap = (reference: Reference, held: Key): Key | undefined => {
    const known = dictionary.to.get(held)
    const hasLeft = known !== undefined && mustAnswer(reference, held) && dictionary.inactive.has(known)
    if (known !== undefined && (!hasLeft || names(kind, before, known))) return known
    const { key, problem } = withoutPair(object, reference, held, dictionary, hasLeft)
    if (problem) problems.push(problem)
    return key
  }
  const value = swapAll(kind, object.value, swap, (reference, name) => {
    const { problem, key, called } = dictionary.texts.meaning(reference, name)
    if (problem) problems.push({ ...problem, about: object.key })
    if (key === undefined) return name
    const there = swap(reference, key)
    return there === undefined ? undefined : called(there)
  })
  return { value, problems: unique(problems) }
}

const names = (kind: Kind, value: Json | undefined, key: Key): boolean =>
  value !== undefined && collect(kind, value).some(({ held }) => held === key)

function withoutPair(
  object: SnapshotObject,
  reference: Reference,
  held: Key,
  { inScope, fallback, ...dictionary }: Dictionary,
  hasLeft: boolean,
): { key: Key | undefined; problem?: Problem } {
  if (reference.loose === true && !inScope.has(held)) return { key: undefined }
  const rule = inPlace(ruleFor(reference, held, dictionary), reference, held)
  const why = hasLeft ? 'is no longer active on the target' : 'does not exist on the target'
  const remedy = (to: string): string => `To ${to}, answer for "${held}".`
  const warning = { severity: 'warns', about: object.key } as const
  if (rule === 'fallback' && fallback !== null)
    return {
      key: fallback,
      problem: {
        ...warning,
        code: 'fallback',
        says: `${held} ${why}; ${fallback} takes the place.`,
        remedy: remedy('choose somebody else'),
      },
    }
  if (rule === 'drop' || (rule === 'fallback' && isPerson(held)))
    return {
      key: undefined,
      problem: {
        ...warning,
        code: 'left-out',
        says: `${held} ${why} and is left out here.`,
        remedy: remedy('keep it'),
      },
    }
  return { key: undefined, problem: missing(object, held, reference) }
}

/** What a text cannot stand without is not left out of it: another person takes the place, or somebody is asked. */
const inPlace = (rule: Missing, { text, unit }: Reference, held: Key): Missing =>
  rule !== 'drop' || text === undefined || unit !== undefined ? rule : isPerson(held) ? 'fallback' : 'blocks'

const isPerson = (held: Key): boolean => kindOf(held) === 'user'

const missingOf = ({ missing }: Reference, held: Key): Missing | undefined =>
  typeof missing === 'object' ? missing[kindOf(held)] : missing

/** Jira refuses somebody who left as a project's lead, and keeps them in lists of people and in texts. */
const mustAnswer = (reference: Reference, held: Key): boolean =>
  isPerson(held) && reference.text === undefined && missingOf(reference, held) === 'fallback'

/** What was said of this one, then the rule for all, then what the place itself says. People never block. */
function ruleFor(reference: Reference, held: Key, { answers, rules }: Pick<Dictionary, 'answers' | 'rules'>): Missing {
  const said = answers[held]
  const own = missingOf(reference, held)
  if (isPerson(held)) {
    const rule = said === 'drop' || said === 'fallback' ? said : (rules.lackedPerson ?? own ?? 'drop')
    // Where Jira needs somebody, nobody is no choice.
    return own === 'fallback' ? 'fallback' : rule
  }
  if (said === 'drop' || said === 'fallback') return said
  if (kindOf(held) === 'group' && rules.lackedGroup === 'drop') return 'drop'
  return own ?? 'blocks'
}

function missing(object: SnapshotObject, held: Key, { text, unit }: Reference): Problem {
  if (text !== undefined && held.endsWith(':?'))
    return { ...unresolved(text, `names a ${kindOf(held)} that is not known`), about: object.key }
  if (text !== undefined && unit === undefined)
    return {
      severity: 'blocks',
      code: 'text-needs',
      about: held,
      says: `${object.key} needs it in “${text}”, and it is neither on the target nor in this deployment.`,
      remedy: `Answer with the key of an object of the target, or leave ${object.key} out.`,
    }
  if (held.endsWith(':?'))
    return {
      severity: 'blocks',
      code: 'unresolved-reference',
      about: object.key,
      says: `It refers to a ${kindOf(held)} that could not be read on the source.`,
      remedy: 'Take the snapshot again with an account that sees it, or leave this object out.',
      choices: [{ answer: 'leave-out', says: 'Leave this object out.' }],
    }
  return {
    severity: 'blocks',
    code: 'missing-reference',
    about: held,
    says: `${object.key} needs it, and it is neither on the target nor in this deployment.`,
    remedy: 'Answer with the key of an object of the target, or "drop" to leave it out wherever it is named.',
    choices: [{ answer: 'drop', says: 'Leave it out wherever it is named.' }],
  }
}

/** Takes what this site cannot tell from the other side, so that nothing is invented and nothing compared. */
export function fillUnreadable(value: Json, unreadable: readonly string[] | undefined, other: Json | undefined): Json {
  if (!unreadable?.length || !isObject(value)) return value
  const kept = Object.fromEntries(unreadable.map((name) => [name, isObject(other) ? (other[name] ?? null) : null]))
  return { ...value, ...kept }
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length < 2) return problems
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.about} ${problem.says}`, problem])).values()]
}
