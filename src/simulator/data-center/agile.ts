/** Jira Software on Data Center: boards without a place, and a few more ways to the issues of a board. */
import { boardAsked, epicAsked } from '../agile/asked.ts'
import { isAbout } from '../agile/board.ts'
import { onBoardFound } from '../agile/board-issues.ts'
import { WITHOUT_EPIC } from '../agile/epic.ts'
import { agileRoutes as agile } from '../agile/index.ts'
import { agilePage, issuePage } from '../agile/show.ts'
import { inSprint } from '../agile/sprint.ts'
import { showProjectDetails } from '../cloud/show-project.ts'
import type { Ask, Reply, Route } from '../http.ts'
import { sees } from '../model/permission.ts'
import { alike } from './alike.ts'

const BOARD = '/rest/agile/1.0/board/{boardId}'
const READ = { needs: 'login', scopes: [], method: 'GET' } as const

export const agileRoutes: readonly Route[] = [
  ...alike(agile, {
    getAllBoards: { operation: 'getAllBoards', ignores: ['filterId', 'orderBy'] },
    createBoard: 'createBoard',
    getBoard: 'getBoard',
    deleteBoard: 'deleteBoard',
    getConfiguration: 'getConfiguration',
    getIssuesForBoard: 'getIssuesForBoard',
    getIssuesForBacklog: 'getIssuesForBacklog',
    getEpics: 'getEpics',
    getAllSprints: 'getAllSprints',
    createSprint: 'createSprint',
    getSprint: 'getSprint',
    updateSprint: 'updateSprint',
    partiallyUpdateSprint: 'partiallyUpdateSprint',
    deleteSprint: 'deleteSprint',
    getIssuesForSprint: 'getIssuesForSprint_1',
    moveIssuesToSprintAndRank: 'moveIssuesToSprint',
    moveIssuesToBacklog: 'moveIssuesToBacklog',
    getEpic: 'getEpic',
    getIssuesForEpic: 'getIssuesForEpic_1',
    moveIssuesToEpic: 'moveIssuesToEpic',
    rankEpics: 'rankEpics',
    getIssuesWithoutEpic: 'getIssuesWithoutEpic_1',
    removeIssuesFromEpic: 'removeIssuesFromEpic',
    getIssue: 'getIssue',
    getIssueEstimationForBoard: 'getIssueEstimationForBoard',
    estimateIssueForBoard: 'estimateIssueForBoard',
    rankIssues: 'rankIssues',
  }),
  {
    ...READ,
    path: `${BOARD}/epic/none/issue`,
    operation: 'getIssuesWithoutEpic',
    handle: (ask) => issuePage(ask, onBoardFound(ask, WITHOUT_EPIC)),
  },
  {
    ...READ,
    path: `${BOARD}/epic/{epicId}/issue`,
    operation: 'getIssuesForEpic',
    handle: (ask) => issuePage(ask, onBoardFound(ask, `parent = ${epicAsked(ask, ask.params.epicId).id}`)),
  },
  {
    ...READ,
    path: `${BOARD}/sprint/{sprintId}/issue`,
    operation: 'getIssuesForSprint',
    handle: (ask) => issuePage(ask, onBoardFound(ask, inSprint(ask))),
  },
  { ...READ, path: `${BOARD}/project`, operation: 'getProjects', handle: projects },
]

/** "Ordered by the name"; none at all when one of them may not be browsed. */
function projects(ask: Ask): Reply {
  const { site, user, params } = ask
  const board = boardAsked(ask, params.boardId)
  const named = [...site.tables.projects.values()].filter((one) => isAbout(ask, board, one))
  const shown = named.every((one) => sees(site, user, one)) ? named : []
  const sorted = shown.sort((a, b) => (a.name < b.name ? -1 : 1))
  return agilePage(ask, sorted, (one) => showProjectDetails(site, one))
}
