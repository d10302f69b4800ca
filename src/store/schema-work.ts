/** The tables of the work itself as types: snapshots, pairings, plans, deployments and their journal. */
import type { Generated, GeneratedAlways } from 'kysely'
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
  /** The value as text in lower case, for the search; the database makes it. */
  words: GeneratedAlways<string>
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
  /** Who took it back; null where another one took its place. */
  ended_by: string | null
}

export interface AnswerTable {
  id: Generated<string>
  source_site_id: string
  target_site_id: string
  about: string
  answer: string
  said_by: string
  said_at: TimeOfRow
  /** In which it was said, and what was answered before. */
  plan_id: string | null
  replaced: string | null
  /** Null while it holds; an ended one is history. */
  ended_at: MaybeTime
  /** Who took it back; null where another one took its place. */
  ended_by: string | null
}

export interface PlanTable {
  id: Generated<string>
  fingerprint: string
  engine: string
  /** All of it but its steps, which have rows of their own. */
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
  /** What lists show of it: kinds with their counts, how many steps. */
  counts: JsonColumn<unknown>
  step_count: number
}

/** What a change reaches on the target, as it was counted. */
export interface PlanImpactTable {
  plan_id: string
  key: string
  body: JsonColumn<unknown>
  counted_at: TimeOfRow
}

/** What a plan was made from, one row for each object: short columns to filter and count by, long values beside them. */
export interface PlanDifferenceTable {
  plan_id: string
  position: number
  kind: string
  /** Where its kind stands among all. */
  kind_place: number
  key: string
  target_key: string
  name: string
  title: string
  choice: string
  because: string | null
  fields: string[]
  worst: 'blocks' | 'warns' | 'notes' | null
  codes: string[]
  mapping: 'open' | 'answered' | 'none'
  /** In lower case, for the search. */
  words: string
  before: MaybeJson<unknown>
  /** Left out where nothing changes: it is the same. */
  after: MaybeJson<unknown>
  /** All that was found about it. */
  problems: JsonColumn<unknown>
  /** The difference's other members. */
  more: JsonColumn<unknown>
}

/** What a snapshot has otherwise than the one before of its site; counted when it is first asked. */
export interface SnapshotChangeTable {
  snapshot_id: string
  before_id: string
  added: number
  changed: number
  removed: number
  /** Kinds that one of the two did not tell whole: not counted. */
  unread: string[]
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
  /** The person who asked that it pause; null when nobody did. */
  paused_by: string | null
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

/** What a person asked of a deployment, and who acted from then on. */
export interface DeploymentControlTable {
  id: Generated<string>
  deployment_id: string
  what: 'started' | 'acting' | 'paused' | 'stopped' | 'resumed' | 'retried' | 'skipped' | 'confirmed'
  actor: string
  at: TimeOfRow
  detail: JsonColumn<unknown>
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
