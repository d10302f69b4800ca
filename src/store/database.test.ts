/** The database: its form, what only ever grows, and that tests get one each. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/fresh-database.ts'
import { Secret } from '../base/index.ts'
import { openDatabase } from './database.ts'

test('each test has a database of its own', async () => {
  await using one = await freshDatabase()
  await using other = await freshDatabase()
  await one.db.insertInto('person').values({ name: 'Anna', email: 'anna@acme.example', role: 'owner' }).execute()
  expect(await one.db.selectFrom('person').selectAll().execute()).toHaveLength(1)
  expect(await other.db.selectFrom('person').selectAll().execute()).toHaveLength(0)
})

test('64-bit numbers come as text', async () => {
  await using database = await freshDatabase()
  const { rows } = await sql`select 9007199254740993::bigint as large`.execute(database.db)
  expect(rows).toEqual([{ large: '9007199254740993' }])
})

test.each(['audit', 'journal_entry'])('rows of %s can be neither changed nor removed', async (table) => {
  await using database = await freshDatabase()
  await expect(sql`truncate ${sql.table(table)}`.execute(database.db)).rejects.toThrow(
    `rows of ${table} are only ever added`,
  )
})

test('a database that cannot be reached is said without its password', async () => {
  const databaseUrl = new Secret('postgres://fairlead:hunter2@127.0.0.1:1/fairlead')
  const opened = openDatabase({ databaseUrl, dataFolder: '/nonexistent' })
  await expect(opened).rejects.toMatchObject({
    code: 'store.unavailable',
    message: expect.not.stringContaining('hunter2'),
  })
})
