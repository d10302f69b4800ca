/** One holder at a time; whoever lost a lease can no longer write under it. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { acquireLease, checkLease, leaseHolder, releaseLease, renewLease } from './leases.ts'

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const acquire = (holder: string) => acquireLease(database.db, 'site:acme', holder, 60_000)
/** As if its time had passed. */
const runOut = () => sql`update lease set until = clock_timestamp()`.execute(database.db)

test('of many at once one gets it; after its release the next, with a higher fence', async () => {
  const tries = await Promise.all(Array.from({ length: 10 }, (_, at) => acquire(`worker ${at}`)))
  const [first, ...others] = tries.filter((one) => one !== undefined)
  expect(others).toEqual([])
  if (!first) throw new Error('nobody got it')
  expect(await leaseHolder(database.db, 'site:acme')).toBe(first.holder)
  await releaseLease(database.db, first)
  expect(await acquire('next')).toMatchObject({ holder: 'next', fence: first.fence + 1 })
})

test('a lease that ran out is lost: no renewal, no write, no release of the next holder’s', async () => {
  const old = await acquire('old')
  if (!old) throw new Error('not acquired')
  await checkLease(database.db, old)
  expect(await renewLease(database.db, old, 60_000)).toBe(true)
  await runOut()
  expect(await renewLease(database.db, old, 60_000)).toBe(false)
  await expect(checkLease(database.db, old)).rejects.toMatchObject({ code: 'lease.lost' })
  const next = await acquire('next')
  if (!next) throw new Error('not acquired')
  await releaseLease(database.db, old)
  await checkLease(database.db, next)
  await expect(checkLease(database.db, old)).rejects.toMatchObject({ code: 'lease.lost' })
})

test('a renewal waits for no write under the lease; whoever takes it over waits for all of them', async () => {
  const old = await acquire('old')
  if (!old) throw new Error('not acquired')
  const [checked, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const write = database.db.transaction().execute(async (tx) => {
    await checkLease(tx, old)
    checked.resolve()
    await ended.promise
  })
  await checked.promise
  expect(await renewLease(database.db, old, 60_000)).toBe(true)
  await runOut()
  const next = acquire('next')
  await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 30_000, interval: 20 })
  expect(await leaseHolder(database.db, 'site:acme')).toBeUndefined()
  ended.resolve()
  await write
  expect(await next).toMatchObject({ holder: 'next', fence: old.fence + 1 })
})

/** How many wait for a lock in this database. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db)
  return rows[0]?.count ?? 0
}
