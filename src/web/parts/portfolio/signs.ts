/** What levels, stages, healths and the states of fields and issues are called, with their colour and icon. */
import {
  IconAlertTriangle,
  IconArchive,
  IconArrowsLeftRight,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleMinus,
  IconClock,
  IconEyeOff,
  IconFlag3,
  IconInfoCircle,
  IconMinus,
  IconOutbound,
  IconStack2,
  IconTarget,
  IconTrash,
  IconTrendingDown,
  IconTrendingUp,
  type TablerIcon,
} from '@tabler/icons-react'
import type { FieldSaidView, ItemRowView, LinkedIssueView, StageView } from '../../../actions/index.ts'
import { type Sign, sign } from '../signs.ts'

export type Level = ItemRowView['level']
export type Health = NonNullable<ItemRowView['health']>

export const LEVEL_SIGNS: Readonly<Record<Level, { readonly word: string; readonly Icon: TablerIcon }>> = {
  objective: { word: 'Objective', Icon: IconTarget },
  initiative: { word: 'Initiative', Icon: IconStack2 },
  outcome: { word: 'Outcome', Icon: IconFlag3 },
}

export const HEALTH_SIGNS: Readonly<Record<Health, Sign>> = {
  'on-track': sign('done', 'On track', IconTrendingUp),
  'at-risk': sign('change', 'At risk', IconAlertTriangle),
  'off-track': sign('lose', 'Off track', IconTrendingDown),
}
export const NO_HEALTH = sign('plain', 'Not said', IconMinus)

/** A stage's own name stands in place of the word. */
export const STAGE_SIGNS: Readonly<Record<StageView['category'], Sign>> = {
  proposed: sign('plain', 'Proposed', IconCircleDashed),
  underway: sign('add', 'Under way', IconCircleHalf2),
  done: sign('done', 'Done', IconCircleCheck),
  dropped: sign('plain', 'Dropped', IconCircleMinus),
}

/** Jira's three categories of status. */
export const STATUS_SIGNS: Readonly<Record<LinkedIssueView['statusCategory'], Sign>> = {
  new: sign('plain', 'To do', IconCircleDashed),
  indeterminate: sign('add', 'In progress', IconCircleHalf2),
  done: sign('done', 'Done', IconCircleCheck),
}

export const ISSUE_STATES: Readonly<Record<LinkedIssueView['state'], Sign>> = {
  seen: sign('plain', 'Seen', IconCheck),
  hidden: sign('change', 'Hidden', IconEyeOff),
  deleted: sign('lose', 'Deleted', IconTrash),
  outside: sign('change', 'Moved out of scope', IconOutbound),
  archived: sign('plain', 'Archived', IconArchive),
  trashed: sign('lose', 'In the trash', IconTrash),
  'project-unseen': sign('change', 'Project not seen', IconEyeOff),
}

export const FIELD_STATES: Readonly<Record<FieldSaidView['state'], Sign>> = {
  ours: sign('plain', 'Only here', IconInfoCircle),
  agreed: sign('done', 'Agreed', IconCheck),
  waits: sign('add', 'Waits', IconClock),
  conflict: sign('person', 'Conflict', IconArrowsLeftRight),
  cannot: sign('lose', 'Cannot be written', IconBan),
}
export const CONFLICT_SIGN = FIELD_STATES.conflict
export const PROBLEM_SIGN = sign('change', 'Problem', IconAlertTriangle)
