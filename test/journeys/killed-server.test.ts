/** The server ends in the middle of long work, by kill -9 or by being asked to: the next one goes on, and nothing is twice or lost. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { judge } from '../comparer/index.ts'
import type { Row } from '../comparer/state.ts'
import { Client } from './client.ts'
import { type StartedServer, startServer } from './command.ts'
import { layGround, PASSWORD, passTime } from './journey.ts'

const SIGNALS = ['SIGKILL', 'SIGTERM'] as const
let ground: Awaited<ReturnType<typeof layGround>>
let server: StartedServer
let ada: Client
let before: Row
beforeEach(async () => {
  ground = await layGround()
  before = await ground.sites.state('production')
  server = await start()
  const account = { name: 'Ada', email: 'ada@fairlead.example', password: PASSWORD }
  ada = await new Client(server.url, ground.said).enter('/session/first', { token: server.setup, ...account })
  for (const name of ['staging', 'production']) {
    const candidate = ground.sites.candidate(name, 'admin')
    await ada.get('connections.create', { name, ...candidate })
    await ada.get('authorizations.save', { connections: [name], ...candidate })
  }
})
afterEach(async () => {
  await server.end('SIGKILL')
  await ground.close()
  await ground.database.close()
})

/** A request in doubt is waited for as long as it may last, so it may not last long here. */
const start = (): Promise<StartedServer> =>
  startServer({ ...ground.environment, FAIRLEAD_REQUEST_TIMEOUT: '2000', FAIRLEAD_IN_DOUBT_MARGIN: '100' }, ground.said)

/** Another server on the same database; who was signed in still is. */
async function startAgain(): Promise<void> {
  server = await start()
  ada = new Client(server.url, ground.said, ada.cookie)
}

/** A job that is tried again is tried now. */
const hurry = (): Promise<unknown> =>
  sql`update pgboss.job set start_after = now() where state in ('created', 'retry')`.execute(ground.database.db)

async function planned(): Promise<{ plan: string; fingerprint: string }> {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  const made = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  expect(made).toMatchObject({ state: 'ready', error: null })
  return { plan: id, fingerprint: String(made.fingerprint) }
}

test.each(SIGNALS)('%s in the middle of a deployment', async (signal) => {
  const { id } = await ada.get('deployments.start', await planned())
  ground.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 5_000 })
  await ada.until('deployments.get', { id }, (now) => now.done > 3)
  await server.end(signal)
  ground.sites.site('production').faults.clear()
  await passTime(ground.database)
  await startAgain()
  const halfWay = await ada.get('deployments.get', { id })
  expect(halfWay.done).toBeLessThan(halfWay.total)
  await vi.waitFor(
    async () => {
      await hurry()
      expect((await ada.get('deployments.get', { id })).proof).not.toBeNull()
    },
    { timeout: 40_000, interval: 200 },
  )
  const ended = await ada.get('deployments.get', { id })
  expect(ended).toMatchObject({ state: 'done', failed: 0, done: ended.total, proof: { equal: true } })
  const verdict = judge(await ground.sites.state('staging'), before, await ground.sites.state('production'), ['FIN'])
  expect(verdict).toEqual({ differences: [], touched: [], leaked: [] })
})

test('SIGTERM while a plan is being made: it ends at once, and the plan is made anew', async () => {
  ground.sites.fault('staging', { kind: 'latency', milliseconds: 60_000 })
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  await ada.until('plans.get', { id }, (now) => now.progress !== null)
  await server.end('SIGTERM')
  ground.sites.site('staging').faults.clear()
  await passTime(ground.database)
  await startAgain()
  expect((await ada.get('plans.get', { id })).state).toBe('analysing')
  await vi.waitFor(
    async () => {
      await hurry()
      expect((await ada.get('plans.get', { id })).state).toBe('ready')
    },
    { timeout: 40_000, interval: 200 },
  )
})
