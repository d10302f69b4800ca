/** What must be equal, table by table. What is left out stands in `NOT_COMPARED`, each with its reason. */
import { compareField } from './field.ts'
import { compareFilter } from './filter.ts'
import type { CompareRow, Pairs } from './pairs.ts'
import { personOf } from './people.ts'
import { type Row, rowOf, type State, tableOf } from './state.ts'
import { compareWorkflow } from './workflow.ts'

/** The written list: what two equal sites may still differ in. */
export const NOT_COMPARED: Readonly<Record<string, string>> = {
  'every id, uuid and self link': 'belongs to its site',
  'project: components, versions, category, notification, security and field configuration scheme, features, avatar':
    'kinds that Fairlead does not carry yet',
  'project: last issue number, issues, boards': 'work and views, not configuration that is carried',
  'filter: favourites, ids of shares': 'each person’s own; given by the site',
  'filter: whether it is there, where its query names versions, components or sprints':
    'they come with no deployment, and Jira refuses a query that names what is not there; the plan says so',
  'issue type: avatar; priority: icon outside Jira’s own, order, default': 'site-wide choices and pictures',
  'workflow: rule ids, version, dates': 'given by the site',
  'scheme: isDefault': 'each site has its own default scheme',
  'issue type scheme: the default, where the source has none': 'Jira’s API cannot take one away; the plan says so',
  'custom field: issue types of the context for all projects':
    'since April 2026 Jira lets nobody limit it (CHANGE-3019); the plan says so',
  'default issue type scheme':
    'Jira itself adds every new issue type to it, in the order they come, and lets nobody change it',
  'custom field: projects of a context that only the target has, contexts for such projects':
    'belong to the target alone',
  'custom field: options that only the target has':
    'kept, but must be disabled and after the others: deleting takes values from issues',
  'screen: fields in the trash': 'Jira keeps their places and shows them nowhere',
  'project: roles without anybody': 'a role made later is on every project, empty',
  'people who are not on the target': 'left out or replaced by the deploying account, as the plan said',
}

const named: CompareRow = (pairs, source, target, where) => pairs.plain(source, target, ['name', 'description'], where)

export const RULES: Readonly<Record<string, CompareRow>> = {
  statuses: (pairs, source, target, where) => pairs.plain(source, target, ['name', 'description', 'category'], where),
  issueTypes: (pairs, source, target, where) =>
    pairs.plain(source, target, ['name', 'description', 'hierarchyLevel'], where),
  priorities(pairs, source, target, where) {
    named(pairs, source, target, where)
    pairs.plain({ colour: colourOf(source) }, { colour: colourOf(target) }, ['colour'], where)
  },
  resolutions: named,
  groups: (pairs, source, target, where) => pairs.plain(source, target, ['name'], where),
  users: (pairs, source, target, where) => pairs.plain(source, target, ['email'], where),
  issueTypeSchemes(pairs, source, target, where) {
    if (source.isDefault && target.isDefault) {
      for (const id of source.issueTypeIds) byName(pairs, 'issueTypes', id, where)
      return
    }
    named(pairs, source, target, where)
    if (source.defaultIssueTypeId !== null)
      pairs.same('issueTypes', source.defaultIssueTypeId, target.defaultIssueTypeId, `${where} default`)
    const wanted = new Set(source.issueTypeIds.map((id: string) => rowOf(pairs.source, 'issueTypes', id)?.name))
    const there = target.issueTypeIds.filter((id: string) => {
      const name = rowOf(pairs.target, 'issueTypes', id)?.name
      return wanted.has(name) || !pairs.kept.has(name)
    })
    pairs.list('issueTypes', source.issueTypeIds, there, where)
  },
  screens(pairs, source, target, where) {
    named(pairs, source, target, where)
    const tabs = (row: Row) => row.tabs.map((tab: Row) => tab.name).join(' | ')
    if (tabs(source) !== tabs(target)) pairs.differ(where, `tabs ${tabs(source)} against ${tabs(target)}`)
    else
      for (const [at, tab] of source.tabs.entries())
        pairs.list(
          'fields',
          inUse(pairs.source, tab.fieldIds),
          inUse(pairs.target, target.tabs[at].fieldIds),
          `${where} tab ${tab.name}`,
        )
  },
  screenSchemes(pairs, source, target, where) {
    named(pairs, source, target, where)
    for (const operation of ['default', 'create', 'edit', 'view'])
      pairs.same('screens', source.screens[operation], target.screens[operation], `${where} ${operation}`)
  },
  issueTypeScreenSchemes(pairs, source, target, where) {
    named(pairs, source, target, where)
    mapping(pairs, source.mappings, target.mappings, 'screenSchemes', where)
  },
  workflowSchemes(pairs, source, target, where) {
    named(pairs, source, target, where)
    pairs.same('workflows', source.defaultWorkflowId, target.defaultWorkflowId, `${where} default`)
    mapping(pairs, source.mappings, target.mappings, 'workflows', where)
    if (target.draft !== null) pairs.differ(where, 'a draft is left behind')
  },
  permissionSchemes(pairs, source, target, where) {
    named(pairs, source, target, where)
    const [left, right] = [
      source.grants
        .map((grant: Row) => grantText(pairs, grant, 'source'))
        .filter(Boolean)
        .sort(),
      target.grants.map((grant: Row) => grantText(pairs, grant, 'target')).sort(),
    ]
    pairs.plain({ grants: left }, { grants: right }, ['grants'], where)
    for (const { holder } of source.grants)
      if (holder.type === 'projectRole') byName(pairs, 'projectRoles', holder.value, where)
      else if (HOLDERS[holder.type] === 'fields') heldBy(pairs, source, target, holder.value, where)
  },
  projectRoles(pairs, source, target, where) {
    named(pairs, source, target, where)
    actors(pairs, source.defaultActors, target.defaultActors, where)
  },
  fields: compareField,
  filters: compareFilter,
  workflows: compareWorkflow,
  projects(pairs, source, target, where) {
    pairs.plain(source, target, ['key', 'name', 'description', 'url', 'assigneeType', 'projectTypeKey', 'style'], where)
    if (personOf(pairs, source.leadAccountId) !== undefined)
      pairs.same('users', source.leadAccountId, target.leadAccountId, `${where} lead`)
    pairs.same('issueTypeSchemes', source.issueTypeSchemeId, target.issueTypeSchemeId, where)
    pairs.same('issueTypeScreenSchemes', source.issueTypeScreenSchemeId, target.issueTypeScreenSchemeId, where)
    pairs.same('workflowSchemes', source.workflowSchemeId, target.workflowSchemeId, where)
    pairs.same('permissionSchemes', source.permissionSchemeId, target.permissionSchemeId, where)
    for (const [role, found] of Object.entries<Row[]>(source.roleActors)) {
      const name = rowOf(pairs.source, 'projectRoles', role)?.name
      const other = tableOf(pairs.target, 'projectRoles').find((one) => one.name === name)
      if (found.length === 0) {
        actors(pairs, found, target.roleActors[other?.id] ?? [], `${where} role ${name}`)
        continue
      }
      pairs.same('projectRoles', role, other?.id, `${where} role ${name}`)
      actors(pairs, found, target.roleActors[other?.id] ?? [], `${where} role ${name}`)
    }
  },
}

