/** Components: /rest/api/3/component and those of a project. Data Center names their leads by user name. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, objectBody, optionalId, optionalText, requiredText } from '../body.ts'
import { type Ask, created, every, first, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { findUser } from '../issue/read-people.ts'
import {
  type ComponentInput,
  componentOf,
  createComponent,
  nominalAssignee,
  realAssignee,
  removeComponent,
  updateComponent,
} from '../model/component.ts'
import { countIssues, names } from '../model/issue-values.ts'
import { administeredProject, browsedProject } from '../model/project-lookup.ts'
import { ordered, page } from '../paging.ts'
import type { Component, Project } from '../records.ts'
import type { Site } from '../site.ts'
import { showAccount } from './show-user.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'anyone', scopes: ['manage:jira-project'] } as const
const ROOT = '/rest/api/3/component'
const OF_PROJECT = '/rest/api/3/project/{projectIdOrKey}'

export const componentRoutes: readonly Route[] = [
  { ...READ, path: ROOT, operation: 'findComponentsForProjects', handle: find },
  { ...WRITE, method: 'POST', path: ROOT, operation: 'createComponent', handle: create },
  { ...READ, path: `${ROOT}/{id}`, operation: 'getComponent', handle: get },
  { ...WRITE, method: 'PUT', path: `${ROOT}/{id}`, operation: 'updateComponent', handle: update },
  { ...WRITE, method: 'DELETE', path: `${ROOT}/{id}`, operation: 'deleteComponent', handle: remove },
  { ...READ, path: `${ROOT}/{id}/relatedIssueCounts`, operation: 'getComponentRelatedIssues', handle: counts },
  { ...READ, path: `${OF_PROJECT}/component`, operation: 'getProjectComponentsPaginated', handle: paged },
  { ...READ, path: `${OF_PROJECT}/components`, operation: 'getProjectComponents', handle: list },
]

const link = (site: Site, { id }: Component): string => site.api(`/component/${id}`)

export function showComponent(ask: Ask, project: Project, component: Component): JsonObject {
  const { id, name, description, leadAccountId, assigneeType } = component
  const [nominal, real] = [nominalAssignee(project, component), realAssignee(project, component)]
  return {
    self: link(ask.site, component),
    id,
    name,
    description,
    ...(leadAccountId === null ? {} : { lead: showAccount(ask, leadAccountId) }),
    assigneeType,
    ...(nominal.accountId === null ? {} : { assignee: showAccount(ask, nominal.accountId) }),
    realAssigneeType: real.type,
    ...(real.accountId === null ? {} : { realAssignee: showAccount(ask, real.accountId) }),
    isAssigneeTypeValid: assigneeType !== 'COMPONENT_LEAD' || leadAccountId !== null,
    project: project.key,
    projectId: Number(project.id),
    ...(ask.site.kind === 'dataCenter' ? { archived: false, deleted: false } : {}),
  }
}

function found(ask: Ask, lookUp: typeof browsedProject): { project: Project; component: Component } {
  const pair = componentOf(ask.site, ask.params.id ?? '')
  if (!pair) throw refuse(404, `The component with id ${ask.params.id} does not exist.`)
  lookUp(ask, pair.project.id)
  return pair
}

function get(ask: Ask): Reply {
  const { project, component } = found(ask, browsedProject)
  return ok(showComponent(ask, project, component))
}

const ofProject = (ask: Ask): Project => browsedProject(ask, ask.params.projectIdOrKey ?? '')

function list(ask: Ask): Reply {
  const project = ofProject(ask)
  return ok(project.components.map((one) => showComponent(ask, project, one)))
}

const issueCount = (site: Site, { id }: Component): number =>
  countIssues(site, (issue) => names(issue, 'components', id))

const matches =
  (ask: Ask) =>
  ({ name, description }: Component): boolean => {
    const text = first(ask, 'query')?.toLowerCase() ?? ''
    return name.toLowerCase().includes(text) || description.toLowerCase().includes(text)
  }

function paged(ask: Ask): Reply {
  const { site } = ask
  const project = ofProject(ask)
  const sorted = ordered(project.components.filter(matches(ask)), first(ask, 'orderBy'), {
    name: (one) => one.name,
    description: (one) => one.description,
    lead: (one) => one.leadAccountId ?? '',
    issueCount: (one) => issueCount(site, one),
  })
  return page(ask, sorted, (one) => {
    const shown = showComponent(ask, project, one)
    return { ...shown, componentBean: shown, issueCount: issueCount(site, one) }
  })
}

/** Of all projects that the account may browse, or of those that are named; one that is hidden refuses all. */
function find(ask: Ask): Reply {
  const named = every(ask, 'projectIdsOrKeys').flatMap((one) => one.split(','))
  if (named.length === 0) throw refuse(400, "The 'projectIdsOrKeys' query parameter is required.")
  const components = named.flatMap((one) => browsedProject(ask, one).components).filter(matches(ask))
  const sorted = ordered(components, first(ask, 'orderBy'), {
    name: (one) => one.name,
    description: (one) => one.description,
  })
  return page(ask, sorted, (one) => ({
    self: link(ask.site, one),
    id: one.id,
    name: one.name,
    description: one.description,
  }))
}

function counts(ask: Ask): Reply {
  const { component } = found(ask, browsedProject)
  return ok({ self: link(ask.site, component), issueCount: issueCount(ask.site, component) })
}

const TYPES: readonly Component['assigneeType'][] = ['PROJECT_DEFAULT', 'COMPONENT_LEAD', 'PROJECT_LEAD', 'UNASSIGNED']

/** An empty lead means none. */
function details(
  site: Site,
  body: JsonObject,
): { [Field in keyof ComponentInput]?: ComponentInput[Field] | undefined } {
  const chosen = optionalText(body, 'assigneeType')
  const assigneeType = TYPES.find((one) => one === chosen)
  if (chosen !== undefined && assigneeType === undefined)
    throw refuseField('assigneeType', `The assigneeType must be one of ${TYPES.join(', ')}.`)
  return {
    name: filledText(body, 'name'),
    description: optionalText(body, 'description'),
    leadAccountId: leadIn(site, body),
    assigneeType,
  }
}

function leadIn(site: Site, body: JsonObject): string | null | undefined {
  const field = site.kind === 'cloud' ? 'leadAccountId' : 'leadUserName'
  const lead = optionalText(body, field, 128)
  if (lead === undefined || lead === '') return lead === '' ? null : undefined
  const user = findUser(site, lead)
  if (!user) throw refuseField(field, `The user '${lead}' does not exist.`)
  return user.accountId
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const projectName = optionalText(body, 'project') ?? optionalId(body, 'projectId')
  if (projectName === undefined) throw refuseField('project', 'The project is required.')
  const project = administeredProject(ask, projectName)
  const component = createComponent(ask.site, project, {
    description: '',
    leadAccountId: null,
    assigneeType: 'PROJECT_DEFAULT',
    ...given(details(ask.site, body)),
    name: requiredText(body, 'name'),
  })
  return created(showComponent(ask, project, component))
}

function update(ask: Ask): Reply {
  const { project, component } = found(ask, administeredProject)
  updateComponent(ask.site, project, component, given(details(ask.site, objectBody(ask))))
  return ok(showComponent(ask, project, component))
}

function remove(ask: Ask): Reply {
  const { project, component } = found(ask, administeredProject)
  removeComponent(ask.site, ask.user, project, component, first(ask, 'moveIssuesTo'))
  return nothing()
}
