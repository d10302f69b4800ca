/** At most one failed login for each bad token at each door, however many workers try it: with the breaker that they share in PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ACTIONS, type Actor, type Context, openSite, perform, verifyCandidate } from '../../src/actions/index.ts'
import { Secret } from '../../src/base/index.ts'
import { type Engine, startOwnEngine } from '../../src/cli/engine.ts'
import { openLog, openWorld } from '../../src/host/index.ts'
import { layGround, TWO_SITES } from './journey.ts'
import { hasty } from './sites.ts'

const WORKERS = 64
const SITES = [...TWO_SITES, { name: 'on-premises', kind: 'dataCenter', story: 'acme' }] as const

let ground: Awaited<ReturnType<typeof layGround>>
let engine: Engine
let context: Context
const robot: Actor = { kind: 'command', id: 'x', name: 'x@here', role: 'administrator' }
beforeAll(async () => {
  ground = await layGround(SITES)
  const { settings, database } = ground
  const log = openLog('error', { write: () => {} })
  engine = await startOwnEngine({ settings, log, world: { ...openWorld(settings), ...hasty }, database })
  context = engine.contextFor(robot)
})
afterAll(async () => {
  await engine?.[Symbol.asyncDispose]()
  await ground?.close()
})

const failed = (site: string): number => ground.sites.heard.filter((one) => one.site === site && one.failedLogin).length

test.each([
  // Cloud has two doors: the site's own, and the gateway's for a scoped token.
  ['staging', 2],
  ['on-premises', 1],
] as const)('%s: a token that was typed is tried once at each door by 64 workers', async (site, doors) => {
  const { url, email } = ground.sites.candidate(site, 'admin')
  const candidate = {
    ...{ url, email, token: new Secret('ATATT3xFfGF0-nobody-s'), projects: [], expiresAt: null },
    ...{ purpose: 'service' as const, onPurpose: false, connection: null },
  }
  const all = await Promise.all(Array.from({ length: WORKERS }, () => verifyCandidate(context, candidate)))
  expect(all.filter(({ proven }) => proven !== undefined)).toEqual([])
  expect(failed(site)).toBeGreaterThan(0)
  console.log(`${site}: ${WORKERS} workers with a token that was typed, ${failed(site)} failed logins.`)
  expect(failed(site)).toBeLessThanOrEqual(doors)
})

test.each(['staging', 'on-premises'])(
  '%s: a token that is kept and has died is one failed login by 64 workers',
  async (site) => {
    const name = `kept-${site}`
    const { url, email, token } = ground.sites.candidate(site, 'member')
    const connections = ACTIONS.find((one) => one.name === 'connections.create')
    if (!connections) throw new Error('there is no such action')
    await perform(connections, context, { name, url, email, token })
    for (const row of ground.sites.site(site).tables.tokens.values()) if (row.token === token) row.revokedAt = 1
    const before = failed(site)
    const asked = async (): Promise<unknown> => {
      const { jira } = await openSite(context, name, { actor: robot, purpose: 'test', service: true })
      return Promise.all([1, 2].map(() => jira.get(z.unknown(), '/rest/api/2/myself')))
    }
    const all = await Promise.allSettled(Array.from({ length: WORKERS }, asked))
    expect(all.filter(({ status }) => status === 'fulfilled')).toEqual([])
    console.log(`${site}: ${WORKERS} workers with a token that is kept, ${failed(site) - before} failed logins.`)
    expect(failed(site) - before).toBe(1)
  },
)

test('a token that works is held up for nobody: all workers get their answers', async () => {
  const { url, email, token } = ground.sites.candidate('production', 'member')
  const connections = ACTIONS.find((one) => one.name === 'connections.create')
  if (connections) await perform(connections, context, { name: 'alive', url, email, token })
  const all = await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      const { jira } = await openSite(context, 'alive', { actor: robot, purpose: 'test', service: true })
      return jira.get(z.looseObject({ accountId: z.string() }), '/rest/api/3/myself')
    }),
  )
  expect(new Set(all.map(({ accountId }) => accountId)).size).toBe(1)
  const rows = await ground.database.db.selectFrom('login_breaker').selectAll().where('failed_at', 'is', null).execute()
  expect(rows.filter(({ claimed_until }) => claimed_until !== null)).toEqual([])
})
