/** Projects on Data Center: /rest/api/2/project. People are named by user name, and there is no trash. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, objectBody, optionalId, optionalText, requiredText } from '../body.ts'
import { defaultSchemes, refuseForAdministrators } from '../cloud/project.ts'
import { type Ask, created, flag, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { findUser } from '../issue/read-people.ts'
import { isLive, may, sees } from '../model/permission.ts'
import { createProject, type ProjectInput, updateProject } from '../model/project.ts'
import { administeredProject, seenProject } from '../model/project-lookup.ts'
import { archiveProject, removeProject, restoreProject } from '../model/project-removal.ts'
import type { Project } from '../records.ts'
import type { Site } from '../site.ts'
import { showProject, showProjectRow } from './show-project.ts'

const ROOT = '/rest/api/2/project'
const ONE = `${ROOT}/{projectIdOrKey}`
const OPEN = { needs: 'anyone', scopes: [], method: 'GET' } as const
const WRITE = { needs: 'login', scopes: [] } as const

export const projectRoutes: readonly Route[] = [
  { ...OPEN, path: ROOT, operation: 'getAllProjects', handle: list },
  { ...WRITE, needs: 'administer', method: 'POST', path: ROOT, operation: 'createProject', handle: create },
  { ...OPEN, path: ONE, operation: 'getProject', handle: get },
  { ...WRITE, method: 'PUT', path: ONE, operation: 'updateProject', handle: update },
  { ...WRITE, method: 'DELETE', path: ONE, operation: 'deleteProject', handle: remove },
  { ...WRITE, method: 'PUT', path: `${ONE}/archive`, operation: 'archiveProject', handle: archive },
  { ...WRITE, method: 'PUT', path: `${ONE}/restore`, operation: 'restoreProject', handle: restore },
]

/** Those that the account may browse or administer; who administers Jira sees all (docs/jira-assumptions.md, Data Center). */
function list(ask: Ask): Reply {
  const { site, user } = ask
  const withArchived = flag(ask, 'includeArchived', false)
  const rows = [...site.tables.projects.values()].filter(
    (one) => (withArchived || isLive(one)) && sees(site, user, one),
  )
  return ok(rows.sort((a, b) => (a.name < b.name ? -1 : 1)).map((one) => showProjectRow(ask, one)))
}

const asked = (ask: Ask): Project => seenProject(ask, ask.params.projectIdOrKey ?? '')

function get(ask: Ask): Reply {
  return ok(showProject(ask, asked(ask)))
}

function create(ask: Ask): Reply {
  const { site } = ask
  const body = objectBody(ask)
  const workflowSchemeId = optionalId(body, 'workflowSchemeId')
  const project = createProject(site, {
    ...defaultSchemes(site),
    ...given(details(site, body)),
    ...given({ workflowSchemeId }),
    key: requiredText(body, 'key'),
    name: requiredText(body, 'name'),
    leadAccountId: leadIn(site, requiredText(body, 'lead')),
    projectTypeKey: typeIn(body),
    style: 'classic',
  })
  return created({ self: site.api(`/project/${project.id}`), id: Number(project.id), key: project.key })
}

/** Templates that Jira brings, as its documents name them, and the type of their projects. */
const TEMPLATES: Readonly<Record<string, Project['projectTypeKey']>> = {
  'com.pyxis.greenhopper.jira:gh-scrum-template': 'software',
  'com.pyxis.greenhopper.jira:gh-kanban-template': 'software',
  'com.pyxis.greenhopper.jira:basic-software-development-template': 'software',
  'com.atlassian.jira-core-project-templates:jira-core-project-management': 'business',
  'com.atlassian.jira-core-project-templates:jira-core-process-management': 'business',
  'com.atlassian.jira-core-project-templates:jira-core-task-management': 'business',
}

function typeIn(body: JsonObject): Project['projectTypeKey'] {
  const [typeKey, templateKey] = [optionalText(body, 'projectTypeKey'), optionalText(body, 'projectTemplateKey')]
  const ofTemplate = templateKey === undefined ? undefined : TEMPLATES[templateKey]
  if (templateKey !== undefined && ofTemplate === undefined)
    throw refuseField('projectTemplateKey', `The project template '${templateKey}' does not exist.`)
  const type = typeKey ?? ofTemplate
  if (type !== 'software' && type !== 'business')
    throw refuseField('projectType', `An invalid project type was specified: '${type ?? ''}'.`)
  if (ofTemplate !== undefined && ofTemplate !== type)
    throw refuseField('projectTemplateKey', `The project template is not for projects of the type '${type}'.`)
  return type
}

function leadIn(site: Site, name: string): string {
  return findUser(site, name)?.accountId ?? name
}

/** What both POST and PUT may say. */
function details(site: Site, body: JsonObject): { [Field in keyof ProjectInput]?: ProjectInput[Field] | undefined } {
  const assigneeType = optionalText(body, 'assigneeType')
  if (assigneeType !== undefined && assigneeType !== 'PROJECT_LEAD' && assigneeType !== 'UNASSIGNED')
    throw refuseField('assigneeType', 'The assigneeType must be PROJECT_LEAD or UNASSIGNED.')
  const [lead, categoryId] = [filledText(body, 'lead'), optionalId(body, 'categoryId')]
  return {
    key: filledText(body, 'key'),
    name: filledText(body, 'name'),
    description: optionalText(body, 'description'),
    url: optionalText(body, 'url'),
    leadAccountId: lead === undefined ? undefined : leadIn(site, lead),
    assigneeType,
    categoryId: categoryId === '-1' ? null : categoryId,
    permissionSchemeId: optionalId(body, 'permissionScheme'),
    notificationSchemeId: optionalId(body, 'notificationScheme'),
    issueSecuritySchemeId: optionalId(body, 'issueSecurityScheme'),
  }
}

function update(ask: Ask): Reply {
  const project = administeredProject(ask, ask.params.projectIdOrKey ?? '')
  const body = objectBody(ask)
  refuseForAdministrators(ask, body)
  updateProject(ask.site, project, given(details(ask.site, body)))
  return ok(showProject(ask, project))
}

/** What only who administers Jira may do to a project. */
function administered(ask: Ask): Project {
  const project = asked(ask)
  if (!may(ask.site, ask.user, 'ADMINISTER')) throw refuse(403, 'You must administer Jira to do this to a project.')
  return project
}

function remove(ask: Ask): Reply {
  removeProject(ask.site, administered(ask))
  return nothing()
}

function archive(ask: Ask): Reply {
  const project = administered(ask)
  if (!isLive(project)) throw refuse(403, `The project ${project.key} is already archived.`)
  archiveProject(ask.site, project)
  return nothing()
}

function restore(ask: Ask): Reply {
  const project = administered(ask)
  if (isLive(project)) throw refuse(403, `The project ${project.key} is not archived.`)
  restoreProject(ask.site, project)
  return { status: 202 }
}
