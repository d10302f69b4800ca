/** The tables of signing in, as types. */
import type { Generated } from 'kysely'
import type { Json } from '../base/index.ts'
import type { Bigint, JsonColumn, MaybeTime, Time, TimeOfRow } from './columns.ts'

/** Argon2id's output for a person's password. */
export interface PasswordTable {
  person_id: string
  sealed: string
  /** Shorter than a password may be that has no second factor beside it. */
  short: Generated<boolean>
  changed_at: TimeOfRow
}

export interface SessionTable {
  id: Generated<string>
  /** SHA-256 of what the cookie holds. */
  hash: string
  /** The one before, replaced when the person proved who they are, and until when it still reads. */
  hash_before: string | null
  before_until: MaybeTime
  person_id: string
  /** What the provider of single sign-on calls its own session; null where it does not say. */
  provider_session: string | null
  /** How it was begun: a `SignInWay`. */
  way: Generated<string>
  /** When the person last proved who they are. */
  proved_at: TimeOfRow
  /** The browser, in short. */
  agent: Generated<string>
  created_at: TimeOfRow
  seen_at: TimeOfRow
  ends_at: Time
}

/** What makes a person's one-time codes, sealed. */
export interface CodeKeyTable {
  person_id: string
  sealed: JsonColumn<unknown>
  key_id: string
  confirmed_at: MaybeTime
  last_step: Generated<string>
  created_at: TimeOfRow
}

export interface RecoveryCodeTable {
  person_id: string
  hash: string
  used_at: MaybeTime
}

export interface PasskeyTable {
  /** The credential's id, as the browser names it. */
  id: string
  person_id: string
  name: string
  /** In base64url. */
  public_key: string
  counter: Bigint
  transports: JsonColumn<readonly string[]>
  may_sync: boolean
  synced: boolean
  created_at: TimeOfRow
  used_at: MaybeTime
}

/** What a browser was asked and has not answered yet. */
export interface ChallengeTable {
  hash: string
  purpose: string
  person_id: string | null
  about: JsonColumn<Json>
  tries: Generated<number>
  expires_at: Time
}

/** Who somebody is at a provider of single sign-on. */
export interface IdentityTable {
  issuer: string
  subject: string
  person_id: string
  email: string | null
  created_at: TimeOfRow
  seen_at: TimeOfRow
}

export interface SignInTables {
  password: PasswordTable
  session: SessionTable
  code_key: CodeKeyTable
  recovery_code: RecoveryCodeTable
  passkey: PasskeyTable
  challenge: ChallengeTable
  identity: IdentityTable
}
