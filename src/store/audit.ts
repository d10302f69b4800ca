/** The audit: who did what to what, and what came of it. Each entry holds the hash of all before it. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonical, type Instant, type Json, type JsonObject } from '../base/index.ts'
import type { Db, Tx } from './database.ts'

export interface AuditEvent {
  /** `person:<id>`, `job:<id>`, `system`. */
  readonly actor: string
  /** The action's name, such as `connection.store`. */
  readonly action: string
  readonly about?: string | null
  readonly outcome: string
  readonly details?: JsonObject
}

export interface AuditEntry extends Required<AuditEvent> {
  readonly seq: number
  readonly at: Instant
  readonly hash: string
}

/**
 * In the transaction of what it tells of, or not at all. Entries stand in one row, so the first append of a transaction
 * makes others wait until it ends: append last.
 */
export async function appendAudit(tx: Tx, event: AuditEvent): Promise<number> {
  const head = await tx
    .selectFrom('audit_head')
    .select(['seq', 'hash', sql<Date>`date_trunc('milliseconds', clock_timestamp())`.as('at')])
    .forUpdate()
    .executeTakeFirstOrThrow()
  const seq = Number(head.seq) + 1
  const { actor, action, outcome } = event
  // As the database will give it back: without `undefined`, secrets as `[secret]`.
  const details = JSON.parse(JSON.stringify(event.details ?? {})) as JsonObject
  const entry = { seq, at: head.at.getTime(), actor, action, about: event.about ?? null, outcome, details }
  const hash = link(head.hash, entry)
  await tx
    .insertInto('audit')
    .values({ ...entry, at: head.at, details: JSON.stringify(details), hash })
    .execute()
  await tx.updateTable('audit_head').set({ seq, hash }).execute()
  return seq
}

function link(before: string, { seq, at, actor, action, about, outcome, details }: Omit<AuditEntry, 'hash'>): string {
  const told: Json = { seq, at: new Date(at).toISOString(), actor, action, about, outcome, details }
  return createHash('sha256').update(before).update(canonical(told)).digest('hex')
}

export interface AuditPage {
  /** Newest first, before this number. */
  readonly before?: number
  readonly limit?: number
  readonly about?: string
  readonly action?: string
  readonly actor?: string
}

export async function readAudit(db: Db, { before, limit = 100, ...filter }: AuditPage = {}): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit)
  if (before !== undefined) query = query.where('seq', '<', String(before))
  for (const column of ['about', 'action', 'actor'] as const) {
    const wanted = filter[column]
    if (wanted !== undefined) query = query.where(column, '=', wanted)
  }
  return (await query.execute()).map(entry)
}

function entry(
  row: { seq: string; at: Date; details: unknown } & Omit<AuditEntry, 'seq' | 'at' | 'details'>,
): AuditEntry {
  return { ...row, seq: Number(row.seq), at: row.at.getTime(), details: row.details as JsonObject }
}

export interface Verified {
  readonly entries: number
  /** The first entry that does not follow from those before it; null when the chain is whole. */
  readonly broken: number | null
  /** To keep elsewhere: a chain cannot show that its own end was cut off together with its head. */
  readonly head: string
}

const BATCH = 5_000

/** Reads all of it, as of one moment. */
export function verifyAudit(db: Db): Promise<Verified> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const end = await tx.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
      let [seq, hash] = [0, '']
      for (let rows = await batch(tx, seq); rows.length > 0; rows = await batch(tx, seq)) {
        for (const row of rows.map(entry)) {
          if (row.seq !== seq + 1 || row.hash !== link(hash, row)) return { entries: seq, broken: seq + 1, head: hash }
          ;[seq, hash] = [row.seq, row.hash]
        }
      }
      const whole = Number(end.seq) === seq && end.hash === hash
      return { entries: seq, broken: whole ? null : seq + 1, head: hash }
    })
}

function batch(tx: Tx, after: number) {
  return tx.selectFrom('audit').selectAll().where('seq', '>', String(after)).orderBy('seq').limit(BATCH).execute()
}
