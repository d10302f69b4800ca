/** Notification schemes, read only: /rest/api/3/notificationscheme. Their events have no recipients here. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, every, expands, flag, ok, type Reply, type Route, refuse } from '../http.ts'
import { administers, may } from '../model/permission.ts'
import { administeredProject } from '../model/project-lookup.ts'
import { page } from '../paging.ts'
import type { NamedScheme, Project } from '../records.ts'

const READ = { needs: 'login', scopes: ['manage:jira-configuration'], method: 'GET' } as const
const ROOT = '/rest/api/3/notificationscheme'

export const notificationSchemeRoutes: readonly Route[] = [
  { ...READ, path: ROOT, operation: 'getNotificationSchemes', handle: list },
  { ...READ, path: `${ROOT}/project`, operation: 'getNotificationSchemeToProjectMappings', handle: mappings },
  { ...READ, path: `${ROOT}/{id}`, operation: 'getNotificationScheme', handle: get },
  {
    ...READ,
    scopes: ['read:jira-work'],
    path: '/rest/api/3/project/{projectKeyOrId}/notificationscheme',
    operation: 'getNotificationSchemeForProject',
    handle: ofProject,
  },
]

/** Jira's own events; a site cannot add to them by REST. */
const EVENTS = [
  'Issue Created',
  'Issue Updated',
  'Issue Assigned',
  'Issue Resolved',
  'Issue Closed',
  'Issue Commented',
  'Issue Reopened',
  'Issue Deleted',
  'Issue Moved',
  'Work Logged On Issue',
  'Work Started On Issue',
  'Work Stopped On Issue',
  'Generic Event',
  'Issue Comment Edited',
  'Issue Worklog Updated',
  'Issue Worklog Deleted',
  'Issue Comment Deleted',
] as const

const EXPAND = 'notificationSchemeEvents,user,group,projectRole,field,all'

function show(ask: Ask, scheme: NamedScheme): JsonObject {
  const { id, name, description } = scheme
  const isCloud = ask.site.kind === 'cloud'
  const isExpanded = !isCloud || EXPAND.split(',').some((one) => expands(ask).has(one))
  return {
    expand: EXPAND,
    id: Number(id),
    self: ask.site.api(`/notificationscheme/${id}`),
    name,
    description,
    ...(isCloud ? { projects: users(ask, scheme).map((one) => Number(one.id)) } : {}),
    ...(isExpanded ? { notificationSchemeEvents: EVENTS.map(showEvent) } : {}),
  }
}

/** "Allow for events without recipients to appear in responses" (operation getNotificationSchemes). */
function showEvent(name: string, at: number): JsonObject {
  const description = `This is the '${name.toLowerCase()}' event.`
  return { event: { id: at + 1, name, description }, notifications: [] }
}

const users = ({ site }: Ask, scheme: NamedScheme): Project[] =>
  [...site.tables.projects.values()].filter((one) => one.notificationSchemeId === scheme.id)

/** Seen by who administers Jira or a project that uses it. */
function visible(ask: Ask): NamedScheme[] {
  const { site, user } = ask
  const all = [...site.tables.notificationSchemes.values()]
  if (may(site, user, 'ADMINISTER')) return all
  return all.filter((scheme) => users(ask, scheme).some((project) => administers(site, user, project)))
}

function list(ask: Ask): Reply {
  const [ids, projectIds, onlyDefault] = [every(ask, 'id'), every(ask, 'projectId'), flag(ask, 'onlyDefault', false)]
  const rows = visible(ask).filter(
    (one) =>
      (ids.length === 0 || ids.includes(one.id)) &&
      (projectIds.length === 0 || users(ask, one).some((project) => projectIds.includes(project.id))) &&
      (!onlyDefault || one.isDefault),
  )
  return page(
    ask,
    rows.sort((a, b) => a.name.localeCompare(b.name)),
    (one) => show(ask, one),
  )
}

/** Company-managed projects only, by project id. */
function mappings(ask: Ask): Reply {
  const [schemeIds, projectIds] = [every(ask, 'notificationSchemeId'), every(ask, 'projectId')]
  const seen = new Set(visible(ask).map((one) => one.id))
  const rows = [...ask.site.tables.projects.values()].filter(
    (one) =>
      one.style === 'classic' &&
      seen.has(one.notificationSchemeId) &&
      (schemeIds.length === 0 || schemeIds.includes(one.notificationSchemeId)) &&
      (projectIds.length === 0 || projectIds.includes(one.id)),
  )
  return page(
    ask,
    rows.sort((a, b) => Number(a.id) - Number(b.id)),
    (one) => ({ notificationSchemeId: one.notificationSchemeId, projectId: one.id }),
  )
}

function found(ask: Ask, id: string): NamedScheme {
  const scheme = visible(ask).find((one) => one.id === id)
  if (!scheme) throw refuse(404, `The notification scheme with id '${id}' was not found.`)
  return scheme
}

function get(ask: Ask): Reply {
  return ok(show(ask, found(ask, ask.params.id ?? '')))
}

function ofProject(ask: Ask): Reply {
  const project = administeredProject(ask, ask.params.projectKeyOrId ?? '')
  return ok(show(ask, found(ask, project.notificationSchemeId)))
}
