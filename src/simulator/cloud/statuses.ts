/** Statuses as administrators keep them: /rest/api/3/statuses. Who may not gets 401 here, as the document says. */
import type { JsonObject } from '../../base/index.ts'
import { isObject } from '../../base/index.ts'
import { objectBody, objectList, optionalText, requiredId, requiredText } from '../body.ts'
import { type Ask, every, first, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { administers, may } from '../model/permission.ts'
import {
  createStatuses,
  issueTypesWith,
  removeStatuses,
  type StatusInput,
  updateStatuses,
  workflowsWith,
} from '../model/status.ts'
import { cursorPage, page } from '../paging.ts'
import type { Project, Status, StatusCategory } from '../records.ts'

const CONFIGURE = { needs: 'login', scopes: ['manage:jira-configuration'] } as const
const ROOT = '/rest/api/3/statuses'

export const statusesRoutes: readonly Route[] = [
  { ...CONFIGURE, method: 'GET', path: ROOT, operation: 'getStatusesById', handle: byIds },
  { ...CONFIGURE, method: 'POST', path: ROOT, operation: 'createStatuses', handle: create },
  { ...CONFIGURE, method: 'PUT', path: ROOT, operation: 'updateStatuses', handle: update },
  { ...CONFIGURE, method: 'DELETE', path: ROOT, operation: 'deleteStatusesById', handle: remove },
  { ...CONFIGURE, method: 'GET', path: `${ROOT}/search`, operation: 'search', handle: search },
  { ...CONFIGURE, method: 'GET', path: `${ROOT}/byNames`, operation: 'getStatusesByName', handle: byNames },
  {
    ...CONFIGURE,
    method: 'GET',
    path: `${ROOT}/{statusId}/workflowUsages`,
    operation: 'getWorkflowUsagesForStatus',
    handle: workflowUsages,
  },
  {
    ...CONFIGURE,
    method: 'GET',
    path: `${ROOT}/{statusId}/projectUsages`,
    operation: 'getProjectUsagesForStatus',
    handle: projectUsages,
  },
  {
    ...CONFIGURE,
    method: 'GET',
    path: `${ROOT}/{statusId}/project/{projectId}/issueTypeUsages`,
    operation: 'getProjectIssueTypeUsagesForStatus',
    handle: issueTypeUsages,
  },
]

const MOST = 50
const CATEGORIES: readonly string[] = ['TODO', 'IN_PROGRESS', 'DONE'] satisfies readonly StatusCategory[]

function show({ id, name, description, category, projectId }: Status): JsonObject {
  const scope = projectId === null ? { type: 'GLOBAL' } : { type: 'PROJECT', project: { id: projectId } }
  return { id, name, statusCategory: category, scope, description }
}

/** Whoever administers Jira or any project. */
function admitted({ site, user }: Ask): void {
  if (may(site, user, 'ADMINISTER') || may(site, user, 'ADMINISTER_PROJECTS')) return
  throw refuse(401, 'You do not have permission to administer statuses.')
}

function listed(ask: Ask, name: 'id' | 'name'): readonly string[] {
  admitted(ask)
  const values = every(ask, name)
  if (values.length === 0 || values.length > MOST)
    throw refuse(400, `Between 1 and ${MOST} values of '${name}' must be provided.`)
  return values
}

/** An id that names no status is passed over in silence. */
function byIds(ask: Ask): Reply {
  return ok(
    listed(ask, 'id')
      .flatMap((id) => ask.site.tables.statuses.get(id) ?? [])
      .map(show),
  )
}

function byNames(ask: Ask): Reply {
  const names = listed(ask, 'name')
  return ok(
    inScope(ask)
      .filter((one) => names.includes(one.name))
      .map(show),
  )
}

/** Those of the project that `projectId` names; without it the global ones. */
function inScope(ask: Ask): Status[] {
  const projectId = first(ask, 'projectId') ?? null
  return [...ask.site.tables.statuses.values()].filter((one) => one.projectId === projectId)
}

function search(ask: Ask): Reply {
  admitted(ask)
  const text = first(ask, 'searchString')?.toLowerCase() ?? ''
  const category = first(ask, 'statusCategory')
  if (category !== undefined && !CATEGORIES.includes(category))
    throw refuse(400, `The status category must be one of ${CATEGORIES.join(', ')}.`)
  const found = inScope(ask).filter(
    (one) => one.name.toLowerCase().includes(text) && (category === undefined || one.category === category),
  )
  return page(ask, found, show, { usual: 200, cap: 200 })
}

function input(body: JsonObject): StatusInput {
  const category = requiredText(body, 'statusCategory')
  if (!isCategory(category))
    throw refuseField('statusCategory', `The status category must be one of ${CATEGORIES.join(', ')}.`)
  return { name: requiredText(body, 'name'), description: optionalText(body, 'description') ?? '', category }
}

const isCategory = (text: string): text is StatusCategory => CATEGORIES.includes(text)

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const projectId = scopeOf(ask, body)
  const inputs = objectList(body, 'statuses').map(input)
  if (inputs.length === 0) throw refuseField('statuses', 'At least one status must be provided.')
  return ok(createStatuses(ask.site, inputs, projectId).map(show))
}

