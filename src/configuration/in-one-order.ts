/** One order of objects for every snapshot, so that a plan never depends on the order in which a site listed them. Pure. */
import type { Kind, KindName } from './kind.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'

/** Kinds as they are registered, then keys; what stands so already stays as it is. */
export function inOneOrder(snapshot: Snapshot, kinds: ReadonlyMap<KindName, Kind>): Snapshot {
  const places = new Map([...kinds.keys()].map((name, at) => [name, at]))
  const place = (object: SnapshotObject): number => places.get(object.kind) ?? places.size
  const objects = [...snapshot.objects].sort(
    (a, b) => place(a) - place(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )
  return { ...snapshot, objects }
}
