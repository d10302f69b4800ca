/** Every endpoint of Jira Data Center 10.3 that the simulator serves. */
import type { Route } from '../http.ts'

export const dataCenterRoutes: readonly Route[] = []
