/** Who can be given work on Cloud: /rest/api/3/user/assignable/search. */
import { type Ask, first, type Reply, type Route, refuse } from '../http.ts'
import { projectOfIssue, seenIssue } from '../model/issue-sight.ts'
import { may } from '../model/permission.ts'
import { seenProject } from '../model/project-lookup.ts'
import { bareList } from '../paging.ts'
import type { Issue, Project } from '../records.ts'
import { showUser } from './show-user.ts'
import { matching } from './user.ts'

export const assignableRoutes: readonly Route[] = [
  {
    needs: 'login',
    scopes: ['read:jira-user'],
    method: 'GET',
    path: '/rest/api/3/user/assignable/search',
    operation: 'findAssignableUsers',
    handle: search,
  },
]

function search(ask: Ask): Reply {
  const { site, user } = ask
  if (first(ask, 'query') === undefined && first(ask, 'accountId') === undefined)
    throw refuse(400, "Either 'query' or 'accountId' must be provided.")
  const [issueId, issueKey] = [first(ask, 'issueId'), first(ask, 'issueKey')]
  const { project, issue } = placeAsked(ask, issueId ?? issueKey, first(ask, 'project'))
  if (!may(site, user, 'USER_PICKER') && !may(site, user, 'ASSIGN_ISSUES', project, issue))
    throw refuse(403, 'You are not authorized to browse users or to assign issues.')
  const assignable = matching(ask).filter((one) => may(site, one, 'ASSIGNABLE_USER', project, issue))
  return bareList(ask, assignable.slice(0, 1_000), (one) => showUser(ask, one))
}

/** The issue counts before the project. */
export function placeAsked(
  ask: Ask,
  issueName: string | undefined,
  projectName: string | undefined,
): { project: Project; issue?: Issue } {
  if (issueName === undefined) {
    if (projectName === undefined) throw refuse(400, "An issue or the 'project' must be provided.")
    return { project: seenProject(ask, projectName) }
  }
  const issue = seenIssue(ask, issueName)
  return { project: projectOfIssue(ask.site, issue), issue }
}
