/** One project on Cloud: /rest/api/3/project/{projectIdOrKey}. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, idList, objectBody, optionalId, optionalText, requiredText } from '../body.ts'
import { type Ask, created, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { isAccessible } from '../model/license.ts'
import { may } from '../model/permission.ts'
import { createProject, type NewProject, type ProjectInput, updateProject } from '../model/project.ts'
import { administeredProject, browsedProject } from '../model/project-lookup.ts'
import { type ProjectTemplate, templateOf } from '../model/project-template.ts'
import type { Project } from '../records.ts'
import type { Site } from '../site.ts'
import { showProject } from './show-project.ts'

const ROOT = '/rest/api/3/project'
const ONE = `${ROOT}/{projectIdOrKey}`

export const projectRoutes: readonly Route[] = [
  {
    needs: 'administer',
    scopes: ['manage:jira-configuration'],
    method: 'POST',
    path: ROOT,
    operation: 'createProject',
    handle: create,
  },
  { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET', path: ONE, operation: 'getProject', handle: get },
  {
    needs: 'login',
    scopes: ['manage:jira-project'],
    method: 'PUT',
    path: ONE,
    operation: 'updateProject',
    handle: update,
  },
]

function get(ask: Ask): Reply {
  return ok(showProject(ask, browsedProject(ask, ask.params.projectIdOrKey ?? '')))
}

/** A project takes these from its template or by id, never both. */
const INSTEAD_OF_TEMPLATE = [
  'issueTypeScheme',
  'issueTypeScreenScheme',
  'workflowScheme',
  'fieldConfigurationScheme',
  'fieldScheme',
] as const

function create(ask: Ask): Reply {
  const { site } = ask
  const body = objectBody(ask)
  const { projectTypeKey, style } = kindOf(body)
  const project = createProject(site, {
    ...defaultSchemes(site),
    ...given(details(body)),
    ...given({
      issueTypeSchemeId: optionalId(body, 'issueTypeScheme'),
      issueTypeScreenSchemeId: optionalId(body, 'issueTypeScreenScheme'),
      workflowSchemeId: optionalId(body, 'workflowScheme'),
      fieldConfigurationSchemeId: optionalId(body, 'fieldScheme') ?? optionalId(body, 'fieldConfigurationScheme'),
    }),
    key: requiredText(body, 'key'),
    name: requiredText(body, 'name'),
    leadAccountId: requiredText(body, 'leadAccountId', 128),
    projectTypeKey,
    style,
  })
  return created({ self: site.api(`/project/${project.id}`), id: Number(project.id), key: project.key })
}

function kindOf(body: JsonObject): ProjectTemplate {
  const templateKey = optionalText(body, 'projectTemplateKey')
  const typeKey = optionalText(body, 'projectTypeKey')
  if (typeKey !== undefined && !isType(typeKey))
    throw refuseField('projectTypeKey', `The project type '${typeKey}' does not exist.`)
  if (typeKey !== undefined && templateKey === undefined && !isAccessible(typeKey))
    throw refuseField('projectTypeKey', `The project type '${typeKey}' is not licensed.`)
  if (templateKey === undefined) {
    if (typeKey === undefined) throw refuseField('projectTypeKey', 'A project type or a project template is required.')
    return { projectTypeKey: typeKey, style: 'classic' }
  }
  const both = INSTEAD_OF_TEMPLATE.find((field) => body[field] !== undefined && body[field] !== null)
  if (both !== undefined) throw refuseField(both, `The ${both} cannot be given together with a project template.`)
  const template = templateOf(templateKey)
  if (typeKey !== undefined && typeKey !== template.projectTypeKey)
    throw refuseField('projectTemplateKey', `The project template is not for projects of the type '${typeKey}'.`)
  return template
}

const isType = (text: string): text is Project['projectTypeKey'] =>
  text === 'software' || text === 'business' || text === 'service_desk'

/** Jira's own default scheme of each sort; security and category start as none. */
export function defaultSchemes({
  tables,
}: Site): Omit<NewProject, 'key' | 'name' | 'leadAccountId' | 'projectTypeKey' | 'style'> {
  return {
    description: '',
    url: '',
    assigneeType: 'UNASSIGNED',
    categoryId: null,
    issueSecuritySchemeId: null,
    permissionSchemeId: defaultOf(tables.permissionSchemes),
    notificationSchemeId: defaultOf(tables.notificationSchemes),
    issueTypeSchemeId: defaultOf(tables.issueTypeSchemes),
    issueTypeScreenSchemeId: defaultOf(tables.issueTypeScreenSchemes),
    workflowSchemeId: defaultOf(tables.workflowSchemes),
    fieldConfigurationSchemeId: defaultOf(tables.fieldConfigurationSchemes),
  }
}

function defaultOf(table: ReadonlyMap<string, { readonly id: string; readonly isDefault: boolean }>): string {
  return [...table.values()].find((one) => one.isDefault)?.id ?? ''
}

/** What both POST and PUT may say. A category of -1 means none. */
function details(body: JsonObject): { [Field in keyof ProjectInput]?: ProjectInput[Field] | undefined } {
  if (body.lead !== undefined) throw refuseField('lead', 'User names are no longer known. Give the leadAccountId.')
  const assigneeType = optionalText(body, 'assigneeType')
  if (assigneeType !== undefined && assigneeType !== 'PROJECT_LEAD' && assigneeType !== 'UNASSIGNED')
    throw refuseField('assigneeType', 'The assigneeType must be PROJECT_LEAD or UNASSIGNED.')
  const categoryId = optionalId(body, 'categoryId')
  return {
    key: filledText(body, 'key'),
    name: filledText(body, 'name'),
    description: optionalText(body, 'description'),
    url: optionalText(body, 'url'),
    leadAccountId: filledText(body, 'leadAccountId', 128),
    assigneeType,
    categoryId: categoryId === '-1' ? null : categoryId,
    permissionSchemeId: optionalId(body, 'permissionScheme'),
    notificationSchemeId: optionalId(body, 'notificationScheme'),
    issueSecuritySchemeId: optionalId(body, 'issueSecurityScheme'),
  }
}

const FOR_ADMINISTRATORS = [
  'key',
  'releasedProjectKeys',
  'permissionScheme',
  'notificationScheme',
  'issueSecurityScheme',
] as const

/** Administer Projects is enough, but not for the key and the schemes. */
export function refuseForAdministrators(ask: Ask, body: JsonObject): void {
  const needsMore = FOR_ADMINISTRATORS.find((field) => body[field] !== undefined)
  if (needsMore !== undefined && !may(ask.site, ask.user, 'ADMINISTER'))
    throw refuse(403, `Only who administers Jira can change the ${needsMore} of a project.`)
}

function update(ask: Ask): Reply {
  const project = administeredProject(ask, ask.params.projectIdOrKey ?? '')
  const body = objectBody(ask)
  refuseForAdministrators(ask, body)
  updateProject(ask.site, project, { ...given(details(body)), releasedKeys: idList(body, 'releasedProjectKeys') })
  return ok(showProject(ask, project))
}
