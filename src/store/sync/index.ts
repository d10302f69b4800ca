/** What the engine keeps, and what people see and change of it. */
export { agree, forgetAgreed } from './agreed.ts'
export { addHint, closeHook, type HookDelivery, hookAt, keepDeliveries, openHook } from './hooks.ts'
export type { SyncScope } from './ours.ts'
export { pairsOfIntegration } from './pairs.ts'
export { pastPairs } from './past-pairs.ts'
export { BEGINNING } from './progress.ts'
export { connectionName, type SyncRow, syncLease, syncRow, unheldSyncs } from './row.ts'
export {
  allowMass,
  answerAbsences,
  countIssueStates,
  countWaiting,
  listSyncs,
  type StoredSync,
  type SyncCounts,
  verifyNow,
} from './status.ts'
export { syncStore } from './sync-store.ts'
export { noteUnheld } from './unheld.ts'
