/** Permission schemes on Cloud: /rest/api/3/permissionscheme, and the one of a project. */
import type { JsonObject } from '../../base/index.ts'
import { given, objectBody, objectList, optionalText, requiredId, requiredText } from '../body.ts'
import { type Ask, created, expands, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import {
  addGrant,
  assignPermissionScheme,
  createPermissionScheme,
  type GrantInput,
  removeGrant,
  removePermissionScheme,
  updatePermissionScheme,
} from '../model/permission-scheme.ts'
import { administeredProject, seenProject } from '../model/project-lookup.ts'
import type { PermissionGrant, PermissionScheme } from '../records.ts'
import { holderOf, showGrant } from './permission-holder.ts'

const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const
const READ = { needs: 'login', scopes: ['read:jira-work'], method: 'GET' } as const
const ROOT = '/rest/api/3/permissionscheme'
const ONE = `${ROOT}/{schemeId}`
const GRANT = `${ONE}/permission/{permissionId}`
const OF_PROJECT = '/rest/api/3/project/{projectKeyOrId}/permissionscheme'

export const permissionSchemeRoutes: readonly Route[] = [
  { ...READ, path: ROOT, operation: 'getAllPermissionSchemes', handle: list },
  { ...ADMIN, method: 'POST', path: ROOT, operation: 'createPermissionScheme', handle: create },
  { ...READ, path: ONE, operation: 'getPermissionScheme', handle: get },
  { ...ADMIN, method: 'PUT', path: ONE, operation: 'updatePermissionScheme', handle: update },
  { ...ADMIN, method: 'DELETE', path: ONE, operation: 'deletePermissionScheme', handle: remove },
  { ...READ, path: `${ONE}/permission`, operation: 'getPermissionSchemeGrants', handle: grants },
  { ...ADMIN, method: 'POST', path: `${ONE}/permission`, operation: 'createPermissionGrant', handle: createGrant },
  { ...READ, path: GRANT, operation: 'getPermissionSchemeGrant', handle: getGrant },
  { ...ADMIN, method: 'DELETE', path: GRANT, operation: 'deletePermissionSchemeEntity', handle: dropGrant },
  { ...READ, path: OF_PROJECT, operation: 'getAssignedPermissionScheme', handle: ofProject },
  {
    ...ADMIN,
    scopes: ['manage:jira-project'],
    method: 'PUT',
    path: OF_PROJECT,
    operation: 'assignPermissionScheme',
    handle: assign,
  },
]

const EXPAND = 'permissions,user,group,projectRole,field,all'

/** Grants come with any value of `expand`. */
function show(ask: Ask, { id, name, description, grants }: PermissionScheme): JsonObject {
  const isExpanded = EXPAND.split(',').some((one) => expands(ask).has(one))
  return {
    expand: EXPAND,
    id: Number(id),
    self: ask.site.api(`/permissionscheme/${id}`),
    name,
    description,
    ...(isExpanded ? { permissions: grants.map((one) => showGrant(ask, id, one)) } : {}),
  }
}

function found({ site, params }: Ask, id = params.schemeId ?? ''): PermissionScheme {
  const scheme = site.tables.permissionSchemes.get(id)
  if (!scheme) throw refuse(404, `The requested permission scheme '${id}' was not found.`)
  return scheme
}

function list(ask: Ask): Reply {
  return ok({ permissionSchemes: [...ask.site.tables.permissionSchemes.values()].map((one) => show(ask, one)) })
}

function get(ask: Ask): Reply {
  return ok(show(ask, found(ask)))
}

function grantOf(ask: Ask, body: JsonObject): GrantInput {
  return { permission: requiredText(body, 'permission'), holder: holderOf(ask.site, body) }
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const scheme = createPermissionScheme(ask.site, {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description') ?? '',
    grants: objectList(body, 'permissions').map((one) => grantOf(ask, one)),
  })
  return created(withGrants(ask, scheme))
}

/** What was just written is always shown with its grants, as the examples of the document have it. */
function withGrants(ask: Ask, scheme: PermissionScheme): JsonObject {
  return { ...show(ask, scheme), permissions: scheme.grants.map((one) => showGrant(ask, scheme.id, one)) }
}

function update(ask: Ask): Reply {
  const scheme = found(ask)
  const body = objectBody(ask)
  const input = {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description'),
    grants:
      body.permissions === undefined ? undefined : objectList(body, 'permissions').map((one) => grantOf(ask, one)),
  }
  updatePermissionScheme(ask.site, scheme, given(input))
  return ok(withGrants(ask, scheme))
}

function remove(ask: Ask): Reply {
  removePermissionScheme(ask.site, found(ask))
  return nothing()
}

function grants(ask: Ask): Reply {
  const scheme = found(ask)
  return ok({
    permissions: scheme.grants.map((one) => showGrant(ask, scheme.id, one)),
    expand: 'user,group,projectRole,field,all',
  })
}

function createGrant(ask: Ask): Reply {
  const scheme = found(ask)
  const grant = addGrant(ask.site, scheme, grantOf(ask, objectBody(ask)))
  return created(showGrant(ask, scheme.id, grant))
}

function getGrant(ask: Ask): Reply {
  const scheme = found(ask)
  const grant: PermissionGrant | undefined = scheme.grants.find((one) => one.id === ask.params.permissionId)
  if (!grant) throw refuse(404, `The permission grant with id '${ask.params.permissionId}' was not found.`)
  return ok(showGrant(ask, scheme.id, grant))
}

function dropGrant(ask: Ask): Reply {
  removeGrant(ask.site, found(ask), ask.params.permissionId ?? '')
  return nothing()
}

function ofProject(ask: Ask): Reply {
  const project = administeredProject(ask, ask.params.projectKeyOrId ?? '')
  return ok(show(ask, found(ask, project.permissionSchemeId)))
}

function assign(ask: Ask): Reply {
  const project = seenProject(ask, ask.params.projectKeyOrId ?? '')
  const scheme = found(ask, requiredId(objectBody(ask), 'id'))
  assignPermissionScheme(ask.site, scheme, administeredProject(ask, project.id))
  return ok(show(ask, scheme))
}
