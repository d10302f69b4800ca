/** The tables as types. Each property is a column of the same name; the migrations are the truth. */
import type { Generated } from 'kysely'
import type { Json } from '../base/index.ts'
import type { QuietHours } from '../sync/index.ts'
import type { Bigint, JsonColumn, MaybeJson, MaybeTime, Time, TimeOfRow } from './columns.ts'
import type { CredentialLifeTables } from './schema-credentials.ts'
import type { HandOverTables } from './schema-hand-overs.ts'
import type { PeopleTables } from './schema-people.ts'
import type { PortfolioTables } from './schema-portfolio.ts'
import type { SignInTables } from './schema-sign-in.ts'
import type { SyncTables } from './schema-sync.ts'
import type {
  AnswerTable,
  DeploymentControlTable,
  DeploymentTable,
  JournalEntryTable,
  ObjectValueTable,
  PairingTable,
  PlanDifferenceTable,
  PlanImpactTable,
  PlanTable,
  SnapshotChangeTable,
  SnapshotObjectTable,
  SnapshotTable,
  WorkTable,
} from './schema-work.ts'

export type * from './schema-comments.ts'
export type * from './schema-credentials.ts'
export type * from './schema-hand-overs.ts'
export type * from './schema-people.ts'
export type * from './schema-portfolio.ts'
export type * from './schema-sign-in.ts'
export type * from './schema-sync.ts'
export type * from './schema-work.ts'

/** This Fairlead's own identity. One row. */
export interface InstanceTable {
  one: Generated<boolean>
  id: Generated<string>
  /** Grows with each start and while it runs. */
  beat: Bigint
  home: string | null
  /** Why it was found to be a copy. */
  copy: string | null
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
  /** Days after which Fairlead makes itself a new token; null when it may not. */
  renew_every: number | null
  /** Why it could not, the last time. */
  renew_trouble: string | null
  renew_tried_at: MaybeTime
  production: Generated<boolean>
}

/** Where a connection has no row it leaves as all others. */
export interface WayOutTable {
  connection_id: string
  authorities: string | null
  proxy: string | null
  proxy_user: string | null
  proxy_password: MaybeJson<unknown>
  key_id: string | null
  changed_by: string
  changed_at: TimeOfRow
}

/** One row for each version of a secret, so an id names what a login was tried with. */
export interface CredentialTable {
  id: Generated<string>
  connection_id: string | null
  person_id: string | null
  site_id: string
  purpose: 'service' | 'authorization'
  /** One is in use; one may wait to be; those before it stay until they are proven dead. */
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
  expires_from: 'typed' | 'jira' | null
  /** Its id on the site, where that is known. */
  jira_id: string | null
  /** Of an old one: until then it may be gone back to. */
  kept_until: MaybeTime
  /** Of an old one: when it was last found to work although it was replaced. */
  alive_at: MaybeTime
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

export interface SitePaceTable {
  site: string
  share: number
  quiet: MaybeJson<QuietHours>
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

export interface Tables
  extends CredentialLifeTables,
    HandOverTables,
    PeopleTables,
    PortfolioTables,
    SignInTables,
    SyncTables {
  instance: InstanceTable
  site: SiteTable
  site_pace: SitePaceTable
  person: PersonTable
  connection: ConnectionTable
  way_out: WayOutTable
  credential: CredentialTable
  login_breaker: LoginBreakerTable
  vault_key: VaultKeyTable
  snapshot: SnapshotTable
  snapshot_object: SnapshotObjectTable
  snapshot_change: SnapshotChangeTable
  object_value: ObjectValueTable
  pairing: PairingTable
  answer: AnswerTable
  plan: PlanTable
  plan_difference: PlanDifferenceTable
  plan_impact: PlanImpactTable
  deployment: DeploymentTable
  deployment_control: DeploymentControlTable
  journal_entry: JournalEntryTable
  audit: AuditTable
  audit_head: AuditHeadTable
  lease: LeaseTable
  rate_budget: RateBudgetTable
  setup_link: SetupLinkTable
  work: WorkTable
}
