/** What a deployment includes: the chosen projects and everything they stand on, each with the chain that brought it in. Pure. */
import { Fault } from '../base/index.ts'
import { type Key, type Kind, type KindName, kindOf } from './kind.ts'
import { collect } from './references.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'

export interface Scope {
  readonly keys: ReadonlySet<Key>
  /** Key → the key that referred to it first; null for what was chosen. */
  readonly why: ReadonlyMap<Key, Key | null>
}

/** `projects` are project keys as Jira writes them; null means the whole site. */
export function scopeOf(
  source: Snapshot,
  kinds: ReadonlyMap<KindName, Kind>,
  projects: readonly string[] | null,
): Scope {
  if (projects === null) return wholeSite(source)
  const byKey = new Map(source.objects.map((object) => [object.key, object]))
  const why = new Map<Key, Key | null>()
  for (const project of projects) {
    const key = `project:${project.trim().toUpperCase()}`
    if (!byKey.has(key))
      throw new Fault('input.invalid', `${source.site.name} has no project ${project} that this account may see.`, {
        about: project,
        remedy: projectsOf(source),
      })
    why.set(key, null)
  }
  const [chosen = null] = why.keys()
  for (const object of source.objects) if (kinds.get(object.kind)?.siteWide) why.set(object.key, chosen)
  const bound = boundTo(source, kinds)
  for (const key of why.keys()) {
    const object = byKey.get(key)
    if (!object) continue
    for (const next of [...referredTo(object, kinds), ...(bound.get(key) ?? [])])
      if (!why.has(next) && byKey.has(next)) why.set(next, key)
  }
  return { keys: new Set(why.keys()), why }
}

function wholeSite(source: Snapshot): Scope {
  const why = new Map(source.objects.map((object) => [object.key, null]))
  return { keys: new Set(why.keys()), why }
}

function referredTo(object: SnapshotObject, kinds: ReadonlyMap<KindName, Kind>): Key[] {
  const kind = kinds.get(object.kind)
  return kind ? collect(kind, object.value).flatMap(({ reference, held }) => (reference.loose ? [] : [held])) : []
}

/** Objects that name a project by a loose reference (a field's context) come along with it: they exist for it. */
function boundTo(source: Snapshot, kinds: ReadonlyMap<KindName, Kind>): Map<Key, Key[]> {
  const bound = new Map<Key, Key[]>()
  for (const object of source.objects) {
    const kind = kinds.get(object.kind)
    if (!kind?.references.some((reference) => reference.loose)) continue
    for (const { reference, held } of collect(kind, object.value))
      if (reference.loose && kindOf(held) === 'project') bound.set(held, [...(bound.get(held) ?? []), object.key])
  }
  return bound
}

function projectsOf(source: Snapshot): string {
  const keys = source.objects
    .filter((object) => object.kind === 'project')
    .map((object) => object.key.slice('project:'.length))
  return keys.length === 0
    ? 'It shows no projects at all.'
    : `It has: ${keys.slice(0, 20).join(', ')}${keys.length > 20 ? ' …' : ''}.`
}
