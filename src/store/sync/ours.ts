/** What the engine's store knows of itself, and how it writes: each time one transaction, which first checks the lease's fence. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { Db, Tx } from '../database.ts'
import { checkLease, type Lease } from '../leases.ts'

export interface SyncScope {
  /** Rows of the connection and its site. */
  readonly connection: string
  readonly site: string
  readonly lease: Lease
  /** Milliseconds in which a write without an answer may still arrive. */
  readonly inDoubt: number
  readonly now: () => Instant
  /** As the audit tells it. */
  readonly actor: string
}

export interface Ours extends SyncScope {
  readonly db: Db
}

/** Throws `lease.lost`, and writes nothing, when another worker has taken the connection over. */
export function fenced<T>({ db, lease }: Ours, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await checkLease(tx, lease)
    return work(tx)
  })
}

export const moment = (instant: Instant): Date => new Date(instant)

/** Many rows as one parameter: `select … from ${rows(many)} as given (id uuid, …)`. */
export const rows = (many: readonly object[]): RawBuilder<unknown> => sql`jsonb_to_recordset(${asJson(many)}::jsonb)`

/** Text without what PostgreSQL has no letters for: U+0000 and halves of surrogate pairs. One such issue must not stop all. */
export function asJson(value: unknown): string {
  const text = JSON.stringify(value)
  if (!/\\u(0000|d[89a-f])/i.test(text)) return text
  return JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'string') return lettersOf(one)
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one
    return Object.fromEntries(Object.entries(one).map(([name, member]) => [lettersOf(name), member]))
  })
}

/** A text without them, likewise. */
export const lettersOf = (text: string): string => text.replaceAll('\0', '').toWellFormed()
