/** Who may do what, and with whose token: a person's own, proven on each site, or nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountRole } from '../../src/simulator/index.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, TWO_SITES } from './journey.ts'

let journey: Journey
let ada: Client
let dora: Client
beforeAll(async () => {
  journey = await beginJourney([...TWO_SITES, { name: 'other', kind: 'cloud', story: 'empty' }])
  ada = await journey.administrator()
  dora = await journey.person('deployer')
  for (const name of ['staging', 'production', 'other'])
    await ada.get('connections.create', { name, ...own(name, 'scoped') })
})
afterAll(() => journey[Symbol.asyncDispose]())

const own = (site: string, role: AccountRole) => journey.sites.candidate(site, role)

/** On Cloud one token is good for every site of the account. */
function sameTokenEverywhere(role: AccountRole) {
  const { email, token } = own('staging', role)
  const { tokens } = journey.sites.site('production').tables
  for (const [id, one] of tokens) if (one.name === role) tokens.set(id, { ...one, token })
  return { email, token }
}

async function planned(client = ada, to = 'production'): Promise<{ plan: string; fingerprint: string }> {
  const { id } = await client.get('plans.make', { from: 'staging', to, projects: ['FIN'] })
  const made = await client.until('plans.get', { id }, (now) => now.state !== 'analysing')
  expect(made).toMatchObject({ state: 'ready', error: null })
  return { plan: id, fingerprint: String(made.fingerprint) }
}

test('a viewer looks and stores a token, but neither plans nor connects', async () => {
  const vera = await journey.person('viewer')
  expect((await vera.get('connections.list', {})).connections).toHaveLength(3)
  for (const [name, input] of [
    ['snapshots.take', { connection: 'staging' }],
    ['plans.make', { from: 'staging', to: 'production' }],
    ['connections.delete', { name: 'staging' }],
    ['people.list', {}],
  ] as const) {
    const { status, body } = await vera.ask(name, input)
    expect([status, body.code]).toEqual([403, 'not-allowed'])
    expect(body.says).toMatch(/This needs the role (deployer|administrator)/)
  }
  const saved = await vera.get('authorizations.save', { connections: ['staging'], ...own('staging', 'member') })
  expect(saved.authorizations).toHaveLength(1)
  expect((await ada.get('authorizations.list', {})).authorizations).toEqual([])
})

test('without a token of one’s own a deployment is refused, and where to store it is said', async () => {
  const { status, body } = await dora.refused('deployments.start', await planned())
  expect(status).toBe(403)
  expect(body).toMatchObject({
    code: 'not-allowed',
    about: 'production',
    says: expect.stringMatching(/no token of your own for production/),
    remedy: expect.stringMatching(/Settings → Authorization/),
  })
})

test('one token proven on two sites: one line for each, and the end of it', async () => {
  const token = sameTokenEverywhere('member')
  const saved = await dora.get('authorizations.save', {
    connections: ['staging', 'production', 'staging'],
    ...token,
    expiresAt: '2027-11-20',
  })
  expect(saved.says).toEqual([
    expect.stringMatching(/^Token stored, encrypted, for .+ \(.+@.+\)\.$/),
    expect.stringMatching(/^Proven on staging: not a Jira administrator\. Deployments there stay closed to you/),
    expect.stringMatching(/^Proven on production: not a Jira administrator\. Deployments there stay closed to you/),
    'It expires on 2027-11-20; you will be reminded.',
  ])
  expect(saved.authorizations.map(({ connection, mayDeploy }) => [connection, mayDeploy]).sort()).toEqual([
    ['production', false],
    ['staging', false],
  ])
})

test('a token that is no administrator’s is kept, and deployments stay closed, with why', async () => {
  const { status, body } = await dora.refused('deployments.start', await planned())
  expect(status).toBe(403)
  expect(body.says).toMatch(/Your token for production is not a Jira administrator’s/)
  const [mine] = (await dora.get('authorizations.list', {})).authorizations
  expect(mine?.says).toMatch(/No Jira administrator here: deployments stay closed/)
})

test('a token that works on one of two sites is stored on neither', async () => {
  const before = (await dora.get('authorizations.list', {})).authorizations
  const { status, body } = await dora.refused('authorizations.save', {
    connections: ['production', 'staging'],
    ...own('production', 'admin'),
  })
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'connection.refused', about: 'staging', facts: { state: 'wrong-token' } })
  expect((await dora.get('authorizations.list', {})).authorizations).toEqual(before)
})

