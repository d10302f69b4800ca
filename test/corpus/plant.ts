/** Plants the corpus into a simulated site: in its tables, as years of use would have left it there. */
import type { Site } from '../../src/simulator/index.ts'
import type { Row } from '../comparer/state.ts'
import type { HolderEntry } from './holders.ts'
import { type Entry, written } from './parts.ts'
import type { RuleEntry } from './rules.ts'

const ROLE_PROJECT = 'PAR'
export const SCHEME = 'Corpus scheme'
export const SHARED = 'Corpus shares'
export const PROPERTIES = 'Corpus properties'
export const OWNER = 'ada.lindqvist@acme.example'
export const nameOf = (what: string, at: number): string => `Corpus ${what} ${String(at + 1).padStart(3, '0')}`

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const rowOf = (state: Row, table: string, name: string): Row =>
  state[table].find((row: Row) => [row.key, row.name, row.email].includes(name))

export function plantFilters(site: Site, state: Row, entries: readonly Entry[]): void {
  for (const [at, { parts }] of entries.entries()) addFilter(site, state, nameOf('filter', at), written(state, parts))
}

function addFilter(site: Site, state: Row, name: string, jql: string, more = {}): void {
  const id = site.id()
  const ownerAccountId = String(rowOf(state, 'users', OWNER).accountId)
  const plain = { id, name, description: '', ownerAccountId, jql, favourites: [] }
  site.tables.filters.set(id, { ...plain, sharePermissions: [], editPermissions: [], ...more })
}

/** A workflow of its own for each rule. */
export function plantRules(site: Site, state: Row, entries: readonly RuleEntry[], what: string): void {
  for (const [at, { list, ruleKey, parameters }] of entries.entries()) {
    const rule = {
      id: `11111111-0000-4000-8000-${String(at).padStart(12, '0')}`,
      ruleKey,
      parameters: Object.fromEntries(Object.entries(parameters).map(([name, parts]) => [name, written(state, parts)])),
    }
    const workflow = newWorkflow(site, nameOf(what, at))
    const transition = workflow.transitions.find((one) => one.type !== 'INITIAL')
    if (!transition) throw new Error('no transition')
    if (list === 'conditions') transition.conditions = { operation: 'ALL', conditions: [rule], conditionGroups: [] }
    else if (list === 'screen') transition.transitionScreen = rule
    else transition[list].push(rule)
  }
}

function newWorkflow(site: Site, name: string) {
  const made = [...site.tables.workflows.values()].find((one) => one.name === 'Acme Simple Workflow')
  if (!made) throw new Error('no workflow to copy')
  const id = `22222222-0000-4000-8000-${site.id().padStart(12, '0')}`
  const workflow = { ...copy(made), id, name }
  for (const transition of workflow.transitions)
    Object.assign(transition, { actions: [], validators: [], conditions: null, triggers: [], transitionScreen: null })
  site.tables.workflows.set(id, workflow)
  return workflow
}

export function plantHolders(site: Site, state: Row, entries: readonly HolderEntry[]): void {
  const at = (where: HolderEntry['where']) => entries.filter((entry) => entry.where === where)
  const actors = (where: HolderEntry['where']) =>
    at(where).map(({ type, parts }) => ({
      id: site.id(),
      type: type as 'atlassian-user-role-actor',
      subject: written(state, parts),
    }))
  const scheme = copy([...site.tables.permissionSchemes.values()].find(({ name }) => name.startsWith('Product')))
  if (!scheme) throw new Error('no scheme to copy')
  scheme.id = site.id()
  scheme.name = SCHEME
  scheme.grants = at('grant').map(({ type, parts }) => ({
    id: site.id(),
    permission: 'EDIT_ISSUES',
    holder: { type, value: written(state, parts) },
  }))
  site.tables.permissionSchemes.set(scheme.id, scheme)
  const role = [...site.tables.projectRoles.values()].find(({ name }) => name === 'Integrations')
  const project = [...site.tables.projects.values()].find(({ key }) => key === ROLE_PROJECT)
  if (!role || !project) throw new Error('no role or no project')
  role.defaultActors = actors('default actor')
  project.roleActors[role.id] = actors('actor')
  const shares = (where: 'share' | 'editor') =>
    at(where).map(({ type, parts: [subject = '', inRole], role: roleName }) => ({
      id: site.id(),
      type,
      value: written(state, [subject]),
      ...(roleName && inRole ? { role: written(state, [inRole]) } : {}),
    }))
  addFilter(site, state, SHARED, 'created > -1d', {
    sharePermissions: shares('share'),
    editPermissions: shares('editor'),
  })
  const [status] = newWorkflow(site, PROPERTIES).statuses
  if (!status) throw new Error('no status')
  status.properties = Object.fromEntries(
    at('property').map(({ type, parts }, place) => [`${type}.${place}`, written(state, parts)]),
  )
}
