/** A PostgreSQL that goes away under a query is a fault that may pass, never the driver's own error and never the end of the process. */
import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/fresh-database.ts'
import { isFault } from '../base/index.ts'
import { connect, type Db } from './database.ts'

const OUTAGE = { name: 'Fault', code: 'store.unavailable', again: true, remedy: expect.stringMatching(/again/) }
const end = (db: Db, pid: number | RawBuilder<number>) => sql`select pg_terminate_backend(${pid})`.execute(db)

test('a connection ended by the server in the middle of a transaction fails that transaction; the next one works', async () => {
  await using database = await freshDatabase()
  const { db } = database
  const broken = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await end(db, rows[0]?.pid ?? 0)
    await sql`select 1`.execute(tx)
  })
  await expect(broken).rejects.toMatchObject(OUTAGE)
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
})

test('a connection ended under a query that runs', async () => {
  await using database = await freshDatabase()
  await expect(end(database.db, sql<number>`pg_backend_pid()`)).rejects.toMatchObject(OUTAGE)
  expect((await sql<{ one: number }>`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }])
})

test('a server that takes no more connections', async () => {
  await using database = await freshDatabase()
  const { db, address } = database
  if (!('host' in address)) throw new Error('the tests share a local PostgreSQL')
  const user = `crowded_${randomUUID().replaceAll('-', '')}`
  await sql`create role ${sql.id(user)} login connection limit 1`.execute(db)
  await sql`grant all on all tables in schema public to ${sql.id(user)}`.execute(db)
  await sql`grant all on schema public to ${sql.id(user)}`.execute(db)
  const crowded = await connect({ ...address, user }, undefined, 2)
  const two = crowded.db.transaction().execute(() => sql`select 1`.execute(crowded.db))
  await expect(two).rejects.toMatchObject(OUTAGE)
  await crowded.close()
  await sql`drop owned by ${sql.id(user)}`.execute(db)
  await sql`drop role ${sql.id(user)}`.execute(db)
})

test('what the database refuses for another reason stays its own error', async () => {
  await using database = await freshDatabase()
  const refused = sql`select 1 / 0`.execute(database.db).catch((error: unknown) => error)
  expect(await refused).toMatchObject({ code: '22012' })
  expect(isFault(await refused)).toBe(false)
})
