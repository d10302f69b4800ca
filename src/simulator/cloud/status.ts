/** Statuses as issues show them: /rest/api/3/status, and those of a project. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, ok, type Reply, type Route, refuse } from '../http.ts'
import { isSubtask, typesOf } from '../model/issue-type.ts'
import { browsedProject } from '../model/project-lookup.ts'
import { visibleStatuses } from '../model/status.ts'
import { workflowFor } from '../model/workflow.ts'
import type { Status } from '../records.ts'
import type { Site } from '../site.ts'
import { showStatusCategory } from './status-category.ts'

const OPEN = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const

export const statusRoutes: readonly Route[] = [
  {
    ...OPEN,
    path: '/rest/api/3/status',
    operation: 'getStatuses',
    handle: ({ site, user }) => ok(visibleStatuses(site, user).map((one) => showStatus(site, one))),
  },
  {
    ...OPEN,
    path: '/rest/api/3/status/{idOrName}',
    operation: 'getStatus',
    handle: ({ site, user, params: { idOrName } }) => {
      const visible = visibleStatuses(site, user)
      const status = visible.find((one) => one.id === idOrName) ?? visible.find((one) => one.name === idOrName)
      if (!status) throw refuse(404, `The status with id or name '${idOrName}' does not exist.`)
      return ok(showStatus(site, status))
    },
  },
  {
    ...OPEN,
    path: '/rest/api/3/project/{projectIdOrKey}/statuses',
    operation: 'getAllStatuses',
    handle: ofProject,
  },
]

/** By issue type, in the order of the workflow that each type follows. */
function ofProject(ask: Ask): Reply {
  const { site } = ask
  const project = browsedProject(ask, ask.params.projectIdOrKey ?? '')
  const rows = typesOf(site, project).map((type) => ({
    self: site.api(`/issuetype/${type.id}`),
    id: type.id,
    name: type.name,
    subtask: isSubtask(type),
    statuses: workflowFor(site, project, type.id)
      .statuses.flatMap(({ statusId }) => site.tables.statuses.get(statusId) ?? [])
      .map((one) => showStatus(site, one)),
  }))
  return ok(rows)
}

export function showStatus(site: Site, { id, name, description, category, projectId }: Status): JsonObject {
  return {
    self: site.api(`/status/${id}`),
    description,
    iconUrl: site.link('/images/icons/statuses/generic.png'),
    name,
    id,
    statusCategory: showStatusCategory(site, category),
    ...(projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } }),
  }
}
