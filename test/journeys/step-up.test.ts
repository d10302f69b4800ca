/** What is dangerous asks who it is unless that was proved minutes ago, and goes on when it is proved; a must for second factors. */
import { generate } from 'otplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTIONS } from '../../src/actions/index.ts'
import { Authenticator, type Told } from './authenticator.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([], { environment: { FAIRLEAD_PROOF_MINUTES: '5' } })
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

const DANGEROUS = ACTIONS.filter(({ proof }) => proof)
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000)
const proved = (when: Date): Promise<unknown> =>
  journey.database.db.updateTable('session').set({ proved_at: when }).execute()
const prove = async (client: Client, body: object): Promise<number> =>
  (await client.send('POST', '/session/proof', { body })).status
const EXPORT = { format: 'csv' } as const
const mayExport = async (client: Client): Promise<string | undefined> => {
  const { status, body } = await client.ask('activity.export', EXPORT)
  return status === 200 ? undefined : String(body.code)
}

test('everything that is dangerous says so', () => {
  expect(DANGEROUS.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      ...['connections.create', 'connections.replaceToken', 'connections.rotate', 'connections.delete'],
      ...['authorizations.save', 'authorizations.delete', 'handOvers.create', 'instance.confirm', 'activity.export'],
      ...['deployments.start', 'deployments.undo', 'people.invite', 'people.giveRole', 'people.disable'],
      ...['plans.approve', 'connections.unmarkProduction'],
      ...['keys.create', 'vault.rotate', 'visibility.set', 'factors.removeCode', 'factors.reset', 'passkeys.begin'],
      ...['factors.beginCode', 'factors.renewRecovery', 'passkeys.remove', 'sessions.end', 'sessions.endAll'],
    ]),
  )
})

test.each(DANGEROUS.map(({ name }) => [name]))(
  '%s is refused six minutes after the last proof, before anything is done',
  async (name) => {
    await proved(minutesAgo(6))
    const last = await journey.database.db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()
    const { status, body } = await ada.ask(name, { id: 'x', name: 'x' })
    expect([status, body.code]).toEqual([403, 'not-proved'])
    expect(await journey.database.db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()).toEqual(last)
  },
)

test('reading and working go on; four minutes are short enough', async () => {
  await proved(minutesAgo(6))
  await ada.get('connections.list', {})
  expect(await mayExport(ada)).toBe('not-proved')
  await proved(minutesAgo(4))
  expect(await mayExport(ada)).toBeUndefined()
})

test('proved by password, by code and by passkey; a wrong one proves nothing and is noted', async () => {
  const grace = await journey.person('administrator')
  await proved(minutesAgo(6))
  expect(await prove(grace, { password: 'a guess of somebody' })).toBe(400)
  expect(await mayExport(grace)).toBe('not-proved')
  expect(await prove(grace, { password: PASSWORD })).toBe(200)
  expect(await mayExport(grace)).toBeUndefined()
  const { key } = await grace.get('factors.beginCode', {})
  const codeIn = (steps: number) => generate({ secret: key, epoch: Math.floor(Date.now() / 1_000) + steps * 30 })
  await grace.get('factors.confirmCode', { code: await codeIn(0) })
  await proved(minutesAgo(6))
  const code = await codeIn(1)
  expect([await prove(grace, { code: '000000' }), await prove(grace, { code })]).toEqual([400, 200])
  expect(await mayExport(grace)).toBeUndefined()
  await proved(minutesAgo(6))
  expect(await prove(grace, { code })).toBe(400)
  const rows = (await ada.get('activity.list', { limit: 50 })).rows.filter(({ action }) => action === 'session.prove')
  expect(rows.map(({ outcome }) => outcome)).toEqual(['refused', 'done', 'refused', 'done', 'refused'])
  expect(rows.map(({ details }) => details.way)).toEqual(['code', 'code', 'code', 'password', 'password'])
})

test('a proof gives the session another token; by the one before nothing is proved, and seconds later it is none', async () => {
  const grace = await journey.person('administrator')
  const before = grace.with(grace.cookie ?? '')
  await proved(minutesAgo(6))
  expect(await prove(grace, { password: PASSWORD })).toBe(200)
  expect(grace.cookie).not.toBe(before.cookie)
  expect([await mayExport(grace), await mayExport(before)]).toEqual([undefined, 'not-proved'])
  // What was on its way is answered.
  expect((await before.send('GET', '/session')).status).toBe(200)
  await journey.database.db
    .updateTable('session')
    .set({ before_until: minutesAgo(0) })
    .where('hash_before', 'is not', null)
    .execute()
  expect([(await before.send('GET', '/session')).status, await mayExport(grace)]).toEqual([401, undefined])
  expect((await grace.get('sessions.list', {})).sessions).toHaveLength(1)
})

test('an open session is no place to guess faster than at the door', async () => {
  const grace = (await journey.person('viewer')).as({ 'x-forwarded-for': '203.0.113.77' })
  const guesses = []
  for (let tries = 0; tries < 7; tries++) guesses.push(await prove(grace, { password: `a guess, the ${tries}th` }))
  expect(guesses.slice(0, 5)).toEqual(Array(5).fill(400))
  expect(guesses.slice(5)).toEqual([429, 429])
})

test('a passkey proves its own person and nobody else', async () => {
  const origin = journey.url.replace('127.0.0.1', 'localhost')
  const [grace, heidi] = [await journey.person('administrator'), await journey.person('administrator')].map((one) =>
    one.at(origin),
  ) as [Client, Client]
  const device = new Authenticator()
  const { options } = await grace.get('passkeys.begin', {})
  await grace.get('passkeys.save', { name: 'Key', answer: device.make(options as unknown as Told, origin) })
  await proved(minutesAgo(6))
  const sign = async (client: Client) => {
    const { body } = await client.send('POST', '/session/passkey/ask', { body: {} })
    return device.sign(body.options as Told, origin)
  }
  expect(await prove(heidi, { answer: await sign(heidi) })).toBe(400)
  expect(await mayExport(heidi)).toBe('not-proved')
  expect(await prove(grace, { answer: await sign(grace) })).toBe(200)
  expect(await mayExport(grace)).toBeUndefined()
})

test('a command on the machine needs no proof', async () => {
  await proved(minutesAgo(60))
  const { code, out } = await journey.command(['audit', 'export', '--format', 'csv'])
  expect([code, out.split('\n')[0]]).toEqual([0, expect.stringContaining('actor')])
})

test('where a second factor is a must, a password alone leads only to setting one up', async () => {
  await using strict = await beginJourney([], { environment: { FAIRLEAD_REQUIRE_SECOND_FACTOR: 'true' } })
  const owner = await strict.administrator()
  expect((await owner.send('GET', '/session')).body.secondFactor).toBe('must')
  for (const [name, input] of [
    ['connections.list', {}],
    ['activity.export', EXPORT],
    ['sessions.list', {}],
    ['password.change', { current: PASSWORD, password: `${PASSWORD} and more` }],
  ] as const)
    expect((await owner.ask(name, input)).body.code, name).toBe('no-second-factor')
  for (const one of [owner, await strict.person('viewer')]) {
    expect((await one.ask('connections.list', {})).body.code).toBe('no-second-factor')
    expect((await one.get('factors.list', {})).advice).toBe('must')
    const { key } = await one.get('factors.beginCode', {})
    const code = await generate({ secret: key })
    await one.get('factors.confirmCode', { code })
    expect((await one.send('GET', '/session')).body.secondFactor).toBeNull()
    await one.get('connections.list', {})
  }
})
