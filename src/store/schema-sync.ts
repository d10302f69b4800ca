/** Sync's tables as types: what was observed of issues, integrations and links, what was agreed, steps and their journal. */
import type { ColumnType, Generated } from 'kysely'
import type { Json, JsonObject, Problem } from '../base/index.ts'
import type { ItemField, Level } from '../portfolio/index.ts'
import type { IssueState, Progress, ProjectState, Side, SyncStep } from '../sync/index.ts'
import type { JsonColumn, MaybeJson, MaybeTime, Time, TimeOfRow } from './columns.ts'
import type { CommentTables } from './schema-comments.ts'

/** JSON that has a value when it is left out. */
type JsonOfRow<T> = ColumnType<T, string | undefined, string>
/** 64 bits that begin with 0 or 1. */
type CountOfRow = ColumnType<string, string | number | undefined, string | number>

export interface SyncTable {
  connection_id: string
  state: Generated<'running' | 'paused'>
  /** What a person set. */
  settings: JsonOfRow<{
    readonly points?: string | null
    readonly pointsName?: string | null
    /** By project: the field that its boards estimate by. */
    readonly boardPoints?: Readonly<Record<string, string>>
  }>
  progress: JsonOfRow<Partial<Progress>>
  /** What the last cycle found. */
  problems: JsonOfRow<readonly Problem[]>
  facts: JsonOfRow<JsonObject>
  /** Grows when somebody wants the engine to look at once. */
  poked: CountOfRow
  /** The path of the webhook, its sealed secret and the key that seals it. */
  hook: string | null
  hook_secret: MaybeJson<unknown>
  hook_key: string | null
  /** When the newest delivery came. */
  heard_at: MaybeTime
  updated_at: TimeOfRow
}

export interface KnownProjectTable {
  connection_id: string
  project_id: string
  key: string
  name: string
  state: ProjectState
  misses: Generated<number>
  since: TimeOfRow
}

export interface IssueTable {
  site_id: string
  issue_id: string
  key: string
  project_id: string
  type_id: string
  type_name: string
  status_id: string
  status_name: string
  status_category: 'new' | 'indeterminate' | 'done'
  parent_id: string | null
  summary: string
  points: number | null
  /** Time tracking, in seconds; null where nobody measures by time. */
  estimate: Generated<string | null>
  spent: Generated<string | null>
  /** Raw, by Jira's field id. */
  fields: JsonColumn<Readonly<Record<string, Json>>>
  created: Time
  updated: Time
  state: Generated<IssueState>
  state_since: TimeOfRow
  misses: Generated<number>
  read_at: TimeOfRow
  /** An integration has made it an item's; kept by triggers of `link`. */
  paired: Generated<boolean>
}

export interface IssueKeyTable {
  site_id: string
  key: string
  issue_id: string
}

export interface IssueChangeTable {
  site_id: string
  issue_id: string
  history: string
  field: string
  at: Time
  author: string | null
  from: string | null
  to: string | null
  from_text: string | null
  to_text: string | null
}

/** A connection's issues in Jira's own order. */
export interface IssueOrderTable {
  connection_id: string
  issues: readonly string[]
  at: Time
}

export interface IntegrationTable {
  id: Generated<string>
  name: string
  connection_id: string
  state: Generated<'draft' | 'running' | 'paused'>
  level: Level
  /** All of an integration that has no column. */
  mapping: JsonColumn<unknown>
  created_by: string
  created_at: TimeOfRow
  updated_at: TimeOfRow
}

export interface LinkTable {
  id: Generated<string>
  item_id: string
  site_id: string
  issue_id: string
  how: 'integration' | 'hand' | 'rule'
  integration_id: string | null
  rule_id: string | null
  /** Grows with everything that may call for another decision. */
  touched: CountOfRow
  /** The `touched` that was decided on last. */
  settled: CountOfRow
  problems: JsonOfRow<readonly Problem[]>
  /** When a person had its fields tried anew. */
  calmed_at: MaybeTime
  created_by: string
  created_at: TimeOfRow
}

export interface AgreedTable {
  link_id: string
  field: ItemField
  value: JsonColumn<Json>
  at: TimeOfRow
}

export interface SentTable {
  link_id: string
  field: ItemField
  side: Side
  value: JsonColumn<Json>
  step_id: string
  at: Time
  /** When it can no longer arrive; null while no answer was waited for. */
  until: MaybeTime
}

export interface ConflictTable {
  id: Generated<string>
  link_id: string
  field: ItemField
  /** No JSON at all while both sides never agreed. */
  base: MaybeJson<Json>
  jira: JsonColumn<Json>
  portfolio: JsonColumn<Json>
  policy: string
  state: 'open' | 'decided' | 'restored' | 'ended'
  winner: Side | null
  /** The entry of Jira's history that told of an edit our own write had replaced. */
  history: string | null
  decided_by: string | null
  at: Time
  decided_at: MaybeTime
}

export interface StepTable {
  id: Generated<string>
  connection_id: string
  link_id: string | null
  item_id: string | null
  field: ItemField | null
  side: Side | null
  title: string
  data: JsonColumn<SyncStep>
  state: Generated<'open' | 'done' | 'failed' | 'stale' | 'dropped'>
  why: string | null
  not_before: MaybeTime
  created_at: TimeOfRow
  ended_at: MaybeTime
}

export interface StepEntryTable {
  id: Generated<string>
  step_id: string
  attempt: number
  what: string
  at: Time
  note: JsonOfRow<JsonObject>
}

export interface EdgeTable {
  connection_id: string
  project_id: string
  type_id: string
  from: string
  to: string
}

export interface HookDeliveryTable {
  connection_id: string
  identifier: string
  at: TimeOfRow
}

export interface HintTable {
  id: Generated<string>
  connection_id: string
  issue_id: string
  deleted: Generated<boolean>
  /** By a person, and no webhook. */
  asked: Generated<boolean>
  at: TimeOfRow
}

/** What Jira told of a site's issue types: counting goes by their levels. */
export interface IssueTypeTable {
  site_id: string
  type_id: string
  name: string
  /** -1 below, 0 usual, 1 epic, more above. */
  level: number
}

export interface IssueStatusTable {
  site_id: string
  status_id: string
  name: string
  category: 'new' | 'indeterminate' | 'done'
}

/** What Jira calls its fields. */
export interface IssueFieldTable {
  site_id: string
  field_id: string
  name: string
}

export interface SyncTables extends CommentTables {
  sync: SyncTable
  known_project: KnownProjectTable
  issue: IssueTable
  issue_key: IssueKeyTable
  issue_change: IssueChangeTable
  issue_order: IssueOrderTable
  integration: IntegrationTable
  link: LinkTable
  agreed: AgreedTable
  sent: SentTable
  conflict: ConflictTable
  step: StepTable
  step_entry: StepEntryTable
  edge: EdgeTable
  hook_delivery: HookDeliveryTable
  hint: HintTable
  issue_type: IssueTypeTable
  issue_status: IssueStatusTable
  issue_field: IssueFieldTable
}
