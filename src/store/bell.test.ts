/** The bell: heard elsewhere once a change is committed, never before, and again after its connection was lost. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { listening, rings } from '../../test/rings.ts'
import { grow } from './change-count.ts'

const HOUR = 3_600_000

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const growBoth = () => database.db.transaction().execute((tx) => grow(tx, 'sync', 'portfolio'))

test('whoever waits hears of what was committed, and of nothing that was taken back', async () => {
  const { bell, db } = database
  const first = rings(database, 'portfolio')
  await listening(database)
  const undone = db.transaction().execute(async (tx) => {
    await grow(tx, 'portfolio')
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await growBoth()
  await first
  expect(bell.heard('portfolio')).toBe(1)
})

test('a ring between the look and the wait is heard; one of something else is not', async () => {
  const { bell } = database
  const heard = bell.heard('portfolio')
  void bell.after('sync', bell.heard('sync'), 0)
  await listening(database)
  await growBoth()
  await vi.waitFor(() => expect(bell.heard('portfolio')).toBe(heard + 1), { timeout: 30_000 })
  await bell.after('portfolio', heard, HOUR)
  const stop = new AbortController()
  const other = bell.after('poked nobody', 0, HOUR, stop.signal)
  await growBoth()
  stop.abort()
  await other
  expect(bell.heard('poked nobody')).toBe(0)
})

test('a connection that was lost is made anew when somebody waits', async () => {
  const { bell, db } = database
  await bell.after('sync', 0, 0)
  await listening(database)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'fairlead bell'`.execute(db)
  await vi.waitFor(
    async () => {
      await bell.after('sync', bell.heard('sync'), 0)
      await growBoth()
      expect(bell.heard('sync')).toBeGreaterThan(0)
    },
    { timeout: 30_000 },
  )
})