/** What is met only by its name. */
function byName(pairs: Pairs, table: string, id: string, where: string): void {
  const name = rowOf(pairs.source, table, id)?.name
  pairs.same(table, id, tableOf(pairs.target, table).find((one) => one.name === name)?.id, where)
}

/** `#ABC` and `#aabbcc` are one colour. */
const colourOf = ({ statusColor }: Row): string =>
  (statusColor.length === 4
    ? statusColor.replaceAll(/[^#]/g, (digit: string) => digit + digit)
    : statusColor
  ).toLowerCase()

/** `{ issue type id or "default": id }` on both sides. */
function mapping(
  pairs: Pairs,
  source: Record<string, string>,
  target: Record<string, string>,
  table: string,
  where: string,
): void {
  const [left, right] = [Object.keys(source), Object.keys(target)]
  if (left.length !== right.length) pairs.differ(where, `${left.length} mappings against ${right.length}`)
  for (const type of left) {
    const name = type === 'default' ? 'default' : rowOf(pairs.source, 'issueTypes', type)?.name
    const other =
      type === 'default'
        ? 'default'
        : tableOf(pairs.target, 'issueTypes').find((one) => right.includes(one.id) && one.name === name)?.id
    if (other === undefined) pairs.differ(where, `nothing for issue type ${name}`)
    else {
      if (type !== 'default') pairs.same('issueTypes', type, other, where)
      pairs.same(table, source[type], target[other], `${where} for ${name}`)
    }
  }
}

/** Jira shows no field that is in the trash. */
const inUse = (state: State, ids: readonly string[]): string[] =>
  ids.filter((id) => rowOf(state, 'fields', id)?.trashedAt === null)

function actors(pairs: Pairs, source: readonly Row[], target: readonly Row[], where: string): void {
  const text = (state: 'source' | 'target', actor: Row): string => {
    const table = actor.type.includes('group') ? 'groups' : 'users'
    const row = rowOf(pairs[state], table, actor.subject)
    return `${table} ${row?.email ?? row?.name ?? actor.subject}`
  }
  const there = new Set([
    ...tableOf(pairs.target, 'users').map((user) => `users ${user.email}`),
    ...tableOf(pairs.target, 'groups').map((group) => `groups ${group.name}`),
  ])
  const left = source
    .map((actor) => text('source', actor))
    .filter((one) => there.has(one))
    .sort()
  pairs.plain({ actors: left }, { actors: target.map((actor) => text('target', actor)).sort() }, ['actors'], where)
}

const HOLDERS: Readonly<Record<string, string>> = {
  group: 'groups',
  user: 'users',
  projectRole: 'projectRoles',
  userCustomField: 'fields',
  groupCustomField: 'fields',
}

/** Empty when the holder is a person or group whom the target does not have. */
/** A field that a grant names is carried with it: the one that the same grant names on the target, where one alone does. */
function heldBy(pairs: Pairs, source: Row, target: Row, field: string, where: string): void {
  const fieldsOf = (scheme: Row): string[] => [
    ...new Set<string>(
      scheme.grants.flatMap(({ holder }: Row) => (HOLDERS[holder.type] === 'fields' ? [holder.value] : [])),
    ),
  ]
  const name = rowOf(pairs.source, 'fields', field)?.name
  const [mine, others] = [
    fieldsOf(source).filter((one) => rowOf(pairs.source, 'fields', one)?.name === name),
    fieldsOf(target).filter((one) => rowOf(pairs.target, 'fields', one)?.name === name),
  ]
  if (mine.length === 1 && others.length === 1) pairs.same('fields', field, others[0], where)
}

function grantText(pairs: Pairs, grant: Row, side: 'source' | 'target'): string {
  const { type, value } = grant.holder
  const table = HOLDERS[type]
  if (table === undefined || value === null) return `${grant.permission} ${type} ${value ?? ''}`
  const row = rowOf(pairs[side], table, value)
  const name = row?.email ?? row?.name ?? value
  const gone =
    side === 'source' &&
    ['groups', 'users'].includes(table) &&
    !tableOf(pairs.target, table).some((one) => (one.email ?? one.name) === name)
  return gone ? '' : `${grant.permission} ${type} ${name}`
}
