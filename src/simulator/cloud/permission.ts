/** Permissions on Cloud: /rest/api/3/permissions and /rest/api/3/mypermissions. */
import type { JsonObject } from '../../base/index.ts'
import { idList, objectBody, objectList, optionalId, optionalList } from '../body.ts'
import { type Ask, every, first, ok, type Reply, type Route, refuse } from '../http.ts'
import { NOT_FOUND, projectOfIssue, seenIssue, seesIssue } from '../model/issue-sight.ts'
import { may, sees } from '../model/permission.ts'
import { PERMISSIONS, type Permission, permissionsOf } from '../model/permission-keys.ts'
import { seenProject } from '../model/project-lookup.ts'
import type { Issue, Project, User } from '../records.ts'
import type { Site } from '../site.ts'

const OPEN = { needs: 'anyone', scopes: ['read:jira-work'] } as const

export const permissionRoutes: readonly Route[] = [
  { ...OPEN, method: 'GET', path: '/rest/api/3/mypermissions', operation: 'getMyPermissions', handle: mine },
  {
    ...OPEN,
    scopes: ['manage:jira-configuration'],
    method: 'GET',
    path: '/rest/api/3/permissions',
    operation: 'getAllPermissions',
    handle: all,
  },
  {
    ...OPEN,
    scopes: [],
    method: 'POST',
    path: '/rest/api/3/permissions/check',
    operation: 'getBulkPermissions',
    handle: check,
  },
  {
    ...OPEN,
    method: 'POST',
    path: '/rest/api/3/permissions/project',
    operation: 'getPermittedProjects',
    handle: permitted,
  },
]

const show = ({ key, name, type, description }: Permission): JsonObject => ({ key, name, type, description })

/** With the number that only `/mypermissions` still shows. */
export const showPermission = (one: Permission): JsonObject => ({ id: one.id, ...show(one) })

function all({ site }: Ask): Reply {
  return ok({ permissions: Object.fromEntries(permissionsOf(site).map((one) => [one.key, show(one)])) })
}

function mine(ask: Ask): Reply {
  const keys = every(ask, 'permissions')
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (keys.length === 0) throw refuse(400, "The 'permissions' query parameter is required.")
  const asked = keys.map((key) => known(key))
  const { project, issue } = context(ask, keys)
  const shown = asked.map((one) => {
    const havePermission = may(ask.site, ask.user, one.key, project, issue)
    return [one.key, { ...showPermission(one), havePermission }]
  })
  return ok({ permissions: Object.fromEntries(shown) })
}

function known(key: string, type?: Permission['type']): Permission {
  const permission = PERMISSIONS.get(key)
  if (!permission || (type !== undefined && permission.type !== type))
    throw refuse(400, `Unrecognized permission: '${key}'.`)
  return permission
}

interface Context {
  readonly project?: Project
  readonly issue?: Issue
}

function context(ask: Ask, keys: readonly string[]): Context {
  const commentId = first(ask, 'commentId')
  if (commentId === undefined) return contextOf(ask)
  if (keys.some((key) => key !== 'BROWSE_PROJECTS'))
    throw refuse(400, 'Only BROWSE_PROJECTS may be asked of a comment.')
  return ofIssue(ask, commented(ask, commentId))
}

const ofIssue = ({ site }: Ask, issue: Issue): Context => ({ project: projectOfIssue(site, issue), issue })

/** An issue counts before a project, an id before a key. */
export function contextOf(ask: Ask): Context {
  const issueName = first(ask, 'issueId') ?? first(ask, 'issueKey')
  if (issueName !== undefined) return ofIssue(ask, seenIssue(ask, issueName))
  const projectName = first(ask, 'projectId') ?? first(ask, 'projectKey')
  return projectName === undefined ? {} : { project: seenProject(ask, projectName) }
}

function commented(ask: Ask, commentId: string): Issue {
  for (const issue of ask.site.issues.all())
    if (issue.comments.some((one) => one.id === commentId) && seesIssue(ask.site, ask.user, issue)) return issue
  throw refuse(404, NOT_FOUND)
}

/** Ids that name nothing are passed over in silence; so is what the account may not browse. */
function check(ask: Ask): Reply {
  const body = objectBody(ask)
  const user = checkedAccount(ask, optionalId(body, 'accountId'))
  const globals = texts(body, 'globalPermissions').map((key) => known(key, 'GLOBAL').key)
  const lines = objectList(body, 'projectPermissions')
  const granted = lines.flatMap((line) => {
    const keys = texts(line, 'permissions').map((key) => known(key, 'PROJECT').key)
    if (keys.length === 0) throw refuse(400, 'At least one project permission must be provided.')
    const [projects, issues] = [idList(line, 'projects'), idList(line, 'issues')]
    if (projects.length > MOST || issues.length > MOST)
      throw refuse(400, `No more than ${MOST} projects and ${MOST} issues can be checked.`)
    return keys.map((permission) => ({
      permission,
      issues: issues.filter((id) => onIssue(ask.site, user, permission, id)).map(Number),
      projects: projects.filter((id) => onProject(ask.site, user, permission, id)).map(Number),
    }))
  })
  return ok({
    projectPermissions: granted,
    globalPermissions: globals.filter((key) => may(ask.site, user, key)),
  })
}

const MOST = 1_000

function checkedAccount(ask: Ask, accountId: string | undefined): User | null {
  if (accountId === undefined || accountId === ask.user?.accountId) return ask.user
  if (!may(ask.site, ask.user, 'ADMINISTER'))
    throw refuse(403, 'Only an administrator can check the permissions of another user.')
  const user = ask.site.tables.users.get(accountId)
  if (!user) throw refuse(400, `The account ID '${accountId}' is invalid.`)
  return user
}

function onProject(site: Site, user: User | null, permission: string, id: string): boolean {
  const project = site.tables.projects.get(id)
  return project !== undefined && sees(site, user, project) && may(site, user, permission, project)
}

function onIssue(site: Site, user: User | null, permission: string, id: string): boolean {
  const issue = site.issues.get(id)
  return (
    issue !== undefined &&
    seesIssue(site, user, issue) &&
    may(site, user, permission, projectOfIssue(site, issue), issue)
  )
}

/** Nulls and empty strings in the list are ignored. */
function texts(body: JsonObject, field: string): string[] {
  return (optionalList(body, field) ?? []).flatMap((one) => (one === null || one === '' ? [] : [String(one)]))
}

function permitted(ask: Ask): Reply {
  const keys = texts(objectBody(ask), 'permissions').map((key) => known(key, 'PROJECT').key)
  if (keys.length === 0) throw refuse(400, 'At least one project permission must be provided.')
  const projects = [...ask.site.tables.projects.values()].filter((project) =>
    keys.every((key) => may(ask.site, ask.user, key, project)),
  )
  return ok({ projects: projects.map(({ id, key }) => ({ id: Number(id), key })) })
}
