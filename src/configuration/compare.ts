/** Differences: every object in scope, what the target has of it and what it should have. Pure. */
import { equal, isObject, type Json, type Problem } from '../base/index.ts'
import { type Answers, renameIn } from './answers.ts'
import { cannot, hand, untoldOn, whoDoes } from './by-hand.ts'
import type { Chosen } from './chosen.ts'
import { contradictions, notThere } from './contradictions.ts'
import { deletions } from './deletions.ts'
import { canDeploy, isUnseen, isWhole } from './deployable.ts'
import { type Dictionary, dictionaryOf, standsFor } from './dictionary.ts'
import { inOneOrder } from './in-one-order.ts'
import { type Key, type Kind, type KindName, kindOf } from './kind.ts'
import { named } from './naming.ts'
import { type Paired, type PairInput, pair } from './pair.ts'
import { chainOf, type Link, type Scope, scopeOf } from './scope.ts'
import type { SnapshotObject } from './snapshot.ts'
import { fillUnreadable, translate } from './translate.ts'
import { askUnseen, askUnseenKind, saidOf } from './unseen.ts'
import { withWayOut } from './ways-out.ts'

/** `use`: the target's as it is. `left-out`: a person said so, or its problems block it. */
export type Choice = 'create' | 'update' | 'unchanged' | 'use' | 'left-out' | 'delete'

export interface Difference {
  readonly kind: KindName
  /** The source's key; the target's for a delete. */
  readonly key: Key
  readonly name: string
  readonly choice: Choice
  /** Null on a delete. */
  readonly sourceId: string | null
  readonly targetKey: Key
  /** Null when it is to be created. */
  readonly targetId: string | null
  /** In the target's keys. */
  readonly before: Json | null
  readonly after: Json | null
  /** A person's to do, since the target's API cannot. `unseen`: nor can it show whether all of it is done. */
  readonly byHand?: 'seen' | 'unseen'
  /** The value with what a person sets besides, since the API neither tells nor takes it. */
  readonly rest?: Json
  /** Of a create: properties of which the source says nothing, so that whatever Jira gives it is right. */
  readonly untold?: readonly string[]
  /** Id under which it lies in the target's trash: a create that takes it out again. */
  readonly trashed?: string
  /** The key that brought it into scope; null for what was chosen. */
  readonly because: Key | null
  /** The whole way from what was chosen to it; left out for what was chosen itself. */
  readonly why?: readonly Link[]
  readonly problems: readonly Problem[]
}

export interface CompareInput extends PairInput, Chosen {}

export interface Comparison {
  readonly differences: readonly Difference[]
  /** Who takes the place of people that the target does not have; null where nobody has to. */
  readonly fallback: Key | null
  /** Findings about no single object: partial kinds, ambiguous names, wrong answers. */
  readonly problems: readonly Problem[]
}

export function compare(asked: CompareInput): Comparison {
  const [source, target] = [inOneOrder(asked.source, asked.kinds), inOneOrder(asked.target, asked.kinds)]
  const input: CompareInput = { ...asked, source, target }
  const scope = scopeOf(input.source, input.kinds, input)
  const paired = pair(input)
  const dictionary = dictionaryOf(input, scope, paired)
  const differences = input.source.objects
    .filter((object) => scope.keys.has(object.key) && canDeploy(input.kinds.get(object.kind)))
    .map((object) => differenceOf(object, input, scope, paired, dictionary))
  const problems = [
    ...paired.problems.filter((problem) => scope.keys.has(problem.about) || problem.code === 'unknown-answer'),
    ...dictionary.problems,
    ...contradictions(input, differences),
    ...partialKinds(input, scope),
  ]
  const needed = differences.some((one) => one.problems.some((problem) => problem.code === 'fallback'))
  return {
    differences: [...differences, ...deletions(input, differences)],
    fallback: needed ? dictionary.fallback : null,
    problems,
  }
}

