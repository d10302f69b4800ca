/** Whom a filter is shared with, on the wire: read from bodies, and shown. */
import { isObject, type Json, type JsonObject } from '../../base/index.ts'
import { objectList, optionalText } from '../body.ts'
import { type Ask, flag, refuse } from '../http.ts'
import { findUser } from '../issue/read-people.ts'
import type { NewShare, Share } from '../model/filter-sight.ts'
import { isMember, may } from '../model/permission.ts'
import { projectOf } from '../model/project-lookup.ts'
import type { Filter, Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { showRole } from './role.ts'
import { showGroup } from './show-group.ts'
import { showProjectDetails } from './show-project.ts'
import { showAccount } from './show-user.ts'

export function showShare(ask: Ask, { id, type, value, role }: Share): JsonObject {
  const { groups, projects, projectRoles } = ask.site.tables
  const shown: JsonObject = { id: Number(id), type }
  const group = type === 'group' ? groups.get(value ?? '') : undefined
  const project = type === 'project' ? projects.get(value ?? '') : undefined
  const inRole = projectRoles.get(role ?? '')
  if (type === 'project' && !project) return { id: Number(id), type: 'project-unknown' }
  return {
    ...shown,
    ...(group ? { group: showGroup(ask.site, group) } : {}),
    ...(project ? { project: showShared(ask.site, project) } : {}),
    ...(inRole ? { role: showRole(ask.site, inRole) } : {}),
    ...(type === 'user' ? { user: inShort(ask, value ?? '') } : {}),
  }
}

/** Cloud says besides who manages it (example of addSharePermission). */
function showShared(site: Site, project: Project): JsonObject {
  const details = showProjectDetails(site, project)
  return site.kind === 'cloud' ? { ...details, style: project.style } : details
}

/** Less than elsewhere (schema UserBean). */
function inShort(ask: Ask, id: string): JsonObject {
  if (ask.site.kind === 'dataCenter') return showAccount(ask, id)
  const { self, accountId, displayName, active, avatarUrls } = showAccount(ask, id)
  return { self, accountId, displayName, active, avatarUrls }
}

const isSame = (a: Share, b: Share) => a.type === b.type && a.value === b.value && a.role === b.role

/** Data Center has one list, of which each tells whether it is for editing too. */
export function sharesOf({ kind }: Site, { sharePermissions, editPermissions }: Filter): readonly Share[] {
  if (kind === 'cloud') return sharePermissions
  return [...sharePermissions.filter((one) => !editPermissions.some((other) => isSame(one, other))), ...editPermissions]
}

export function showShareOf(ask: Ask, { editPermissions }: Filter, share: Share): JsonObject {
  const shown = showShare(ask, share)
  return ask.site.kind === 'cloud' ? shown : { ...shown, view: true, edit: editPermissions.includes(share) }
}

interface Named {
  readonly type: string
  readonly projectId?: Json | undefined
  readonly roleId?: Json | undefined
  readonly groupId?: Json | undefined
  readonly groupName?: Json | undefined
  /** The account's id, or on Data Center its key. */
  readonly accountId?: Json | undefined
}

const part = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** As filters themselves bring them: `{ type, project: { id }, role: { id }, group: { name | groupId }, user: { accountId } }`. */
export function readShares(ask: Ask, body: JsonObject, field: string): NewShare[] | undefined {
  if (body[field] === undefined || body[field] === null) return undefined
  return objectList(body, field).map((one) =>
    readShare(ask, {
      type: optionalText(one, 'type') ?? '',
      projectId: part(one.project).id ?? part(one.project).key,
      roleId: part(one.role).id,
      groupId: part(one.group).groupId,
      groupName: part(one.group).name,
      accountId: part(one.user).accountId ?? part(one.user).key,
    }),
  )
}

/** As the sharing endpoint takes one: flat names. */
export function readFlatShare(ask: Ask, body: JsonObject): NewShare {
  const { projectId, projectRoleId, groupId, groupname, accountId, userKey } = body
  return readShare(ask, {
    type: optionalText(body, 'type') ?? '',
    projectId,
    roleId: projectRoleId,
    groupId,
    groupName: groupname,
    accountId: accountId ?? userKey,
  })
}

function person(site: Site, { accountId }: Named): User {
  const user = findUser(site, String(accountId))
  if (!user) throw refuse(400, 'The user to share with was not found.')
  return user
}

/** What is shared with must exist and be within the asker's sight. */
function readShare(ask: Ask, named: Named): NewShare {
  const { site, user } = ask
  const { type } = named
  const isAny = flag(ask, 'overrideSharePermissions', false) && may(site, user, 'ADMINISTER')
  switch (type) {
    case 'global':
      return { type, value: null }
    case 'authenticated':
    case 'loggedin':
      return { type: 'loggedin', value: null }
    case 'user':
      return { type, value: person(site, named).accountId }
    case 'group': {
      const { groupId, groupName } = named
      const groups = [...site.tables.groups.values()]
      const group = groups.find((one) => (groupId === undefined ? one.name === groupName : one.id === groupId))
      const isMine = group && user && (isAny || isMember(site, user, group.id) || may(site, user, 'ADMINISTER'))
      if (!group || !isMine) throw refuse(400, 'The group to share with was not found, or you are not a member of it.')
      return { type, value: group.id }
    }
    case 'project':
    case 'projectRole': {
      const project = projectOf(site, String(named.projectId))
      if (!project || !(isAny || may(site, user, 'BROWSE_PROJECTS', project)))
        throw refuse(400, 'The project to share with was not found.')
      if (named.roleId === undefined) return { type: 'project', value: project.id }
      if (!site.tables.projectRoles.has(String(named.roleId)))
        throw refuse(400, 'The project role to share with was not found.')
      return { type: 'project', value: project.id, role: String(named.roleId) }
    }
    default:
      throw refuse(400, `The share permission type '${type}' is invalid.`)
  }
}
