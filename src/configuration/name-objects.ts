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

/** Of each kind in the order of their keys. What is as it `was` stays the same object: two large snapshots need little more memory than one. */
export function nameObjects(
  read: readonly ReadKind[],
  before: KeysBefore = [],
  was: ReadonlyMap<Key, SnapshotObject> = new Map(),
): SnapshotObject[] {
  const index = new KeyIndex()
  const named = read.flatMap(({ kind, found, carried = [] }) => withKeys(kind, found, carried))
  for (const { kind, key, found } of named) index.set(kind.name, found.id, key)
  const moved = movedKeys(before, index)
  return named.map(({ kind, key, found, ambiguous, isCarried }) => {
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
  })
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

/** Same-named objects get `#2`, `#3` … by age (ids grow with age), and are all marked: a number is no identity. */
function withKeys(kind: Kind, found: readonly Found<Json>[], carried: readonly Found<Json>[]) {
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
