/** For how long nobody held a connection: noted where it was long, once, and lost by nobody’s death. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, type Rows, syncRows } from '../../../test/sync-rows.ts'
import { acquireLease } from '../leases.ts'
import { syncLease } from './row.ts'
import { noteUnheld } from './unheld.ts'

let database: FreshDatabase
let rows: Rows
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  await rows.store.note([])
})
afterEach(() => database.close())

const note = async () => {
  await noteUnheld(database.db, rows.scope.connection)
  return (await rows.store.progress()).unheld
}
const take = () => acquireLease(database.db, syncLease(rows.scope.connection), 'worker', 9_000)
/** The lease ran out so long ago. */
const endedBefore = (seconds: number) =>
  database.db
    .updateTable('lease')
    .set({ until: sql<Date>`clock_timestamp() - ${seconds} * interval '1 second'` })
    .where('name', '=', syncLease(rows.scope.connection))
    .execute()

test('what nobody ever held, what is held, and what somebody takes over soon, is not noted', async () => {
  expect(await note()).toEqual([])
  await take()
  expect(await note()).toEqual([])
  await endedBefore(50)
  expect(await note()).toEqual([])
})

test('a long time is noted before anybody takes it, and stays when it is noted again', async () => {
  await take()
  await endedBefore(3_600)
  const [first, ...others] = await note()
  expect(others).toEqual([])
  expect((first?.to ?? 0) - (first?.from ?? 0)).toBeGreaterThanOrEqual(3_600_000)
  const again = await note()
  expect(again).toEqual([{ from: first?.from, to: again[0]?.to }])
  await take()
  expect(await note()).toEqual(again)
  await endedBefore(70)
  expect(await note()).toMatchObject([{ from: first?.from }])
})

test('an issue of such a time is told from others', async () => {
  await take()
  await endedBefore(3_600)
  await note()
  const now = Date.now()
  const made = [now - 2 * 3_600_000, now - 1_800_000].map((created, at) => ({ created, id: String(at + 1) }))
  const issues = made.map(({ id, created }) => ({ ...issue(id), created }))
  await rows.store.observe({ at: now, issues, changes: [], states: [] })
  expect(await rows.store.unlinked(10)).toMatchObject([
    { issue: { id: '1' }, pushed: false, unheld: false },
    { issue: { id: '2' }, pushed: false, unheld: true },
  ])
})
