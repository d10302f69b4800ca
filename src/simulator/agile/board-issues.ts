/** What is on a board: its issues, backlog and epics. */
import { asked } from '../cloud/issue-search.ts'
import { type Ask, first, type Reply, type Route } from '../http.ts'
import { all, boardSearch, onBoard } from '../model/board.ts'
import { openSprint, sprintField } from '../model/sprint.ts'
import { boardAsked } from './asked.ts'
import { agilePage, issuePage, showEpic } from './show.ts'

const ONE = '/rest/agile/1.0/board/{boardId}'
const READ = {
  needs: 'login',
  scopes: ['read:board-scope:jira-software', 'read:issue-details:jira'],
  method: 'GET',
} as const

export const boardIssueRoutes: readonly Route[] = [
  { ...READ, path: `${ONE}/issue`, operation: 'getIssuesForBoard', handle: issues },
  { ...READ, path: `${ONE}/backlog`, operation: 'getIssuesForBacklog', handle: backlog },
  { ...READ, scopes: ['read:epic:jira-software'], path: `${ONE}/epic`, operation: 'getEpics', handle: epics },
]

export function onBoardFound(ask: Ask, restriction: string) {
  const board = boardAsked(ask, ask.params.boardId)
  const search = asked(() => boardSearch(ask.site, ask.user, board, restriction, first(ask, 'jql') ?? ''))
  return all(search)
}

function issues(ask: Ask): Reply {
  return issuePage(ask, onBoardFound(ask, onBoard(ask.site, boardAsked(ask, ask.params.boardId))))
}

/** "Incomplete issues that are not assigned to any future or active sprint." */
function backlog(ask: Ask): Reply {
  const { site } = ask
  const field = sprintField(site)
  const restriction = `statusCategory != Done AND ${onBoard(site, boardAsked(ask, ask.params.boardId))}`
  return issuePage(
    ask,
    onBoardFound(ask, restriction).filter((one) => !field || !openSprint(site, field, one)),
  )
}

/** Those that the board's filter finds, in a column or not. */
function epics(ask: Ask): Reply {
  const { issueTypes } = ask.site.tables
  const done = first(ask, 'done')
  const rows = onBoardFound(ask, '').filter((one) => (issueTypes.get(one.typeId)?.hierarchyLevel ?? 0) > 0)
  const shown = rows.map((one) => showEpic(ask.site, one))
  return agilePage(
    ask,
    shown.filter((one) => done === undefined || String(one.done) === done),
    (one) => one,
  )
}
