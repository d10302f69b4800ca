/** The audit: who did what to what, and what came of it. Each entry holds the hash of all before it. */
import { sql } from 'kysely'
import type { Instant, JsonObject } from '../base/index.ts'
import { type AuditEntry, link } from './audit-chain.ts'
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

/**
 * In the transaction of what it tells of, or not at all. Entries stand in one row, so the first append of a transaction
 * makes others wait until it ends: append last.
 */
export function appendAudit(tx: Tx, event: AuditEvent): Promise<number> {
  return appendAudits(tx, [event])
}

/** Each an entry of its own; gives the number of the last. */
export async function appendAudits(tx: Tx, events: readonly AuditEvent[]): Promise<number> {
  const head = await tx
    .selectFrom('audit_head')
    .select(['seq', 'hash', sql<Date>`date_trunc('milliseconds', clock_timestamp())`.as('at')])
    .forUpdate()
    .executeTakeFirstOrThrow()
  let [seq, hash] = [Number(head.seq), head.hash]
  const entries = events.map(({ actor, action, outcome, ...event }) => {
    seq += 1
    // As the database will give it back: without `undefined`, secrets as `[secret]`.
    const details = JSON.parse(JSON.stringify(event.details ?? {})) as JsonObject
    const entry = { seq, at: head.at.getTime(), actor, action, about: event.about ?? null, outcome, details }
    hash = link(hash, entry)
    return { ...entry, at: head.at, details: JSON.stringify(details), hash }
  })
  if (entries.length > 0) await tx.insertInto('audit').values(entries).execute()
  await tx.updateTable('audit_head').set({ seq, hash }).execute()
  return seq
}

/** Which entries are looked for; what is not named does not matter. */
export interface AuditFilter {
  readonly about?: string
  readonly action?: string
  readonly actor?: string
  readonly outcome?: string
  /** From this moment on, and before that one. */
  readonly from?: Instant
  readonly to?: Instant
  /** Every word must be there, in any of its texts, whatever its case. */
  readonly search?: string
}

export interface AuditPage extends AuditFilter {
  /** Newest first, before this number. */
  readonly before?: number
  readonly limit?: number
}

export async function readAudit(db: Db, { before, limit = 100, ...filter }: AuditPage = {}): Promise<AuditEntry[]> {
  let query = found(db, filter).orderBy('seq', 'desc').limit(limit)
  if (before !== undefined) query = query.where('seq', '<', String(before))
  return (await query.execute()).map(entry)
}

function found(db: Db, { from, to, search = '', ...filter }: AuditFilter) {
  let query = db.selectFrom('audit').selectAll()
  for (const column of ['about', 'action', 'actor', 'outcome'] as const) {
    const wanted = filter[column]
    if (wanted !== undefined) query = query.where(column, '=', wanted)
  }
  if (from !== undefined) query = query.where('at', '>=', new Date(from))
  if (to !== undefined) query = query.where('at', '<', new Date(to))
  for (const word of search.split(/\s+/).filter(Boolean))
    query = query.where(sql<boolean>`strpos(lower(${TEXT}), lower(${word})) > 0`)
  return query
}

const TEXT = sql<string>`concat_ws(' ', actor, action, about, outcome, details::text)`

/** Oldest first, a batch at a time, up to the newest of this moment: what is added meanwhile waits for the next one. */
export async function* eachAudit(db: Db, filter: AuditFilter = {}): AsyncGenerator<AuditEntry[]> {
  const head = await db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()
  for (let after = '0'; ; ) {
    const rows = await found(db, filter)
      .where('seq', '>', after)
      .where('seq', '<=', head.seq)
      .orderBy('seq')
      .limit(BATCH)
      .execute()
    yield rows.map(entry)
    const last = rows.at(-1)
    if (rows.length < BATCH || last === undefined) return
    after = last.seq
  }
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

/** Reads all of it, or only so many of the last, as of one moment. */
export function verifyAudit(db: Db, last = Number.POSITIVE_INFINITY): Promise<Verified> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => verifyIn(tx, last))
}

/** As that transaction sees it. */
export async function verifyIn(tx: Tx, last: number): Promise<Verified> {
  const end = await tx.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  let { seq, hash } = await before(tx, Number(end.seq) - last)
  for (let rows = await batch(tx, seq); rows.length > 0; rows = await batch(tx, seq)) {
    for (const row of rows.map(entry)) {
      if (row.seq !== seq + 1 || row.hash !== link(hash, row)) return { entries: seq, broken: seq + 1, head: hash }
      ;[seq, hash] = [row.seq, row.hash]
    }
  }
  const whole = Number(end.seq) === seq && end.hash === hash
  return { entries: seq, broken: whole ? null : seq + 1, head: hash }
}

/** Where the proof begins: at the entry with this number, or before all of them. */
async function before(tx: Tx, seq: number): Promise<{ seq: number; hash: string }> {
  if (seq <= 0) return { seq: 0, hash: '' }
  const row = await tx.selectFrom('audit').select('hash').where('seq', '=', String(seq)).executeTakeFirst()
  return { seq, hash: row?.hash ?? '' }
}

function batch(tx: Tx, after: number) {
  return tx.selectFrom('audit').selectAll().where('seq', '>', String(after)).orderBy('seq').limit(BATCH).execute()
}
