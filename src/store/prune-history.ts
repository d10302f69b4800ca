/** History and finished work that is older than people want to keep: in small portions, so that nobody waits for it. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../base/index.ts'
import type { Db } from './database.ts'

/** What is older goes. */
export interface Horizons {
  /** Values over time, and what was decided of conflicts. Any later day can still be told. */
  readonly history: Instant
  /** Steps of sync that are done, with their journal. */
  readonly work: Instant
}

export interface PrunedHistory {
  readonly changes: number
  readonly conflicts: number
  readonly steps: number
}

const PORTION = 2_000

export async function pruneHistory(db: Db, { history, work }: Horizons): Promise<PrunedHistory> {
  const [old, done] = [new Date(history), new Date(work)]
  const changes =
    (await throughAll(db, 'issue', (issues) => issueChanges(issues, old))) +
    (await throughAll(db, 'item', (items) => itemChanges(items, old))) +
    (await bySweeping(db, 'link_change', sql`at < ${old}`)) +
    (await bySweeping(db, 'item_move', sql`at < ${old}`)) +
    (await bySweeping(db, 'comment_text', sql`at < ${old}`))
  const conflicts = await bySweeping(db, 'conflict', sql`state <> 'open' and coalesce(decided_at, at) < ${old}`)
  return { changes, conflicts, steps: await bySweeping(db, 'step', finished(done)) }
}

/**
 * A create that failed says why its issue or item is not tried again, and what was sent and may still arrive is known by
 * its step: those stay.
 */
const finished = (before: Date): RawBuilder<unknown> => sql`
  ended_at < ${before}
  and (state in ('done', 'dropped') or state in ('failed', 'stale') and data ->> 'what' in ('field', 'comment'))
  and not exists (select from sent where sent.step_id = step.id)`

/** The newest of each field from before the horizon stays: it says since when that value has been there. */
const issueChanges = (issues: RawBuilder<unknown>, before: Date): RawBuilder<unknown> => sql`
  delete from issue_change as old using ${issues} as portion
  where old.site_id = portion.site_id and old.issue_id = portion.issue_id and old.at < ${before} and exists (
    select from issue_change as newer
    where newer.site_id = old.site_id and newer.issue_id = old.issue_id and newer.field = old.field
      and newer.at < ${before} and (newer.at, length(newer.history), newer.history) > (old.at, length(old.history), old.history))`

const itemChanges = (items: RawBuilder<unknown>, before: Date): RawBuilder<unknown> => sql`
  delete from item_change as old using ${items} as portion
  where old.item_id = portion.id and old.at < ${before} and exists (
    select from item_change as newer
    where newer.item_id = old.item_id and newer.field = old.field and newer.at < ${before} and newer.id > old.id)`

const KEYS = { issue: ['site_id', 'issue_id'], item: ['id'] } as const

/** By the rows whose history it is, in the order of their key. */
async function throughAll(
  db: Db,
  table: keyof typeof KEYS,
  remove: (portion: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<number> {
  const key = sql.join(KEYS[table].map((column) => sql.ref(column)))
  let gone = 0
  for (let after: readonly unknown[] | null = null; ; ) {
    const beyond: RawBuilder<unknown> = after === null ? sql`true` : sql`(${key}) > (${sql.join(after)})`
    const portion: RawBuilder<unknown> = sql`(select ${key} from ${sql.table(table)} where ${beyond} order by ${key} limit ${PORTION})`
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${portion} as portion order by ${key} desc limit 1`.execute(db)
    const [last] = rows
    if (!last) return gone
    const { numAffectedRows = 0n } = await remove(portion).execute(db)
    gone += Number(numAffectedRows)
    after = KEYS[table].map((column) => last[column])
  }
}

async function bySweeping(
  db: Db,
  table: 'link_change' | 'item_move' | 'comment_text' | 'conflict' | 'step',
  isOld: RawBuilder<unknown>,
): Promise<number> {
  for (let gone = 0; ; ) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)} where id in (
        select id from ${sql.table(table)} where ${isOld} limit ${PORTION} for update skip locked)`.execute(db)
    gone += Number(numAffectedRows)
    if (numAffectedRows < BigInt(PORTION)) return gone
  }
}
