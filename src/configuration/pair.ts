/** Which object here is which there: what people said first, then remembered ids, then names; a doubtful name asks. Pure. */
import { isObject, type Problem } from '../base/index.ts'
import { type Answers, isWord, renameIn, usedIn, WORDS } from './answers.ts'
import type { Key, Kind, KindName } from './kind.ts'
import { pairPeople } from './pair-people.ts'
import { rulesOf } from './rules.ts'
import { objectsByKey, type Snapshot, type SnapshotObject } from './snapshot.ts'

/** Source id → target id, per kind: what earlier deployments between these two sites made or people said. */
export type Remembered = ReadonlyMap<KindName, ReadonlyMap<string, string>>

export interface Paired {
  /** Source object's key → target object. */
  readonly pairs: ReadonlyMap<Key, SnapshotObject>
  readonly problems: readonly Problem[]
}

export interface PairInput {
  readonly source: Snapshot
  readonly target: Snapshot
  readonly kinds: ReadonlyMap<KindName, Kind>
  readonly remembered: Remembered
  readonly answers: Answers
}

export function pair(input: PairInput): Paired {
  const pairs = new Map<Key, SnapshotObject>()
  const problems: Problem[] = []
  const targets = Map.groupBy(input.target.objects, (object) => object.kind)
  const sources = Map.groupBy(input.source.objects, (object) => object.kind)
  for (const [name, objects] of sources) {
    const kind = input.kinds.get(name)
    if (kind) pairKind(kind, objects, targets.get(name) ?? [], input, pairs, problems)
  }
  return { pairs, problems }
}

function pairKind(
  kind: Kind,
  sources: readonly SnapshotObject[],
  targets: readonly SnapshotObject[],
  input: PairInput,
  pairs: Map<Key, SnapshotObject>,
  problems: Problem[],
): void {
  const made = input.remembered.get(kind.name) ?? new Map<string, string>()
  const byId = new Map(made.size === 0 ? [] : targets.map((object) => [object.id, object]))
  const byKey = objectsByKey(input.target)
  const taken = new Set<Key>()
  const settled = new Set<Key>()
  const settle = (source: SnapshotObject, target: SnapshotObject | undefined): void => {
    settled.add(source.key)
    if (!target) return
    pairs.set(source.key, target)
    taken.add(target.key)
  }
  // What an earlier deployment made for this very object stands for it: "create" and a new name are said once.
  const knownTo = (source: SnapshotObject): SnapshotObject | undefined => byId.get(made.get(source.id) ?? '')
  for (const source of sources) {
    const said = input.answers[source.key]
    if (said === undefined) continue
    if (taken.has(said) && !MAY_SHARE.has(kind.name)) problems.push(twice(source.key, said))
    else if (byKey.get(said)?.kind === kind.name) settle(source, byKey.get(said))
    else if ((said === 'create' || renameIn(said)) && !knownTo(source)) settle(source, undefined)
    else if (said === 'drop' || said === 'fallback') settle(source, undefined)
    else if (!isWord(said) && !renameIn(said) && !usedIn(said))
      problems.push(unknownAnswer(source.key, said, input.target.site.name))
  }
  for (const source of sources) {
    const known = settled.has(source.key) ? undefined : knownTo(source)
    if (known && !taken.has(known.key)) settle(source, known)
  }
  const open = settled.size === 0 ? sources : sources.filter((object) => !settled.has(object.key))
  const free = taken.size === 0 ? targets : targets.filter((object) => !taken.has(object.key))
  const join: Join = (source, target) => pairs.set(source.key, target)
  if (kind.name === 'user') problems.push(...pairPeople(open, free, rulesOf(input.answers, input.target), input, join))
  else pairNames(kind, open, free, input.answers, join, problems)
}

/** Nothing of them is written, so several may become one. */
const MAY_SHARE: ReadonlySet<KindName> = new Set(['user', 'group'])

export type Join = (source: SnapshotObject, target: SnapshotObject) => void

/** Everything of one name that is not paired yet. */
interface Namesakes {
  readonly sources: SnapshotObject[]
  readonly targets: SnapshotObject[]
}

function pairNames(
  kind: Kind,
  sources: readonly SnapshotObject[],
  targets: readonly SnapshotObject[],
  answers: Answers,
  join: Join,
  problems: Problem[],
): void {
  const byName = new Map<string, Namesakes>()
  for (const target of targets) {
    const name = nameOf(kind, target)
    const same = byName.get(name)
    if (same) same.targets.push(target)
    else byName.set(name, { sources: [], targets: [target] })
  }
  const met = new Set<Namesakes>()
  for (const source of sources) {
    const same = byName.get(nameOf(kind, source))
    if (!same) continue
    same.sources.push(source)
    met.add(same)
  }
  for (const same of met) pairNamesakes(same, answers, join, problems)
}

/** One of each is a pair; several of one side with any of the other is a question. Who shall be updated whatever the doubt goes first. */
function pairNamesakes({ sources, targets }: Namesakes, answers: Answers, join: Join, problems: Problem[]): void {
  let free: readonly SnapshotObject[] = targets
  const open = sources.filter((source) => {
    if (answers[source.key] !== 'update') return true
    const target = free.find(({ key }) => key === source.key) ?? free[0]
    if (target) join(source, target)
    free = free.filter((other) => other !== target)
    return false
  })
  const [source, target] = [open[0], free[0]]
  if (!source || !target) return
  if (open.length === 1 && free.length === 1) join(source, target)
  else for (const one of open) problems.push(ambiguous(one, free))
}

function ambiguous(source: SnapshotObject, targets: readonly SnapshotObject[]): Problem {
  return {
    severity: 'blocks',
    code: 'ambiguous-name',
    about: source.key,
    says: `Several objects share this name; which of the target's is it?`,
    remedy: 'Answer with one of the choices.',
    choices: [
      ...targets.map((target) => ({
        answer: target.key,
        says: `It is ${target.key} of the target${described(target)}.`,
      })),
      { answer: 'create', says: 'It is none of them: create it.' },
    ],
  }
}

function twice(about: Key, said: string): Problem {
  return {
    severity: 'blocks',
    code: 'answered-twice',
    about,
    says: `${said} was already answered for another object; two cannot become one.`,
    remedy: 'Answer with another object, or "leave-out".',
    choices: [
      { answer: 'create', says: 'It is another one: create it.' },
      { answer: 'leave-out', says: 'Leave it out.' },
    ],
  }
}

/** Names do not tell twins apart; what people wrote about them may. */
function described({ value, id }: SnapshotObject): string {
  const description = isObject(value) && typeof value.description === 'string' ? value.description : ''
  return description === '' ? ` (id ${id}, no description)` : ` (id ${id}, “${description}”)`
}

function unknownAnswer(about: Key, said: string, site: string): Problem {
  return {
    severity: 'blocks',
    code: 'unknown-answer',
    about,
    says: `The answer "${said}" is neither an object of ${site}, nor rename: with a new name, nor one of: ${WORDS.join(', ')}.`,
    remedy: 'Correct the answer.',
  }
}

/** Jira compares the names that it keeps unique without case. */
const nameOf = (kind: Kind, object: SnapshotObject): string => kind.nameOf(object.value).toLowerCase()
