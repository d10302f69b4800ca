/** What each state is called, which meaning's colour it has and which icon: never colour alone. */
import {
  IconAlertTriangle,
  IconArrowRight,
  IconBan,
  IconCheck,
  IconChecks,
  IconCircleDashed,
  IconClock,
  IconEqual,
  IconHandClick,
  IconHandStop,
  IconHistoryOff,
  IconInfoCircle,
  IconLoader2,
  IconMinus,
  IconPencil,
  IconPlayerPause,
  IconPlayerSkipForward,
  IconPlus,
  IconQuestionMark,
  IconTrash,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import type {
  CheckView,
  ConnectionView,
  DeployedStepView,
  DeploymentView,
  DifferenceView,
  PlanView,
  ProblemView,
  SnapshotView,
} from '../../actions/index.ts'

export type Meaning = 'add' | 'change' | 'lose' | 'done' | 'person' | 'plain'

export interface Sign {
  readonly meaning: Meaning
  readonly word: string
  readonly Icon: TablerIcon
  readonly moves?: true
}

export const sign = (meaning: Meaning, word: string, Icon: TablerIcon): Sign => ({ meaning, word, Icon })
export const underWay = (word: string): Sign => ({ meaning: 'add', word, Icon: IconLoader2, moves: true })

export const CHOICES: Readonly<Record<DifferenceView['choice'], Sign>> = {
  create: sign('add', 'Create', IconPlus),
  update: sign('change', 'Change', IconPencil),
  delete: sign('lose', 'Delete', IconTrash),
  unchanged: sign('plain', 'Equal', IconEqual),
  use: sign('plain', 'Used as it is', IconArrowRight),
  'left-out': sign('plain', 'Left out', IconMinus),
}

export const SEVERITIES: Readonly<Record<ProblemView['severity'], Sign>> = {
  blocks: sign('lose', 'Blocks', IconBan),
  warns: sign('change', 'Warning', IconAlertTriangle),
  notes: sign('plain', 'Note', IconInfoCircle),
}
/** A problem that a person can settle by an answer. */
export const ASKS = sign('person', 'Asks', IconQuestionMark)

/** Whether a person said what becomes of an object. */
export const MAPPINGS: Readonly<Record<NonNullable<DifferenceView['mapping']>, Sign>> = {
  open: ASKS,
  answered: sign('done', 'Answered', IconCheck),
  none: sign('plain', 'By name', IconEqual),
}

export const PLAN_STATES: Readonly<Record<PlanView['state'], Sign>> = {
  analysing: underWay('Analysing'),
  ready: sign('done', 'Ready', IconCheck),
  blocked: sign('person', 'Asks', IconQuestionMark),
  failed: sign('lose', 'Failed', IconX),
}

/** A plan against a snapshot: looked at, and applied nowhere. */
export const COMPARISON = sign('plain', 'Comparison', IconEqual)

export const DEPLOYMENT_STATES: Readonly<Record<DeploymentView['state'], Sign>> = {
  queued: sign('plain', 'Waiting', IconClock),
  running: underWay('Running'),
  paused: sign('person', 'Paused', IconPlayerPause),
  stopped: sign('person', 'Stopped', IconHandStop),
  done: sign('done', 'Done', IconCheck),
  failed: sign('lose', 'Failed', IconX),
}

export const STEP_STATES: Readonly<Record<DeployedStepView['state'], Sign>> = {
  waiting: sign('plain', 'Waiting', IconCircleDashed),
  running: underWay('Running'),
  'by-hand': sign('person', 'Waits for a person', IconHandClick),
  done: sign('done', 'Done', IconCheck),
  adopted: sign('done', 'Was so already', IconChecks),
  failed: sign('lose', 'Failed', IconX),
  stale: sign('lose', 'Stale', IconHistoryOff),
  skipped: sign('plain', 'Skipped', IconPlayerSkipForward),
}

export const SNAPSHOT_STATES: Readonly<Record<SnapshotView['state'], Sign>> = {
  running: underWay('Reading'),
  done: sign('done', 'Taken', IconCheck),
  failed: sign('lose', 'Failed', IconX),
}

export const COMPLETENESS: Readonly<Record<'complete' | 'partial' | 'unreadable', Sign>> = {
  complete: sign('done', 'Complete', IconCheck),
  partial: sign('change', 'Partial', IconAlertTriangle),
  unreadable: sign('plain', 'Not readable', IconBan),
}

export const CHECK_STATES: Readonly<Record<CheckView['state'], Sign>> = {
  ok: sign('done', 'In order', IconCheck),
  warns: sign('change', 'Warning', IconAlertTriangle),
  fails: sign('lose', 'Fails', IconX),
  skipped: sign('plain', 'Not asked', IconMinus),
}

const broken = (word: string): Sign => sign('lose', word, IconX)
export const CONNECTION_STATES: Readonly<Record<ConnectionView['state'], Sign>> = {
  ok: sign('done', 'Connected', IconCheck),
  'over-privileged': sign('change', 'Too many rights', IconAlertTriangle),
  'missing-permission': sign('change', 'Right missing', IconAlertTriangle),
  anonymous: broken('Not recognised'),
  'wrong-token': broken('Wrong token'),
  expired: broken('Token expired'),
  'captcha-locked': broken('Locked by CAPTCHA'),
  'ip-not-allowed': broken('Address refused'),
  tls: broken('Certificate'),
  dns: broken('Name not found'),
  proxy: broken('Proxy'),
  'not-jira': broken('Not Jira'),
  'site-moved': broken('Site moved'),
  'rate-limited': sign('change', 'Asked to wait', IconClock),
  unreachable: broken('Not reached'),
  'not-allowed': broken('Not opened'),
}

/** For states that arrive as plain text. */
export function connectionSign(state: string): Sign {
  return CONNECTION_STATES[state as ConnectionView['state']] ?? broken(state)
}
