/** Kinds made up for tests of deciding, sites that are nothing but tables, and what a plan makes of such a table. */
import { isObject, type Json } from '../src/base/index.ts'
import type { Answers } from '../src/configuration/answers.ts'
import type { ConfigurationPlan } from '../src/configuration/change.ts'
import { compare } from '../src/configuration/compare.ts'
import { CANNOT, type Capability, defineKind, type Kind, type Reference } from '../src/configuration/kind.ts'
import { makePlan } from '../src/configuration/make-plan.ts'
import { nameObjects } from '../src/configuration/name-objects.ts'
import { swapAll } from '../src/configuration/references.ts'
import type { Completeness, Snapshot } from '../src/configuration/snapshot.ts'
import { undoing } from '../src/configuration/undo.ts'
import type { Entry } from '../src/plan/index.ts'

export const FULL: Capability = { read: ['get'], create: ['post'], update: ['put'], delete: ['delete'], undo: true }

const nameOf = (value: Json): string => String(isObject(value) ? value.name : '')

export function toy(name: string, references: readonly Reference[], more: Partial<Kind> = {}): Kind {
  return defineKind({
    ...{ name, label: `The ${name}`, plural: `${name}s`, version: 1, references, nameOf },
    ...{ read: async () => [], create: async () => '', update: async () => {}, remove: async () => {} },
    ...{ can: { cloud: FULL, dataCenter: CANNOT }, notCovered: {} },
    claims: (value: Json) => [nameOf(value).toLowerCase()],
    ...more,
  } as Kind)
}

/** A scheme needs its statuses, a project its scheme and fields, and a field names projects by the way, which come later. */
export const TOYS: ReadonlyMap<string, Kind> = new Map(
  [
    toy('status', []),
    toy('field', [{ at: 'projects[]', kind: 'project', late: true, loose: true, missing: 'drop' }]),
    toy('scheme', [{ at: 'statuses[]', kind: 'status' }]),
    toy('project', [
      { at: 'scheme', kind: 'scheme' },
      { at: 'fields[]', kind: 'field' },
    ]),
  ].map((kind) => [kind.name, kind]),
)

/** Kind → id → value with ids of the same site. */
export type Rows = Readonly<Record<string, Readonly<Record<string, Json>>>>

export function toySite(
  name: string,
  rows: Rows,
  kinds: ReadonlyMap<string, Kind> = TOYS,
  states: Readonly<Record<string, Completeness>> = {},
): Snapshot {
  const all = [...kinds.values()].map((kind) => ({
    kind,
    found: Object.entries(rows[kind.name] ?? {}).map(([id, value]) => ({ id, value })),
  }))
  const complete = [...kinds.keys()].map((kind) => [kind, { state: 'complete', count: 0 }] as const)
  return {
    site: { name, identity: name, deployment: 'cloud' },
    ...{ takenAt: 0, account: null, objects: nameObjects(all) },
    kinds: { ...Object.fromEntries(complete), ...states },
  }
}

/** The plan that carries all of one table to another. */
export function planned(from: Rows, to: Rows, answers: Answers = {}, kinds = TOYS): ConfigurationPlan {
  const [source, target] = [toySite('here', from, kinds), toySite('there', to, kinds)]
  const input = { source, target, kinds, projects: null, remembered: new Map(), answers }
  return makePlan({ ...input, comparison: compare(input) })
}

/** The plan that takes another back, as the table is now. */
export function undone(
  plan: ConfigurationPlan,
  entries: readonly Entry[],
  now: Rows,
  answers: Answers = {},
  kinds = TOYS,
): ConfigurationPlan {
  const target = toySite('there', now, kinds)
  const comparison = undoing({ plan, entries, target, kinds, answers })
  const input = { source: target, target, kinds, projects: null, answers: comparison.answers }
  return makePlan({ ...input, comparison, undoes: 'deployment' })
}

export interface Applied {
  readonly rows: Rows
  readonly entries: readonly Entry[]
}

/** The table after the first steps of a plan, and their journal. Ids of what is made begin with a letter that no table has. */
export function applied(plan: ConfigurationPlan, to: Rows, steps = plan.steps.length, kinds = TOYS): Applied {
  const rows: Record<string, Record<string, Json>> = structuredClone(to) as Record<string, Record<string, Json>>
  const ids = new Map(Object.entries(plan.bindings))
  const entries: Entry[] = []
  for (const { id: step, verb, data } of plan.steps.slice(0, steps)) {
    const kind = kinds.get(data.kind)
    if (!kind) throw new Error(`no kind ${data.kind}`)
    const id = data.id ?? ids.get(data.key) ?? freshId(rows)
    ids.set(data.key, id)
    const table = rows[data.kind] ?? {}
    rows[data.kind] = table
    if (data.after === null) delete table[id]
    else table[id] = swapAll(kind, data.after, (_reference, key) => idOf(ids, key))
    entries.push(...journalOf(step, verb === 'delete' ? null : { id }))
  }
  return { rows, entries }
}

/** Larger than all that were given before, as Jira's are. */
function freshId(rows: Rows): string {
  const given = Object.values(rows).flatMap((table) => Object.keys(table).filter((id) => id.startsWith('z')))
  return `z${Math.max(0, ...given.map((id) => Number(id.slice(1)))) + 1}`
}

/** A step that needed one write and ended well. */
export const journalOf = (step: string, result: Json): Entry[] => [
  { step, at: 1, attempt: 1, what: 'started' },
  { step, at: 2, attempt: 1, what: 'writing', write: { method: 'PUT', path: '/x' } },
  { step, at: 3, attempt: 1, what: 'wrote', outcome: 'accepted' },
  { step, at: 4, attempt: 1, what: 'done', result, adopted: false },
]

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`a step names ${key} before it is there`)
  return id
}

/** What a table says but for its ids: key → value in keys. */
export const inKeys = (rows: Rows, kinds = TOYS): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    toySite('', rows, kinds)
      .objects.map(({ key, value }) => [key, value] as const)
      .sort(),
  )
