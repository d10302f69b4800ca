/** Issue type schemes on Data Center, told and taken as a whole, and the projects of each: /rest/api/2/issuetypescheme. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, idList, objectBody, optionalId, optionalText } from '../body.ts'
import { showIssueType } from '../cloud/issue-type.ts'
import { newScheme } from '../cloud/issue-type-scheme.ts'
import { type Ask, expands, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { typesIn } from '../model/issue-type.ts'
import {
  assignIssueTypeScheme,
  projectsOf,
  refuseUnfitProject,
  removeIssueTypeScheme,
  updateIssueTypeScheme,
} from '../model/issue-type-scheme.ts'
import { projectOf } from '../model/project-lookup.ts'
import type { IssueTypeScheme, Project } from '../records.ts'
import type { Site } from '../site.ts'
import { showProjectRow } from './show-project.ts'

const ADMIN = { needs: 'administer', scopes: [] } as const
const ROOT = '/rest/api/2/issuetypescheme'
const ONE = `${ROOT}/{schemeId}`
const PROJECTS = `${ONE}/associations`

export const issueTypeSchemeRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: ROOT, operation: 'getAllIssueTypeSchemes', handle: list },
  { ...ADMIN, method: 'POST', path: ROOT, operation: 'createIssueTypeScheme', handle: create },
  { ...ADMIN, method: 'GET', path: ONE, operation: 'getIssueTypeScheme', handle: get },
  { ...ADMIN, method: 'PUT', path: ONE, operation: 'updateIssueTypeScheme', handle: update },
  { ...ADMIN, method: 'DELETE', path: ONE, operation: 'deleteIssueTypeScheme', handle: remove },
  { ...ADMIN, method: 'GET', path: PROJECTS, operation: 'getAssociatedProjects', handle: projects },
  { ...ADMIN, method: 'PUT', path: PROJECTS, operation: 'setProjectAssociationsForScheme', handle: setProjects },
  { ...ADMIN, method: 'POST', path: PROJECTS, operation: 'addProjectAssociationsToScheme', handle: addProjects },
  { ...ADMIN, method: 'DELETE', path: PROJECTS, operation: 'removeAllProjectAssociations', handle: dropProjects },
  {
    ...ADMIN,
    method: 'DELETE',
    path: `${PROJECTS}/{projIdOrKey}`,
    operation: 'removeProjectAssociation',
    handle: dropProject,
  },
]

/** The list tells issue types and the default only when asked for them. */
function show(site: Site, scheme: IssueTypeScheme, shows: (part: string) => boolean): JsonObject {
  const { id, name, description, defaultIssueTypeId } = scheme
  const usual = site.tables.issueTypes.get(defaultIssueTypeId ?? '')
  return {
    expand: 'issueTypes,defaultIssueType',
    self: site.api(`/issuetypescheme/${id}`),
    id,
    name,
    description,
    ...(usual && shows('defaultIssueType') ? { defaultIssueType: showIssueType(site, usual) } : {}),
    ...(shows('issueTypes') ? { issueTypes: typesIn(site, scheme).map((one) => showIssueType(site, one)) } : {}),
  }
}

const whole = (site: Site, scheme: IssueTypeScheme): JsonObject => show(site, scheme, () => true)

function list(ask: Ask): Reply {
  const expanded = expands(ask)
  const rows = [...ask.site.tables.issueTypeSchemes.values()]
  return ok({ schemes: rows.map((one) => show(ask.site, one, (part) => expanded.has(`schemes.${part}`))) })
}

function found({ site, params }: Ask): IssueTypeScheme {
  const scheme = site.tables.issueTypeSchemes.get(params.schemeId ?? '')
  if (!scheme) throw refuse(404, `The issue type scheme with id '${params.schemeId}' does not exist.`)
  return scheme
}

function get(ask: Ask): Reply {
  return ok(whole(ask.site, found(ask)))
}

function create(ask: Ask): Reply {
  return ok(whole(ask.site, newScheme(ask)))
}

function update(ask: Ask): Reply {
  const { site } = ask
  const scheme = found(ask)
  const body = objectBody(ask)
  const input = {
    name: filledText(body, 'name'),
    description: optionalText(body, 'description', 4_000),
    defaultIssueTypeId: optionalId(body, 'defaultIssueTypeId'),
    issueTypeIds: body.issueTypeIds === undefined ? undefined : idList(body, 'issueTypeIds'),
  }
  updateIssueTypeScheme(site, scheme, given(input))
  return ok(whole(site, scheme))
}

function defaultScheme(site: Site): IssueTypeScheme {
  const scheme = [...site.tables.issueTypeSchemes.values()].find((one) => one.isDefault)
  if (!scheme) throw refuse(404, 'The default issue type scheme was not found.')
  return scheme
}

/** Its projects fall back to the default scheme. */
function remove(ask: Ask): Reply {
  const scheme = dispensable(ask)
  move(ask.site, projectsOf(ask.site, scheme), defaultScheme(ask.site))
  removeIssueTypeScheme(ask.site, scheme)
  return nothing()
}

function dispensable(ask: Ask): IssueTypeScheme {
  const scheme = found(ask)
  if (scheme.isDefault) throw refuse(403, 'The default issue type scheme stays, and so do its projects.')
  return scheme
}

/** All of them or none. */
function move(site: Site, moving: readonly Project[], to: IssueTypeScheme): void {
  for (const project of moving) refuseUnfitProject(site, to, project)
  for (const project of moving) assignIssueTypeScheme(site, to, project)
}

function projects(ask: Ask): Reply {
  return ok(projectsOf(ask.site, found(ask)).map((one) => showProjectRow(ask, one)))
}

function named(ask: Ask): Project[] {
  return idList(objectBody(ask), 'idsOrKeys').map((idOrKey) => {
    const project = projectOf(ask.site, idOrKey)
    if (!project) throw refuse(400, `No project could be found with id or key '${idOrKey}'.`)
    return project
  })
}

/** Projects that are not named any more fall back to the default scheme. */
function setProjects(ask: Ask): Reply {
  const { site } = ask
  const [scheme, wanted] = [found(ask), named(ask)]
  const dropped = scheme.isDefault ? [] : projectsOf(site, scheme).filter((one) => !wanted.includes(one))
  for (const project of wanted) refuseUnfitProject(site, scheme, project)
  move(site, dropped, defaultScheme(site))
  move(site, wanted, scheme)
  return { status: 200 }
}

function addProjects(ask: Ask): Reply {
  const [scheme, wanted] = [found(ask), named(ask)]
  move(ask.site, wanted, scheme)
  return { status: 200 }
}

function dropProjects(ask: Ask): Reply {
  move(ask.site, projectsOf(ask.site, dispensable(ask)), defaultScheme(ask.site))
  return nothing()
}

function dropProject(ask: Ask): Reply {
  const scheme = dispensable(ask)
  const project = projectOf(ask.site, ask.params.projIdOrKey ?? '')
  if (project?.issueTypeSchemeId !== scheme.id)
    throw refuse(404, `The project '${ask.params.projIdOrKey}' does not use the issue type scheme.`)
  move(ask.site, [project], defaultScheme(ask.site))
  return nothing()
}
