/** From what was read to a snapshot: every object gets its key, every id inside a value becomes a key. Pure. */
import type { Json } from '../base/index.ts'
import { type Found, type Key, type Kind, type KindName, keyOf, type Reference } from './kind.ts'
import { swapAll } from './references.ts'
import { type SnapshotObject, unknownKey } from './snapshot.ts'

export interface ReadKind {
  readonly kind: Kind
  readonly found: readonly Found<Json>[]
}

/** Kind and id → key. */
export class KeyIndex {
  readonly #keys = new Map<string, Key>()
  set(kind: KindName, id: string, key: Key): void {
    this.#keys.set(`${kind}\n${id}`, key)
  }
  get(reference: Pick<Reference, 'kind'>, id: string): Key | undefined {
    for (const kind of kindsOf(reference)) {
      const key = this.#keys.get(`${kind}\n${id}`)
      if (key !== undefined) return key
    }
    return undefined
  }
}

export const kindsOf = (reference: Pick<Reference, 'kind'>): readonly KindName[] =>
  typeof reference.kind === 'string' ? [reference.kind] : reference.kind

export function nameObjects(read: readonly ReadKind[]): SnapshotObject[] {
  const index = new KeyIndex()
  const named = read.flatMap(({ kind, found }) => withKeys(kind, found))
  for (const { kind, key, found } of named) index.set(kind.name, found.id, key)
  return named.map(({ kind, key, found, ambiguous }) => {
    const unresolved: { at: string; kind: string }[] = []
    const value = swapAll(kind, found.value, (reference, id) => {
      const known = index.get(reference, id)
      if (known !== undefined) return known
      const name = kindsOf(reference)[0] ?? ''
      unresolved.push({ at: reference.at, kind: name })
      return unknownKey(name)
    })
    return {
      kind: kind.name,
      key,
      id: found.id,
      value,
      ...(found.locked === undefined ? {} : { locked: found.locked }),
      ...(found.unreadable === undefined ? {} : { unreadable: found.unreadable }),
      ...(ambiguous ? { ambiguous: true as const } : {}),
      ...(unresolved.length === 0 ? {} : { unresolved }),
    }
  })
}

/** Same-named objects get `#2`, `#3` … by age (ids grow with age), and are all marked: a number is no identity. */
function withKeys(kind: Kind, found: readonly Found<Json>[]) {
  const byName = new Map<string, Found<Json>[]>()
  for (const one of found) {
    const name = kind.nameOf(one.value)
    byName.set(name, [...(byName.get(name) ?? []), one])
  }
  return [...byName].flatMap(([name, same]) =>
    [...same]
      .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
      .map((one, at) => ({
        kind,
        found: one,
        ambiguous: same.length > 1,
        key: keyOf(kind.name, at === 0 ? name : `${name}#${at + 1}`),
      })),
  )
}
