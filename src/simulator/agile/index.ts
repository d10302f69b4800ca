/** Every endpoint of Jira Software (agile) that the simulator serves. */
import type { Route } from '../http.ts'
import { boardRoutes } from './board.ts'
import { boardIssueRoutes } from './board-issues.ts'
import { epicRoutes } from './epic.ts'
import { agileIssueRoutes } from './issue.ts'
import { sprintRoutes } from './sprint.ts'

export const agileRoutes: readonly Route[] = [
  ...boardRoutes,
  ...boardIssueRoutes,
  ...sprintRoutes,
  ...epicRoutes,
  ...agileIssueRoutes,
]
