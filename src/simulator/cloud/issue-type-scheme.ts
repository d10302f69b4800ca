/** Issue type schemes on Cloud: /rest/api/3/issuetypescheme. Those of team-managed projects do not show here. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, idList, objectBody, optionalId, optionalText, requiredId, requiredText } from '../body.ts'
import { type Ask, created, every, expands, first, nothing, type Reply, type Route, refuse } from '../http.ts'
import { typesIn } from '../model/issue-type.ts'
import {
  addIssueTypes,
  assignIssueTypeScheme,
  createIssueTypeScheme,
  projectsOf,
  removeFromScheme,
  removeIssueTypeScheme,
  updateIssueTypeScheme,
} from '../model/issue-type-scheme.ts'
import { moved } from '../model/order.ts'
import { ordered, page, pageWithin } from '../paging.ts'
import type { IssueTypeScheme, Project } from '../records.ts'
import type { Site } from '../site.ts'
import { showIssueType } from './issue-type.ts'
import { showProjectDetails } from './show-project.ts'

const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const
const ROOT = '/rest/api/3/issuetypescheme'
const ONE = `${ROOT}/{issueTypeSchemeId}`

export const issueTypeSchemeRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: ROOT, operation: 'getAllIssueTypeSchemes', handle: list },
  { ...ADMIN, method: 'POST', path: ROOT, operation: 'createIssueTypeScheme', handle: create },
  { ...ADMIN, method: 'GET', path: `${ROOT}/mapping`, operation: 'getIssueTypeSchemesMapping', handle: mapping },
  { ...ADMIN, method: 'GET', path: `${ROOT}/project`, operation: 'getIssueTypeSchemeForProjects', handle: byProject },
  { ...ADMIN, method: 'PUT', path: `${ROOT}/project`, operation: 'assignIssueTypeSchemeToProject', handle: assign },
  { ...ADMIN, method: 'PUT', path: ONE, operation: 'updateIssueTypeScheme', handle: update },
  { ...ADMIN, method: 'DELETE', path: ONE, operation: 'deleteIssueTypeScheme', handle: remove },
  { ...ADMIN, method: 'PUT', path: `${ONE}/issuetype`, operation: 'addIssueTypesToIssueTypeScheme', handle: add },
  {
    ...ADMIN,
    method: 'PUT',
    path: `${ONE}/issuetype/move`,
    operation: 'reorderIssueTypesInIssueTypeScheme',
    handle: move,
  },
  {
    ...ADMIN,
    method: 'DELETE',
    path: `${ONE}/issuetype/{issueTypeId}`,
    operation: 'removeIssueTypeFromIssueTypeScheme',
    handle: removeType,
  },
]

function show({ id, name, description, defaultIssueTypeId, isDefault }: IssueTypeScheme): JsonObject {
  return {
    id,
    name,
    description,
    ...(defaultIssueTypeId === null ? {} : { defaultIssueTypeId }),
    ...(isDefault ? { isDefault } : {}),
  }
}

function classic(site: Site): IssueTypeScheme[] {
  const teams = new Set(
    [...site.tables.projects.values()].filter((one) => one.style === 'next-gen').map((one) => one.issueTypeSchemeId),
  )
  return [...site.tables.issueTypeSchemes.values()].filter((one) => !teams.has(one.id))
}

function found(site: Site, id: string): IssueTypeScheme {
  const scheme = classic(site).find((one) => one.id === id)
  if (!scheme) throw refuse(404, `The issue type scheme with id '${id}' was not found.`)
  return scheme
}

const named = (ask: Ask): IssueTypeScheme => found(ask.site, ask.params.issueTypeSchemeId ?? '')

function list(ask: Ask): Reply {
  const { site } = ask
  const [ids, text, expanded] = [every(ask, 'id'), first(ask, 'queryString')?.toLowerCase() ?? '', expands(ask)]
  const rows = classic(site).filter(
    (one) => (ids.length === 0 || ids.includes(one.id)) && one.name.toLowerCase().includes(text),
  )
  const sorted = ordered(rows, first(ask, 'orderBy') ?? 'id', { name: (one) => one.name, id: (one) => Number(one.id) })
  return page(ask, sorted, (one) => ({
    ...show(one),
    ...(expanded.has('projects')
      ? { projects: pageWithin(projectsOf(site, one), (project) => showProjectDetails(site, project)) }
      : {}),
    ...(expanded.has('issueTypes')
      ? { issueTypes: pageWithin(typesIn(site, one), (type) => showIssueType(site, type)) }
      : {}),
  }))
}

function mapping(ask: Ask): Reply {
  const ids = every(ask, 'issueTypeSchemeId')
  const rows = classic(ask.site)
    .filter((one) => ids.length === 0 || ids.includes(one.id))
    .flatMap((one) => one.issueTypeIds.map((issueTypeId) => ({ issueTypeSchemeId: one.id, issueTypeId })))
  return page(ask, rows, (row) => row)
}

function byProject(ask: Ask): Reply {
  const asked = every(ask, 'projectId')
  if (asked.length === 0) throw refuse(400, "The 'projectId' query parameter is required.")
  const rows = classic(ask.site)
    .map((scheme) => ({
      scheme,
      projectIds: projectsOf(ask.site, scheme)
        .map((project) => project.id)
        .filter((id) => asked.includes(id)),
    }))
    .filter((row) => row.projectIds.length > 0)
  return page(ask, rows, ({ scheme, projectIds }) => ({ issueTypeScheme: show(scheme), projectIds }))
}

export function newScheme(ask: Ask): IssueTypeScheme {
  const body = objectBody(ask)
  return createIssueTypeScheme(ask.site, {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description', 4_000) ?? '',
    defaultIssueTypeId: optionalId(body, 'defaultIssueTypeId') ?? null,
    issueTypeIds: idList(body, 'issueTypeIds'),
  })
}

function create(ask: Ask): Reply {
  return created({ issueTypeSchemeId: newScheme(ask).id })
}

function update(ask: Ask): Reply {
  const scheme = named(ask)
  const body = objectBody(ask)
  const input = {
    name: filledText(body, 'name'),
    description: optionalText(body, 'description', 4_000),
    defaultIssueTypeId: optionalId(body, 'defaultIssueTypeId'),
  }
  updateIssueTypeScheme(ask.site, scheme, given(input))
  return nothing()
}

function remove(ask: Ask): Reply {
  removeIssueTypeScheme(ask.site, named(ask))
  return nothing()
}

function add(ask: Ask): Reply {
  addIssueTypes(ask.site, named(ask), idList(objectBody(ask), 'issueTypeIds'))
  return nothing()
}

function move(ask: Ask): Reply {
  const scheme = named(ask)
  scheme.issueTypeIds = moved(scheme.issueTypeIds, objectBody(ask), 'issueTypeIds')
  return nothing()
}

function removeType(ask: Ask): Reply {
  removeFromScheme(ask.site, named(ask), ask.params.issueTypeId ?? '')
  return nothing()
}

function assign(ask: Ask): Reply {
  const body = objectBody(ask)
  const scheme = found(ask.site, requiredId(body, 'issueTypeSchemeId'))
  const project: Project | undefined = ask.site.tables.projects.get(requiredId(body, 'projectId'))
  if (!project) throw refuse(404, 'The project was not found.')
  assignIssueTypeScheme(ask.site, scheme, project)
  return nothing()
}
