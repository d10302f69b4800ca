/** Reads of a kind only what its signal names, and a sample of the rest to be sure; a sample that differs is the alarm. */
import { equal, type Instant, type Json } from '../base/index.ts'
import type { Jira } from '../jira/index.ts'
import type { AuditRecord, Found, Key, Kind, KindName, Signal } from './kind.ts'
import type { KeyIndex, KeysBefore } from './name-objects.ts'
import { collect, swapAll } from './references.ts'
import { isWorthIt, named, sampleOf } from './signal.ts'
import { type Completeness, type Snapshot, type SnapshotObject, unknownKey } from './snapshot.ts'

/** What a refresh needs of the snapshot before: values of the kinds that have a signal, and who had which key. */
export type Last = Pick<Snapshot, 'site' | 'takenAt' | 'kinds' | 'objects'> & { readonly keys: KeysBefore }

/** All of a snapshot, as the last one. */
export const lastOf = (snapshot: Snapshot): Last => ({ ...snapshot, keys: snapshot.objects })

export interface Since {
  readonly last: Last
  readonly before: KeyIndex
  /** On the site's clock, with what records may be late by. */
  readonly at: Instant
  /** Asked for once, by whichever kind comes first. Null: the audit log does not tell. */
  readonly records: () => Promise<readonly AuditRecord[] | null>
  /** Names of the kinds that may be. */
  readonly carried: ReadonlySet<KindName>
  /** Ids of a kind that were not there before; null while that cannot be told. */
  readonly appeared: (kind: KindName) => Promise<readonly string[] | null>
}

/** A carried object, and as it is now. */
interface Sampled {
  readonly was: SnapshotObject
  readonly now: Found<Json> | undefined
}

export interface Refreshed {
  readonly found: Found<Json>[]
  readonly carried: readonly SnapshotObject[]
  readonly sample: readonly Sampled[]
  readonly how: Pick<Completeness, 'since' | 'carried' | 'sampled' | 'silent' | 'missed'>
}

export const allOf = (found: readonly Found<Json>[], how: Refreshed['how'] = {}): Refreshed => ({
  ...{ found: [...found], carried: [], sample: [], how },
})

/** Null: all of the kind has to be read. What it gives is to be settled once all kinds are read. */
export async function refreshKind(jira: Jira, kind: Kind, since: Since): Promise<Refreshed | null> {
  const signal = kind.signal
  if (signal === undefined || signal.by === 'none') return null
  const known = since.last.objects.filter((object) => object.kind === kind.name)
  const told = await toldBy(signal, jira, since, new Set(known.map(({ id }) => id)))
  if (told === null) return null
  // What a reference could not be resolved to is lost: only the object itself tells it.
  const toRead = new Set([...told, ...known.flatMap(({ id, unresolved }) => (unresolved ? [id] : []))])
  if (!isWorthIt(toRead.size, known.length)) return null
  const read = async (ids: readonly string[]) => (ids.length === 0 ? [] : signal.read(jira, ids))
  const sample = sampleOf(
    known.filter(({ id }) => !toRead.has(id)),
    jira.world.random,
  )
  // Another kind may take long to say what appeared, and is seldom to say anything: nothing waits for it.
  const [first, besides] = await Promise.all([
    read([...toRead, ...sample.map(({ id }) => id)]),
    changedBesides(signal, jira, since),
  ])
  if (besides === null) return null
  for (const id of besides) toRead.add(id)
  if (!isWorthIt(toRead.size, known.length)) return null
  const found = new Map([...first, ...(await read(besides))].map((one) => [one.id, one]))
  return {
    found: [...toRead].flatMap((id) => found.get(id) ?? []),
    carried: known.filter(({ id }) => !toRead.has(id)),
    sample: sample.flatMap((was) => (toRead.has(was.id) ? [] : [{ was, now: found.get(was.id) }])),
    how: {
      since: since.last.kinds[kind.name]?.since ?? since.last.takenAt,
      ...(signal.by === 'audit' && signal.silent !== undefined ? { silent: signal.silent } : {}),
    },
  }
}

/**
 * Once all kinds are read it is known what is `gone`. Jira takes that out of objects without a sign: they are read after
 * all. Any other difference of the sample is a sign that was missed, and then all of the kind is read.
 */
export async function settleKind(
  jira: Jira,
  kind: Kind,
  refreshed: Refreshed,
  gone: ReadonlySet<Key>,
  before: KeyIndex,
): Promise<Refreshed> {
  const { found, carried, sample, how } = refreshed
  const signal = kind.signal
  if (signal === undefined || signal.by === 'none' || carried.length === 0) return refreshed
  const stranded = new Set(
    gone.size === 0 ? [] : carried.filter(({ value }) => collect(kind, value).some(({ held }) => gone.has(held))),
  )
  const missed = sample.filter(({ was, now }) => !stranded.has(was) && !isSame(kind, was, now, before))
  if (missed.length > 0) return allOf(await kind.read(jira, 'all'), { missed: missed.map(({ was }) => was.key) })
  const again =
    stranded.size === 0
      ? []
      : await signal.read(
          jira,
          [...stranded].map(({ id }) => id),
        )
  const left = carried.filter((object) => !stranded.has(object))
  return {
    found: [...found, ...again],
    carried: left,
    sample: [],
    how: { ...how, carried: left.length, sampled: sample.length },
  }
}

/** Said in the keys of then: a name that changed elsewhere changes nothing here. */
function isSame(kind: Kind, was: SnapshotObject, now: Found<Json> | undefined, before: KeyIndex): boolean {
  if (now === undefined || now.locked !== was.locked) return false
  const value = swapAll(kind, now.value, (reference, id) => before.get(reference, id) ?? unknownKey(id))
  return equal(value, was.value)
}

async function toldBy(
  signal: Exclude<Signal, { by: 'none' }>,
  jira: Jira,
  since: Since,
  known: ReadonlySet<string>,
): Promise<readonly string[] | null> {
  if (signal.by === 'stamp') return signal.changed(jira, since.at, known)
  const records = await since.records()
  return records === null ? null : named(signal, records)
}

/** Null while what appeared cannot be told. */
async function changedBesides(
  signal: Exclude<Signal, { by: 'none' }>,
  jira: Jira,
  since: Since,
): Promise<readonly string[] | null> {
  if (signal.by !== 'audit' || signal.besides === undefined) return []
  const { kind, changes } = signal.besides
  const appeared = await since.appeared(kind)
  if (appeared === null) return null
  return (await Promise.all(appeared.map((id) => changes(jira, id)))).flat()
}
