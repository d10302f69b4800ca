/** Issue type screen schemes on Cloud: /rest/api/3/issuetypescreenscheme. */
import type { JsonObject } from '../../base/index.ts'
import { idList, objectBody, objectList, optionalText, requiredId, requiredText } from '../body.ts'
import { type Ask, created, every, expands, first, nothing, type Reply, type Route, refuse } from '../http.ts'
import {
  appendMappings,
  assignToProject,
  createIssueTypeScreenScheme,
  type Mapping,
  removeIssueTypeScreenScheme,
  removeMappings,
  setDefaultMapping,
  updateIssueTypeScreenScheme,
} from '../model/issue-type-screen-scheme.ts'
import { ordered, page, pageWithin } from '../paging.ts'
import type { IssueTypeScreenScheme, Project } from '../records.ts'
import type { Site } from '../site.ts'
import { showProjectDetails } from './show-project.ts'

const SCHEMES = '/rest/api/3/issuetypescreenscheme'
const ONE = `${SCHEMES}/{issueTypeScreenSchemeId}`
const MAPPING = `${ONE}/mapping`
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const issueTypeScreenSchemeRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: SCHEMES, operation: 'getIssueTypeScreenSchemes', handle: list },
  { ...ADMIN, method: 'POST', path: SCHEMES, operation: 'createIssueTypeScreenScheme', handle: create },
  {
    ...ADMIN,
    method: 'GET',
    path: `${SCHEMES}/mapping`,
    operation: 'getIssueTypeScreenSchemeMappings',
    handle: mappings,
  },
  {
    ...ADMIN,
    method: 'GET',
    path: `${SCHEMES}/project`,
    operation: 'getIssueTypeScreenSchemeProjectAssociations',
    handle: byProject,
  },
  {
    ...ADMIN,
    method: 'PUT',
    path: `${SCHEMES}/project`,
    operation: 'assignIssueTypeScreenSchemeToProject',
    handle: assign,
  },
  { ...ADMIN, method: 'PUT', path: ONE, operation: 'updateIssueTypeScreenScheme', handle: update },
  { ...ADMIN, method: 'DELETE', path: ONE, operation: 'deleteIssueTypeScreenScheme', handle: remove },
  {
    ...ADMIN,
    method: 'PUT',
    path: MAPPING,
    operation: 'appendMappingsForIssueTypeScreenScheme',
    handle: append,
  },
  {
    ...ADMIN,
    method: 'PUT',
    path: `${MAPPING}/default`,
    operation: 'updateDefaultScreenScheme',
    handle: setDefault,
  },
  {
    ...ADMIN,
    method: 'POST',
    path: `${MAPPING}/remove`,
    operation: 'removeMappingsFromIssueTypeScreenScheme',
    handle: drop,
  },
  {
    ...ADMIN,
    method: 'GET',
    path: `${ONE}/project`,
    operation: 'getProjectsForIssueTypeScreenScheme',
    handle: projects,
  },
]

export function showIssueTypeScreenScheme({ id, name, description }: IssueTypeScreenScheme): JsonObject {
  return { id, name, description }
}

function found({ site, params }: Ask, id = params.issueTypeScreenSchemeId ?? ''): IssueTypeScreenScheme {
  const scheme = site.tables.issueTypeScreenSchemes.get(id)
  if (!scheme) throw refuse(404, 'The issue type screen scheme was not found.')
  return scheme
}

/** Team-managed projects have no issue type screen scheme of their own choice. */
function classicWith(site: Site, scheme: IssueTypeScreenScheme): Project[] {
  return [...site.tables.projects.values()].filter(
    (one) => one.style === 'classic' && one.issueTypeScreenSchemeId === scheme.id,
  )
}

