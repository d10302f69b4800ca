/** Every endpoint of Jira Software (agile) that the simulator serves. */
import type { Route } from '../http.ts'

export const agileRoutes: readonly Route[] = []
