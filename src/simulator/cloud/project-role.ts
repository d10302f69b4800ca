/** Who acts in the roles of a project: /rest/api/3/project/{projectIdOrKey}/role. */
import { isObject, type JsonObject } from '../../base/index.ts'
import { objectBody } from '../body.ts'
import { type Ask, flag, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { actsAs, administers, may } from '../model/permission.ts'
import { administeredProject, seenProject } from '../model/project-lookup.ts'
import { asActors, withActors, withoutActor } from '../model/role.ts'
import type { Project, ProjectRole, RoleActor } from '../records.ts'
import { categorised, removedSubject, showActors, subjectsOf } from './role-actor.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'anyone', scopes: ['manage:jira-project'] } as const
const PROJECT = '/rest/api/3/project/{projectIdOrKey}'
const ONE = `${PROJECT}/role/{id}`

export const projectRoleRoutes: readonly Route[] = [
  { ...READ, path: `${PROJECT}/role`, operation: 'getProjectRoles', handle: list },
  { ...READ, path: `${PROJECT}/roledetails`, operation: 'getProjectRoleDetails', handle: details },
  { ...READ, path: ONE, operation: 'getProjectRole', handle: get },
  {
    ...WRITE,
    scopes: ['manage:jira-configuration'],
    method: 'POST',
    path: ONE,
    operation: 'addActorUsers',
    handle: add,
  },
  { ...WRITE, needs: 'login', method: 'PUT', path: ONE, operation: 'setActors', handle: replace },
  { ...WRITE, method: 'DELETE', path: ONE, operation: 'deleteActor', handle: remove },
]

/** Who does not administer the project hears the status that the operation documents: 401 or 404. */
function projectOf(ask: Ask, status: number): Project {
  const project = seenProject(ask, ask.params.projectIdOrKey ?? '')
  if (!administers(ask.site, ask.user, project))
    throw refuse(status, `You do not have permission to administer the project ${project.key}.`)
  return project
}

function roleOf({ site, params }: Ask): ProjectRole {
  const role = site.tables.projectRoles.get(params.id ?? '')
  if (!role) throw refuse(404, `Can not find a project role with id '${params.id}'.`)
  return role
}

const link = ({ site }: Ask, project: Project, role: ProjectRole): string =>
  site.api(`/project/${project.id}/role/${role.id}`)

function show(ask: Ask, project: Project, role: ProjectRole): JsonObject {
  const { name, id, description } = role
  const actors = (project.roleActors[id] ?? []).filter((one) => isShown(ask, one))
  return {
    self: link(ask, project, role),
    name,
    id: Number(id),
    description,
    actors: showActors(ask.site, actors),
    ...(project.style === 'next-gen'
      ? { scope: { type: 'PROJECT', project: { id: project.id, key: project.key, name: project.name } } }
      : {}),
  }
}

function isShown(ask: Ask, actor: RoleActor): boolean {
  if (!flag(ask, 'excludeInactiveUsers', false) || actor.type === 'atlassian-group-role-actor') return true
  return ask.site.tables.users.get(actor.subject)?.active ?? false
}

/** For who administers Jira or any project of the site. */
function list(ask: Ask): Reply {
  const { site, user } = ask
  const project = seenProject(ask, ask.params.projectIdOrKey ?? '')
  if (!may(site, user, 'ADMINISTER') && !may(site, user, 'ADMINISTER_PROJECTS'))
    throw refuse(404, `You do not have permission to administer the project ${project.key}.`)
  const roles = [...site.tables.projectRoles.values()]
  return ok(Object.fromEntries(roles.map((role) => [role.name, link(ask, project, role)])))
}

/** Jira's own roles for apps, which come with the site. */
const OF_APPS = 'atlassian-addons-project-access'

function details(ask: Ask): Reply {
  const { site, user } = ask
  const project = projectOf(ask, 404)
  const [isMine, withoutApps] = [flag(ask, 'currentMember', false), flag(ask, 'excludeConnectAddons', false)]
  const roles = [...site.tables.projectRoles.values()].filter(
    ({ id, name }) => !(isMine && !(user && actsAs(site, user, project, id))) && !(withoutApps && name === OF_APPS),
  )
  return ok(
    roles.map((role) => ({
      self: link(ask, project, role),
      name: role.name,
      id: Number(role.id),
      description: role.description,
      admin: role.name === 'Administrators',
      default: role.defaultActors.length > 0,
      roleConfigurable: role.name !== OF_APPS,
      translatedName: role.name,
      type: 'DEFAULT',
    })),
  )
}

function get(ask: Ask): Reply {
  const project = projectOf(ask, 404)
  return ok(show(ask, project, roleOf(ask)))
}

/** An actor that does not exist; for Data Center it is gone. */
const unknownActor = ({ site }: Ask): number => (site.kind === 'cloud' ? 404 : 410)

function add(ask: Ask): Reply {
  const [project, role] = changed(ask, 401)
  const subjects = subjectsOf(ask.site, objectBody(ask), unknownActor(ask))
  if (subjects.length === 0) throw refuse(400, 'A user or a group is required.')
  project.roleActors[role.id] = withActors(ask.site, project.roleActors[role.id] ?? [], subjects)
  return ok(show(ask, project, role))
}

function replace(ask: Ask): Reply {
  const [project, role] = changed(ask, 401)
  const actors = objectBody(ask).categorisedActors
  if (!isObject(actors)) throw refuseField('categorisedActors', 'The categorisedActors are required.')
  project.roleActors[role.id] = asActors(ask.site, project.roleActors[role.id] ?? [], categorised(ask.site, actors))
  return ok(show(ask, project, role))
}

function remove(ask: Ask): Reply {
  const [project, role] = changed(ask, 404)
  project.roleActors[role.id] = withoutActor(
    project.roleActors[role.id] ?? [],
    removedSubject(ask, unknownActor(ask)),
    404,
  )
  return nothing()
}

function changed(ask: Ask, status: number): [Project, ProjectRole] {
  return [administeredProject(ask, projectOf(ask, status).id), roleOf(ask)]
}
