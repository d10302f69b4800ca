/** Notices about tokens: each is given once, however many workers look; each way out is tried until it is sent, and never twice at once. */
import type { Instant, Json } from '../base/index.ts'
import type { Db, Tx } from './database.ts'

export interface Way {
  readonly channel: 'mail' | 'webhook'
  /** An e-mail address; empty for the one webhook. */
  readonly recipient: string
}

export interface NewNotice {
  readonly credential: string
  /** What it warns of: said once for each token. */
  readonly what: string
  readonly told: Json
  readonly ways: readonly Way[]
}

/** False when it was given before. */
export async function giveNotice(tx: Tx, { credential, what, told, ways }: NewNotice, now: Instant): Promise<boolean> {
  const at = new Date(now)
  const row = await tx
    .insertInto('notice')
    .values({ credential_id: credential, what, told: JSON.stringify(told), said_at: at })
    .onConflict((conflict) => conflict.columns(['credential_id', 'what']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  if (ways.length > 0)
    await tx
      .insertInto('notice_delivery')
      .values(ways.map((way) => ({ ...way, notice_id: row.id, state: 'due' as const, due_at: at, trouble: null })))
      .execute()
  return true
}

export interface Delivery extends Way {
  /** The notice's: the same for every try and every way. */
  readonly notice: string
  readonly what: string
  readonly told: Json
  readonly saidAt: Instant
  /** This try included. */
  readonly tries: number
}

/** Taken by one worker. If that one dies while it sends, nobody sends it again: it may have arrived. */
export async function claimDelivery(db: Db, now: Instant): Promise<Delivery | undefined> {
  const due = db
    .selectFrom('notice_delivery')
    .select(['notice_id', 'channel', 'recipient'])
    .where('state', '=', 'due')
    .where('due_at', '<=', new Date(now))
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
  const row = await db
    .with('due', () => due)
    .updateTable('notice_delivery as delivery')
    .from('due')
    .innerJoin('notice', 'notice.id', 'due.notice_id')
    .whereRef('delivery.notice_id', '=', 'due.notice_id')
    .whereRef('delivery.channel', '=', 'due.channel')
    .whereRef('delivery.recipient', '=', 'due.recipient')
    .set((own) => ({ state: 'sending', tries: own('delivery.tries', '+', 1) }))
    .returning([
      ...(['delivery.notice_id', 'delivery.channel', 'delivery.recipient', 'delivery.tries'] as const),
      ...(['notice.what', 'notice.told', 'notice.said_at'] as const),
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const { notice_id: notice, channel, recipient, tries, what, told, said_at } = row
  return { notice, channel, recipient, tries, what, told: told as Json, saidAt: said_at.getTime() }
}

export type Sent =
  | { readonly state: 'sent' }
  | { readonly state: 'due'; readonly dueAt: Instant; readonly trouble: string }
  | { readonly state: 'failed'; readonly trouble: string }

export async function settleDelivery(db: Db, { notice, channel, recipient }: Delivery, sent: Sent): Promise<void> {
  await db
    .updateTable('notice_delivery')
    .set({
      state: sent.state,
      trouble: 'trouble' in sent ? sent.trouble : null,
      ...('dueAt' in sent ? { due_at: new Date(sent.dueAt) } : {}),
    })
    .where('notice_id', '=', notice)
    .where('channel', '=', channel)
    .where('recipient', '=', recipient)
    .execute()
}
