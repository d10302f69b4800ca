/** Holds a row and sees that work which needs it and another waits for it before it has the other. */
import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import type { Db } from '../src/store/index.ts'

/** By the column that tells it apart. */
export type Row = readonly [table: 'issue' | 'link' | 'item' | 'step', column: 'id' | 'issue_id', value: string]

/** Who holds the first may go on to the other; then the work is done. */
export async function expectLocked(
  db: Db,
  [first, other]: readonly [first: Row, other: Row],
  work: () => Promise<unknown>,
): Promise<void> {
  let working: Promise<unknown> = Promise.resolve()
  await db.transaction().execute(async (holding) => {
    await lock(first).execute(holding)
    let isDone = false
    working = work().finally(() => {
      isDone = true
    })
    // It may fail where the holder fails before.
    working.catch(() => undefined)
    await vi.waitUntil(async () => isDone || (await someoneWaits(db)), { timeout: 30_000 })
    expect(isDone, `it needs the ${first[0]} ${first[2]}`).toBe(false)
    await sql`${lock(other)} nowait`.execute(holding)
  })
  await working
}

const lock = ([table, column, value]: Row) =>
  sql`select from ${sql.table(table)} where ${sql.ref(column)} = ${value} for update`

async function someoneWaits(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.length > 0
}
