/** Issue security schemes on Cloud, read only: /rest/api/3/issuesecurityschemes, and their levels and members. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, every, ok, type Reply, type Route, refuse } from '../http.ts'
import { levelsOf, offeredLevels } from '../model/issue-security.ts'
import { administers, may } from '../model/permission.ts'
import { administeredProject, seenProject } from '../model/project-lookup.ts'
import { page } from '../paging.ts'
import type { IssueSecurityScheme, SecurityLevel } from '../records.ts'
import type { Site } from '../site.ts'
import { showHolder } from './permission-holder.ts'

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
  {
    ...READ,
    needs: 'administer',
    scopes: ['manage:jira-configuration'],
    path: `${ROOT}/{issueSecuritySchemeId}/members`,
    operation: 'getIssueSecurityLevelMembers',
    handle: members,
  },
  {
    ...READ,
    needs: 'anyone',
    scopes: ['read:jira-work'],
    path: '/rest/api/3/project/{projectKeyOrId}/securitylevel',
    operation: 'getSecurityLevelsForProject',
    handle: offered,
  },
  {
    ...READ,
    needs: 'anyone',
    scopes: ['manage:jira-configuration'],
    path: '/rest/api/3/securitylevel/{id}',
    operation: 'getIssueSecurityLevel',
    handle: level,
  },
]

function show(site: Site, { id, name, description, defaultLevelId }: IssueSecurityScheme): JsonObject {
  return {
    self: site.api(`/issuesecurityschemes/${id}`),
    id: Number(id),
    name,
    description,
    ...(defaultLevelId === null ? {} : { defaultSecurityLevelId: Number(defaultLevelId) }),
  }
}

function showLevel(site: Site, { id, name, description }: SecurityLevel): JsonObject {
  return { self: site.api(`/securitylevel/${id}`), id, description, name }
}

function showWhole(site: Site, scheme: IssueSecurityScheme): JsonObject {
  return { ...show(site, scheme), levels: scheme.levels.map((one) => showLevel(site, one)) }
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
  return ok(showWhole(site, scheme))
}

function ofProject(ask: Ask): Reply {
  const project = administeredProject(ask, ask.params.projectKeyOrId ?? '')
  const scheme = ask.site.tables.issueSecuritySchemes.get(project.issueSecuritySchemeId ?? '')
  if (!scheme) throw refuse(404, `The project ${project.key} has no issue security scheme.`)
  return ok(showWhole(ask.site, scheme))
}

function members(ask: Ask): Reply {
  const scheme = ask.site.tables.issueSecuritySchemes.get(ask.params.issueSecuritySchemeId ?? '')
  if (!scheme) throw refuse(404, 'The issue security scheme was not found.')
  const wanted = every(ask, 'issueSecurityLevelId')
  const levels = scheme.levels.filter(({ id }) => wanted.length === 0 || wanted.includes(id))
  const rows = levels.flatMap((one) => one.members.map((member) => ({ ...member, levelId: one.id })))
  const shown = ({ id, levelId, holder }: (typeof rows)[number]): JsonObject => ({
    id: Number(id),
    issueSecurityLevelId: Number(levelId),
    holder: showHolder(ask, holder),
  })
  return page(ask, rows, shown, { usual: 50, cap: 100 })
}

/** "Only returned for users with Set Issue Security": to others there are none. */
function offered(ask: Ask): Reply {
  const { site, user } = ask
  const project = seenProject(ask, ask.params.projectKeyOrId ?? '')
  const levels = may(site, user, 'SET_ISSUE_SECURITY', project) ? offeredLevels(site, user, project) : []
  return ok({ levels: levels.map((one) => showLevel(site, one)) })
}

function level({ site, params }: Ask): Reply {
  const found = levelsOf(site).get(params.id ?? '')
  if (!found) throw refuse(404, `The security level with id '${params.id}' does not exist.`)
  return ok(showLevel(site, found))
}
