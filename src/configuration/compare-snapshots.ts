/** What one snapshot has otherwise than another: what came, went and changed, of one site or of two. Nothing is planned. Pure. */
import { equal, type Json, type Problem } from '../base/index.ts'
import type { Difference } from './compare.ts'
import { type Key, type Kind, type KindName, nameIn } from './kind.ts'
import { swapAll } from './references.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'

/** `create` is what came since, `delete` what went; `before` and `after` hold the names of `before`. */
export function compareSnapshots(
  before: Snapshot,
  after: Snapshot,
  kinds: ReadonlyMap<KindName, Kind>,
): { readonly differences: readonly Difference[]; readonly problems: readonly Problem[] } {
  const pairs = pairsOf(before, after)
  const then = new Map([...pairs].map(([now, old]) => [now.key, old.key]))
  const isWhole = (kind: KindName): boolean => [before, after].every((one) => one.kinds[kind]?.state === 'complete')
  const came = after.objects.map((object) => {
    const old = pairs.get(object)
    if (!isWhole(object.kind)) return difference(object, old, 'left-out', null, kinds)
    if (!old) return difference(object, undefined, 'create', object.value, kinds)
    const kind = kinds.get(object.kind)
    // Both in the form that their kind has now, whatever version of it read them.
    const was = kind ? swapAll(kind, old.value, (_reference, held) => held) : old.value
    const value = kind ? swapAll(kind, object.value, (_reference, held) => then.get(held) ?? held) : object.value
    return difference(object, old, equal(was, value) ? 'unchanged' : 'update', value, kinds)
  })
  const stayed = new Set(pairs.values())
  const taken = new Set(after.objects.map(({ key }) => key))
  const went = before.objects.flatMap((object): Difference[] =>
    stayed.has(object) || !isWhole(object.kind) ? [] : [gone(object, taken)],
  )
  return { differences: [...came, ...went], problems: notWhole(before, after, kinds) }
}

/** An object of one site is told by its id, whatever it is called now; of two sites by its key. */
function pairsOf(before: Snapshot, after: Snapshot): ReadonlyMap<SnapshotObject, SnapshotObject> {
  const same = before.site.identity === after.site.identity
  const mark = ({ kind, id, key }: SnapshotObject): string => (same ? `${kind}\n${id}` : key)
  const old = new Map(before.objects.map((object) => [mark(object), object]))
  return new Map(
    after.objects.flatMap((object): [SnapshotObject, SnapshotObject][] => {
      const known = old.get(mark(object))
      return known ? [[object, known]] : []
    }),
  )
}

function difference(
  { kind, key, id, value }: SnapshotObject,
  old: SnapshotObject | undefined,
  choice: Difference['choice'],
  after: Json | null,
  kinds: ReadonlyMap<KindName, Kind>,
): Difference {
  const [sourceId, targetId] = [id, old?.id ?? null]
  const name = kinds.get(kind)?.nameOf(value) ?? nameIn(key)
  const base = { kind, key, name, choice, sourceId, targetId, targetKey: old?.key ?? key, because: null, problems: [] }
  return { ...base, before: old?.value ?? null, after }
}

/** Another may be called so by now. */
function gone({ kind, key, id, value }: SnapshotObject, taken: ReadonlySet<Key>): Difference {
  const free = taken.has(key) ? `${key}#gone` : key
  const base = { kind, key: free, name: nameIn(key), targetKey: key, because: null, problems: [] }
  return { ...base, choice: 'delete', sourceId: null, targetId: id, before: value, after: null }
}

/** What one of the two could not tell whole is neither there nor gone. */
function notWhole(before: Snapshot, after: Snapshot, kinds: ReadonlyMap<KindName, Kind>): Problem[] {
  return [before, after].flatMap((snapshot) =>
    Object.entries(snapshot.kinds).flatMap(([name, { state, reason }]): Problem[] => {
      if (state === 'complete') return []
      const says = `${kinds.get(name)?.plural ?? name} of ${snapshot.site.name}: ${reason ?? state}`
      const code = state === 'partial' ? 'kind-partial' : 'kind-unreadable'
      return [{ severity: state === 'partial' ? 'warns' : 'notes', code, about: `${snapshot.site.name}/${name}`, says }]
    }),
  )
}
