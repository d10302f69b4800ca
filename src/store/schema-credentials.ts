/** The tables of a credential's life as types: what its last probe found, what was warned of, and to whom that was sent. */
import type { Generated } from 'kysely'
import type { JsonColumn, Time } from './columns.ts'

export interface CredentialHealthTable {
  credential_id: string
  probed_at: Time
  state: string
  says: string
  remedy: string | null
  /** In this state since. */
  since: Time
  /** Milliseconds that the site's clock is ahead of ours. */
  skew: number | null
}

export interface NoticeTable {
  id: Generated<string>
  credential_id: string
  /** What it warns of: with the credential, this makes it said once. */
  what: string
  told: JsonColumn<unknown>
  said_at: Time
}

export interface NoticeDeliveryTable {
  notice_id: string
  channel: 'mail' | 'webhook'
  recipient: string
  /** `sending` and never more: whoever sent it died, and it is not sent twice. */
  state: 'due' | 'sending' | 'sent' | 'failed'
  tries: Generated<number>
  due_at: Time
  trouble: string | null
}

export interface CredentialLifeTables {
  credential_health: CredentialHealthTable
  notice: NoticeTable
  notice_delivery: NoticeDeliveryTable
}
