/** Who on the target uses an object: its references backwards, up to projects and filters. Pure. */
import { type Key, type Kind, type KindName, kindOf } from './kind.ts'
import { collect } from './references.ts'
import type { Snapshot } from './snapshot.ts'

export interface Uses {
  /** Projects that stand on it, over whatever stands between. */
  readonly projects: (key: Key) => readonly Key[]
  /** Objects of a kind that name it, directly. */
  readonly namedBy: (key: Key, kind: KindName) => readonly Key[]
}

export function usesOn(target: Snapshot, kinds: ReadonlyMap<KindName, Kind>): Uses {
  const users = usersOf(target, kinds)
  const all = target.objects.flatMap(({ kind, key }) => (kind === 'project' ? [key] : []))
  const above = (key: Key): Key[] => {
    const met = new Set([key])
    for (const one of met) if (kindOf(one) !== 'project') for (const user of users.get(one) ?? []) met.add(user)
    return [...met].filter((one) => kindOf(one) === 'project')
  }
  return {
    projects: (key) => (kinds.get(kindOf(key))?.siteWide ? all : above(key)),
    namedBy: (key, kind) => (users.get(key) ?? []).filter((user) => kindOf(user) === kind),
  }
}

/** Key → keys of what uses it; what a reference only limits something to is not used by it. */
function usersOf(target: Snapshot, kinds: ReadonlyMap<KindName, Kind>): Map<Key, Key[]> {
  const users = new Map<Key, Key[]>()
  for (const { kind: name, key, value } of target.objects) {
    const kind = kinds.get(name)
    if (!kind) continue
    const used = collect(kind, value).flatMap(({ reference, held }) =>
      reference.loose === true || reference.limits ? [] : [held],
    )
    for (const held of new Set(used)) {
      const list = users.get(held)
      if (list) list.push(key)
      else users.set(held, [key])
    }
  }
  return users
}
