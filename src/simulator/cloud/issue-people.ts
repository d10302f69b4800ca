/** Who has to do with an issue: its assignee, watchers and voters. */
import { isArray } from '../../base/index.ts'
import { objectBody } from '../body.ts'
import { type Ask, first, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { findUser, readUser } from '../issue/read-people.ts'
import { DERIVED } from '../issue/show-derived.ts'
import { withValues } from '../model/issue-edit.ts'
import { projectOfIssue, seesIssue } from '../model/issue-sight.ts'
import { writeIssue, writeQuietly } from '../model/issue-write.ts'
import { may } from '../model/permission.ts'
import type { Issue } from '../records.ts'
import { issueAsked } from './issue.ts'
import { cloudLens } from './issue-lens.ts'

const ONE = '/rest/api/3/issue/{issueIdOrKey}'
const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'login', scopes: ['write:jira-work'] } as const

export const issuePeopleRoutes: readonly Route[] = [
  { ...WRITE, needs: 'anyone', method: 'PUT', path: `${ONE}/assignee`, operation: 'assignIssue', handle: assign },
  { ...READ, path: `${ONE}/watchers`, operation: 'getIssueWatchers', handle: watchers },
  { ...WRITE, method: 'POST', path: `${ONE}/watchers`, operation: 'addWatcher', handle: addWatcher },
  { ...WRITE, method: 'DELETE', path: `${ONE}/watchers`, operation: 'removeWatcher', handle: removeWatcher },
  { ...READ, path: `${ONE}/votes`, operation: 'getVotes', handle: voters },
  { ...WRITE, method: 'POST', path: `${ONE}/votes`, operation: 'addVote', handle: addVote },
  { ...WRITE, method: 'DELETE', path: `${ONE}/votes`, operation: 'removeVote', handle: removeVote },
]

/** Takes Assign Issues alone, not Edit Issues. */
function assign(ask: Ask): Reply {
  const { site, user } = ask
  const issue = issueAsked(ask)
  const body = objectBody(ask)
  const project = projectOfIssue(site, issue)
  const field = site.tables.fields.get('assignee')
  const named = site.kind === 'cloud' ? 'accountId' : 'name'
  if (!(named in body) || !field) throw refuse(400, `The '${named}' of the assignee is missing.`)
  if (!may(site, user, 'ASSIGN_ISSUES', project, issue))
    throw refuse(403, 'You do not have permission to assign issues.')
  const assignee = readUser({ site, user, project, typeId: issue.typeId, issue }, field, body)
  writeIssue(site, user, issue, withValues(issue, new Map([['assignee', assignee]])))
  return nothing()
}

function people(issue: Issue, field: 'watches' | 'votes'): string[] {
  const kept = issue.values[field]
  return isArray(kept) ? kept.map(String) : []
}

function keep({ site }: Ask, issue: Issue, field: 'watches' | 'votes', accounts: readonly string[]): Reply {
  writeQuietly(site, issue, { ...issue, values: { ...issue.values, [field]: [...new Set(accounts)] } })
  return nothing()
}

function shown(ask: Ask, field: 'watches' | 'votes', name: string): Reply {
  const issue = issueAsked(ask)
  const lens = cloudLens(ask)
  const summary = DERIVED[field]?.(lens, issue)
  const seesThem = may(ask.site, ask.user, 'VIEW_VOTERS_AND_WATCHERS', projectOfIssue(ask.site, issue), issue)
  const accounts = seesThem ? people(issue, field).map(lens.account) : []
  return ok({ ...(typeof summary === 'object' ? summary : {}), [name]: accounts })
}

function watchers(ask: Ask): Reply {
  return shown(ask, 'watches', 'watchers')
}

export function voters(ask: Ask): Reply {
  return shown(ask, 'votes', 'voters')
}

/** For others than oneself it takes Manage Watchers, and they must be able to see the issue. */
function watcher(ask: Ask, issue: Issue, name: string): string {
  const { site, user } = ask
  const account = findUser(site, name)
  if (!account || !seesIssue(site, account, issue)) throw refuse(404, `User '${name}' does not exist.`)
  const { accountId } = account
  if (accountId !== user?.accountId && !may(site, user, 'MANAGE_WATCHERS', projectOfIssue(site, issue), issue))
    throw refuse(403, 'You do not have permission to manage the watcher list.')
  return accountId
}

function addWatcher(ask: Ask): Reply {
  const issue = issueAsked(ask)
  if (ask.body !== undefined && typeof ask.body !== 'string') throw refuse(400, 'The body must be an account id.')
  const named = ask.site.kind === 'cloud' ? undefined : first(ask, 'userName')
  const accountId = watcher(ask, issue, named ?? ask.body ?? ask.user?.accountId ?? '')
  return keep(ask, issue, 'watches', [...people(issue, 'watches'), accountId])
}

function removeWatcher(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const names = ask.site.kind === 'cloud' ? ['accountId'] : ['username', 'userName']
  const asked = names.map((one) => first(ask, one)).find((one) => one !== undefined)
  if (asked === undefined) throw refuse(400, `The '${names[0]}' query parameter is required.`)
  const accountId = watcher(ask, issue, asked)
  return keep(
    ask,
    issue,
    'watches',
    people(issue, 'watches').filter((one) => one !== accountId),
  )
}

/** Nobody votes for what they have reported, or for what is resolved. */
export function addVote(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const me = ask.user?.accountId ?? ''
  const isMine = JSON.stringify(issue.values.reporter ?? null).includes(`"${me}"`)
  if (isMine) throw refuse(404, 'You cannot vote for an issue you have reported.')
  if ((issue.values.resolution ?? null) !== null) throw refuse(404, 'You cannot vote for an issue that is resolved.')
  return keep(ask, issue, 'votes', [...people(issue, 'votes'), me])
}

function removeVote(ask: Ask): Reply {
  const issue = issueAsked(ask)
  return keep(
    ask,
    issue,
    'votes',
    people(issue, 'votes').filter((one) => one !== ask.user?.accountId),
  )
}
