/** What takes a deployment back: each object that it wrote goes to its value before, what it made goes, what it deleted comes again. Pure. */
import { equal, isObject, type Json, type Problem } from '../base/index.ts'
import { doneByHand, type Entry, mayBeOurs, type Past, pastOf, pasts } from '../plan/index.ts'
import type { Answers } from './answers.ts'
import { isBetween } from './between.ts'
import { untoldOn } from './by-hand.ts'
import type { Change, ConfigurationPlan } from './change.ts'
import { type Choice, type Comparison, type Difference, keptOf } from './compare.ts'
import { hasTrash } from './deployable.ts'
import { type Key, type Kind, type KindName, kindOf, nameIn } from './kind.ts'
import { KeyIndex } from './name-objects.ts'
import { swapAll } from './references.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'
import { fillUnreadable } from './translate.ts'
import { backHand, isByHand, LEAVE, notTaken, unable } from './undo-by-hand.ts'
import { usedSince } from './undo-uses.ts'

export interface UndoInput {
  /** The plan that was deployed, and its journal, whole or not. */
  readonly plan: ConfigurationPlan
  readonly entries: readonly Entry[]
  /** The target as it is now. */
  readonly target: Snapshot
  readonly kinds: ReadonlyMap<KindName, Kind>
  readonly answers: Answers
}

/** One object that the deployment wrote, or may have written: by one step, or by two where a reference came later. */
export interface Touched {
  readonly kind: Kind
  /** As the deployed plan names it. */
  readonly key: Key
  readonly id: string | null
  readonly before: Json | null
  readonly after: Json | null
  /** Ids of same-named objects that were there before it. */
  readonly besides: readonly string[]
  /** Properties of which the deployment said nothing. */
  readonly untold: readonly string[]
  /** Deleted into Jira's trash, from which it may come back. */
  readonly trashed: boolean
  /** A person did it, or a part of it, where the target shows nothing. */
  readonly unseen: boolean
  /** All its steps ended as they should: then it was `after`, and what is not so now is somebody's edit. */
  readonly ended: boolean
  /** What each of its steps that were begun was to make of it. */
  readonly ways: readonly Pick<Change, 'before' | 'after'>[]
  /** What a person had said about its details. */
  readonly answers: Answers
}

/** The differences of an undo, to be planned like any others. */
export function undoing(input: UndoInput): Comparison & { readonly answers: Answers } {
  const touched = touchedBy(input)
  const names = namesNow(touched, input)
  const drafts = touched.flatMap((one) => draftOf(one, names, input))
  const { differences, problems } = usedSince(drafts, input)
  return {
    differences,
    fallback: null,
    problems: [...problems, ...partialKinds(input)],
    answers: { ...backwards(touched, names), ...input.answers },
  }
}

/** What could not be read whole may be there: nothing is taken back before it is. */
function partialKinds({ target: { site, kinds: read }, kinds }: UndoInput): Problem[] {
  return Object.entries(read).flatMap(([name, { state, reason }]): Problem[] =>
    state !== 'partial'
      ? []
      : [
          {
            severity: 'blocks',
            code: 'kind-partial',
            about: `${site.name}/${name}`,
            says: `${kinds.get(name)?.plural ?? name} of ${site.name}: ${reason ?? state}`,
            remedy: 'Mend the cause and undo again.',
          },
        ],
  )
}

/** What was written, or may have been, by us or by a person whom the plan asked. What was found as wanted, or refused, is nobody's to take back. */
function touchedBy({ plan, entries, kinds }: UndoInput): Touched[] {
  const known = pasts(entries)
  const begun = plan.steps.filter((step) => {
    const past = pastOf(known, step.id)
    return mayBeOurs(past) || doneByHand(past)
  })
  return [...Map.groupBy(begun, (step) => step.data.key)].flatMap(([key, steps]): Touched[] => {
    const [first, last] = [steps[0]?.data, steps.at(-1)?.data]
    const kind = first && kinds.get(first.kind)
    if (!first || !last || !kind) return []
    const ends = steps.map((step) => known.get(step.id))
    return [
      {
        kind,
        key,
        id: first.id ?? first.trashed ?? madeId(ends),
        before: first.before,
        after: last.after,
        besides: first.besides,
        untold: first.untold ?? [],
        trashed: last.after === null && !last.byHand && hasTrash(kind, plan.to) && last.exactly !== true,
        unseen: steps.some((step) => step.data.unseen === true),
        ended: ends.every((past) => past?.end?.what === 'done'),
        ways: steps.map((step) => step.data),
        answers: first.answers,
      },
    ]
  })
}

