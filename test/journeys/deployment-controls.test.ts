/** What people do with a deployment while it lasts and after: pause, resume, retry, skip, be refused after an upgrade, and have its report. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Fetch } from '../../src/base/index.ts'
import { acquireLease, releaseLease } from '../../src/store/index.ts'
import { judge } from '../comparer/index.ts'
import type { Row } from '../comparer/state.ts'
import type { Client } from './client.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'
import { sameLines } from './same-lines.ts'

const PROJECTS = ['FIN']
const ROLE = 'create project-role:Auditors'
/** What waits for it: the permission scheme, the project, and what is finished after the project. */
const WAITING = ['create permission-scheme:Finance Permission Scheme', 'create project:FIN']

let journey: Journey
let ada: Client
let before: Row
/** Production refuses what this holds in its body. */
let refused: string | null = null

const refusing =
  (fetch: Fetch): Fetch =>
  async (request) =>
    refused !== null && request.method === 'POST' && (request.body ?? '').includes(refused)
      ? { status: 400, headers: { 'content-type': 'application/json' }, body: '{"errorMessages":["Not today."]}' }
      : fetch(request)

beforeEach(async () => {
  refused = null
  journey = await beginJourney([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'production', kind: 'cloud', story: 'empty', wrap: refusing },
  ])
  ada = await journey.administrator()
  before = await journey.sites.state('production')
  await connectAll(ada, journey, ['staging', 'production'])
})
afterEach(() => journey[Symbol.asyncDispose]())

async function planned(): Promise<{ plan: string; fingerprint: string }> {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: PROJECTS })
  const made = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  expect(made).toMatchObject({ state: 'ready', error: null })
  return { plan: id, fingerprint: String(made.fingerprint) }
}

const ended = (id: string) =>
  ada.until('deployments.get', { id }, ({ state, proof }) => proof !== null && (state === 'done' || state === 'failed'))
const rests = (id: string) =>
  ada.until('deployments.get', { id }, ({ state }) => state === 'paused' || state === 'stopped')
const stateOf = async (id: string, step: string): Promise<string | undefined> =>
  (await ada.get('deployments.steps', { id })).steps.find((one) => one.id === step)?.state
const written = (): number =>
  journey.sites.heard.filter(({ site, method }) => site === 'production' && method !== 'GET').length

async function equalNow(): Promise<void> {
  const verdict = judge(await journey.sites.state('staging'), before, await journey.sites.state('production'), PROJECTS)
  expect(verdict).toEqual({ differences: [], touched: [], leaked: [] })
}

test('paused in the middle it leaves the site to others and says who paused it; resumed by another, it ends once', async () => {
  const about = await planned()
  journey.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 5_000 })
  const { id } = await ada.get('deployments.start', about)
  await ada.until('deployments.get', { id }, (now) => now.done > 2)
  expect(await ada.get('deployments.pause', { id })).toMatchObject({ pausedBy: expect.stringMatching(/^person:/) })
  const paused = await rests(id)
  expect(paused).toMatchObject({ state: 'paused', asked: null, error: null, finishedAt: null })
  expect(paused.done).toBeLessThan(paused.total)
  const writes = written()
  const { db } = journey.database
  const { rows } = await sql<{ name: string }>`select name from lease where name like 'site:%'`.execute(db)
  const lease = await vi.waitFor(async () => {
    const free = await acquireLease(db, rows[0]?.name ?? '', 'somebody else', 60_000)
    return free ?? Promise.reject(new Error('the site is still taken'))
  })
  await releaseLease(db, lease)
  expect((await ada.get('overview.get', {})).waiting).toContainEqual(
    expect.objectContaining({ code: 'deployment-waits', says: expect.stringContaining('a person paused it') }),
  )
  expect(written()).toBe(writes)
  journey.sites.site('production').faults.clear()
  const dora = await journey.person('deployer')
  await dora.get('authorizations.save', {
    connections: ['production'],
    ...journey.sites.candidate('production', 'admin'),
  })
  expect(await dora.get('deployments.resume', { id })).toMatchObject({ pausedBy: null })
  expect(await ended(id)).toMatchObject({ state: 'done', failed: 0, proof: { equal: true } })
  await equalNow()
  const { controls } = await ada.get('deployments.controls', { id })
  expect(controls.map(({ what }) => what)).toEqual(['started', 'acting', 'paused', 'resumed', 'acting'])
  expect(new Set(controls.map(({ actor }) => actor)).size).toBe(2)
  expect((await ada.refused('deployments.pause', { id })).status).toBe(409)
})

