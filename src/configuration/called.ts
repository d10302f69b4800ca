/** How the objects of one site are called in texts, and which object a name means. Pure. */
import type { Problem } from '../base/index.ts'
import type { Key, Kind, KindName, Reference } from './kind.ts'
import { kindsOf } from './name-objects.ts'
import type { SwapName } from './references.ts'
import type { SnapshotObject } from './snapshot.ts'

type Named = Pick<SnapshotObject, 'kind' | 'key' | 'value'>

export interface NameIndex {
  /** All objects of these kinds that the name may mean. */
  readonly all: (reference: Reference, name: string) => readonly Key[]
  /** The one that it means, where it is one. */
  readonly only: SwapName
}

/** Of each kind made when the first of its names is asked for: most kinds are named in no text. */
export function nameIndex(objects: readonly Named[], kinds: ReadonlyMap<KindName, Kind>): NameIndex {
  let byKind: Map<KindName, readonly Named[]> | undefined
  const indexes = new Map<KindName, ReadonlyMap<string, readonly Key[]>>()
  const indexOf = (kind: KindName): ReadonlyMap<string, readonly Key[]> => {
    const known = indexes.get(kind)
    if (known) return known
    byKind ??= Map.groupBy(objects, (object) => object.kind)
    const made = keysByName(byKind.get(kind) ?? [], kinds.get(kind))
    indexes.set(kind, made)
    return made
  }
  const all: NameIndex['all'] = (reference, name) => {
    const found = (called: string) =>
      kindsOf(reference).flatMap((kind) => indexOf(kind).get(called.toLowerCase()) ?? [])
    const exact = found(name)
    return exact.length > 0 ? exact : found(split(name).name)
  }
  const only: SwapName = (reference, name) => {
    const found = all(reference, name)
    return found.length === 1 ? found[0] : undefined
  }
  return { all, only }
}

function keysByName(objects: readonly Named[], kind: Kind | undefined): Map<string, Key[]> {
  const keys = new Map<string, Key[]>()
  if (!kind) return keys
  for (const { key, value } of objects)
    for (const one of callsOf(kind, value)) {
      const name = one.toLowerCase()
      const those = keys.get(name)
      if (!those) keys.set(name, [key])
      // It may be called the same in two ways.
      else if (those.at(-1) !== key) those.push(key)
    }
  return keys
}

export const callsOf = (kind: Kind, value: SnapshotObject['value']): readonly string[] =>
  kind.called?.(value) ?? [kind.nameOf(value)]

/** Jira tells fields of one name apart by their type: `Customer[Dropdown]`. */
export function split(name: string): { name: string; type: string } {
  const [, base, type] = /^(.+?)(\[[^\]]*\])$/s.exec(name) ?? []
  return { name: base ?? name, type: type ?? '' }
}

export const unresolved = (text: string, why: string): Omit<Problem, 'about'> => ({
  severity: 'blocks',
  code: 'text-unresolved',
  says: `The part “${text}” ${why}, so it cannot be said in the target’s words.`,
  remedy: 'Mend the text on the source, or leave this object out.',
  choices: [{ answer: 'leave-out', says: 'Leave this object out.' }],
})
