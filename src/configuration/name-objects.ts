/** From what was read to a snapshot: every object gets its key, every id inside a value becomes a key. Pure. */
import { equal, type Json } from '../base/index.ts'
import { type Found, type Key, type Kind, type KindName, keyOf, kindOf, type Reference } from './kind.ts'
import { swapAll } from './references.ts'
import { type SnapshotObject, unknownKey } from './snapshot.ts'

export interface ReadKind {
  readonly kind: Kind
  readonly found: readonly Found<Json>[]
  /** Taken over from the snapshot before: their values hold its keys. */
  readonly carried?: readonly SnapshotObject[]
}

/** Who had which key in the snapshot before. */
export type KeysBefore = readonly Pick<SnapshotObject, 'kind' | 'key' | 'id'>[]

/** Kind → id → key. */
export class KeyIndex {
  readonly #kinds = new Map<KindName, Map<string, Key>>()
  set(kind: KindName, id: string, key: Key): void {
    const keys = this.#kinds.get(kind)
    if (keys) keys.set(id, key)
    else this.#kinds.set(kind, new Map([[id, key]]))
  }
  get(reference: Pick<Reference, 'kind'>, id: string): Key | undefined {
    for (const kind of kindsOf(reference)) {
      const key = this.#kinds.get(kind)?.get(id)
      if (key !== undefined) return key
    }
    return undefined
  }
}

export const kindsOf = (reference: Pick<Reference, 'kind'>): readonly KindName[] =>
  typeof reference.kind === 'string' ? [reference.kind] : reference.kind

/**
 * Of each kind in the order of their keys. What is as it `was` stays the same object, and what was read is let go one by
 * one: a large site is held once, not in ids and in keys and as it was.
 */
export function nameObjects(
  read: Iterable<ReadKind>,
  before: KeysBefore = [],
  was: ReadonlyMap<Key, SnapshotObject> = new Map(),
): SnapshotObject[] {
  const index = new KeyIndex()
  const left: Named[] = []
  for (const { kind, found, carried = [] } of read)
    for (const one of withKeys(kind, found, carried)) {
      index.set(kind.name, one.found.id, one.key)
      left.push(one)
    }
  const moved = movedKeys(before, index)
  const objectOf = ({ kind, key, found, ambiguous, isCarried }: Named): SnapshotObject => {
    const unresolved: { at: string; kind: string }[] = []
    const missing = ({ at }: Reference, name: string): Key => {
      unresolved.push({ at, kind: name })
      return unknownKey(name)
    }
    const anew = (reference: Reference, held: Key) =>
      moved.has(held) ? (moved.get(held) ?? missing(reference, kindOf(held))) : held
    const resolved = (reference: Reference, id: string) =>
      index.get(reference, id) ?? missing(reference, kindsOf(reference)[0] ?? '')
    return asItWas(was.get(key), {
      kind: kind.name,
      key,
      id: found.id,
      value: isCarried && moved.size === 0 ? found.value : swapAll(kind, found.value, isCarried ? anew : resolved),
      ...(found.locked === undefined ? {} : { locked: found.locked }),
      ...(found.unreadable === undefined ? {} : { unreadable: found.unreadable }),
      ...(ambiguous ? { ambiguous: true as const } : {}),
      ...(unresolved.length === 0 ? {} : { unresolved }),
    })
  }
  const objects: SnapshotObject[] = []
  left.reverse()
  for (let one = left.pop(); one; one = left.pop()) objects.push(objectOf(one))
  return objects
}

const asItWas = (was: SnapshotObject | undefined, now: SnapshotObject): SnapshotObject =>
  was && equal({ ...was }, { ...now }) ? was : now

/** Key of before → the object's key now, where it has another one; undefined where the object is gone. */
function movedKeys(before: KeysBefore, index: KeyIndex): ReadonlyMap<Key, Key | undefined> {
  return new Map(
    before.flatMap(({ kind, key, id }) => {
      const now = index.get({ kind }, id)
      return now === key ? [] : [[key, now]]
    }),
  )
}

interface Named {
  readonly kind: Kind
  readonly key: Key
  readonly found: Found<Json>
  readonly ambiguous: boolean
  readonly isCarried: boolean
}

/** Same-named objects get `#2`, `#3` … by age (ids grow with age), and are all marked: a number is no identity. */
function withKeys(kind: Kind, found: readonly Found<Json>[], carried: readonly Found<Json>[]): Named[] {
  const byName = Map.groupBy([...found, ...carried], (one) => kind.nameOf(one.value))
  const isOld = new Set(carried)
  return [...byName]
    .flatMap(([name, same]) =>
      [...same]
        .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
        .map((one, at) => ({
          kind,
          found: one,
          isCarried: isOld.has(one),
          ambiguous: same.length > 1,
          key: keyOf(kind.name, at === 0 ? name : `${name}#${at + 1}`),
        })),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}
