/** Issues as boards have them: /rest/agile/1.0/issue, their rank and their estimate. */
import type { Json } from '../../base/index.ts'
import { objectBody } from '../body.ts'
import { readDuration } from '../duration.ts'
import { type Ask, first, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { withValues } from '../model/issue-edit.ts'
import { rankIssues } from '../model/issue-rank.ts'
import { projectOfIssue, seenIssue } from '../model/issue-sight.ts'
import { writeIssue } from '../model/issue-write.ts'
import { may } from '../model/permission.ts'
import type { Issue } from '../records.ts'
import { boardAsked, issuesAsked, rankPlace } from './asked.ts'
import { showAgileIssue } from './show.ts'

const ROOT = '/rest/agile/1.0/issue'
const ONE = `${ROOT}/{issueIdOrKey}`
const READ = {
  needs: 'login',
  scopes: ['read:issue:jira-software', 'read:issue-details:jira'],
  method: 'GET',
} as const
const WRITE = { needs: 'login', scopes: ['write:issue:jira-software'] } as const

export const agileIssueRoutes: readonly Route[] = [
  {
    ...READ,
    scopes: ['read:issue:jira-software'],
    path: ONE,
    operation: 'getIssue',
    handle: (ask) => ok(showAgileIssue(ask, wanted(ask))),
  },
  { ...READ, path: `${ONE}/estimation`, operation: 'getIssueEstimationForBoard', handle: estimation },
  {
    ...WRITE,
    scopes: ['write:issue:jira-software', 'read:issue-details:jira'],
    method: 'PUT',
    path: `${ONE}/estimation`,
    operation: 'estimateIssueForBoard',
    handle: estimate,
  },
  { ...WRITE, method: 'PUT', path: `${ROOT}/rank`, operation: 'rankIssues', handle: rank },
]

const wanted = (ask: Ask): Issue => seenIssue(ask, ask.params.issueIdOrKey ?? '')

/** What the board estimates by; boards without estimates refuse. */
function estimationField(ask: Ask): string {
  const boardId = first(ask, 'boardId')
  if (boardId === undefined) throw refuse(400, "The 'boardId' query parameter is required.")
  const { estimationFieldId } = boardAsked(ask, boardId)
  if (estimationFieldId === null) throw refuse(400, 'The board has no estimation field.')
  return estimationFieldId
}

function estimation(ask: Ask): Reply {
  const fieldId = estimationField(ask)
  const value = wanted(ask).values[fieldId]
  return ok({ fieldId, ...(value === undefined ? {} : { value: shown(ask, value) }) })
}

/** Text on Cloud, a number on Data Center. */
const shown = ({ site }: Ask, value: Json): Json => (site.kind === 'cloud' ? String(value) : value)

/** Whether the field is on a screen or not. */
function estimate(ask: Ask): Reply {
  const { site, user } = ask
  const fieldId = estimationField(ask)
  const issue = wanted(ask)
  if (!may(site, user, 'EDIT_ISSUES', projectOfIssue(site, issue), issue))
    throw refuse(403, 'You do not have permission to edit this issue.')
  const { value } = objectBody(ask)
  const read = readEstimate(fieldId, value ?? null)
  writeIssue(site, user, issue, withValues(issue, new Map([[fieldId, read]])))
  return ok({ fieldId, ...(read === null ? {} : { value: shown(ask, read) }) })
}

function readEstimate(fieldId: string, value: Json): Json {
  if (value === null || value === '') return null
  const read = fieldId === 'timeoriginalestimate' ? readDuration(String(value)) : Number(value)
  if (read === undefined || Number.isNaN(read))
    throw refuse(400, `The value '${String(value)}' is not a valid estimate.`)
  return read
}

function rank(ask: Ask): Reply {
  const body = objectBody(ask)
  const place = rankPlace(ask, body)
  if (!place) throw refuse(400, "One of 'rankBeforeIssue' and 'rankAfterIssue' must be given.")
  rankIssues(ask.site, ask.user, issuesAsked(ask, body, 'SCHEDULE_ISSUES'), place)
  return nothing()
}
