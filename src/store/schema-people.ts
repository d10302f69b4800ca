/** Tables of what people may do here: API keys, and failures to sign in. */
import type { JsonColumn, MaybeJson, MaybeTime, Time, TimeOfRow } from './columns.ts'

/** What a program shows in a person's stead; only a hash of it is kept. */
export interface ApiKeyTable {
  id: string
  hash: string
  person_id: string
  name: string
  role: string
  /** Names of actions that it may ask for beyond its role. */
  actions: JsonColumn<readonly string[]>
  /** Ids of the only connections it may touch; null is all. */
  connections: MaybeJson<readonly string[]>
  /** Addresses and ranges from which it is taken; null is anywhere. */
  addresses: MaybeJson<readonly string[]>
  created_at: TimeOfRow
  expires_at: Time
  ended_at: MaybeTime
  used_at: MaybeTime
  used_from: string | null
}

/** Failures to sign in, by the hash of the account or of the address. */
export interface SignInFailureTable {
  about: string
  failures: number
  last_at: Time
}

export interface PeopleTables {
  api_key: ApiKeyTable
  sign_in_failure: SignInFailureTable
}
