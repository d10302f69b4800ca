/** Issue types on Data Center: /rest/api/2/issuetype. */
import { issueTypeRoutes as cloud, showIssueType } from '../cloud/issue-type.ts'
import type { Ask, Reply, Route } from '../http.ts'
import { typesOf, visibleIssueTypes } from '../model/issue-type.ts'
import { alike } from './alike.ts'
import { pageOf, projectsAsked } from './page-of.ts'

export const issueTypeRoutes: readonly Route[] = [
  ...alike(cloud, {
    getIssueAllTypes: 'getIssueAllTypes',
    createIssueType: 'createIssueType',
    getIssueType: 'getIssueType_1',
    updateIssueType: 'updateIssueType',
    deleteIssueType: { operation: 'deleteIssueType_1', refusals: { 409: 400 } },
    getAlternativeIssueTypes: 'getAlternativeIssueTypes',
  }),
  {
    needs: 'anyone',
    scopes: [],
    method: 'GET',
    path: '/rest/api/2/issuetype/page',
    operation: 'getPaginatedIssueTypes',
    handle: paged,
  },
]

function paged(ask: Ask): Reply {
  const { site, user } = ask
  const among = projectsAsked(ask)?.flatMap((one) => typesOf(site, one))
  const rows = visibleIssueTypes(site, user).filter((one) => among === undefined || among.includes(one))
  return pageOf(ask, rows, (one) => showIssueType(site, one))
}
