/** What a site's configuration was at one moment, said in keys instead of ids, and how much of it could be read. */
import type { Instant, Json } from '../base/index.ts'
import type { Deployment } from '../jira/index.ts'
import type { Key, KindName } from './kind.ts'

/**
 * `complete`: all of it. `partial`: some could not be read; nothing is compared with it or planned from it.
 * `unreadable`: this site's API cannot tell it at all.
 */
export interface Completeness {
  readonly state: 'complete' | 'partial' | 'unreadable'
  readonly reason?: string
  readonly count: number
  /** Of the kind that read it: what another version read is never carried over. */
  readonly version?: number
  /** When all of it was read; later than that it was refreshed. Missing: at the snapshot's own time. */
  readonly since?: Instant
  /** How many objects were taken over from the snapshot before, and how many of these were read again to be sure. */
  readonly carried?: number
  readonly sampled?: number
  /** What of the carried ones may have changed without a sign. */
  readonly silent?: string
  /** Objects that had changed without a sign: the alarm. All of the kind was then read. */
  readonly missed?: readonly Key[]
}

export interface SnapshotObject {
  readonly kind: KindName
  readonly key: Key
  /** The site's own id, kept beside the value and never inside it. */
  readonly id: string
  readonly value: Json
  readonly locked?: string
  readonly unreadable?: readonly string[]
  /** Several objects of the site have this name. */
  readonly ambiguous?: true
  /** References to objects that were not found on the site; in the value they stand as `kind:?`. */
  readonly unresolved?: readonly { readonly at: string; readonly kind: string }[]
}

export interface Snapshot {
  readonly site: { readonly name: string; readonly identity: string; readonly deployment: Deployment }
  readonly takenAt: Instant
  /** The account that read, as this site's user key: stands in for missing people where no answer names somebody. */
  readonly account: Key | null
  readonly kinds: Readonly<Record<KindName, Completeness>>
  readonly objects: readonly SnapshotObject[]
}

const indexes = new WeakMap<Pick<Snapshot, 'objects'>, ReadonlyMap<Key, SnapshotObject>>()

/** The object of each key. Made once for a snapshot: of a large one each such map costs more than what is looked up in it. */
export function objectsByKey(snapshot: Pick<Snapshot, 'objects'>): ReadonlyMap<Key, SnapshotObject> {
  const known = indexes.get(snapshot)
  if (known) return known
  const made = new Map<Key, SnapshotObject>()
  for (const object of snapshot.objects) made.set(object.key, object)
  indexes.set(snapshot, made)
  return made
}

/** A reference that leads nowhere we know. */
export const unknownKey = (kind: string): Key => `${kind}:?`
