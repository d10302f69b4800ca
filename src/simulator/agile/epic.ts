/** Epics and what belongs to them: /rest/agile/1.0/epic. */
import { objectBody } from '../body.ts'
import { asked } from '../cloud/issue-search.ts'
import { type Ask, first, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { all, combined } from '../model/board.ts'
import { refuseUnfit, withValues } from '../model/issue-edit.ts'
import { rankIssues } from '../model/issue-rank.ts'
import { projectOfIssue } from '../model/issue-sight.ts'
import { writeIssue } from '../model/issue-write.ts'
import { may } from '../model/permission.ts'
import { epicAsked, issuesAsked, rankPlace } from './asked.ts'
import { issuePage, showEpic } from './show.ts'

const ONE = '/rest/agile/1.0/epic/{epicIdOrKey}'
const NONE = '/rest/agile/1.0/epic/none/issue'
const READ = { needs: 'login', scopes: ['read:epic:jira-software'], method: 'GET' } as const
const ISSUES = { ...READ, scopes: ['read:epic:jira-software', 'read:issue-details:jira', 'read:jql:jira'] } as const
const WRITE = { needs: 'login', scopes: ['write:epic:jira-software'] } as const

export const epicRoutes: readonly Route[] = [
  { ...READ, path: ONE, operation: 'getEpic', handle: (ask) => ok(showEpic(ask.site, epicAsked(ask))) },
  { ...ISSUES, path: `${ONE}/issue`, operation: 'getIssuesForEpic', handle: issues },
  { ...WRITE, method: 'POST', path: `${ONE}/issue`, operation: 'moveIssuesToEpic', handle: enter },
  { ...WRITE, method: 'PUT', path: `${ONE}/rank`, operation: 'rankEpics', handle: rank },
  { ...ISSUES, path: NONE, operation: 'getIssuesWithoutEpic', handle: withoutEpic },
  { ...WRITE, method: 'POST', path: NONE, operation: 'removeIssuesFromEpic', handle: leave },
]

function found(ask: Ask, clause: string): Reply {
  return issuePage(ask, all(asked(() => combined(ask.site, ask.user, [clause], first(ask, 'jql') ?? ''))))
}

function issues(ask: Ask): Reply {
  return found(ask, `parent = ${epicAsked(ask).id}`)
}

export const WITHOUT_EPIC = 'parent is EMPTY AND issuetype in standardIssueTypes() AND hierarchyLevel = 0'

function withoutEpic(ask: Ask): Reply {
  return found(ask, WITHOUT_EPIC)
}

/** Refused for one, refused for all. */
function enter(ask: Ask): Reply {
  const { site, user } = ask
  const epic = epicAsked(ask)
  if (!may(site, user, 'EDIT_ISSUES', projectOfIssue(site, epic), epic))
    throw refuse(403, 'You do not have permission to edit the epic.')
  const moves = issuesAsked(ask, objectBody(ask), 'EDIT_ISSUES').map((issue) => {
    const after = withValues(issue, new Map([['parent', epic.id]]))
    refuseUnfit(site, issue, after)
    return { issue, after }
  })
  for (const { issue, after } of moves) writeIssue(site, user, issue, after)
  return nothing()
}

function leave(ask: Ask): Reply {
  for (const issue of issuesAsked(ask, objectBody(ask), 'EDIT_ISSUES'))
    writeIssue(ask.site, ask.user, issue, { ...issue, parentId: null })
  return nothing()
}

function rank(ask: Ask): Reply {
  const epic = epicAsked(ask)
  const place = rankPlace(ask, objectBody(ask), 'Epic')
  if (!place) throw refuse(400, "One of 'rankBeforeEpic' and 'rankAfterEpic' must be given.")
  rankIssues(ask.site, ask.user, [epic], place)
  return nothing()
}
