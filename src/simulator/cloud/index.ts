/** Every endpoint of Jira Cloud's platform that the simulator serves. */
import type { Route } from '../http.ts'
import { priorityRoutes } from './priority.ts'
import { taskRoutes } from './task.ts'

export const cloudRoutes: readonly Route[] = [...priorityRoutes, ...taskRoutes]