function differenceOf(
  object: SnapshotObject,
  input: CompareInput,
  scope: Scope,
  paired: Paired,
  dictionary: Dictionary,
): Difference {
  const kind = input.kinds.get(object.kind) as Kind
  const target = paired.pairs.get(object.key)
  const because = scope.why.get(object.key)
  const base = {
    kind: object.kind,
    key: object.key,
    name: kind.nameOf(object.value),
    sourceId: object.id,
    targetKey: target?.key ?? dictionary.to.get(object.key) ?? object.key,
    targetId: target?.id ?? null,
    before: target?.value ?? null,
    because: because?.key ?? null,
    ...(because ? { why: chainOf(scope, object.key) } : {}),
  }
  if (isUnseen(object.kind, input)) return { ...base, ...unseen(kind, object, input, dictionary) }
  if (!isWhole(object.kind, input)) return { ...base, choice: 'left-out', after: null, problems: [] }
  const without = notWritten(object, target, input, dictionary)
  if (without) return { ...base, after: null, ...without }
  const translated = translate(kind, object, dictionary, target?.value)
  const asNamed = named(kind, object.key, translated.value, input.answers)
  const whole = fillUnreadable(asNamed, object.unreadable, target?.value)
  const given = kind.given?.filter((name) => isObject(whole) && whole[name] === null) ?? []
  const untold = [...untoldOn(kind, input.target), ...given]
  const filled = heldOnce(fillUnreadable(whole, untold, target?.value), target?.value)
  const there = target?.value ?? kind.born?.(filled)
  const merged =
    there !== undefined && there !== filled && kind.merge
      ? kind.merge(filled, there, keptOf(object.key, input.answers))
      : filled
  const after = fillUnreadable(merged, untold, target?.value)
  const found = [
    ...translated.problems,
    ...(kind.check?.(after, target?.value, filled) ?? []).map((problem) => ({
      ...withWayOut(problem, target !== undefined),
      about: object.key,
    })),
    ...lockedProblems(object, target, after, input.target.site.name),
  ]
  // What Jira cannot change after it was made is the same whatever its letters, unless a person wants other ones.
  const isFixed = !kind.update && !renameIn(input.answers[object.key])
  const choice = choiceOf(object, target, after, isFixed)
  const done = whoDoes({ kind, object, target, whole, after, choice }, input.target, input.answers)
  const unsaid = [...new Set([...(object.unreadable ?? []), ...given])]
  const told = target || unsaid.length === 0 ? {} : { untold: unsaid }
  return { ...base, ...told, ...done, problems: [...found, ...done.problems] }
}

/** Most of a large site is the same on both sides: then one value serves both, and nothing is merged or compared again. */
const heldOnce = (value: Json, other: Json | undefined): Json =>
  other !== undefined && equal(value, other) ? other : value

/** As was said of it or of its kind; asked where nobody has. What a person makes is made whole, and nothing is compared. */
function unseen(
  kind: Kind,
  object: SnapshotObject,
  input: CompareInput,
  dictionary: Dictionary,
): Pick<Difference, 'choice' | 'after' | 'byHand' | 'problems'> {
  const said = saidOf(object, input.answers)
  if (said === 'asked') return { choice: 'left-out', after: null, problems: [askUnseen(object, input)] }
  if (said !== 'by-hand') return { choice: said === 'use' ? 'use' : 'left-out', after: null, problems: [] }
  if (!kind.byHand) return { choice: 'left-out', after: null, problems: [cannot(object.key, 'create', input.target)] }
  const { value, problems } = translate(kind, object, dictionary, undefined)
  const after = named(kind, object.key, value, input.answers)
  const problem = hand(object.key, 'create', input.target)
  return { choice: 'create', after, byHand: 'unseen', problems: [...problems, problem] }
}

