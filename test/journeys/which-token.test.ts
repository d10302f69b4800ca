/** Tokens that work, each in its way: through the gateway only, without administration, from the environment. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountRole } from '../../src/simulator/index.ts'
import type { Client } from './client.ts'
import { connectWords } from './command.ts'
import { beginJourney, type Journey, TWO_SITES } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([
    ...TWO_SITES,
    { name: 'legacy', kind: 'dataCenter', story: 'acme', contextPath: '/jira' },
  ])
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

const candidate = (site: string, role: AccountRole) => journey.sites.candidate(site, role)
const asked = (site: string) => journey.sites.heard.filter((one) => one.withToken && one.url.includes(idOf(site)))
const idOf = (site: string) => journey.sites.site(site).cloudId

test('a token with scopes is tried at the gateway alone, stored, and used there for a snapshot', async () => {
  const made = await ada.get('connections.create', {
    name: 'scoped',
    projects: null,
    ...candidate('staging', 'scoped'),
  })
  expect(made.token.label).toBe('API token with scopes')
  expect(made.verification.address).toBe(`${journey.sites.gateway}/ex/jira/${idOf('staging')}`)
  expect(journey.sites.heard.filter((one) => one.failedLogin || (one.withToken && !one.throughGateway))).toEqual([])
  journey.sites.heard.length = 0
  const { id } = await ada.get('snapshots.take', { connection: 'scoped' })
  const taken = await ada.until('snapshots.get', { id }, (now) => now.state !== 'running')
  expect(taken).toMatchObject({ state: 'done', error: null })
  expect(Object.values(taken.kinds).filter((kind) => kind.state === 'partial')).toEqual([])
  expect(asked('staging').length).toBe(taken.requests)
  expect(journey.sites.heard.filter((one) => !one.throughGateway || one.failedLogin)).toEqual([])
})

test('the same on the command line', async () => {
  const { token, ...scoped } = candidate('production', 'scoped')
  const made = await journey.command([...connectWords('scoped-too', scoped), '--json'], { input: token })
  expect(made.code).toBe(0)
  expect(made.json()).toMatchObject({ name: 'scoped-too', token: { label: 'API token with scopes' } })
  const taken = await journey.command(['snapshot', 'scoped-too', '--json'])
  expect(taken.json()).toMatchObject({ connection: 'scoped-too', state: 'done' })
  expect(taken.code).toBe(0)
})

test('a token that stopped working is tried again when somebody tests it, and works again once Jira takes it', async () => {
  const { email, token, url } = candidate('staging', 'service')
  await ada.get('connections.create', { name: 'ageing', url, email, token, expiresAt: '2026-01-31' })
  const row = [...journey.sites.site('staging').tables.tokens.values()].find((one) => one.token === token)
  if (!row) throw new Error('the site does not know its token')
  row.revokedAt = 1
  const ended = async () => {
    const { id } = await ada.get('snapshots.take', { connection: 'ageing' })
    return ada.until('snapshots.get', { id }, (now) => now.state !== 'running')
  }
  journey.sites.heard.length = 0
  const tested = await ada.get('connections.test', { name: 'ageing' })
  expect(tested).toMatchObject({ state: 'expired', says: expect.stringMatching(/expiry date .* has passed/) })
  expect((await ended()).errorCode).toMatch(/^jira\.(unauthorized|anonymous)$/)
  expect(journey.sites.heard.filter((one) => one.failedLogin)).toHaveLength(1)
  row.revokedAt = null
  expect((await ended()).errorCode).toBe('jira.unauthorized')
  expect((await ada.get('connections.test', { name: 'ageing' })).state).toBe('ok')
  expect((await ended()).state).toBe('done')
})

test('of two who connect under one name at once, one does, whatever the letters’ case', async () => {
  const twins = ['twin', 'TWIN'].map((name) =>
    ada.ask('connections.create', { name, projects: null, ...candidate('staging', 'service') }),
  )
  const answers = await Promise.all(twins)
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'conflict' })
})

test('a member connects, and may not deploy: over HTTP and on the command line, with why and what to do', async () => {
  await ada.get('connections.create', { name: 'from', projects: null, ...candidate('staging', 'admin') })
  const to = await ada.get('connections.create', { name: 'to', projects: null, ...candidate('production', 'admin') })
  const plan = await ada.until(
    'plans.get',
    { id: (await ada.get('plans.make', { from: 'from', to: 'to', projects: ['FIN'] })).id },
    (now) => now.state !== 'analysing',
  )
  const file = `${journey.dataFolder}/plan.json`
  expect(
    (await journey.command(['plan', '--from', 'from', '--to', 'to', '--projects', 'FIN', '--out', file])).code,
  ).toBe(0)
  expect(to.administrator).toBe(true)
  await ada.get('connections.delete', { name: 'to' })
  const member = await ada.get('connections.create', {
    name: 'to',
    projects: null,
    ...candidate('production', 'member'),
  })
  expect(member).toMatchObject({ state: 'ok', administrator: false })

  const why = /is not a Jira administrator’s, so deployments there stay closed/
  const { email, token } = journey.sites.account('production', 'member')
  const saved = await ada.get('authorizations.save', { connections: ['to'], email, token })
  expect(saved.authorizations).toMatchObject(
    ['scoped-too', 'to'].map((connection) => ({ connection, administrator: false, mayDeploy: false })),
  )
  expect(saved.says.join('\n')).toMatch(/not a Jira administrator. Deployments there stay closed to you/)
  const { status, body } = await ada.refused('deployments.start', {
    plan: plan.id,
    fingerprint: String(plan.fingerprint),
  })
  expect(status).toBe(403)
  expect(body).toMatchObject({ code: 'not-allowed', about: 'to', says: expect.stringMatching(why) })
  expect(body.remedy).toMatch(/Administer Jira/)

  const applied = await journey.command(['apply', file, '--yes', '--json'])
  expect(applied.code).toBe(3)
  expect(applied.json()).toMatchObject({ error: { code: 'not-allowed', says: expect.stringMatching(why) } })
  expect(journey.sites.heard.filter((one) => one.site === 'production' && /^(PUT|DELETE)$/.test(one.method))).toEqual(
    [],
  )
})

test('Data Center: a personal access token connects without an address, takes a snapshot, and one for each site is a person’s own', async () => {
  const { token } = candidate('legacy', 'admin')
  const url = journey.sites.site('legacy').base
  const made = await ada.get('connections.create', { name: 'legacy', url, token })
  expect(made).toMatchObject({ deployment: 'dataCenter', url, token: { label: 'Personal access token' } })
  const { id } = await ada.get('snapshots.take', { connection: 'legacy' })
  const taken = await ada.until('snapshots.get', { id }, (now) => now.state !== 'running')
  expect(taken).toMatchObject({ state: 'done', error: null })
  expect(Object.values(taken.kinds).filter(({ state }) => state === 'partial')).toEqual([])
  const saved = await ada.get('authorizations.save', { connections: ['legacy'], token })
  expect(saved.authorizations).toContainEqual(expect.objectContaining({ connection: 'legacy', mayDeploy: true }))
  expect(journey.sites.heard.filter((one) => one.site === 'legacy' && one.failedLogin)).toEqual([])
})
