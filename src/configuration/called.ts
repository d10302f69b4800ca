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

/** Made when the first name is asked for: most deployments have few texts. */
export function nameIndex(objects: readonly Named[], kinds: ReadonlyMap<KindName, Kind>): NameIndex {
  let keys: Map<string, Key[]> | undefined
  const all: NameIndex['all'] = (reference, name) => {
    keys ??= keysByName(objects, kinds)
    const found = (called: string) => kindsOf(reference).flatMap((kind) => keys?.get(entry(kind, called)) ?? [])
    const exact = found(name)
    return exact.length > 0 ? exact : found(split(name).name)
  }
  const only: SwapName = (reference, name) => {
    const found = all(reference, name)
    return found.length === 1 ? found[0] : undefined
  }
  return { all, only }
}

function keysByName(objects: readonly Named[], kinds: ReadonlyMap<KindName, Kind>): Map<string, Key[]> {
  const keys = new Map<string, Key[]>()
  for (const { kind, key, value } of objects) {
    const told = kinds.get(kind)
    if (!told) continue
    for (const name of new Set(callsOf(told, value).map((one) => entry(kind, one))))
      keys.set(name, [...(keys.get(name) ?? []), key])
  }
  return keys
}

const entry = (kind: KindName, name: string): string => `${kind}\n${name.toLowerCase()}`

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
