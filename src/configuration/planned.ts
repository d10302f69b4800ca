/** Values of a plan in the target's ids, as kinds ask the target about them. Pure. */
import type { Json } from '../base/index.ts'
import type { Difference } from './compare.ts'
import type { Key, Kind, KindName, Planned } from './kind.ts'
import { collect, swapAll } from './references.ts'

export function plannedBy(
  differences: readonly Difference[],
  kinds: ReadonlyMap<KindName, Kind>,
  ids: ReadonlyMap<Key, string>,
): Planned {
  const changes = differences.filter(({ choice }) => choice === 'create' || choice === 'update')
  const after = new Map(changes.map((one) => [`${one.kind}\n${one.targetId ?? one.targetKey}`, one.after]))
  return (name, id) => {
    const [kind, value] = [kinds.get(name), after.get(`${name}\n${id}`)]
    return kind && value !== undefined ? inIds(kind, value, ids) : undefined
  }
}

/** What this plan will create has no id yet, so it stands as its key: no issue can be using it. */
export function inIds(kind: Kind, value: Json, ids: ReadonlyMap<Key, string>): Json {
  const known = new Map(collect(kind, value).map(({ held }) => [held, ids.get(held) ?? held]))
  return swapAll(kind, value, (_reference, key) => known.get(key))
}
