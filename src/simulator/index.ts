/** The room's door: pretend Jira sites, in one process or on ports of their own. */
export { type Account, type AccountRole, accountsOf } from './accounts.ts'
export { stateOf } from './control.ts'
export { dice } from './dice.ts'
export type { FaultKind, FaultRule } from './faults.ts'
export type { Route } from './http.ts'
export { type Asked, routesOf, Simulator, type SiteRequest } from './simulator.ts'
export type { Site, SiteKind, SiteWorld } from './site.ts'
export { STORIES, type StoryName } from './stories/index.ts'
