/** The room's door: the world made real. */
export { type Reach, reachOf } from './address.ts'
export type { Resolve } from './connect.ts'
export { type EgressPolicy, egressPolicy } from './egress.ts'
export { type FetchOptions, openFetch } from './fetch.ts'
export { type Log, openLog } from './log.ts'
export { type Served, serveFetch } from './serve-fetch.ts'
export { readSettings, type Settings } from './settings.ts'
export { type HostWorld, openWorld, sha256 } from './world.ts'
