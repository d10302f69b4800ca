/** The tables of the work itself as types: snapshots, pairings, plans, deployments and their journal. */
import type { Generated } from 'kysely'
import type { JsonColumn, MaybeJson, MaybeTime, Time, TimeOfRow } from './columns.ts'

export interface SnapshotTable {
  id: Generated<string>
  site_id: string | null
  connection_id: string | null
  name: string
  site: JsonColumn<unknown>
  account_key: string | null
  kinds: JsonColumn<unknown>
  counts: JsonColumn<Readonly<Record<string, number>>>
  taken_at: Time
  taken_by: string | null
  created_at: TimeOfRow
  /** How many requests it took. */
  requests: number | null
}

export interface SnapshotObjectTable {
  snapshot_id: string
  kind: string
  key: string
  /** The site's own id. */
  object_id: string
  hash: string
  extra: MaybeJson<unknown>
}

/** Content-addressed: equal values are one row, whatever snapshots hold them. */
export interface ObjectValueTable {
  hash: string
  value: JsonColumn<unknown>
}

export interface PairingTable {
  id: Generated<string>
  source_site_id: string
  target_site_id: string
  kind: string
  source_id: string
  target_id: string
  source_key: string
  target_key: string
  said_by: string
  said_at: TimeOfRow
  /** Null while it holds; an ended one is history. */
  ended_at: MaybeTime
}

export interface AnswerTable {
  source_site_id: string
  target_site_id: string
  about: string
  answer: string
  said_by: string
  said_at: TimeOfRow
}

export interface PlanTable {
  id: Generated<string>
  fingerprint: string
  engine: string
  body: JsonColumn<unknown>
  source_site_id: string | null
  target_site_id: string
  source_snapshot_id: string | null
  target_snapshot_id: string | null
  state: 'made' | 'approved' | 'discarded'
  made_by: string
  approved_by: string | null
  approved_at: MaybeTime
  created_at: TimeOfRow
  /** The differences it was made from, for the screens. */
  analysis: MaybeJson<unknown>
}

export interface DeploymentTable {
  id: Generated<string>
  plan_id: string
  state: 'queued' | 'running' | 'paused' | 'stopped' | 'done' | 'failed'
  actor: string
  /** The Jira account that writes. */
  account: string | null
  undo_of: string | null
  /** The fence: only the worker that holds this number may write the journal. */
  attempt: Generated<number>
  /** How many entries its journal has. */
  entries: Generated<number>
  result: MaybeJson<unknown>
  started_at: MaybeTime
  finished_at: MaybeTime
  created_at: TimeOfRow
  /** Whose credentials act: a person's authorization or the connections'. */
  acts: MaybeJson<unknown>
  error: string | null
  proof: MaybeJson<unknown>
  stop_requested: Generated<boolean>
  /** Steps of its plan, and how many of them ended in which way; `failed` holds the stale ones too. */
  total: Generated<number>
  done: Generated<number>
  failed: Generated<number>
  skipped: Generated<number>
  /** Its plan's; null is the whole site. */
  projects: MaybeJson<readonly string[]>
  /** The journal's newest entry, in words. */
  last: string | null
}

export interface JournalEntryTable {
  deployment_id: string
  seq: number
  step: string
  attempt: number
  what: string
  at: Time
  note: MaybeJson<unknown>
}

/** A snapshot, a plan or a dry run of an integration being made, and what became of it. */
export interface WorkTable {
  id: Generated<string>
  name: 'snapshot' | 'plan' | 'dry-run'
  input: JsonColumn<unknown>
  actor: JsonColumn<unknown>
  state: Generated<'running' | 'done' | 'failed'>
  progress: MaybeJson<unknown>
  error: string | null
  error_code: string | null
  snapshot_id: string | null
  plan_id: string | null
  /** What a dry run found. */
  result: MaybeJson<unknown>
  created_at: TimeOfRow
  updated_at: TimeOfRow
}
