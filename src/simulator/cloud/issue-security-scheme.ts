/** Issue security schemes on Cloud, read only: /rest/api/3/issuesecurityschemes. They have no levels here. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, ok, type Reply, type Route, refuse } from '../http.ts'
import { administers, may } from '../model/permission.ts'
import { administeredProject } from '../model/project-lookup.ts'
import type { NamedScheme } from '../records.ts'
import type { Site } from '../site.ts'

const READ = { needs: 'login', scopes: ['manage:jira-project'], method: 'GET' } as const
const ROOT = '/rest/api/3/issuesecurityschemes'

export const issueSecuritySchemeRoutes: readonly Route[] = [
  { ...READ, needs: 'administer', path: ROOT, operation: 'getIssueSecuritySchemes', handle: list },
  { ...READ, path: `${ROOT}/{id}`, operation: 'getIssueSecurityScheme', handle: get },
  {
    ...READ,
    scopes: ['read:jira-work'],
    path: '/rest/api/3/project/{projectKeyOrId}/issuesecuritylevelscheme',
    operation: 'getProjectIssueSecurityScheme',
    handle: ofProject,
  },
]

function show(site: Site, { id, name, description }: NamedScheme): JsonObject {
  return { self: site.api(`/issuesecurityschemes/${id}`), id: Number(id), name, description }
}

function list({ site }: Ask): Reply {
  return ok({ issueSecuritySchemes: [...site.tables.issueSecuritySchemes.values()].map((one) => show(site, one)) })
}

/** For who administers Jira or a project that uses the scheme; to others it is forbidden, whether it exists or not. */
function get({ site, user, params }: Ask): Reply {
  const scheme = site.tables.issueSecuritySchemes.get(params.id ?? '')
  const isAllowed =
    may(site, user, 'ADMINISTER') ||
    [...site.tables.projects.values()].some(
      (one) => one.issueSecuritySchemeId === params.id && administers(site, user, one),
    )
  if (!isAllowed) throw refuse(403, 'You do not have permission to view this issue security scheme.')
  if (!scheme) throw refuse(404, `The issue security scheme with id '${params.id}' was not found.`)
  return ok({ ...show(site, scheme), levels: [] })
}

function ofProject(ask: Ask): Reply {
  const project = administeredProject(ask, ask.params.projectKeyOrId ?? '')
  const scheme = ask.site.tables.issueSecuritySchemes.get(project.issueSecuritySchemeId ?? '')
  if (!scheme) throw refuse(404, `The project ${project.key} has no issue security scheme.`)
  return ok({ ...show(ask.site, scheme), levels: [] })
}
