/** Differences: every object in scope, what the target has of it and what it should have. Pure. */
import { equal, type Json, type Problem } from '../base/index.ts'
import { type Answers, FALLBACK } from './answers.ts'
import type { Chosen } from './chosen.ts'
import { type Key, type Kind, type KindName, keyOf, nameIn } from './kind.ts'
import { type Paired, type PairInput, pair } from './pair.ts'
import { chainOf, type Link, type Scope, scopeOf } from './scope.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'
import { type Dictionary, fillUnreadable, translate } from './translate.ts'

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

export function compare(input: CompareInput): Comparison {
  const scope = scopeOf(input.source, input.kinds, input)
  const paired = pair(input)
  const stand = fallbackOf(input)
  const dictionary = dictionaryOf(input, scope, paired, stand.key)
  const differences = input.source.objects
    .filter((object) => scope.keys.has(object.key) && canDeploy(input.kinds.get(object.kind)))
    .map((object) => differenceOf(object, input, scope, paired, dictionary))
  const asked = new Set(differences.flatMap((difference) => [difference.key]))
  const problems = [
    ...paired.problems.filter((problem) => asked.has(problem.about) || problem.code === 'unknown-answer'),
    ...stand.problems,
    ...partialKinds(input, scope),
  ]
  const meant = new Set(differences.map((difference) => difference.targetKey))
  const needed = differences.some((one) => one.problems.some((problem) => problem.code === 'fallback'))
  return { differences: [...differences, ...deletions(input, meant)], fallback: needed ? stand.key : null, problems }
}

/** Chosen once and kept with the plan's answers, so that another account that reads later finds the same people. */
function fallbackOf({ answers, target }: CompareInput): { key: Key | null; problems: readonly Problem[] } {
  const said = answers[FALLBACK]
  if (said === undefined) return { key: target.account, problems: [] }
  if (target.objects.some(({ kind, key }) => kind === 'user' && key === said)) return { key: said, problems: [] }
  const problem: Problem = {
    severity: 'blocks',
    code: 'unknown-answer',
    about: FALLBACK,
    says: `The answer "${said}" is nobody of ${target.site.name}.`,
    remedy: 'Answer with the key of a person of the target, or leave this answer out.',
  }
  return { key: target.account, problems: [problem] }
}

/** Kinds that are only referred to (people, groups, system fields) are never deployed. */
const canDeploy = (kind: Kind | undefined): kind is Kind => kind?.can.cloud.create != null

/** Nothing is compared with, or planned from, a kind that either side could not tell whole. */
const isWhole = (kind: KindName, { source, target }: CompareInput): boolean =>
  source.kinds[kind]?.state === 'complete' && target.kinds[kind]?.state === 'complete'

function dictionaryOf(input: CompareInput, scope: Scope, paired: Paired, fallback: Key | null): Dictionary {
  const to = new Map<Key, Key>([...paired.pairs].map(([key, target]) => [key, target.key]))
  const taken = new Set(input.target.objects.map((object) => object.key))
  for (const object of input.source.objects) {
    const kind = input.kinds.get(object.kind)
    if (
      to.has(object.key) ||
      !scope.keys.has(object.key) ||
      !canDeploy(kind) ||
      !isWhole(object.kind, input) ||
      input.answers[object.key] === 'leave-out'
    )
      continue
    const key = freshKey(keyOf(kind.name, kind.nameOf(object.value)), taken)
    taken.add(key)
    to.set(object.key, key)
  }
  return { to, inScope: scope.keys, answers: input.answers, fallback }
}

