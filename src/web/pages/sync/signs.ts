/** What each state of sync is called, which meaning's colour it has and which icon. */
import {
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconArrowRight,
  IconBan,
  IconBolt,
  IconBriefcaseOff,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconEyeOff,
  IconHandStop,
  IconHistoryOff,
  IconLinkOff,
  IconMinus,
  IconMoon,
  IconPencil,
  IconPlayerPause,
  IconQuestionMark,
  IconTrash,
  IconTrashX,
  IconX,
} from '@tabler/icons-react'
import type { ConflictView, DoctorView, IntegrationView, SyncStatusView, SyncStepView } from '../../../actions/index.ts'
import { type Sign, sign, underWay } from '../../parts/signs.ts'

export const INTEGRATION_STATES: Readonly<Record<IntegrationView['state'], Sign>> = {
  draft: sign('plain', 'Draft', IconPencil),
  running: sign('done', 'Running', IconCheck),
  paused: sign('person', 'Paused', IconPlayerPause),
}

export const SYNC_STATES: Readonly<Record<SyncStatusView['state'], Sign>> = {
  running: sign('done', 'Running', IconCheck),
  'first-reading': underWay('First reading'),
  paused: sign('person', 'Paused', IconPlayerPause),
  quiet: sign('plain', 'Quiet hours', IconMoon),
  stopped: sign('lose', 'Stopped', IconHandStop),
  idle: sign('plain', 'Idle', IconMinus),
}
/** A connection whose absences wait for a person. */
export const FROZEN = sign('person', 'Asks', IconQuestionMark)

export const WEBHOOK_STATES: Readonly<Record<SyncStatusView['webhook']['state'], Sign>> = {
  none: sign('plain', 'Polling alone', IconClock),
  waiting: sign('plain', 'Not heard yet', IconCircleDashed),
  working: sign('done', 'Webhook works', IconBolt),
  silent: sign('change', 'Webhook silent', IconAlertTriangle),
}

export const SYNC_STEP_STATES: Readonly<Record<SyncStepView['state'], Sign>> = {
  open: sign('add', 'Waits', IconClock),
  done: sign('done', 'Written', IconCheck),
  failed: sign('lose', 'Failed', IconX),
  stale: sign('change', 'Stale', IconHistoryOff),
  dropped: sign('plain', 'Dropped', IconMinus),
}

export const CONFLICT_STATES: Readonly<Record<ConflictView['state'], Sign>> = {
  open: sign('person', 'Open', IconQuestionMark),
  decided: sign('done', 'Decided', IconCheck),
  restored: sign('change', 'Restored', IconArrowBackUp),
  ended: sign('plain', 'Ended', IconMinus),
}

export const VERDICTS: Readonly<Record<DoctorView['verdict']['state'], Sign>> = {
  'in-sync': sign('done', 'In sync', IconCheck),
  waits: sign('add', 'Waits', IconClock),
  conflict: sign('person', 'Conflict', IconQuestionMark),
  cannot: sign('lose', 'Cannot be synced', IconBan),
  'not-linked': sign('plain', 'Not linked', IconLinkOff),
  gone: sign('lose', 'Deleted', IconTrash),
  unknown: sign('plain', 'Not known', IconQuestionMark),
}

export const STORY_STATES: Readonly<Record<DoctorView['story'][number]['state'], Sign>> = {
  ok: sign('done', 'In order', IconCheck),
  waits: sign('add', 'Waits', IconClock),
  warns: sign('change', 'Warning', IconAlertTriangle),
  fails: sign('lose', 'Fails', IconX),
}

export const FIELD_STATES: Readonly<Record<DoctorView['fields'][number]['state'], Sign>> = {
  agreed: sign('done', 'Agreed', IconCheck),
  waits: sign('add', 'Waits', IconClock),
  conflict: sign('person', 'Conflict', IconQuestionMark),
  cannot: sign('lose', 'Cannot', IconBan),
  never: sign('plain', 'Never agreed', IconMinus),
}

/** Issues that are not simply seen: what is known of each, by the member that counts them. */
export const ABSENCES = [
  ['hidden', sign('change', 'gone or hidden', IconEyeOff)],
  ['deleted', sign('lose', 'deleted', IconTrash)],
  ['outside', sign('plain', 'moved outside', IconArrowRight)],
  ['archived', sign('plain', 'archived', IconArchive)],
  ['trashed', sign('lose', 'in the bin', IconTrashX)],
  ['projectUnseen', sign('change', 'in projects not seen', IconBriefcaseOff)],
] as const satisfies readonly (readonly [keyof SyncStatusView['issues'], Sign])[]