function list(ask: Ask): Reply {
  const { site } = ask
  const ids = every(ask, 'id')
  const query = first(ask, 'queryString')?.toLowerCase() ?? ''
  const expanded = expands(ask).has('projects')
  const rows = [...site.tables.issueTypeScreenSchemes.values()].filter(
    (one) => (ids.length === 0 || ids.includes(one.id)) && one.name.toLowerCase().includes(query),
  )
  const by = { name: (one: IssueTypeScreenScheme) => one.name, id: (one: IssueTypeScreenScheme) => Number(one.id) }
  const show = (scheme: IssueTypeScreenScheme): JsonObject => ({
    ...showIssueTypeScreenScheme(scheme),
    ...(expanded ? { projects: pageWithin(classicWith(site, scheme), (one) => showProjectDetails(site, one)) } : {}),
  })
  return page(ask, ordered(rows, first(ask, 'orderBy') ?? 'id', by), show, { cap: 100 })
}

function mappings(ask: Ask): Reply {
  const ids = every(ask, 'issueTypeScreenSchemeId')
  const rows = [...ask.site.tables.issueTypeScreenSchemes.values()]
    .filter((one) => ids.length === 0 || ids.includes(one.id))
    .flatMap(({ id, mappings: pairs }) =>
      Object.entries(pairs).map(([issueTypeId, screenSchemeId]) => ({
        issueTypeScreenSchemeId: id,
        issueTypeId,
        screenSchemeId,
      })),
    )
  return page(ask, rows, (row) => row, { cap: 100 })
}

function byProject(ask: Ask): Reply {
  const asked = every(ask, 'projectId')
  if (asked.length === 0) throw refuse(400, 'The projectId has to be provided.')
  const rows = [...ask.site.tables.issueTypeScreenSchemes.values()].flatMap((scheme) => {
    const projectIds = classicWith(ask.site, scheme)
      .map((one) => one.id)
      .filter((id) => asked.includes(id))
    return projectIds.length === 0 ? [] : [{ issueTypeScreenScheme: showIssueTypeScreenScheme(scheme), projectIds }]
  })
  return page(ask, rows, (row) => row, { cap: 100 })
}

function projects(ask: Ask): Reply {
  const query = first(ask, 'query')?.toLowerCase() ?? ''
  const rows = classicWith(ask.site, found(ask)).filter((one) => `${one.key} ${one.name}`.toLowerCase().includes(query))
  return page(ask, rows, (one) => showProjectDetails(ask.site, one), { cap: 100 })
}

function mappingsIn(body: JsonObject): Mapping[] {
  const pairs = objectList(body, 'issueTypeMappings')
  if (pairs.length === 0) throw refuse(400, 'The issueTypeMappings have to be provided.')
  return pairs.map((one) => [requiredId(one, 'issueTypeId'), requiredId(one, 'screenSchemeId')])
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const scheme = createIssueTypeScreenScheme(ask.site, {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description', 255) ?? '',
    mappings: mappingsIn(body),
  })
  return created({ id: scheme.id })
}

function update(ask: Ask): Reply {
  const scheme = found(ask)
  const body = objectBody(ask)
  const description = optionalText(body, 'description', 255)
  updateIssueTypeScreenScheme(ask.site, scheme, {
    ...(body.name === undefined ? {} : { name: requiredText(body, 'name') }),
    ...(description === undefined ? {} : { description }),
  })
  return nothing()
}

function remove(ask: Ask): Reply {
  removeIssueTypeScreenScheme(ask.site, found(ask))
  return nothing()
}

function append(ask: Ask): Reply {
  appendMappings(ask.site, found(ask), mappingsIn(objectBody(ask)))
  return nothing()
}

function setDefault(ask: Ask): Reply {
  setDefaultMapping(ask.site, found(ask), requiredId(objectBody(ask), 'screenSchemeId'))
  return nothing()
}

function drop(ask: Ask): Reply {
  const ids = idList(objectBody(ask), 'issueTypeIds')
  if (ids.length === 0) throw refuse(400, 'The issueTypeIds have to be provided.')
  removeMappings(found(ask), ids)
  return nothing()
}

function assign(ask: Ask): Reply {
  const body = objectBody(ask)
  const scheme = found(ask, requiredId(body, 'issueTypeScreenSchemeId'))
  const project = ask.site.tables.projects.get(requiredId(body, 'projectId'))
  if (!project) throw refuse(404, 'The project was not found.')
  assignToProject(scheme, project)
  return nothing()
}
