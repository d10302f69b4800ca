/** Who may do what: grants of a project's permission scheme, and the global permission Administer Jira. */
import { refuse } from '../http.ts'
import type { Issue, PermissionGrant, Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { PERMISSIONS } from './permission-keys.ts'

/**
 * A project permission without a project is held by who holds it in any project. Without an issue, a grant to the
 * reporter, the assignee or a field's people holds for every account, since any of them could be that person
 * (operation getMyPermissions); with the issue it holds for that person alone.
 */
export function may(site: Site, user: User | null, permission: string, project?: Project, issue?: Issue): boolean {
  const type = PERMISSIONS.get(permission)?.type
  if (type === undefined) return false
  if (type === 'GLOBAL') return mayGlobally(site, user, permission)
  if (!project) return [...site.tables.projects.values()].some((one) => may(site, user, permission, one))
  if (user && site.shutOut.get(project.id)?.has(user.accountId)) return false
  if (project.trashedAt !== null || (project.archivedAt !== null && !READS.has(permission))) return false
  const grants = site.tables.permissionSchemes.get(project.permissionSchemeId)?.grants ?? []
  return grants.some((grant) => grant.permission === permission && holds(site, user, grant.holder, project, issue))
}

/** What Jira calls viewing a project: browsing or administering it, or administering Jira. Who may not, gets 404. */
export function sees(site: Site, user: User | null, project: Project): boolean {
  return administers(site, user, project) || may(site, user, 'BROWSE_PROJECTS', project)
}

/** Of a project in the trash, only who administers Jira knows. */
export function administers(site: Site, user: User | null, project: Project): boolean {
  return may(site, user, 'ADMINISTER') || may(site, user, 'ADMINISTER_PROJECTS', project)
}

export const isLive = (project: Project): boolean => project.archivedAt === null && project.trashedAt === null

/** What an archived project still allows: direct links to it and its issues work, nothing can be changed. */
const READS = new Set(['BROWSE_PROJECTS', 'VIEW_DEV_TOOLS', 'VIEW_READONLY_WORKFLOW', 'VIEW_VOTERS_AND_WATCHERS'])

/** Every account of a site may do what Jira grants to its users by default; who is nobody may do nothing of it. */
function mayGlobally(site: Site, user: User | null, permission: string): boolean {
  if (!user) return false
  const isAdministrator = site.administrators.has(user.accountId)
  if (permission === 'ADMINISTER') return isAdministrator
  if (permission === 'SYSTEM_ADMIN') return isAdministrator && site.kind === 'dataCenter'
  return user.accountType !== 'customer'
}

/** Whether the account is whom a holder names. */
export function holds(
  site: Site,
  user: User | null,
  { type, value }: PermissionGrant['holder'],
  project: Project,
  issue: Issue | undefined,
): boolean {
  if (type === 'anyone') return true
  if (!user) return false
  switch (type) {
    case 'applicationRole':
      return user.accountType !== 'customer'
    case 'group':
      return isMember(site, user, value)
    case 'user':
      return user.accountId === value
    case 'projectRole':
      return actsAs(site, user, project, value ?? '')
    case 'projectLead':
      return project.leadAccountId === user.accountId
    case 'reporter':
    case 'assignee':
      return !issue || named(issue.values[type]).includes(user.accountId)
    case 'userCustomField':
      return !issue || named(issue.values[value ?? '']).includes(user.accountId)
    case 'groupCustomField':
      return !issue || named(issue.values[value ?? '']).some((group) => isMember(site, user, group))
    case 'sd.customer.portal.only':
      return user.accountType === 'customer'
    default:
      return false
  }
}

export function requireBrowsingUsers({ site, user }: { readonly site: Site; readonly user: User | null }): void {
  if (!may(site, user, 'USER_PICKER')) throw refuse(403, 'You are not authorized to browse users and groups.')
}

export function isMember(site: Site, user: User, groupId: string | null): boolean {
  return site.tables.groups.get(groupId ?? '')?.members.includes(user.accountId) ?? false
}

export function actsAs(site: Site, user: User, project: Project, roleId: string): boolean {
  return (project.roleActors[roleId] ?? []).some((actor) =>
    actor.type === 'atlassian-group-role-actor'
      ? isMember(site, user, actor.subject)
      : actor.subject === user.accountId,
  )
}

/** Account or group ids in a field's value: `{ user: id }`, `{ group: id }`, or a list of them. */
function named(value: Issue['values'][string] | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(named)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([kind, id]) =>
    (kind === 'user' || kind === 'group') && typeof id === 'string' ? [id] : [],
  )
}
