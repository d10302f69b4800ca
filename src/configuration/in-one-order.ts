/** One order of objects for every snapshot, so that a plan never depends on the order in which a site listed them. Pure. */
import type { Kind, KindName } from './kind.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'

/** Kinds as they are registered, then keys; what stands so already stays as it is. */
export function inOneOrder(snapshot: Snapshot, kinds: ReadonlyMap<KindName, Kind>): Snapshot {
  const byKind = Map.groupBy(snapshot.objects, (object) => object.kind)
  const known = [...kinds.keys()].flatMap((kind) => byKey(byKind.get(kind) ?? []))
  const others = snapshot.objects.filter(({ kind }) => !kinds.has(kind))
  const objects = [...known, ...byKey(others)]
  return objects.every((object, at) => object === snapshot.objects[at]) ? snapshot : { ...snapshot, objects }
}

/** A key names one object, so that no two are alike. */
const byKey = (objects: readonly SnapshotObject[]): readonly SnapshotObject[] =>
  [...objects].sort((a, b) => (a.key < b.key ? -1 : 1))