function freshKey(key: Key, taken: ReadonlySet<Key>): Key {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? key : `${key}#${number}`
    if (!taken.has(candidate)) return candidate
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
  const base = {
    kind: object.kind,
    key: object.key,
    name: kind.nameOf(object.value),
    sourceId: object.id,
    targetKey: dictionary.to.get(object.key) ?? object.key,
    targetId: target?.id ?? null,
    before: target?.value ?? null,
    because: scope.why.get(object.key)?.key ?? null,
    ...(scope.why.get(object.key) ? { why: chainOf(scope, object.key) } : {}),
  }
  if (!isWhole(object.kind, input)) return { ...base, choice: 'left-out', after: null, problems: [] }
  const said = input.answers[object.key]
  if (said === 'leave-out' || said === 'use')
    return { ...base, choice: said === 'use' ? 'use' : 'left-out', after: null, problems: [] }
  const translated = translate(kind, object, dictionary)
  const filled = fillUnreadable(translated.value, object.unreadable, target?.value)
  const there = target?.value ?? kind.born?.(filled)
  const after =
    there !== undefined && kind.merge ? kind.merge(filled, there, keptOf(object.key, input.answers)) : filled
  const found = [
    ...translated.problems,
    ...(kind.check?.(after, target?.value, filled) ?? []).map((problem) => ({ ...problem, about: object.key })),
    ...lockedProblems(object, target, after, input.target.site.name),
  ]
  const choice = choiceOf(object, target, after)
  return { ...base, choice, after, problems: [...found, ...beyondApi(kind, object.key, choice, input.target.site)] }
}

/** Details of an object that people said to keep as the target has them: `<key>/<detail>` answered with "keep". */
function keptOf(key: Key, answers: Answers): Set<Key> {
  return new Set(
    Object.entries(answers).flatMap(([about, answer]) =>
      answer === 'keep' && about.startsWith(`${key}/`) ? [about.slice(key.length + 1)] : [],
    ),
  )
}

function choiceOf(object: SnapshotObject, target: SnapshotObject | undefined, after: Json): Choice {
  if (target?.locked !== undefined || (object.locked !== undefined && target)) return 'use'
  if (!target) return object.locked === undefined ? 'create' : 'left-out'
  return equal(target.value, after) ? 'unchanged' : 'update'
}

/** What this site's API cannot do is for a person: said before anything is written. */
function beyondApi(kind: Kind, about: Key, choice: Choice, { name, deployment }: Snapshot['site']): Problem[] {
  if ((choice !== 'create' && choice !== 'update') || kind.can[deployment][choice] !== null) return []
  return [
    {
      severity: 'blocks',
      code: 'cannot-here',
      about,
      says: `The API of ${name} cannot ${choice} it.`,
      remedy: `${choice === 'create' ? 'Create' : 'Change'} it there by hand and plan again, or leave it as it is.`,
      choices:
        choice === 'update'
          ? [{ answer: 'use', says: 'Use the target’s as it is.' }]
          : [{ answer: 'leave-out', says: 'Leave it out.' }],
    },
  ]
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
  const used = new Set([...scope.keys].map((key) => key.slice(0, key.indexOf(':'))))
  return [input.source, input.target].flatMap((snapshot) =>
    Object.entries(snapshot.kinds).flatMap(([name, completeness]): Problem[] => {
      if (completeness.state === 'complete') return []
      const partial = completeness.state === 'partial'
      const concerns = partial || (snapshot === input.target && used.has(name))
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

/** Deleting is opt-in, object by object: the answer "delete" for a key of the target. */
function deletions(input: CompareInput, meant: ReadonlySet<Key>): Difference[] {
  return input.target.objects.flatMap((object): Difference[] => {
    const kind = input.kinds.get(object.kind)
    if (input.answers[object.key] !== 'delete' || !kind || meant.has(object.key)) return []
    const problems = undeletable(kind, object, input.target.site)
    return [
      {
        kind: object.kind,
        key: object.key,
        name: nameIn(object.key),
        choice: 'delete',
        sourceId: null,
        targetKey: object.key,
        targetId: object.id,
        before: object.value,
        after: null,
        because: null,
        problems,
      },
    ]
  })
}

function undeletable(kind: Kind, { key, locked }: SnapshotObject, { name, deployment }: Snapshot['site']): Problem[] {
  const base = { severity: 'blocks', about: key, remedy: 'Take back the answer "delete".' } as const
  if (locked !== undefined) return [{ ...base, code: 'cannot-delete', says: `It cannot be deleted (${locked}).` }]
  if (kind.remove && kind.can[deployment].delete !== null) return []
  return [{ ...base, code: 'cannot-here', says: `The API of ${name} cannot delete it.` }]
}
