/** A PostgreSQL that goes away under an open transaction is a failed query, never the end of the process. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/fresh-database.ts'

test('a connection ended by the server in the middle of a transaction fails that transaction; the next one works', async () => {
  await using database = await freshDatabase()
  const { db } = database
  const broken = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(db)
    await sql`select 1`.execute(tx)
  })
  await expect(broken).rejects.toThrow()
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
})
