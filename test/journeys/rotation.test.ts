/** A token's life as people meet it: rotated under load without a failed request, on the command line and back, and never outlived. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveAnother, revokeIn } from '../credential-life.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, TWO_SITES } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([...TWO_SITES, { name: 'legacy', kind: 'dataCenter', story: 'acme' }])
  ada = await journey.administrator()
  for (const name of ['staging', 'production', 'legacy'])
    await ada.get('connections.create', { name, ...journey.sites.candidate(name, 'admin') })
})
afterAll(() => journey[Symbol.asyncDispose]())

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const tokensOf = (name: string) => journey.sites.site(name).tables.tokens

test('requests go on through rotations: none fails, and a deployment under way takes up the new token', async () => {
  const own = journey.sites.candidate('production', 'admin')
  await ada.get('authorizations.save', { connections: ['production'], ...own })
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  const plan = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  journey.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 5_000 })
  const begun = await ada.get('deployments.start', { plan: id, fingerprint: String(plan.fingerprint) })
  let done = false
  const outcomes: number[] = []
  const asking = Promise.all(
    ['staging', 'legacy'].map(async (name) => {
      while (!done) outcomes.push((await ada.ask('connections.projects', { name })).status)
    }),
  )
  await ada.until('deployments.get', { id: begun.id }, (now) => now.done > 2)
  const second = giveAnother(journey.sites.site('production'), 'admin')
  await ada.get('authorizations.rotate', { connections: ['production'], email: own.email, token: second })
  const { done: steps } = await ada.get('deployments.get', { id: begun.id })
  // What was under way has ended on the old token; what follows would be refused with it.
  await ada.until('deployments.get', { id: begun.id }, (now) => now.done > steps + 3)
  revokeIn(journey.sites.site('production'), own.token)
  journey.sites.site('production').faults.clear()
  for (let round = 0; round < 3; round++)
    for (const name of ['staging', 'legacy']) {
      const token = giveAnother(journey.sites.site(name), 'admin')
      await ada.get('connections.rotate', { name, email: journey.sites.candidate(name, 'admin').email, token })
    }
  const ended = await ada.until('deployments.get', { id: begun.id }, (now) => now.proof !== null)
  done = true
  await asking
  expect(ended).toMatchObject({ state: 'done', failed: 0, proof: { equal: true } })
  expect(outcomes.length).toBeGreaterThan(5)
  expect(outcomes.filter((status) => status !== 200)).toEqual([])
  expect(journey.sites.heard.filter((one) => one.failedLogin)).toEqual([])
})

test('on the command line: rotated by standard input, back again, its end said', async () => {
  const token = giveAnother(journey.sites.site('legacy'), 'admin')
  const rotate = [
    'connections',
    'rotate',
    'legacy',
    '--token-stdin',
    '--expires',
    day(200),
    '--keep',
    '10080',
    '--json',
  ]
  const rotated = await journey.command(rotate, { input: token })
  expect(rotated.code).toBe(0)
  expect(rotated.json()).toMatchObject({ name: 'legacy', token: { last4: token.slice(-4), expiresFrom: 'typed' } })
  const again = await journey.command(rotate, { input: token })
  expect([again.code, JSON.stringify(again.json())]).toEqual([4, expect.stringMatching(/uses already/)])
  const other = await journey.command(rotate, { input: journey.sites.candidate('legacy', 'service').token })
  expect([other.code, JSON.stringify(other.json())]).toEqual([4, expect.stringMatching(/belongs to/)])
  const back = await journey.command(['connections', 'rotate-back', 'legacy'])
  expect(back.code).toBe(0)
  expect(back.out).not.toContain(`ends with ${token.slice(-4)}.`)
  const typed = await journey.command(['connections', 'expires', 'legacy', day(90), '--json'])
  expect(typed.json()).toMatchObject({ token: { expiresAt: `${day(90)}T00:00:00.000Z` } })
  expect((await journey.command(['connections', 'renew', 'legacy', '60'])).out).toMatch(/every 60 days/)
  expect((await journey.command(['connections', '--json'])).json()).toHaveLength(3)
})

test('what would outlive its token does not begin, and says which and how long; corrected, it begins', async () => {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  const plan = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  await journey.database.db
    .updateTable('credential')
    .set({ expires_at: new Date(Date.now()) })
    .where('person_id', 'is not', null)
    .where('slot', '=', 'current')
    .execute()
  const start = { plan: id, fingerprint: String(plan.fingerprint) }
  const { status, body } = await ada.refused('deployments.start', start)
  expect([status, body.code, body.about]).toEqual([409, 'conflict', 'production'])
  expect(body.says).toMatch(/The token for production has ended, and this deployment may take up to \d+/)
  const { warnings } = await ada.get('tokens.warnings', {})
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'token-ends', connection: 'production', own: true }))
  const { waiting } = await ada.get('overview.get', {})
  expect(waiting.map(({ says }) => says).join()).toMatch(/Your token for production/)
})

test('warnings are for who can act: a viewer hears of their own only', async () => {
  await ada.get('connections.typeExpiry', { name: 'staging', expiresAt: day(-30) })
  const vera = await journey.person('viewer')
  expect((await vera.get('tokens.warnings', {})).warnings).toEqual([])
  const mine = (await ada.get('tokens.warnings', {})).warnings
  expect(mine).toContainEqual(expect.objectContaining({ connection: 'staging', own: false, link: '/sites/staging' }))
  expect((await vera.refused('connections.rotate', { name: 'staging', token: 'x' })).status).toBe(403)
})

test('a rotated token is found nowhere but sealed', async () => {
  const said = journey.said.join('\n')
  for (const name of ['staging', 'production', 'legacy'])
    for (const { token } of tokensOf(name).values()) expect(said).not.toContain(token)
})