function scopeOf(ask: Ask, body: JsonObject): string | null {
  const scope = body.scope
  if (!isObject(scope)) throw refuseField('scope', 'The scope is required.')
  if (scope.type === 'GLOBAL') {
    requireAuthority(ask, undefined)
    return null
  }
  if (scope.type !== 'PROJECT' || !isObject(scope.project))
    throw refuseField('scope', 'The scope must be GLOBAL, or PROJECT with a project.')
  const project = ask.site.tables.projects.get(requiredId(scope.project, 'id'))
  if (!project) throw refuseField('scope', 'The project does not exist.')
  requireAuthority(ask, project)
  if (project.style !== 'next-gen')
    throw refuseField('scope', 'Statuses of a company-managed project belong to the GLOBAL scope.')
  return project.id
}

function requireAuthority({ site, user }: Ask, project: Project | undefined): void {
  const isAllowed = project ? administers(site, user, project) : may(site, user, 'ADMINISTER')
  if (!isAllowed) throw refuse(401, 'You do not have permission to administer statuses in this scope.')
}

function authorised(ask: Ask, ids: readonly string[]): void {
  const { statuses, projects } = ask.site.tables
  for (const id of ids) {
    const status = statuses.get(id)
    if (status) requireAuthority(ask, projects.get(status.projectId ?? ''))
  }
}

/** What a status leaves out is emptied: the request is the whole status. */
function update(ask: Ask): Reply {
  admitted(ask)
  const inputs = objectList(objectBody(ask), 'statuses').map((one) => ({ id: requiredId(one, 'id'), ...input(one) }))
  if (inputs.length === 0) throw refuseField('statuses', 'At least one status must be provided.')
  authorised(
    ask,
    inputs.map((one) => one.id),
  )
  updateStatuses(ask.site, inputs)
  return nothing()
}

function remove(ask: Ask): Reply {
  const ids = listed(ask, 'id')
  authorised(ask, ids)
  removeStatuses(ask.site, ids)
  return nothing()
}

function used(ask: Ask): Status {
  admitted(ask)
  const status = ask.site.tables.statuses.get(ask.params.statusId ?? '')
  if (!status) throw refuse(404, `The status with id '${ask.params.statusId}' does not exist.`)
  return status
}

const showId = (id: string): JsonObject => ({ id })

function workflowUsages(ask: Ask): Reply {
  const { id } = used(ask)
  const workflows = workflowsWith(ask.site, id).map((one) => one.id)
  return ok({ statusId: id, workflows: cursorPage(ask, workflows, showId) })
}

function projectUsages(ask: Ask): Reply {
  const { id } = used(ask)
  const projects = [...ask.site.tables.projects.values()].filter((one) => issueTypesWith(ask.site, one, id).length > 0)
  return ok({ statusId: id, projects: cursorPage(ask, projects, ({ id }) => ({ id })) })
}

function issueTypeUsages(ask: Ask): Reply {
  const { id } = used(ask)
  const project = ask.site.tables.projects.get(ask.params.projectId ?? '')
  if (!project) throw refuse(404, `The project with id '${ask.params.projectId}' does not exist.`)
  const types = issueTypesWith(ask.site, project, id)
  return ok({ statusId: id, projectId: project.id, issueTypes: cursorPage(ask, types, showId) })
}
