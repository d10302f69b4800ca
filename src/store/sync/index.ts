/** What the engine keeps, and what people see and change of it. */
export type { SyncScope } from './ours.ts'
export { syncStore } from './sync-store.ts'