function madeId(pasts: readonly (Past | undefined)[]): string | null {
  for (const past of pasts) {
    const result = past?.end?.what === 'done' ? past.end.result : null
    if (isObject(result) && typeof result.id === 'string') return result.id
  }
  return null
}

/** How what the deployed plan names is named on the target now; undefined for what is not there and does not come again. */
export type NamesNow = (key: Key) => Key | undefined

/** Names may have changed since, by the deployment itself too: ids tell what is which. */
function namesNow(touched: readonly Touched[], { plan, target }: UndoInput): NamesNow {
  const ids = new Map<Key, string>(Object.entries(plan.bindings))
  for (const { key, id } of touched) if (id !== null) ids.set(key, id)
  const index = new KeyIndex()
  for (const object of target.objects) index.set(object.kind, object.id, object.key)
  const coming = new Set(touched.filter((one) => one.before !== null).map((one) => one.key))
  return (key) => {
    const id = ids.get(key)
    const now = id === undefined ? undefined : index.get({ kind: kindOf(key) }, id)
    return now ?? (coming.has(key) ? key : undefined)
  }
}

function draftOf(one: Touched, names: NamesNow, { target, answers }: UndoInput): Difference[] {
  const read = target.kinds[one.kind.name]?.state
  if (read === 'unreadable') return backByHand(one, names, target, answers)
  if (read !== 'complete') return []
  const now = objectNow(one, target)
  if (!now && one.before === null) return []
  const untold = untoldOn(one.kind, target)
  const { value: after, problems } = one.before === null ? NOTHING : inNamesOf(one, one.before, names)
  const key = now?.key ?? one.key
  const wanted = now && after !== null ? keeping(one.kind, key, after, now, answers) : after
  if (now !== undefined && wanted !== null && equal(now.value, wanted)) return []
  const changed = now ? changedSince(one, now, names, untold) : []
  const said = answers[key]
  const choice = said === 'leave-out' ? 'left-out' : choiceOf(now, after)
  return [
    {
      kind: one.kind.name,
      key,
      name: now ? one.kind.nameOf(now.value) : nameIn(one.key),
      choice,
      sourceId: null,
      targetKey: key,
      targetId: now?.id ?? null,
      ...(now || one.id === null || !one.trashed ? {} : { trashed: one.id }),
      before: now ? (after === null ? toldWhole(one, now, names, untold) : now.value) : null,
      after: wanted === null || now ? wanted : withBorn(one.kind, wanted),
      because: null,
      ...(isByHand(one.kind, choice, target) ? { byHand: 'seen' as const } : {}),
      problems: [
        ...problems,
        ...(said === undefined ? changed : []),
        ...unable(one.kind, key, choice, target),
        ...(one.unseen && now && choice === 'update' ? [notTaken(key, untold, target)] : []),
      ],
    },
  ]
}

/** With what the site does not tell and a person set, as the deployed plan had it: what goes lets go of that, too. */
const toldWhole = (one: Touched, { value }: SnapshotObject, names: NamesNow, untold: readonly string[]): Json =>
  one.after === null
    ? value
    : fillUnreadable(
        value,
        untold,
        swapAll(one.kind, one.after, (_reference, held) => names(held) ?? held),
      )

/** Nobody can look: what a person was asked to make, a person is asked to take away. */
function backByHand(one: Touched, names: NamesNow, target: Snapshot, answers: Answers): Difference[] {
  const key = one.key
  const back = one.before === null ? null : inNamesOf(one, one.before, names).value
  const verb = back === null ? 'delete' : one.after === null ? 'create' : 'update'
  const choice: Choice = answers[key] === 'leave-out' ? 'left-out' : verb
  return [
    {
      ...{ kind: one.kind.name, key, name: nameIn(key), choice, sourceId: null, targetKey: key, targetId: one.id },
      ...{ before: one.after, after: back, because: null },
      ...(choice === 'left-out' ? { problems: [] } : { byHand: 'unseen', problems: [backHand(key, verb, target)] }),
    },
  ]
}

