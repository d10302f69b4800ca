/** The independent judge of deployments: compares the whole states of two simulated sites. It imports nothing of the product. */
import { compareFilters } from './filter.ts'
import { Pairs } from './pairs.ts'
import { RULES } from './rules.ts'
import { type Row, readState, type State, tableOf } from './state.ts'

export { NOT_COMPARED } from './rules.ts'

export interface Verdict {
  /** What the projects stand on and is not equal. */
  readonly differences: readonly string[]
  /** What only the target has and is not as it was before. */
  readonly touched: readonly string[]
  /** Where an id of the source stands in the target. */
  readonly leaked: readonly string[]
}

/** `kept`: issue types that an answer kept in the target's schemes. `isWhole`: the whole site was deployed, not these projects alone. States as `/_simulator/state` gives them; `before` is the target's before the deployment. */
export function judge(
  source: Row,
  before: Row,
  after: Row,
  projects: readonly string[],
  kept: readonly string[] = [],
  isWhole = false,
): Verdict {
  const [left, right] = [readState(source), readState(after)]
  const pairs = new Pairs(left, right, RULES, new Set(kept))
  for (const key of projects) {
    const mine = tableOf(left, 'projects').find((project) => project.key === key)
    const other = tableOf(right, 'projects').find((project) => project.key === key)
    if (!mine || !other) pairs.differ(key, mine ? 'not on the target' : 'not on the source')
    else pairs.same('projects', mine.id, other.id, key)
  }
  fieldsOf(pairs, projects)
  compareFilters(pairs, projects, isWhole)
  // Every project stands on all of the site's priorities.
  for (const priority of tableOf(left, 'priorities')) {
    const same = tableOf(right, 'priorities').filter((one) => one.name === priority.name)
    if (same.length === 1) pairs.same('priorities', priority.id, same[0]?.id, 'site')
    else pairs.differ(`priorities "${priority.name}"`, `${same.length} on the target`)
  }
  if (isWhole) everything(pairs)
  return { differences: pairs.found, touched: touched(readState(before), right, pairs), leaked: leaked(left, right) }
}

/** A field that has a context for one of the projects, or one of them as a default, comes along, though nothing of the project names it. */
function fieldsOf(pairs: Pairs, projects: readonly string[]): void {
  const chosen = new Set(
    tableOf(pairs.source, 'projects').flatMap(({ id, key }) => (projects.includes(key) ? [id] : [])),
  )
  const [mine, theirs] = [tableOf(pairs.source, 'fields'), tableOf(pairs.target, 'fields')]
  for (const field of mine) {
    const named = field.contexts.flatMap(({ projectIds, defaultValue }: Row) => [
      ...projectIds,
      defaultValue?.projectId,
    ])
    if (!named.some((id: string) => chosen.has(id))) continue
    const same = (one: Row) => one.name === field.name && one.type === field.type
    const others = theirs.filter(same)
    if (mine.filter(same).length === 1 && others.length === 1) pairs.same('fields', field.id, others[0]?.id, 'site')
    else {
      for (const other of others) pairs.meant('fields', other.id)
      for (const id of field.contexts.flatMap(({ issueTypeIds }: Row) => issueTypeIds)) meantByName(pairs, id)
    }
  }
}

/** An issue type that one of the twins brings along. */
function meantByName(pairs: Pairs, id: string): void {
  const name = tableOf(pairs.source, 'issueTypes').find((one) => one.id === id)?.name
  for (const other of tableOf(pairs.target, 'issueTypes')) if (other.name === name) pairs.meant('issueTypes', other.id)
}

/** What no project stands on, where the whole site was deployed: by its name. Twins of one name are told by nobody here. */
function everything(pairs: Pairs): void {
  for (const table of NAMED_TABLES) {
    const there = Map.groupBy(tableOf(pairs.target, table), ({ name }) => name)
    for (const [name, rows] of Map.groupBy(tableOf(pairs.source, table), (row) => row.name)) {
      const others = there.get(name) ?? []
      if (others.length < rows.length) pairs.differ(`${table} "${name}"`, `${others.length} on the target`)
      else if (rows.length === 1 && others.length === 1) pairs.same(table, rows[0]?.id, others[0]?.id, 'site')
      else for (const other of others) pairs.meant(table, other.id)
    }
  }
}

const NAMED_TABLES = [
  ...['groups', 'projectRoles', 'statuses', 'issueTypes', 'priorities', 'resolutions', 'issueTypeSchemes', 'fields'],
  ...['screens', 'screenSchemes', 'issueTypeScreenSchemes', 'workflows', 'workflowSchemes', 'permissionSchemes'],
]

/** Issues are work: a status mapping may move them, which the plan says beforehand. */
const WORK = new Set(['issues'])

function touched(before: State, after: State, pairs: Pairs): string[] {
  return [...before.tables].flatMap(([table, rows]) => {
    if (WORK.has(table)) return []
    const meant = pairs.paired(table)
    return [...rows].flatMap(([id, row]) => {
      if (meant.has(id)) return []
      const now = after.tables.get(table)?.get(id)
      return sameRow(row, now) || onlyGrew(row, now)
        ? []
        : [`${table} "${row.name ?? row.key ?? id}" ${now ? 'was changed' : 'is gone'}`]
    })
  })
}

/** A role made later is on every project, empty. */
function sameRow(row: Row, now: Row | undefined): boolean {
  const told = (one: Row | undefined): string =>
    JSON.stringify(
      one?.roleActors
        ? {
            ...one,
            roleActors: Object.fromEntries(
              Object.entries<Row[]>(one.roleActors).filter(([, actors]) => actors.length > 0),
            ),
          }
        : one,
    )
  return told(row) === told(now)
}

/** Jira itself adds every new issue type to the default scheme. */
function onlyGrew(row: Row, now: Row | undefined): boolean {
  if (!now || !row.isDefault || !Array.isArray(row.issueTypeIds)) return false
  const { issueTypeIds: _, ...rest } = now
  const { issueTypeIds, ...before } = row
  return (
    JSON.stringify(rest) === JSON.stringify(before) && issueTypeIds.every((id: string) => now.issueTypeIds.includes(id))
  )
}

/** Account ids and system fields are the same on every site; every other id of the source is a stranger on the target. */
function leaked(source: State, target: State): string[] {
  const strangers = new Set(
    [...source.owner]
      .filter(([id, table]) => table !== 'users' && !(table === 'fields' && !id.startsWith('customfield_')))
      .map(([id]) => id),
  )
  for (const id of nestedIds(source)) strangers.add(id)
  for (const id of target.owner.keys()) strangers.delete(id)
  const found: string[] = []
  for (const [table, rows] of target.tables)
    for (const row of rows.values())
      for (const word of wordsOf(row))
        if (strangers.has(word)) found.push(`${table} "${row.name ?? row.key ?? row.id}" holds ${word}`)
  return found
}

/** Ids of parts: options, contexts, tabs, rules, grants, versions. Transition ids are numbers of their workflow alone. */
function nestedIds(state: State): string[] {
  const found: string[] = []
  const walk = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, name)
    else if (value !== null && typeof value === 'object') {
      const row = value as Row
      if (typeof row.id === 'string' && name !== 'transitions') found.push(row.id)
      for (const [inner, held] of Object.entries(row)) walk(held, inner)
    }
  }
  for (const [table, rows] of state.tables)
    if (table !== 'issues')
      for (const row of rows.values()) for (const [name, held] of Object.entries(row)) walk(held, name)
  return found
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[^A-Za-z0-9_-]+/)
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([name, held]) => [...wordsOf(name), ...wordsOf(held)])
  return []
}
