/** Where a site's configuration names a project role: permission schemes, workflow rules and shares of filters. */
import type { ConditionGroup, PermissionScheme, Workflow, WorkflowRule } from '../records.ts'
import type { Site } from '../site.ts'

export function isRoleUsed(site: Site, id: string): boolean {
  const granted = [...site.tables.permissionSchemes.values()].some((scheme) => scheme.grants.some(names(id)))
  return (
    granted ||
    [...site.tables.workflows.values()].some((one) => rulesOf(one).some((rule) => roleIds(rule).includes(id)))
  )
}

const names =
  (id: string) =>
  ({ holder }: PermissionScheme['grants'][number]): boolean =>
    holder.type === 'projectRole' && holder.value === id

/** A grant that the other role holds already is not made twice. */
export function swapRole(site: Site, id: string, by: string): void {
  for (const scheme of site.tables.permissionSchemes.values()) {
    const held = new Set(scheme.grants.filter(names(by)).map((one) => one.permission))
    scheme.grants = scheme.grants.filter((one) => !(names(id)(one) && held.has(one.permission)))
    for (const grant of scheme.grants) if (names(id)(grant)) grant.holder = { type: 'projectRole', value: by }
  }
  for (const workflow of site.tables.workflows.values())
    for (const rule of rulesOf(workflow))
      if (roleIds(rule).includes(id)) setRoles(rule, replaced(roleIds(rule), id, by))
  for (const filter of site.tables.filters.values())
    for (const share of [...filter.sharePermissions, ...filter.editPermissions]) if (share.role === id) share.role = by
}

const replaced = (ids: readonly string[], id: string, by: string): string[] => [
  ...new Set(ids.map((one) => (one === id ? by : one))),
]

/** What only shares with the role is shared with nobody any more. */
export function forgetRole(site: Site, id: string): void {
  for (const filter of site.tables.filters.values()) {
    filter.sharePermissions = filter.sharePermissions.filter((one) => one.role !== id)
    filter.editPermissions = filter.editPermissions.filter((one) => one.role !== id)
  }
}

/** Rules name roles in the parameter `roleIds`, joined by commas. */
const PARAMETER = 'roleIds'

const roleIds = ({ parameters }: WorkflowRule): string[] => (parameters[PARAMETER] ?? '').split(',').filter(Boolean)

function setRoles(rule: WorkflowRule, ids: readonly string[]): void {
  rule.parameters = { ...rule.parameters, [PARAMETER]: ids.join(',') }
}

function rulesOf({ transitions }: Workflow): WorkflowRule[] {
  return transitions.flatMap(({ actions, validators, conditions }) => [
    ...actions,
    ...validators,
    ...(conditions ? within(conditions) : []),
  ])
}

function within({ conditions, conditionGroups }: ConditionGroup): WorkflowRule[] {
  return [...conditions, ...conditionGroups.flatMap(within)]
}
