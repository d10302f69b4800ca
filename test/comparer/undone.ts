/** The independent judge of undos: a site is as it was before, but for new ids of what was deleted and made again. It imports nothing of the product. */
import { type Row, readState, type State } from './state.ts'

/** What two states of one site may differ in though all is as it was. */
export const NOT_RESTORED: Readonly<Record<string, string>> = {
  'audit, tasks': 'what happened did happen',
  'workflow, workflow scheme: version': 'counts the changes made',
  'last changed, updated': 'when it was changed',
  'ids of rules, grants, role actors and shares': 'given anew by the site with each change',
  'order of a workflow’s statuses and transitions, of conditions, grants and role actors, of lists in rule parameters and in default values, of what a context is for':
    'Jira keeps none',
  'project: former keys': 'a key once given stays the project’s until somebody releases it',
  'screen: ids of tabs': 'a tab that was taken off comes again as another',
  'project: roles without anybody': 'a role made and deleted leaves an empty list',
}

const PASSING: ReadonlySet<string> = new Set([
  'version',
  'versionNumber',
  'formerKeys',
  'updated',
  'lastModified',
  'updatedAt',
])
/** Work goes on while configuration is deployed. */
const WORK: ReadonlySet<string> = new Set(['issues', 'worklogs', 'comments'])

/** What is not as it was, in words; empty when all is. `lost`: tables and names that the plan had said would not come back the same. */
export function notRestored(before: Row, after: Row, lost: ReadonlySet<string> = new Set()): string[] {
  const [then, now] = [readState(before), readState(after)]
  return [...new Set([...then.tables.keys(), ...now.tables.keys()])].flatMap((table) =>
    WORK.has(table) ? [] : inTable(table, then, now).filter((says) => !lost.has(says)),
  )
}

function inTable(table: string, then: State, now: State): string[] {
  const [was, is] = [then.tables.get(table) ?? new Map<string, Row>(), now.tables.get(table) ?? new Map<string, Row>()]
  const found: string[] = []
  for (const [id, row] of was) {
    const other = is.get(id)
    if (!other) found.push(`${table} "${nameOf(row, id)}" is gone`)
    else if (told(bare(row)) !== told(bare(other)))
      found.push(`${table} "${nameOf(row, id)}": ${firstDifference(bare(row), bare(other))}`)
  }
  for (const [id, row] of is) if (!was.has(id)) found.push(`${table} "${nameOf(row, id)}" is left`)
  return found
}

const nameOf = (row: Row, id: string): string => String(row.name ?? row.key ?? id)

/** A row without what may differ: parts without the ids that they get anew, sets in one order. */
function bare(given: unknown, within = ''): unknown {
  if (Array.isArray(given)) {
    const list = given.map((one) => bare(NAMED_ANEW.has(within) && isRow(one) ? withoutId(one) : one))
    if (within === 'options') return byParent(list)
    return SETS.has(within) ? list.sort((a, b) => (told(a) < told(b) ? -1 : 1)) : list
  }
  if (within === 'parameters' && isRow(given)) return parameters(given)
  if (!isRow(given)) return given
  const members = Object.entries(within === 'transitionScreen' ? withoutId(given) : asContext(given)).filter(
    ([name, held]) => !PASSING.has(name) && !(within === 'roleActors' && Array.isArray(held) && held.length === 0),
  )
  return Object.fromEntries(
    members.sort().map(([name, held]) => [name, bare(held, within === 'roleActors' ? 'actors' : name)]),
  )
}

/** What a context is for has no order. */
const asContext = (row: Row): Row =>
  Array.isArray(row.projectIds) && Array.isArray(row.issueTypeIds)
    ? { ...row, projectIds: [...row.projectIds].sort(), issueTypeIds: [...row.issueTypeIds].sort() }
    : row

/** Options under one parent have their order; how those of several parents are mixed says nothing. */
function byParent(options: readonly unknown[]): unknown[] {
  return [...options].sort((a, b) => told(parentOf(a)).localeCompare(told(parentOf(b))))
}
const parentOf = (option: unknown): unknown => (isRow(option) ? option.parentId : null)

/** Jira shows an empty parameter and one that was never given alike; a list in one has no order. */
function parameters(given: Row): Row {
  const said = Object.entries(given).filter(([, text]) => text !== '')
  return Object.fromEntries(said.sort().map(([name, text]) => [name, String(text).split(',').sort().join()]))
}

const told = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
const isRow = (value: unknown): value is Row => value !== null && typeof value === 'object' && !Array.isArray(value)

function withoutId({ id: _, ...rest }: Row): Row {
  return rest
}

/** Jira keeps no order among these. */
const SETS: ReadonlySet<string> = new Set([
  'statuses',
  'transitions',
  'links',
  'grants',
  'actors',
  'defaultActors',
  'optionIds',
  'accountIds',
  'groupIds',
  'roleIds',
  'groups',
  'conditions',
  'sharePermissions',
  'editPermissions',
])
/** Parts that get another id each time they are written. */
const NAMED_ANEW: ReadonlySet<string> = new Set([
  'sharePermissions',
  'editPermissions',
  'grants',
  'actors',
  'defaultActors',
  'tabs',
  'actions',
  'validators',
  'conditions',
  'triggers',
])

/** The first place where two bare rows differ, as deep as both have it. */
function firstDifference(was: unknown, is: unknown, path = ''): string {
  if (isRow(was) && isRow(is)) {
    const name = Object.keys({ ...was, ...is }).find((one) => told(was[one]) !== told(is[one]))
    if (name !== undefined) return firstDifference(was[name], is[name], `${path}.${name}`)
  }
  if (Array.isArray(was) && Array.isArray(is) && was.length === is.length) {
    const at = was.findIndex((one, place) => told(one) !== told(is[place]))
    if (at >= 0) return firstDifference(was[at], is[at], `${path}[${at}]`)
  }
  return `${path} was ${told(was).slice(0, 200)}, is ${told(is).slice(0, 200)}`
}
