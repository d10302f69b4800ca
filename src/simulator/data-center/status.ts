/** Statuses and their categories on Data Center, which can only be read: /rest/api/2/status and /rest/api/2/statuscategory. */
import { statusRoutes as cloud, showStatus } from '../cloud/status.ts'
import { statusCategoryRoutes as categories } from '../cloud/status-category.ts'
import type { Ask, Reply, Route } from '../http.ts'
import { visibleStatuses } from '../model/status.ts'
import { workflowFor } from '../model/workflow.ts'
import { alike } from './alike.ts'
import { listed, pageOf, projectsAsked } from './page-of.ts'

export const statusRoutes: readonly Route[] = [
  ...alike(cloud, { getStatuses: 'getStatuses', getStatus: 'getStatus', getAllStatuses: 'getAllStatuses' }),
  ...alike(categories, {
    getStatusCategories: { operation: 'getStatusCategories', needs: 'anyone' },
    getStatusCategory: { operation: 'getStatusCategory', needs: 'anyone' },
  }),
  {
    needs: 'anyone',
    scopes: [],
    method: 'GET',
    path: '/rest/api/2/status/page',
    operation: 'getPaginatedStatuses',
    handle: paged,
  },
]

function paged(ask: Ask): Reply {
  const { site, user } = ask
  const projects = projectsAsked(ask)
  const types = listed(ask, 'issueTypeIds')
  const among = projects?.flatMap((project) =>
    (types ?? site.tables.issueTypeSchemes.get(project.issueTypeSchemeId)?.issueTypeIds ?? []).flatMap((typeId) =>
      workflowFor(site, project, typeId).statuses.map(({ statusId }) => statusId),
    ),
  )
  const rows = visibleStatuses(site, user).filter((one) => among === undefined || among.includes(one.id))
  return pageOf(ask, rows, (one) => showStatus(site, one))
}
