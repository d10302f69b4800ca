/** At most one failed login for each bad credential, in every way in, however many workers try it: with the breaker that they share in PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ACTIONS, type Actor, type Context, openSite, perform, verifyCandidate } from '../../src/actions/index.ts'
import { Secret } from '../../src/base/index.ts'
import { type Engine, startOwnEngine } from '../../src/cli/engine.ts'
import { openLog, openWorld } from '../../src/host/index.ts'
import { giveClient, giveServiceToken } from '../../src/simulator/index.ts'
import { layGround, TWO_SITES } from './journey.ts'
import { type Heard, hasty } from './sites.ts'

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

/** Every way in, and what a worker would be given of it that works, or that never did. */
const WAYS = [
  ['staging', 'scoped-api-token'],
  ['staging', 'api-token'],
  ['staging', 'service-account-token'],
  ['staging', 'oauth-client'],
  ['on-premises', 'personal-access-token'],
  ['on-premises', 'data-center-client'],
] as const
type Way = (typeof WAYS)[number]

/** Of clients it is the purchase of an access token that fails. */
const isRefusedPurchase = ({ url, status }: Heard): boolean => /oauth.*token$/.test(url) && status >= 400
const failed = (site: string): number =>
  ground.sites.heard.filter((one) => one.site === site && (one.failedLogin || isRefusedPurchase(one))).length

test.each(WAYS)('%s: a bad %s that was typed is one failed login by 64 workers', async (site, method) => {
  const { url, email } = ground.sites.candidate(site, 'admin')
  const candidate = {
    ...{ method, url, email, token: new Secret('ATATT3xFfGF0:nobody-s'), projects: [], expiresAt: null },
    ...{ purpose: 'service' as const, onPurpose: false, connection: null },
  }
  const before = failed(site)
  const all = await Promise.all(Array.from({ length: WORKERS }, () => verifyCandidate(context, candidate)))
  expect(all.filter(({ proven }) => proven !== undefined)).toEqual([])
  console.log(`${site}: ${WORKERS} workers with a typed ${method}: ${failed(site) - before} failed logins.`)
  expect(failed(site) - before).toBe(1)
})

/** One of an account that may do nothing special, and how it dies. */
function given(site: Way[0], method: Way[1]): { readonly login: object; readonly die: () => void } {
  const simulated = ground.sites.site(site)
  const { url, email, token } = ground.sites.candidate(site, method === 'scoped-api-token' ? 'scoped' : 'member')
  const user = simulated.tables.users.get(ground.sites.account(site, 'service').accountId)
  if (!user) throw new Error('the story has no service account')
  const made = /client$/.test(method)
    ? giveClient(simulated, user)
    : method === 'service-account-token'
      ? giveServiceToken(simulated, user)
      : undefined
  const die = (): void => {
    for (const row of simulated.tables.tokens.values())
      if (row.token === (made?.token ?? token) || (made && row.kind === 'access')) row.revokedAt = 1
  }
  return { login: { url, email, method, clientId: made?.id ?? null, token: made?.token ?? token }, die }
}

test.each(WAYS)('%s: a %s that is kept and has died is one failed login by 64 workers', async (site, method) => {
  const name = `kept-${method}`
  const { login, die } = given(site, method)
  const connections = ACTIONS.find((one) => one.name === 'connections.create')
  if (!connections) throw new Error('there is no such action')
  await perform(connections, context, { name, ...login })
  die()
  const before = failed(site)
  const asked = async (): Promise<unknown> => {
    const { jira } = await openSite(context, name, { actor: robot, purpose: 'test', service: true })
    return Promise.all([1, 2].map(() => jira.get(z.unknown(), '/rest/api/2/myself')))
  }
  const all = await Promise.allSettled(Array.from({ length: WORKERS }, asked))
  expect(all.filter(({ status }) => status === 'fulfilled')).toEqual([])
  console.log(`${site}: ${WORKERS} workers with a kept ${method}: ${failed(site) - before} failed logins.`)
  expect(failed(site) - before).toBe(1)
})

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