/** What is used as it is or left out, as was said of it or of its kind; undefined for all others. */
function notWritten(
  object: SnapshotObject,
  target: SnapshotObject | undefined,
  input: CompareInput,
  dictionary: Dictionary,
): Pick<Difference, 'choice' | 'problems'> | undefined {
  const { kind, key } = object
  const said = input.answers[key]
  if (said === 'leave-out') return { choice: 'left-out', problems: [] }
  if ((said === 'use' || said === 'update') && !target)
    return { choice: 'left-out', problems: [notThere(key, said, input.target.site.name)] }
  if (said === 'use') return { choice: 'use', problems: [] }
  if (target) return undefined
  if (dictionary.to.get(key) === undefined) return { choice: 'left-out', problems: withheld(object, input) }
  return standsFor({ kind, key }, input, dictionary.rules) === undefined ? undefined : { choice: 'use', problems: [] }
}

/** A kind may hold back what the target would hardly take; a person may want it all the same. */
function withheld({ kind, key, value }: SnapshotObject, { kinds, answers }: CompareInput): Problem[] {
  const why = answers[key] === undefined ? kinds.get(kind)?.withheld?.(value) : undefined
  return why ? [{ severity: 'warns', code: 'withheld', about: key, ...why }] : []
}

/** Details of an object that people said to keep as the target has them: `<key>/<detail>` answered with "keep". */
export function keptOf(key: Key, answers: Answers): Set<Key> {
  return new Set(
    Object.entries(answers).flatMap(([about, answer]) =>
      answer === 'keep' && about.startsWith(`${key}/`) ? [about.slice(key.length + 1)] : [],
    ),
  )
}

function choiceOf(object: SnapshotObject, target: SnapshotObject | undefined, after: Json, isFixed: boolean): Choice {
  if (target?.locked !== undefined || (object.locked !== undefined && target)) return 'use'
  if (!target) return object.locked === undefined ? 'create' : 'left-out'
  if (equal(target.value, after)) return 'unchanged'
  return isFixed ? 'use' : 'update'
}

function lockedProblems(
  object: SnapshotObject,
  target: SnapshotObject | undefined,
  after: Json,
  site: string,
): Problem[] {
  if (object.locked !== undefined && !target)
    return [
      {
        severity: 'blocks',
        code: 'locked-missing',
        about: object.key,
        says: `${site} does not have it, and Jira lets nobody create it (${object.locked}).`,
        remedy: `Leave it out, or install on ${site} what brings it.`,
        choices: [{ answer: 'leave-out', says: 'Leave it out.' }],
      },
    ]
  if (target?.locked !== undefined && !equal(target.value, after))
    return [
      {
        severity: 'notes',
        code: 'locked-differs',
        about: object.key,
        says: `It differs, but Jira lets nobody change it (${target.locked}); the target's is used as it is.`,
      },
    ]
  return []
}

/** Nothing is planned from what could not be read: such kinds block, each with its reason. */
function partialKinds(input: CompareInput, scope: Scope): Problem[] {
  return [input.source, input.target].flatMap((snapshot) =>
    Object.entries(snapshot.kinds).flatMap(([name, completeness]): Problem[] => {
      if (completeness.state === 'complete') return []
      const partial = completeness.state === 'partial'
      if (snapshot === input.target && isUnseen(name, input)) {
        const keys = [...scope.keys.keys()].filter((key) => kindOf(key) === name)
        const asked = askUnseenKind(name, keys, input)
        return asked ? [asked] : []
      }
      const isUsed = () => input.source.objects.some(({ kind, key }) => kind === name && scope.keys.has(key))
      const concerns = partial || (snapshot === input.target && isUsed())
      const says = `${input.kinds.get(name)?.plural ?? name} of ${snapshot.site.name}: ${completeness.reason ?? completeness.state}`
      return concerns
        ? [
            {
              severity: 'blocks',
              code: partial ? 'kind-partial' : 'kind-unreadable',
              about: `${snapshot.site.name}/${name}`,
              says,
              remedy: partial ? 'Mend the cause and take the snapshot again.' : 'Map its objects by hand.',
            },
          ]
        : [{ severity: 'notes', code: 'kind-unreadable', about: `${snapshot.site.name}/${name}`, says }]
    }),
  )
}
