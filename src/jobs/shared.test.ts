/** What all workers share: leases, rate budgets, the failed-login breaker. Several pools stand for several workers. */
import { once } from 'node:events'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { checkLease, connect, type Database, readAudit, setSitePace } from '../store/index.ts'
import { underLease } from './lease.ts'
import { sharedBreaker } from './login-breaker.ts'
import { sharedBudget } from './rate-budget.ts'

let database: FreshDatabase
let workers: Database[]
beforeEach(async () => {
  database = await freshDatabase()
  workers = await Promise.all([1, 2, 3].map(() => connect(database.address, undefined, 3)))
})
afterEach(async () => {
  for (const worker of workers) await worker.close()
  await database.close()
})

describe('lease', () => {
  const lease = { name: 'site:acme', holder: 'deployment:1' }

  test('work of several workers on one site happens one after the other', async () => {
    let inside = 0
    let most = 0
    const wait = new AbortController().signal
    const fences = await Promise.all(
      workers.map(({ db }) =>
        underLease(db, { ...lease, wait }, async ({ fence }) => {
          most = Math.max(most, ++inside)
          await sql`select 1`.execute(db)
          inside -= 1
          return fence
        }),
      ),
    )
    expect(most).toBe(1)
    expect(fences.toSorted()).toEqual([1, 2, 3])
  })

  test('without waiting, a taken site is refused with who has it', async () => {
    await underLease(database.db, lease, async () => {
      const second = underLease(database.db, { ...lease, holder: 'sync' }, async () => {})
      await expect(second).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('deployment:1') })
    })
    await underLease(database.db, { ...lease, holder: 'sync' }, async () => {})
  })

  test('who lost it is told, and cannot write under it', async () => {
    await underLease(database.db, { ...lease, term: 60 }, async (held, signal) => {
      await sql`update lease set fence = fence + 1, holder = 'another', until = clock_timestamp() + interval '1 hour'`.execute(
        database.db,
      )
      await once(signal, 'abort')
      expect(signal.reason).toMatchObject({ code: 'lease.lost' })
      await expect(checkLease(database.db, held)).rejects.toMatchObject({ code: 'lease.lost' })
    })
  })
})

describe('rate budget', () => {
  const now = () => 1_780_304_400_000
  const budgets = () => workers.map(({ db }) => sharedBudget(db, 'acme', now))

  test('nothing is held back before Jira has said a limit', async () => {
    for (const budget of budgets()) expect(await budget.take('GET /a', 1)).toBe(0)
  })

  test('what is left is shared: when it is used up, each further request gets a later turn', async () => {
    const all = budgets()
    await all[0]?.learn('GET /a', 0.01, 5)
    const turns = await Promise.all(Array.from({ length: 9 }, (_, at) => all[at % 3]?.take('GET /a', 1)))
    const waits = turns.filter((turn) => turn !== undefined && turn > 0).toSorted((a = 0, b = 0) => a - b)
    // A bucket holds no more than a second's worth, so of nine turns at most the first is free.
    expect(waits.length).toBeGreaterThanOrEqual(8)
    for (const [at, wait] of waits.entries())
      if (at > 0) expect((wait ?? 0) - (waits[at - 1] ?? 0)).toBeGreaterThan(90_000)
    expect(await all[0]?.take('GET /b', 1)).toBe(0)
  })

  test('a limit learned anew does not hand out turns twice', async () => {
    const [one, other] = budgets()
    await one?.learn('GET /a', 2, 2)
    await Promise.all(Array.from({ length: 12 }, () => one?.take('GET /a', 1)))
    await other?.learn('GET /a', 2, 2)
    expect(await other?.take('GET /a', 1)).toBeGreaterThan(3_000)
  })

  test('a share of what the site allows is used, and what is left to others stays theirs', async () => {
    await database.db.transaction().execute((tx) => setSitePace(tx, 'shy', { share: 0.25, quiet: null }))
    const budget = sharedBudget(database.db, 'shy', now)
    const wait = async (limit: number, remaining: number, bucket: string) => {
      await budget.learn(bucket, limit, remaining)
      return budget.take(bucket, 4)
    }
    // Four of 0.01 a second: a quarter of it takes four times as long.
    expect(await wait(0.01, 0, 'GET /slow')).toBeGreaterThan(1_590_000)
    // Others have used three quarters already: nothing is taken from the rest at once.
    expect(await wait(100, 100, 'GET /free')).toBe(0)
    expect(await wait(100, 75, 'GET /full')).toBeGreaterThan(100)
  })

  test('a pause holds for every worker, one for * for every bucket, another site not', async () => {
    const [one, other] = budgets()
    await one?.pause('GET /a', now() + 60_000)
    await one?.pause('GET /a', now() + 10)
    expect(await other?.take('GET /a', 1)).toBeGreaterThan(50_000)
    expect(await other?.take('GET /b', 1)).toBe(0)
    await one?.pause('*', now() + 60_000)
    expect(await other?.take('GET /b', 1)).toBeGreaterThan(50_000)
    expect(await sharedBudget(database.db, 'other', now).take('GET /a', 1)).toBe(0)
  })
})

describe('login breaker', () => {
  test('of many workers one may try; after its failure none does, until a person asks for it', async () => {
    const breakers = workers.map(({ db }) => sharedBreaker(db))
    const claims = await Promise.all(Array.from({ length: 32 }, (_, at) => breakers[at % 3]?.claim('token-1')))
    expect(claims.filter((one) => one === true)).toHaveLength(1)
    await breakers[0]?.trip('token-1', 'AUTHENTICATED_FAILED')
    for (const breaker of breakers) expect(await breaker.isOpen('token-1')).toBe('AUTHENTICATED_FAILED')
    expect(await breakers[1]?.isOpen('token-2')).toBeNull()
    await breakers[1]?.close('token-1')
    expect(await breakers[2]?.isOpen('token-1')).toBeNull()
    expect(await breakers[2]?.claim('token-1')).toBe(true)
  })

  test('that a token is not accepted stands in the audit once, however many find it, and again after a person asked for it', async () => {
    const breakers = workers.map(({ db }) => sharedBreaker(db))
    const trips = () => Promise.all(Array.from({ length: 12 }, (_, at) => breakers[at % 3]?.trip('token-1', 'no')))
    const told = async () =>
      (await readAudit(database.db)).map(({ action, about, details }) => [action, about, details.reason])
    const line = ['credential.fail', 'token-1', 'no']
    await trips()
    expect(await told()).toEqual([line])
    await breakers[0]?.close('token-1')
    await trips()
    expect(await told()).toEqual([line, line])
  })

  test('a claim ends with its release, or when its worker has died', async () => {
    const [one, other] = workers.map(({ db }) => sharedBreaker(db))
    expect(await one?.claim('token')).toBe(true)
    await one?.release('token')
    expect(await other?.claim('token')).toBe(true)
    await sql`update login_breaker set claimed_until = clock_timestamp()`.execute(database.db)
    expect(await one?.claim('token')).toBe(true)
  })
})
