/** Statuses as issues show them: /rest/api/3/status. */
import type { JsonObject } from '../../base/index.ts'
import { ok, type Route, refuse } from '../http.ts'
import { visibleStatuses } from '../model/status.ts'
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
]

export function showStatus(site: Site, { id, name, description, category, projectId }: Status): JsonObject {
  return {
    self: site.link(`/rest/api/3/status/${id}`),
    description,
    iconUrl: site.link('/images/icons/statuses/generic.png'),
    name,
    id,
    statusCategory: showStatusCategory(site, category),
    ...(projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } }),
  }
}
