/** Whose sync somebody must take up: switched on, and held by nobody. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { type Rows, syncRows } from '../../../test/sync-rows.ts'
import { acquireLease, releaseLease } from '../leases.ts'
import { syncLease, unheldSyncs } from './row.ts'

let database: FreshDatabase
let rows: Rows
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  await rows.store.note([])
})
afterEach(() => database.close())

const switched = (state: 'running' | 'paused') => database.db.updateTable('sync').set({ state }).execute()

test('a sync that is switched on is found as long as nobody holds it', async () => {
  const { connection } = rows.scope
  await switched('paused')
  expect(await unheldSyncs(database.db)).toEqual([])
  await switched('running')
  expect(await unheldSyncs(database.db)).toEqual([connection])
  const lease = await acquireLease(database.db, syncLease(connection), 'worker', 60_000)
  if (!lease) throw new Error('not acquired')
  expect(await unheldSyncs(database.db)).toEqual([])
  await releaseLease(database.db, lease)
  expect(await unheldSyncs(database.db)).toEqual([connection])
})