test('a refused step is retried when it is mended: it and what waited for it go on, nothing else is written again', async () => {
  refused = '"Auditors"'
  const { id } = await ada.get('deployments.start', await planned())
  const failed = await ended(id)
  expect(failed).toMatchObject({ state: 'failed', failed: 1, skipped: 5, proof: { equal: false } })
  expect(await stateOf(id, ROLE)).toBe('failed')
  await sameLines(ada, id)
  const { retry } = await ada.get('deployments.choices', { id, step: ROLE })
  expect(retry).toMatchObject({ may: true, says: '' })
  expect(retry.along).toHaveLength(5)
  for (const step of WAITING) expect((await ada.refused('deployments.retry', { id, step })).body.code).toBe('conflict')
  expect((await ada.refused('deployments.retry', { id, step: 'create nothing' })).status).toBe(404)

  // Still refused: it fails again, and nothing is lost of what is known.
  await ada.get('deployments.retry', { id, step: ROLE })
  expect(await ended(id)).toMatchObject({ state: 'failed', failed: 1, skipped: 5 })
  refused = null
  const dones = (await ada.get('deployments.get', { id })).done
  const { steps: earlier } = await ada.get('deployments.steps', { id })
  await ada.get('deployments.retry', { id, step: ROLE })
  const done = await ended(id)
  expect(done).toMatchObject({ state: 'done', failed: 0, skipped: 0, done: done.total, proof: { equal: true } })
  const { steps } = await ada.get('deployments.steps', { id })
  const again = steps.filter((step) => step.id === ROLE || retry.along.includes(step.title))
  expect(done.total - dones).toBe(again.length)
  const others = new Set(again.map((step) => step.id))
  expect(steps.filter((step) => !others.has(step.id))).toEqual(earlier.filter((step) => !others.has(step.id)))
  await sameLines(ada, id)
  await equalNow()
})

test('a stale step retried looks again and overwrites nothing; skipped, it takes along what waits for it, and the report says so', async () => {
  const about = await planned()
  const role = { name: 'Auditors', description: 'Somebody else’s' }
  const { url, email, token } = journey.sites.candidate('production', 'admin')
  const made = await fetch(`${url}/rest/api/3/role`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${email}:${token}`)}` },
    body: JSON.stringify(role),
  })
  expect(made.status).toBe(200)
  const theirs = async () =>
    (await journey.sites.state('production')).projectRoles?.find((one: Row) => one.name === role.name)
  const { id } = await ada.get('deployments.start', about)
  expect(await ended(id)).toMatchObject({ state: 'failed', failed: 1, skipped: 5 })
  expect(await stateOf(id, ROLE)).toBe('stale')
  await ada.get('deployments.retry', { id, step: ROLE })
  expect(await ended(id)).toMatchObject({ state: 'failed', failed: 1, skipped: 5 })
  expect(await stateOf(id, ROLE)).toBe('stale')
  expect(await theirs()).toMatchObject({ description: role.description })

  const skip = { id, step: ROLE, why: 'Theirs is meant.' }
  expect((await ada.refused('deployments.skip', { ...skip, why: ' ' })).status).toBe(400)
  expect((await ada.refused('deployments.skip', { ...skip, along: 2 })).body.code).toBe('plan.stale')
  const skipped = await ada.get('deployments.skip', { ...skip, along: 0 })
  expect(skipped).toMatchObject({ state: 'done', failed: 0, skipped: 6, proof: { equal: false } })
  for (const format of ['html', 'json', 'csv', 'markdown'] as const) {
    const { status, headers } = await ada.send('GET', `/deployments/${id}/report?format=${format}`)
    expect([status, headers.get('content-disposition')]).toEqual([200, expect.stringMatching(/^attachment; filename=/)])
    const text = journey.said.at(-1) ?? ''
    for (const word of ['Theirs is meant.', 'Create project role Auditors', 'staging']) expect(text).toContain(word)
    expect(text).not.toContain(token)
  }
  const { body } = await ada.send('GET', `/deployments/${id}/report?format=json`)
  expect((body.left as { todo: string }[]).filter(({ todo }) => todo.includes('by hand'))).toHaveLength(1)
  expect((await journey.command(['deployments', 'report', id, '--format', 'csv'])).out).toContain('Theirs is meant.')

  // A later deployment to the same site stands on what this one left.
  const next = await planned()
  await ada.get('deployments.start', next)
  const late = await ada.refused('deployments.retry', { id, step: ROLE })
  expect([late.status, late.body.says]).toEqual([409, expect.stringContaining('came after')])
})

