/** What a deployment includes: what was chosen and everything it stands on, each with the chain that brought it in. Pure. */
import { nameIndex } from './called.ts'
import { type Chosen, resolveChosen } from './chosen.ts'
import { type Key, type Kind, type KindName, kindOf } from './kind.ts'
import { collect, type Held, type SwapName } from './references.ts'
import { objectsByKey, type Snapshot, type SnapshotObject } from './snapshot.ts'

/** One step of the way from what was chosen: `key` brings the next one in. */
export type Link = {
  readonly key: Key
  /** It names the next one; the next one exists for it; or every project stands on the next one. */
  readonly how: 'names' | 'is-named' | 'site-wide'
  /** Where in the value of whichever names the other. */
  readonly at: string | null
}

export interface Scope {
  readonly keys: Pick<ReadonlySet<Key>, 'has' | 'keys'>
  /** Key → what brought it in, by the shortest way; null for what was chosen. Empty where that is the whole site. */
  readonly why: ReadonlyMap<Key, Link | null>
}

export function scopeOf(source: Snapshot, kinds: ReadonlyMap<KindName, Kind>, chosen: Chosen): Scope {
  const roots = resolveChosen(source, kinds, chosen)
  const byKey = objectsByKey(source)
  if (roots === null) return { keys: byKey, why: new Map() }
  const why = new Map<Key, Link | null>(roots.map((key) => [key, null]))
  const project = roots.find((key) => kindOf(key) === 'project')
  if (project !== undefined)
    for (const object of source.objects)
      if (kinds.get(object.kind)?.siteWide && !why.has(object.key))
        why.set(object.key, { key: project, how: 'site-wide', at: null })
  const { only } = nameIndex(source.objects, kinds)
  const bound = boundTo(source, kinds, only)
  for (const key of why.keys()) {
    const object = byKey.get(key)
    if (!object) continue
    for (const { held, reference } of heldBy(object, kinds, only))
      if (!reference.loose && !why.has(held) && byKey.has(held)) why.set(held, { key, how: 'names', at: reference.at })
    for (const { next, at } of bound.get(key) ?? []) if (!why.has(next)) why.set(next, { key, how: 'is-named', at })
  }
  return { keys: why, why }
}

/** From what was chosen down to what brought this in; empty for what was chosen itself. */
export function chainOf({ why }: Scope, key: Key): readonly Link[] {
  const chain: Link[] = []
  for (let link = why.get(key); link; link = why.get(link.key)) chain.unshift(link)
  return chain
}

function heldBy(object: SnapshotObject, kinds: ReadonlyMap<KindName, Kind>, keyOf: SwapName): Held[] {
  const kind = kinds.get(object.kind)
  return kind ? collect(kind, object.value, keyOf) : []
}

/** Objects that name a project by a loose reference (a field's context) come along with it: they exist for it. */
function boundTo(
  source: Snapshot,
  kinds: ReadonlyMap<KindName, Kind>,
  keyOf: SwapName,
): Map<Key, { next: Key; at: string }[]> {
  const bound = new Map<Key, { next: Key; at: string }[]>()
  for (const object of source.objects) {
    const kind = kinds.get(object.kind)
    if (!kind?.inside && !kind?.references.some((reference) => reference.loose)) continue
    for (const { reference, held } of heldBy(object, kinds, keyOf)) {
      if (!reference.loose || reference.loose === 'free' || kindOf(held) !== 'project') continue
      const list = bound.get(held) ?? []
      list.push({ next: object.key, at: reference.at })
      bound.set(held, list)
    }
  }
  return bound
}
