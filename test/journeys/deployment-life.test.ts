/** A deployment's life over HTTP: started once, watched, stopped, resumed, ended, and equal in the end. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { acquireLease, releaseLease } from '../../src/store/index.ts'
import { judge } from '../comparer/index.ts'
import type { Row } from '../comparer/state.ts'
import type { Client } from './client.ts'
import { watch } from './events.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'

const PROJECTS = ['FIN']
let journey: Journey
let ada: Client
let before: Row
beforeEach(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  before = await journey.sites.state('production')
  await connectAll(ada, journey, ['staging', 'production'])
})
afterEach(() => journey[Symbol.asyncDispose]())

async function planned(): Promise<{ plan: string; fingerprint: string; changes: number }> {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: PROJECTS })
  const seen = await watch(ada, `plan:${id}`, (event) => event.state !== 'running')
  expect(seen.length).toBeGreaterThan(1)
  const made = await ada.get('plans.get', { id })
  expect(made).toMatchObject({ state: 'ready', error: null })
  return { plan: id, fingerprint: String(made.fingerprint), changes: made.changes }
}

/** How many jobs are in one of these states. */
async function jobs(...states: readonly string[]): Promise<number> {
  const { rows } = await sql<{ state: string }>`select state from pgboss.job`.execute(journey.database.db)
  return rows.filter(({ state }) => states.includes(state)).length
}
const openJobs = (): Promise<number> => jobs('created', 'retry', 'active')
const activeJobs = (): Promise<number> => jobs('active')

test('stopped before it began, it does not begin; resumed, it is watched to its end, and the target is equal', async () => {
  const { plan, fingerprint, changes } = await planned()
  const lease = await leased('production')
  const { id } = await ada.get('deployments.start', { plan, fingerprint })
  await ada.get('deployments.stop', { id })
  expect(await ada.get('deployments.get', { id })).toMatchObject({ state: 'stopped', done: 0 })
  await releaseLease(journey.database.db, lease)
  await vi.waitFor(async () => expect(await openJobs()).toBe(0), { timeout: 20_000 })
  expect(await ada.get('deployments.get', { id })).toMatchObject({ state: 'stopped', done: 0 })
  expect(await journey.sites.state('production')).toEqual(before)

  await ada.get('deployments.resume', { id })
  const seen = await watch(ada, `deployment:${id}`, (event) => event.state === 'done')
  expect(new Set(seen.map((event) => event.id)).size).toBe(seen.length)
  expect(seen.map((event) => event.state)).toContain('running')
  const ended = await ada.get('deployments.get', { id })
  expect(ended).toMatchObject({ state: 'done', total: changes, done: changes, failed: 0, error: null })
  expect(ended.proof).toMatchObject({ equal: true, differences: [] })
  const { steps } = await ada.get('deployments.steps', { id })
  expect(steps.filter((step) => step.state !== 'done' && step.state !== 'adopted')).toEqual([])
  expect(steps.flatMap((step) => step.requests).filter((one) => one.outcome !== 'accepted')).toEqual([])
  const verdict = judge(await journey.sites.state('staging'), before, await journey.sites.state('production'), PROJECTS)
  expect(verdict).toEqual({ differences: [], touched: [], leaked: [] })
})

