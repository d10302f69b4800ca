/** The tables of hand-overs and of accepted rights as types. */
import type { Generated } from 'kysely'
import type { JsonColumn, MaybeJson, MaybeTime, Time, TimeOfRow } from './columns.ts'
import type { Sealed } from './vault.ts'

export interface HandOverTable {
  id: Generated<string>
  hash: string
  purpose: 'connection' | 'replacement' | 'authorization'
  name: string
  connection_id: string | null
  person_id: string | null
  url: string
  deployment: 'cloud' | 'dataCenter'
  projects: MaybeJson<readonly string[]>
  note: string | null
  asked_by: string
  /** As the page names whoever asks. */
  asker: string
  created_at: TimeOfRow
  expires_at: Time
  opened_at: MaybeTime
  tries: Generated<number>
  ended_at: MaybeTime
  ended: 'given' | 'revoked' | 'tried' | null
  ended_by: string | null
  /** Sealed; of a new connection's link that is open. */
  way_out: MaybeJson<Sealed>
  key_id: string | null
}

export interface HandOverAlarmTable {
  id: Generated<string>
  hand_over_id: string | null
  /** `again`: opened after its end. `guessed`: no such link was ever made. `tries`: too many tokens that did not work. */
  what: 'again' | 'guessed' | 'tries'
  times: Generated<number>
  first_at: TimeOfRow
  last_at: TimeOfRow
  settled_at: MaybeTime
  settled_by: string | null
}

export interface AcceptedRightTable {
  connection_id: string
  permission: string
  projects: JsonColumn<readonly string[]>
  why: string
  accepted_by: string
  accepted_at: TimeOfRow
  until: Time
}

export interface HandOverTables {
  hand_over: HandOverTable
  hand_over_alarm: HandOverAlarmTable
  accepted_right: AcceptedRightTable
}