test('skipped while it is paused: only what waits for it, and the rest goes on', async () => {
  const about = await planned()
  journey.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 8_000 })
  const { id } = await ada.get('deployments.start', about)
  await ada.until('deployments.get', { id }, (now) => now.state === 'running')
  const skip = { id, step: 'create filter:Invoices of the quarter', why: 'not yet' }
  expect((await ada.refused('deployments.skip', skip)).body.remedy).toContain('Pause')
  await ada.get('deployments.pause', { id })
  await rests(id)
  journey.sites.site('production').faults.clear()
  expect((await ada.get('deployments.choices', { id, step: skip.step })).skip).toMatchObject({ may: true, along: [] })
  expect(await ada.get('deployments.skip', skip)).toMatchObject({ state: 'paused', skipped: 1 })
  await ada.get('deployments.resume', { id })
  const done = await ended(id)
  expect(done).toMatchObject({ state: 'done', failed: 0, skipped: 1, done: done.total - 1 })
})

/** As if the plan had been made before Fairlead was upgraded. */
const madeBy = (path: string, value: string): Promise<unknown> =>
  sql`update plan set body = jsonb_set(body, ${path}::text[], ${value}::jsonb)`.execute(journey.database.db)

test('upgraded in the middle: refused where an open step’s kind is another, kept as it is, and goes on where only done kinds are', async () => {
  const about = await planned()
  journey.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 5_000 })
  const { id } = await ada.get('deployments.start', about)
  // Every status is made early; the project comes last.
  await vi.waitFor(
    async () => {
      const { steps } = await ada.get('deployments.steps', { id })
      const ofStatus = steps.filter((step) => step.id.startsWith('create status:'))
      expect(ofStatus.every(({ state }) => state === 'done')).toBe(true)
    },
    { timeout: 30_000 },
  )
  await ada.get('deployments.pause', { id })
  const paused = await rests(id)
  journey.sites.site('production').faults.clear()
  const { steps: kept } = await ada.get('deployments.steps', { id })
  const writes = written()
  for (const [path, now, was] of [
    ['{madeBy,kinds,project}', '99', '1'],
    ['{madeBy,engine}', '"0"', '"1"'],
  ] as const) {
    const { rows } = await sql<{ now: string }>`select (body #> ${path}::text[])::text as now from plan`.execute(
      journey.database.db,
    )
    await madeBy(path, now)
    const { status, body } = await ada.refused('deployments.resume', { id })
    expect([status, body.code, body.remedy]).toEqual([
      409,
      'plan.version',
      expect.stringContaining('What is done stays'),
    ])
    expect(await ada.get('deployments.get', { id })).toEqual(paused)
    await madeBy(path, rows[0]?.now ?? was)
  }
  expect((await ada.get('deployments.steps', { id })).steps).toEqual(kept)
  expect(written()).toBe(writes)

  await madeBy('{madeBy,kinds,status}', '99')
  await ada.get('deployments.resume', { id })
  expect(await ended(id)).toMatchObject({ state: 'done', failed: 0, proof: { equal: true } })
  await equalNow()
})

test('a job that comes again after an upgrade pauses it, and says what to do', async () => {
  const about = await planned()
  journey.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 5_000 })
  const { id } = await ada.get('deployments.start', about)
  await ada.get('deployments.stop', { id })
  // How many steps were done before it was asked to stop is a race, and no matter: none is done after the upgrade.
  const { done } = await rests(id)
  journey.sites.site('production').faults.clear()
  await madeBy('{madeBy,engine}', '"0"')
  // As the queue of a server that was upgraded begins it.
  const { db } = journey.database
  await sql`update deployment set state = 'queued', stop_requested = false`.execute(db)
  await sql`update pgboss.job set state = 'created', started_on = null, completed_on = null, start_after = now()
    where name = 'deployment'`.execute(db)
  const now = await ada.until('deployments.get', { id }, ({ state }) => state === 'paused')
  expect(now).toMatchObject({ pausedBy: null, done, error: expect.stringContaining('another version') })
})
