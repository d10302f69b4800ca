/** Sprints: /rest/agile/1.0/sprint, those of a board, and moving issues into them and out. */
import type { Json, JsonObject } from '../../base/index.ts'
import { objectBody, optionalText, requiredId, requiredText } from '../body.ts'
import { asked } from '../cloud/issue-search.ts'
import { type Ask, created, first, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { all, combined } from '../model/board.ts'
import { rankIssues } from '../model/issue-rank.ts'
import { may } from '../model/permission.ts'
import {
  createSprint,
  enterSprint,
  leaveSprints,
  removeSprint,
  type SprintInput,
  sprintField,
  updateSprint,
} from '../model/sprint.ts'
import type { Board, Field, Issue, Sprint } from '../records.ts'
import { boardAsked, issuesAsked, rankPlace, sprintAsked } from './asked.ts'
import { agilePage, issuePage, showSprint } from './show.ts'

const ROOT = '/rest/agile/1.0/sprint'
const ONE = `${ROOT}/{sprintId}`
const READ = { needs: 'login', scopes: ['read:sprint:jira-software'], method: 'GET' } as const
const ISSUES = { ...READ, scopes: ['read:sprint:jira-software', 'read:issue-details:jira', 'read:jql:jira'] } as const
const WRITE = { needs: 'login', scopes: ['write:sprint:jira-software'] } as const

export const sprintRoutes: readonly Route[] = [
  { ...READ, path: '/rest/agile/1.0/board/{boardId}/sprint', operation: 'getAllSprints', handle: list },
  { ...WRITE, method: 'POST', path: ROOT, operation: 'createSprint', handle: create },
  { ...READ, path: ONE, operation: 'getSprint', handle: (ask) => ok(showSprint(ask.site, wanted(ask))) },
  { ...WRITE, method: 'PUT', path: ONE, operation: 'updateSprint', handle: replace },
  { ...WRITE, method: 'POST', path: ONE, operation: 'partiallyUpdateSprint', handle: update },
  {
    ...WRITE,
    scopes: ['delete:sprint:jira-software'],
    method: 'DELETE',
    path: ONE,
    operation: 'deleteSprint',
    handle: remove,
  },
  { ...ISSUES, path: `${ONE}/issue`, operation: 'getIssuesForSprint', handle: issues },
  { ...WRITE, method: 'POST', path: `${ONE}/issue`, operation: 'moveIssuesToSprintAndRank', handle: enter },
  {
    ...WRITE,
    scopes: ['write:board-scope:jira-software'],
    method: 'POST',
    path: '/rest/agile/1.0/backlog/issue',
    operation: 'moveIssuesToBacklog',
    handle: leave,
  },
]

const wanted = (ask: Ask): Sprint => sprintAsked(ask, ask.params.sprintId)

const STATES: readonly Sprint['state'][] = ['closed', 'active', 'future']

/** "Ordered first by state (i.e. closed, active, future) then by their position in the backlog." */
function list(ask: Ask): Reply {
  const board = boardAsked(ask, ask.params.boardId)
  if (board.type !== 'scrum') throw refuse(400, 'The board does not support sprints')
  const states = first(ask, 'state')?.split(',')
  const rows = [...ask.site.tables.sprints.values()]
    .filter((one) => one.boardId === board.id && (states === undefined || states.includes(one.state)))
    .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))
  return agilePage(ask, rows, (one) => showSprint(ask.site, one))
}

function manages(ask: Ask, board: Board | undefined): void {
  const project = ask.site.tables.projects.get(board?.projectId ?? '')
  const isAllowed = project
    ? may(ask.site, ask.user, 'MANAGE_SPRINTS_PERMISSION', project)
    : may(ask.site, ask.user, 'MANAGE_SPRINTS_PERMISSION')
  if (!isAllowed) throw refuse(403, 'You do not have the Manage Sprints permission.')
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const board = boardAsked(ask, requiredId(body, 'originBoardId'))
  manages(ask, board)
  const input = { name: requiredText(body, 'name', 255).trim(), goal: optionalText(body, 'goal') ?? '', ...dates(body) }
  return created(showSprint(ask.site, createSprint(ask.site, board, input)))
}

function dates(body: JsonObject): Pick<SprintInput, 'startDate' | 'endDate'> {
  return { startDate: optionalText(body, 'startDate') ?? null, endDate: optionalText(body, 'endDate') ?? null }
}

function changed(ask: Ask, base: JsonObject): Reply {
  const sprint = wanted(ask)
  manages(ask, ask.site.tables.boards.get(sprint.boardId))
  const body: JsonObject = { ...base, ...objectBody(ask) }
  const state = optionalText(body, 'state')?.toLowerCase() as Sprint['state'] | undefined
  if (state === undefined || !STATES.includes(state)) throw refuse(400, 'The state must be future, active or closed.')
  updateSprint(ask.site, sprint, {
    name: requiredText(body, 'name', 255),
    goal: optionalText(body, 'goal') ?? '',
    state,
    ...dates(body),
  })
  return ok(showSprint(ask.site, sprint))
}

/** "Any fields not present in the request JSON will be set to null": name and state must be there. */
function replace(ask: Ask): Reply {
  return changed(ask, {})
}

function update(ask: Ask): Reply {
  const { name, goal, state, startDate, endDate } = wanted(ask)
  return changed(ask, { name, goal, state, startDate, endDate } as Record<string, Json>)
}

function remove(ask: Ask): Reply {
  const sprint = wanted(ask)
  manages(ask, ask.site.tables.boards.get(sprint.boardId))
  removeSprint(ask.site, ask.user, sprint)
  return nothing()
}

function issues(ask: Ask): Reply {
  return issuePage(ask, all(asked(() => combined(ask.site, ask.user, [inSprint(ask)], first(ask, 'jql') ?? ''))))
}

export const inSprint = (ask: Ask): string => `"${field(ask).name}" = ${wanted(ask).id}`

function field(ask: Ask): Field {
  const found = sprintField(ask.site)
  if (!found) throw refuse(400, 'This site has no sprint field.')
  return found
}

function enter(ask: Ask): Reply {
  const sprint = wanted(ask)
  const body = objectBody(ask)
  if (sprint.state === 'closed') throw refuse(400, 'Issues can only be moved to open or active sprints.')
  const place = ask.site.kind === 'cloud' ? rankPlace(ask, body) : undefined
  const moved = issuesAsked(ask, body, 'SCHEDULE_ISSUES')
  for (const issue of moved) enterSprint(ask.site, ask.user, field(ask), issue, sprint)
  if (place) rankIssues(ask.site, ask.user, anew(ask, moved), place)
  return nothing()
}

/** The issues as they are by now. */
function anew({ site }: Ask, issues: readonly Issue[]): Issue[] {
  return issues.flatMap((one) => site.issues.get(one.id) ?? [])
}

function leave(ask: Ask): Reply {
  for (const issue of issuesAsked(ask, objectBody(ask), 'SCHEDULE_ISSUES'))
    leaveSprints(ask.site, ask.user, field(ask), issue)
  return nothing()
}
