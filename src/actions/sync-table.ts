/** The actions of sync and of its conflicts. */
import { decideConflictAction, listConflictsAction, restoreConflictAction } from './resources/conflicts.ts'
import {
  believeSyncAction,
  closeWebhookAction,
  pauseSyncAction,
  resumeSyncAction,
  runSyncAction,
  syncSettingsAction,
  syncStatusAction,
  webhookAction,
} from './resources/sync.ts'
import {
  allowSyncAction,
  resyncIntegrationAction,
  resyncItemAction,
  syncPaceAction,
  verifySyncAction,
} from './resources/sync-asked.ts'
import { doctorAction, issueStateAction, listSyncStepsAction, retrySyncStepAction } from './resources/sync-steps.ts'

export const SYNC_TABLE = [
  syncStatusAction,
  runSyncAction,
  pauseSyncAction,
  resumeSyncAction,
  believeSyncAction,
  verifySyncAction,
  allowSyncAction,
  syncPaceAction,
  resyncItemAction,
  resyncIntegrationAction,
  webhookAction,
  closeWebhookAction,
  syncSettingsAction,
  listSyncStepsAction,
  retrySyncStepAction,
  doctorAction,
  issueStateAction,
  listConflictsAction,
  decideConflictAction,
  restoreConflictAction,
] as const
