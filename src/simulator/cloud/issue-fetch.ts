/** Many issues by id or key on Cloud: /rest/api/3/issue/bulkfetch. */
import { idList, objectBody } from '../body.ts'
import { type Ask, ok, type Reply, type Route, refuse } from '../http.ts'
import { chooseFields } from '../issue/field-choice.ts'
import { showIssue } from '../issue/show-issue.ts'
import { issueOf, seesIssue } from '../model/issue-sight.ts'
import { cloudLens } from './issue-lens.ts'

export const issueFetchRoutes: readonly Route[] = [
  {
    needs: 'anyone',
    scopes: ['read:jira-work'],
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    operation: 'bulkFetchIssues',
    handle: fetchSeveral,
  },
]

/**
 * Up to a hundred, in the order of their ids. What is not there or not to be seen is left out without a word: among the
 * errors are only issues that Jira failed to read (schema BulkIssueResults).
 */
function fetchSeveral(ask: Ask): Reply {
  const body = objectBody(ask)
  const asked = idList(body, 'issueIdsOrKeys')
  const properties = idList(body, 'properties')
  if (asked.length === 0 || asked.length > 100) throw refuse(400, 'Between 1 and 100 issue ids or keys must be given.')
  if (properties.length > 5) throw refuse(400, 'A maximum of 5 properties can be requested.')
  const found = new Map(asked.flatMap((one) => issueOf(ask.site, one) ?? []).map((one) => [one.id, one]))
  const issues = [...found.values()]
    .filter((one) => seesIssue(ask.site, ask.user, one))
    .sort((a, b) => Number(a.id) - Number(b.id))
  const expand = new Set(idList(body, 'expand'))
  const fields = chooseFields(idList(body, 'fields'), '*navigable')
  const failed = ask.site.faults.failsIssue() ? issues.splice(0, 1) : []
  const lens = cloudLens(ask)
  return ok({
    expand: 'schema,names',
    issues: issues.map((one) => showIssue(lens, one, { fields, expand, properties, histories: 40 })),
    issueErrors: failed.map(({ id }) => ({ id, errorMessage: 'The issue could not be read. Try again.' })),
  })
}
