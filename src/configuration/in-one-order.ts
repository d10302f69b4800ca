/** One order of objects for every snapshot, so that a plan never depends on the order in which a site listed them. Pure. */
import type { Kind, KindName } from './kind.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'

/** Kinds as they are registered, then keys; what stands so already stays as it is. */
export function inOneOrder(snapshot: Snapshot, kinds: ReadonlyMap<KindName, Kind>): Snapshot {
  if (standsInIt(snapshot.objects, kinds)) return snapshot
  const byKind = Map.groupBy(snapshot.objects, (object) => object.kind)
  const known = [...kinds.keys()].flatMap((kind) => byKey(byKind.get(kind) ?? []))
  const others = snapshot.objects.filter(({ kind }) => !kinds.has(kind))
  return { ...snapshot, objects: [...known, ...byKey(others)] }
}

/** As snapshots are made: then nothing of a large one is copied. */
function standsInIt(objects: readonly SnapshotObject[], kinds: ReadonlyMap<KindName, Kind>): boolean {
  const places = new Map([...kinds.keys()].map((kind, place) => [kind, place]))
  let [place, before] = [-1, '']
  for (const { kind, key } of objects) {
    const now = places.get(kind) ?? places.size
    if (now < place || (now === place && key < before)) return false
    ;[place, before] = [now, key]
  }
  return true
}

/** A key names one object, so that no two are alike. */
const byKey = (objects: readonly SnapshotObject[]): readonly SnapshotObject[] =>
  [...objects].sort((a, b) => (a.key < b.key ? -1 : 1))
