/** A table that was filled is known as large at once, and is counted no more often than it doubles. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/fresh-database.ts'
import { counted } from './recount.ts'

test('what has doubled is counted, and only then', async () => {
  await using database = await freshDatabase()
  const { db } = database
  /** How large the server takes the table for once so many more rows are in it. */
  const after = async (from: number, to: number): Promise<number> => {
    await counted(db, () =>
      db.transaction().execute(async (tx) => {
        await sql`insert into issue_key (site_id, key, issue_id)
          select gen_random_uuid(), 'KEY-' || n, n::text from generate_series(${from}::integer, ${to}) as n`.execute(tx)
        // It would tell of them a second later otherwise.
        await sql`select pg_stat_force_next_flush()`.execute(tx)
      }),
    )
    const { rows } = await sql<{ n: number }>`
      select reltuples::integer as n from pg_class where relname = 'issue_key'`.execute(db)
    return rows[0]?.n ?? 0
  }
  expect(await after(1, 400)).toBe(-1)
  expect(await after(401, 600)).toBe(600)
  expect(await after(601, 1_100)).toBe(600)
  expect(await after(1_101, 1_300)).toBe(1_300)
})