test('started twice at once it is one; stopped and resumed in the middle it ends once, and stays ended', async () => {
  const { plan, fingerprint } = await planned()
  journey.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 5_000 })
  const [one, two] = await Promise.all([1, 2].map(() => ada.get('deployments.start', { plan, fingerprint })))
  const id = String(one?.id)
  expect(two?.id).toBe(id)
  await ada.until('deployments.get', { id }, (now) => now.done > 2)
  await ada.get('deployments.stop', { id })
  const stopped = await ada.until('deployments.get', { id }, (now) => now.state === 'stopped')
  expect(stopped.done).toBeLessThan(stopped.total)
  expect((await ada.get('overview.get', {})).waiting).toContainEqual(
    expect.objectContaining({ code: 'deployment-waits', link: `/configuration/deployments/${id}` }),
  )
  journey.sites.site('production').faults.clear()
  expect((await ada.get('deployments.start', { plan, fingerprint })).id).toBe(id)
  await ada.get('deployments.resume', { id })
  await ada.until('deployments.get', { id }, (now) => now.proof !== null)
  await vi.waitFor(async () => expect(await openJobs()).toBe(0), { timeout: 20_000 })
  expect(await ada.get('deployments.get', { id })).toMatchObject({ state: 'done', failed: 0, proof: { equal: true } })
  const verdict = judge(await journey.sites.state('staging'), before, await journey.sites.state('production'), PROJECTS)
  expect(verdict).toEqual({ differences: [], touched: [], leaked: [] })
  for (const name of ['deployments.stop', 'deployments.resume'] as const) {
    const { status, body } = await ada.refused(name, { id })
    expect([status, body.code]).toEqual([409, 'conflict'])
  }
})

test('an approved plan is the only one that is applied, and what is not there cannot be watched', async () => {
  const { plan } = await planned()
  const { status, body } = await ada.refused('deployments.start', { plan, fingerprint: 'f'.repeat(64) })
  expect([status, body.code]).toEqual([409, 'plan.stale'])
  for (const about of ['', 'plan:', 'plan:nothing', `plan:${'-'.repeat(36)}`, `deployment:${plan}`])
    expect((await ada.send('GET', `/events?about=${encodeURIComponent(about)}`)).status).toBe(404)
  expect((await journey.nobody.send('GET', `/events?about=plan:${plan}`)).status).toBe(401)
})

/** The lease of a site, as whoever deploys to it holds it. */
async function leased(name: string) {
  const { id } = await journey.database.db
    .selectFrom('site')
    .select('id')
    .where('origin', '=', journey.sites.site(name).origin)
    .executeTakeFirstOrThrow()
  const lease = await acquireLease(journey.database.db, `site:${id}`, 'somebody else', 60_000)
  if (!lease) throw new Error('the lease was taken')
  return lease
}

test('of two who wait for the site, the one who went on last acts', async () => {
  const { plan, fingerprint } = await planned()
  const lease = await leased('production')
  const dora = await journey.person('deployer')
  await dora.get('authorizations.save', {
    connections: ['production'],
    ...journey.sites.candidate('production', 'scoped'),
  })
  const { id } = await ada.get('deployments.start', { plan, fingerprint })
  await vi.waitFor(async () => expect(await activeJobs()).toBe(1), { timeout: 20_000 })
  await ada.get('deployments.stop', { id })
  await dora.get('deployments.resume', { id })
  await vi.waitFor(async () => expect(await activeJobs()).toBe(2), { timeout: 20_000 })
  journey.sites.heard.length = 0
  await releaseLease(journey.database.db, lease)
  const ended = await ada.until('deployments.get', { id }, (now) => now.proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0 })
  const writes = journey.sites.heard.filter((one) => one.method === 'PUT' || one.method === 'DELETE')
  expect(new Set(writes.map((one) => one.account))).toEqual(
    new Set([journey.sites.account('production', 'scoped').accountId]),
  )
})

test('one whose process has died can be stopped, and then belongs to whoever goes on', async () => {
  const { plan, fingerprint } = await planned()
  const lease = await leased('production')
  const { id } = await ada.get('deployments.start', { plan, fingerprint })
  // As a command leaves it that was killed while it applied: under way, and nobody at work.
  await sql`delete from pgboss.job`.execute(journey.database.db)
  await sql`update deployment set state = 'running', actor = 'command:somebody@elsewhere'`.execute(journey.database.db)
  expect((await ada.refused('deployments.resume', { id })).status).toBe(409)
  expect(await ada.get('deployments.stop', { id })).toMatchObject({ state: 'stopped' })
  await releaseLease(journey.database.db, lease)
  expect(await ada.get('deployments.resume', { id })).toMatchObject({
    state: 'queued',
    startedBy: expect.stringMatching(/^person:/),
  })
})
