/** The tables as types. Each property is a column of the same name; the migrations are the truth. */
import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../base/index.ts'

/** Written as JSON text: `pg` would make a PostgreSQL array of a JavaScript one. */
type JsonColumn<T> = ColumnType<T, string, string>
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>
type Time = ColumnType<Date, Date | string, Date | string>
type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
/** Set by the database when it is left out. */
type TimeOfRow = ColumnType<Date, Date | string | undefined, Date | string>
/** 64 bits do not fit a JavaScript number: text. */
type Bigint = ColumnType<string, string | number | bigint, string | number | bigint>

/** This Fairlead's own identity. One row. */
export interface InstanceTable {
  one: Generated<boolean>
  id: Generated<string>
  created_at: TimeOfRow
}

export interface SiteTable {
  id: Generated<string>
  kind: 'cloud' | 'dataCenter'
  name: string
  origin: string
  context_path: Generated<string>
  cloud_id: string | null
  gateway: string | null
  /** The same site whatever its address: what secrets and pairings are bound to. */
  identity: string
  version: string | null
  created_at: TimeOfRow
}

export interface PersonTable {
  id: Generated<string>
  name: string
  email: string
  role: string
  disabled_at: MaybeTime
  created_at: TimeOfRow
}

export interface ConnectionTable {
  id: Generated<string>
  name: string
  site_id: string
  /** Keys of the projects in scope; null is all that the account sees. */
  projects: MaybeJson<readonly string[]>
  state: string
  /** The last verification, all of it. */
  report: JsonColumn<Json>
  checked_at: Time
  created_by: string
  created_at: TimeOfRow
  updated_at: TimeOfRow
}

/** One row for each version of a secret, so an id names what a login was tried with. */
export interface CredentialTable {
  id: Generated<string>
  connection_id: string | null
  person_id: string | null
  site_id: string
  purpose: 'service' | 'authorization'
  slot: 'current' | 'next' | 'old'
  version: number
  method: string
  email: string | null
  account_key: string
  account_name: string
  administrator: boolean
  label: string
  last4: string
  sealed: JsonColumn<unknown>
  key_id: string
  expires_at: MaybeTime
  proven_at: Time
  created_by: string
  created_at: TimeOfRow
}

/** What all workers know of a token that was tried: who tries it now, and why it is not tried again. */
export interface LoginBreakerTable {
  credential: string
  claimed_until: MaybeTime
  failed_at: MaybeTime
  reason: string | null
}

/** Keys that ever sealed something here; the check value tells a wrong key at once. */
export interface VaultKeyTable {
  id: string
  check_value: string
  created_at: TimeOfRow
}

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

export interface AuditTable {
  seq: Bigint
  at: Time
  actor: string
  action: string
  about: string | null
  outcome: string
  details: JsonColumn<unknown>
  hash: string
}

/** The last link of the audit's chain. One row, locked by whoever appends. */
export interface AuditHeadTable {
  one: Generated<boolean>
  seq: Bigint
  hash: string
}

export interface LeaseTable {
  name: string
  holder: string
  fence: Bigint
  until: Time
}

export interface RateBudgetTable {
  site: string
  bucket: string
  /** Requests a second, as Jira told. */
  rate: number
  tokens: number
  at: TimeOfRow
  paused_until: MaybeTime
}

export interface SetupLinkTable {
  hash: string
  purpose: string
  about: JsonColumn<Json>
  created_by: string
  created_at: TimeOfRow
  expires_at: Time
  used_at: MaybeTime
}

/** A snapshot or a plan being made, and what became of it. */
export interface WorkTable {
  id: Generated<string>
  name: 'snapshot' | 'plan'
  input: JsonColumn<unknown>
  actor: JsonColumn<unknown>
  state: Generated<'running' | 'done' | 'failed'>
  progress: MaybeJson<unknown>
  error: string | null
  snapshot_id: string | null
  plan_id: string | null
  created_at: TimeOfRow
  updated_at: TimeOfRow
}

/** Argon2id's output for a person's password. */
export interface PasswordTable {
  person_id: string
  sealed: string
  changed_at: TimeOfRow
}

export interface SessionTable {
  /** SHA-256 of what the cookie holds. */
  hash: string
  person_id: string
  created_at: TimeOfRow
  seen_at: TimeOfRow
  ends_at: Time
}

export interface Tables {
  instance: InstanceTable
  site: SiteTable
  person: PersonTable
  connection: ConnectionTable
  credential: CredentialTable
  login_breaker: LoginBreakerTable
  vault_key: VaultKeyTable
  snapshot: SnapshotTable
  snapshot_object: SnapshotObjectTable
  object_value: ObjectValueTable
  pairing: PairingTable
  answer: AnswerTable
  plan: PlanTable
  deployment: DeploymentTable
  journal_entry: JournalEntryTable
  audit: AuditTable
  audit_head: AuditHeadTable
  lease: LeaseTable
  rate_budget: RateBudgetTable
  setup_link: SetupLinkTable
  work: WorkTable
  password: PasswordTable
  session: SessionTable
}
