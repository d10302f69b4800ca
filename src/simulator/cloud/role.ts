/** Project roles on Cloud: /rest/api/3/role. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, objectBody, optionalText, requiredText } from '../body.ts'
import { type Ask, first, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { createRole, removeRole, updateRole, withActors, withoutActor } from '../model/role.ts'
import type { ProjectRole } from '../records.ts'
import type { Site } from '../site.ts'
import { removedSubject, showActors, subjectsOf } from './role-actor.ts'

const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const
const ROOT = '/rest/api/3/role'
const ONE = `${ROOT}/{id}`

export const roleRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: ROOT, operation: 'getAllProjectRoles', handle: list },
  { ...ADMIN, method: 'POST', path: ROOT, operation: 'createProjectRole', handle: create },
  { ...ADMIN, method: 'GET', path: ONE, operation: 'getProjectRoleById', handle: get },
  { ...ADMIN, method: 'POST', path: ONE, operation: 'partialUpdateProjectRole', handle: change },
  { ...ADMIN, method: 'PUT', path: ONE, operation: 'fullyUpdateProjectRole', handle: replace },
  { ...ADMIN, method: 'DELETE', path: ONE, operation: 'deleteProjectRole', handle: remove },
  { ...ADMIN, method: 'GET', path: `${ONE}/actors`, operation: 'getProjectRoleActorsForRole', handle: actors },
  { ...ADMIN, method: 'POST', path: `${ONE}/actors`, operation: 'addProjectRoleActorsToRole', handle: addActors },
  {
    ...ADMIN,
    method: 'DELETE',
    path: `${ONE}/actors`,
    operation: 'deleteProjectRoleActorsFromRole',
    handle: removeActors,
  },
]

function show(site: Site, { id, name, description }: ProjectRole): JsonObject {
  return { self: site.api(`/role/${id}`), name, id: Number(id), description }
}

/** With who fills it in a new project. */
export const showRole = (site: Site, role: ProjectRole): JsonObject => ({
  ...show(site, role),
  actors: showActors(site, role.defaultActors),
})

function found({ site, params }: Ask): ProjectRole {
  const role = site.tables.projectRoles.get(params.id ?? '')
  if (!role) throw refuse(404, `Can not find a project role with id '${params.id}'.`)
  return role
}

function list({ site }: Ask): Reply {
  return ok([...site.tables.projectRoles.values()].map((one) => showRole(site, one)))
}

function get(ask: Ask): Reply {
  return ok(showRole(ask.site, found(ask)))
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const role = createRole(ask.site, requiredText(body, 'name'), optionalText(body, 'description') ?? '')
  return ok(show(ask.site, role))
}

/** With both a name and a description, only the name is changed (operation partialUpdateProjectRole). */
function change(ask: Ask): Reply {
  const role = found(ask)
  const body = objectBody(ask)
  const name = filledText(body, 'name')
  const description = optionalText(body, 'description')
  if (name === undefined && description === undefined) throw refuse(400, 'A name or a description is required.')
  updateRole(ask.site, role, given(name === undefined ? { description } : { name }))
  return ok(showRole(ask.site, role))
}

function replace(ask: Ask): Reply {
  const role = found(ask)
  const body = objectBody(ask)
  const description = optionalText(body, 'description')
  if (description === undefined) throw refuseField('description', 'The description is required.')
  updateRole(ask.site, role, { name: requiredText(body, 'name'), description })
  return ok(showRole(ask.site, role))
}

function remove(ask: Ask): Reply {
  removeRole(ask.site, found(ask), first(ask, 'swap'))
  return nothing()
}

function actors(ask: Ask): Reply {
  return ok({ actors: showActors(ask.site, found(ask).defaultActors) })
}

/** Users or groups, not both in one request. */
function addActors(ask: Ask): Reply {
  const role = found(ask)
  const subjects = subjectsOf(ask.site, objectBody(ask), 400)
  if (new Set(subjects.map((one) => one.type)).size !== 1)
    throw refuse(400, 'Users or groups are required, but not both of them.')
  role.defaultActors = withActors(ask.site, role.defaultActors, subjects)
  return actors(ask)
}

function removeActors(ask: Ask): Reply {
  const role = found(ask)
  role.defaultActors = withoutActor(role.defaultActors, removedSubject(ask, 400), 400)
  return actors(ask)
}