test('a deployment acts with the token of whoever started it, and the audit says who', async () => {
  await dora.get('authorizations.save', { connections: ['production'], ...own('production', 'admin') })
  const wanted = await planned(dora)
  const admin = journey.sites.account('production', 'admin').accountId
  journey.sites.heard.length = 0
  const begun = await dora.get('deployments.start', wanted)
  const ended = await dora.until('deployments.get', { id: begun.id }, (now) => now.proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0, proof: { equal: true, differences: [] } })
  expect(ended.account).toBe('Ada Lindqvist')
  const asked = journey.sites.heard.filter((one) => one.site === 'production' && one.withToken)
  expect(asked.filter((one) => one.method !== 'GET').length).toBeGreaterThan(ended.total - 1)
  expect([...new Set(asked.map((one) => one.account))]).toEqual([admin])
  const { rows } = await ada.get('activity.list', { limit: 500 })
  const writes = rows.filter((row) => row.action === 'jira.write')
  expect(writes.length).toBeGreaterThan(ended.total)
  expect([...new Set(writes.map((row) => row.actor))]).toEqual([ended.startedBy])
  const answered = writes.filter(({ outcome }) => outcome === 'accepted')
  const traces = new Set(answered.map(({ details }) => details.trace))
  expect([traces.has(undefined), traces.size > ended.total / 2]).toEqual([false, true])
})

test('a right that went since the token was stored closes deployments at once', async () => {
  const wanted = await planned()
  const { accountId } = journey.sites.account('production', 'admin')
  const { administrators } = journey.sites.site('production')
  administrators.delete(accountId)
  const { status, body } = await dora.refused('deployments.start', wanted)
  administrators.add(accountId)
  expect([status, body.code]).toEqual([403, 'not-allowed'])
  expect(body.says).toMatch(/is not a Jira administrator’s/)
})

test('a token that was taken away is gone for its person, and deployments with it', async () => {
  const wanted = await planned()
  await dora.get('authorizations.delete', { name: 'production' })
  expect((await dora.get('authorizations.list', {})).authorizations.map(({ connection }) => connection)).toEqual([
    'staging',
  ])
  const { body } = await dora.refused('deployments.start', wanted)
  expect(body.says).toMatch(/no token of your own/)
})

test('taken away while it is used, it is used no more; who goes on acts with a token of their own', async () => {
  await dora.get('authorizations.save', { connections: ['other'], ...own('other', 'admin') })
  const wanted = await planned(ada, 'other')
  journey.sites.fault('other', { kind: 'latency', method: 'POST', milliseconds: 5_000 })
  const { id } = await dora.get('deployments.start', wanted)
  await dora.until('deployments.get', { id }, (now) => now.done > 3)
  const { status, body } = await ada.refused('deployments.resume', { id })
  expect([status, body.code]).toEqual([403, 'not-allowed'])
  await ada.get('authorizations.save', { connections: ['other'], ...own('other', 'scoped') })
  const busy = await ada.refused('deployments.resume', { id })
  expect([busy.status, busy.body.code]).toEqual([409, 'conflict'])
  await dora.get('authorizations.delete', { name: 'other' })
  const paused = await dora.until('deployments.get', { id }, (now) => now.state !== 'running')
  expect(paused).toMatchObject({ state: 'paused', error: expect.stringMatching(/taken away/) })
  expect(paused.done).toBeLessThan(paused.total)
  journey.sites.site('other').faults.clear()
  journey.sites.heard.length = 0
  expect((await dora.refused('deployments.resume', { id })).status).toBe(403)
  await ada.get('deployments.resume', { id })
  const ended = await ada.until('deployments.get', { id }, (now) => now.proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0 })
  const accounts = new Set(journey.sites.heard.filter((one) => one.throughGateway).map((one) => one.account))
  expect([...accounts]).toEqual([journey.sites.account('other', 'scoped').accountId])
  const written = journey.sites.heard.filter((one) => one.site === 'other' && one.method !== 'GET')
  expect(written.filter((one) => !one.throughGateway)).toEqual([])
})

test('a replaced token is destroyed, not kept beside the new one', async () => {
  const { email, token } = own('production', 'scoped')
  await ada.get('connections.replaceToken', { name: 'production', email, token })
  await ada.get('authorizations.save', { connections: ['other'], ...own('other', 'scoped') })
  const rows = await journey.database.db
    .selectFrom('credential')
    .select(['connection_id', 'person_id', 'site_id'])
    .execute()
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length)
})