const NOTHING: { readonly value: Json | null; readonly problems: readonly Problem[] } = { value: null, problems: [] }

/** By its id; what has none (a create whose answer was lost) or another since (a delete taken back) by its name. */
function objectNow(one: Touched, target: Snapshot): SnapshotObject | undefined {
  const mine = target.objects.filter((object) => object.kind === one.kind.name)
  const same = mine.find((object) => object.id === one.id)
  if (same || (one.id !== null && one.after !== null)) return same
  const value = one.after ?? one.before
  const name = value === null ? undefined : one.kind.nameOf(value)
  return mine.find((object) => !one.besides.includes(object.id) && one.kind.nameOf(object.value) === name)
}

function choiceOf(now: SnapshotObject | undefined, after: Json | null): Choice {
  if (after === null) return 'delete'
  return now ? 'update' : 'create'
}

/** What a person said to keep of what was added stays as the target's own would in a deployment, and what nobody can take back stays. */
function keeping(kind: Kind, key: Key, after: Json, now: SnapshotObject, answers: Answers): Json {
  const kept = keptOf(key, answers)
  const wanted = kept.size > 0 && kind.merge ? kind.merge(after, now.value, kept) : after
  return kind.stays ? kind.stays(wanted, now.value) : wanted
}

const withBorn = (kind: Kind, value: Json): Json =>
  kind.born && kind.merge ? kind.merge(value, kind.born(value), new Set()) : value

function inNamesOf(one: Touched, value: Json, names: NamesNow): { value: Json; problems: readonly Problem[] } {
  const gone = new Set<Key>()
  const renamed = swapAll(one.kind, value, (_reference, held) => {
    const now = names(held)
    if (now === undefined) gone.add(held)
    return now
  })
  return { value: renamed, problems: [...gone].map((held) => goneSince(one.key, held)) }
}

function goneSince(about: Key, held: Key): Problem {
  return {
    severity: 'blocks',
    code: 'gone-since',
    about,
    says: `Before, it named ${held}, which is no longer there.`,
    remedy: `Make ${held} again, or leave this object as it is.`,
    choices: [LEAVE],
  }
}

/** Somebody's edit after the deployment: taking the deployment back would lose it. */
function changedSince(one: Touched, now: SnapshotObject, names: NamesNow, untold: readonly string[]): Problem[] {
  const inNames = (value: Json | null): Json =>
    value === null ? null : fillUnreadable(inNamesOf(one, value, names).value, [...untold, ...one.untold], now.value)
  if (equal(now.value, inNames(one.after))) return []
  // What an update holds otherwise while it is under way is our own unfinished work.
  const isOurs = ({ before, after }: Touched['ways'][number]): boolean => {
    const shall = inNames(after)
    return before === null || isBetween(fillUnreadable(now.value, one.kind.underway, shall), inNames(before), shall)
  }
  if (!one.ended && one.ways.some(isOurs)) return []
  const back = one.before === null ? 'delete' : 'update'
  return [
    {
      severity: 'blocks',
      code: 'changed-since',
      about: now.key,
      says: 'It has been changed since the deployment; taking it back loses that change.',
      remedy: 'Say which it shall be.',
      choices: [
        { answer: back, says: back === 'delete' ? 'Delete it all the same.' : 'Put it back as it was before.' },
        LEAVE,
      ],
    },
  ]
}

/** Issues that an answer moved from one status to another go back the same way, where the way back asks. */
function backwards(touched: readonly Touched[], names: NamesNow): Answers {
  return Object.fromEntries(
    touched.flatMap(({ key, answers }) =>
      Object.entries(answers).flatMap(([from, to]): [string, string][] =>
        to.includes(':') ? [[`${names(key) ?? key}/${names(to) ?? to}`, names(from) ?? from]] : [],
      ),
    ),
  )
}
