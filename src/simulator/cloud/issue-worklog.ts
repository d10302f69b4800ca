/** Logged work on Cloud: /rest/api/3/issue/{issueIdOrKey}/worklog. */
import { objectBody } from '../body.ts'
import { type Ask, created, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { namedPage } from '../issue/named-page.ts'
import { readWorklog } from '../issue/read-worklog.ts'
import { showWorklog } from '../issue/show-worklog.ts'
import { projectOfIssue } from '../model/issue-sight.ts'
import { addWorklog, removeWorklog, type Worklog, worklogsOf } from '../model/issue-worklog.ts'
import { may } from '../model/permission.ts'
import type { Issue } from '../records.ts'
import { issueAsked } from './issue.ts'
import { cloudLens } from './issue-lens.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'anyone', scopes: ['write:jira-work'] } as const
const PATH = '/rest/api/3/issue/{issueIdOrKey}/worklog'

export const issueWorklogRoutes: readonly Route[] = [
  { ...READ, path: PATH, operation: 'getIssueWorklog', handle: list },
  { ...WRITE, method: 'POST', path: PATH, operation: 'addWorklog', handle: add },
  { ...READ, path: `${PATH}/{id}`, operation: 'getWorklog', handle: get },
  { ...WRITE, method: 'DELETE', path: `${PATH}/{id}`, operation: 'deleteWorklog', handle: remove },
]

function list(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const lens = cloudLens(ask)
  const most = { usual: 5_000, cap: 5_000 }
  return namedPage(ask, 'worklogs', worklogsOf(issue), (one) => showWorklog(lens, issue, one), most)
}

function found(ask: Ask, issue: Issue): Worklog {
  const worklog = worklogsOf(issue).find((one) => one.id === ask.params.id)
  if (!worklog) throw refuse(404, `Cannot find worklog with id: '${ask.params.id}'.`)
  return worklog
}

function get(ask: Ask): Reply {
  const issue = issueAsked(ask)
  return ok(showWorklog(cloudLens(ask), issue, found(ask, issue)))
}

function add(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const input = readWorklog(ask, objectBody(ask))
  refuseUnless(ask, issue, ['WORK_ON_ISSUES'])
  return created(showWorklog(cloudLens(ask), issue, addWorklog(ask.site, ask.user, issue, input)))
}

function remove(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const worklog = found(ask, issue)
  const own = worklog.author === ask.user?.accountId ? ['DELETE_OWN_WORKLOGS'] : []
  refuseUnless(ask, issue, ['DELETE_ALL_WORKLOGS', ...own])
  removeWorklog(ask.site, ask.user, issue, worklog)
  return nothing()
}

function refuseUnless({ site, user }: Ask, issue: Issue, permissions: readonly string[]): void {
  const project = projectOfIssue(site, issue)
  if (!permissions.some((one) => may(site, user, one, project, issue)))
    throw refuse(
      site.kind === 'cloud' ? 400 : 403,
      'You do not have the permission to associate a worklog to this issue.',
    )
}
