/** Second factors through the API: what is asked for when, what is taken once, what is refused. */
import { generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Authenticator, type Lies, type Told } from './authenticator.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([])
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

let asked = 0
/** From an address of its own: how fast one may guess is another test’s. */
const anywhere = (): Client => {
  asked++
  return journey.nobody.as({ 'x-forwarded-for': `198.19.${asked >> 8}.${asked & 255}` })
}
const HALF_MINUTE = 30_000
/** The app's code at a moment that is so many half minutes away. */
const codeOf = (key: string, steps = 0): Promise<string> =>
  generate({ secret: key, epoch: Math.floor((Date.now() + steps * HALF_MINUTE) / 1_000) })
const emailOf = async (client: Client): Promise<string> =>
  ((await client.send('GET', '/session')).body.person as { email: string }).email

interface Second {
  readonly ticket: string
  readonly codes: boolean
  readonly passkeys: boolean
}
async function typePassword(email: string, password = PASSWORD): Promise<Second> {
  const { status, headers, body } = await anywhere().send('POST', '/session', { body: { email, password } })
  expect([status, headers.getSetCookie(), 'person' in body]).toEqual([200, [], false])
  return body.second as Second
}
const typeCode = (ticket: string, code: string) => anywhere().send('POST', '/session/code', { body: { ticket, code } })

async function withCodes(client: Client): Promise<{ key: string; recovery: readonly string[] }> {
  const { key } = await client.get('factors.beginCode', {})
  // Typed now, and the next half minute's after it: both stay good however long a busy machine takes.
  const { recoveryCodes } = await client.get('factors.confirmCode', { code: await codeOf(key) })
  return { key, recovery: recoveryCodes }
}

describe('one-time codes', () => {
  test('a key counts once a code of it was right, and is in no answer, row or line afterwards', async () => {
    const grace = await journey.person('deployer')
    const { key, address } = await grace.get('factors.beginCode', {})
    expect(address).toBe(
      `otpauth://totp/Fairlead:${encodeURIComponent(await emailOf(grace))}?secret=${key}&issuer=Fairlead`,
    )
    const wrong = await grace.refused('factors.confirmCode', { code: await codeOf(key, 20) })
    expect([wrong.status, wrong.body.about]).toEqual([409, 'code'])
    const { headers } = await anywhere().send('POST', '/session', {
      body: { email: await emailOf(grace), password: PASSWORD },
    })
    expect(headers.getSetCookie()).toHaveLength(1)
    expect((await grace.get('factors.list', {})).codes).toBeNull()
    await grace.get('factors.confirmCode', { code: await codeOf(key) })
    expect((await grace.get('factors.list', {})).codes).toEqual({ since: expect.any(String) })
    const rows = await journey.database.db.selectFrom('code_key').selectAll().execute()
    const audit = await journey.database.db.selectFrom('audit').selectAll().execute()
    expect(JSON.stringify([rows, audit])).not.toContain(key)
    expect((await grace.refused('factors.beginCode', {})).body.code).toBe('conflict')
    const [mine] = (await grace.get('sessions.list', {})).sessions.filter(({ current }) => current)
    expect(mine?.way).toBe('password+code')
  })

  test('a password is not enough from then on; each code is taken once, one half minute early or late, no more', async () => {
    const grace = await journey.person('viewer')
    const email = await emailOf(grace)
    const { key } = await withCodes(grace)
    const { ticket, codes, passkeys } = await typePassword(email)
    expect([codes, passkeys]).toEqual([true, false])
    for (const steps of [-3, -1, 3]) expect((await typeCode(ticket, await codeOf(key, steps))).status).toBe(401)
    const late = await codeOf(key, 1)
    expect((await typeCode(ticket, late)).status).toBe(200)
    expect((await typeCode(ticket, late)).status).toBe(401)
    const { ticket: other } = await typePassword(email)
    const again = [late, await codeOf(key)]
    for (const code of again) expect((await typeCode(other, code)).status).toBe(401)
  })

  test('of two who type the same right code at once, one gets in', async () => {
    const grace = await journey.person('viewer')
    const { key } = await withCodes(grace)
    const email = await emailOf(grace)
    const tickets = [await typePassword(email), await typePassword(email), await typePassword(email)]
    const code = await codeOf(key, 1)
    const all = await Promise.all(tickets.map(({ ticket }) => typeCode(ticket, code)))
    expect(all.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  })

  test('after five wrong codes the password is asked for again', async () => {
    const grace = await journey.person('viewer')
    const { key } = await withCodes(grace)
    const { ticket } = await typePassword(await emailOf(grace))
    const from = journey.nobody.from('203.0.113.40')
    const body = { ticket, code: '000000' }
    for (let tries = 0; tries < 5; tries++)
      expect((await from.send('POST', '/session/code', { body })).status).toBe(401)
    expect((await typeCode(ticket, await codeOf(key))).status).toBe(401)
  })

  test('recovery codes stand in, once each, and new ones end the old', async () => {
    const grace = await journey.person('viewer')
    const email = await emailOf(grace)
    const { recovery } = await withCodes(grace)
    expect(recovery).toHaveLength(10)
    expect(new Set(recovery).size).toBe(10)
    const [first = '', second = ''] = recovery
    const { ticket } = await typePassword(email)
    expect((await typeCode(ticket, first.toUpperCase().replaceAll('-', ' '))).status).toBe(200)
    const { ticket: other } = await typePassword(email)
    expect((await typeCode(other, first)).status).toBe(401)
    const rows = await journey.database.db.selectFrom('recovery_code').selectAll().execute()
    for (const code of recovery) expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
    const { recoveryCodes } = await grace.get('factors.renewRecovery', {})
    expect((await typeCode(other, second)).status).toBe(401)
    expect((await typeCode(other, recoveryCodes[0] ?? '')).status).toBe(200)
    expect((await grace.get('factors.list', {})).recoveryLeft).toBe(9)
  })

  test('taken away by their owner, and by an owner of Fairlead for whoever lost them', async () => {
    const [grace, heidi] = [await journey.person('viewer'), await journey.person('viewer')]
    await withCodes(grace)
    await grace.get('factors.removeCode', {})
    expect((await grace.get('factors.list', {})).codes).toBeNull()
    await withCodes(heidi)
    const { id: person, email } = (await heidi.send('GET', '/session')).body.person as { id: string; email: string }
    const administrator = await journey.person('administrator')
    expect((await administrator.refused('factors.reset', { person })).status).toBe(403)
    await ada.get('factors.reset', { person })
    expect((await heidi.send('GET', '/session')).status).toBe(401)
    const again = await anywhere().enter('/session', { email, password: PASSWORD })
    expect(await again.get('factors.list', {})).toMatchObject({ codes: null, recoveryLeft: 0, passkeys: [] })
  })
})

describe('passkeys', () => {
  const origin = (): string => new URL(journey.url).origin.replace('127.0.0.1', 'localhost')
  /** As a browser at that name asks. */
  const at = (client: Client): Client => client.at(origin())
  const question = async (client: Client) =>
    (await at(client).send('POST', '/session/passkey/ask', { body: {} })).body.options as Told & {
      allowCredentials?: object[]
    }
  const enter = (answer: unknown) => at(anywhere()).send('POST', '/session/passkey', { body: { answer } })

  async function withPasskey(client: Client, device = new Authenticator(), lies: Lies = {}) {
    const { options } = await at(client).get('passkeys.begin', {})
    const answer = device.make(options as unknown as Told, origin(), lies)
    const { status, body } = await at(client).ask('passkeys.save', { name: 'Laptop', answer })
    return { device, status, body, answer, options: options as unknown as Told }
  }

  test('made, seen with its flags, named and removed; its answer is taken once', async () => {
    const grace = await journey.person('deployer')
    const { status, answer, body, options } = await withPasskey(grace)
    expect([status, (body.recoveryCodes as string[]).length, options.rp?.id]).toEqual([200, 10, 'localhost'])
    const twice = await at(grace).ask('passkeys.save', { name: 'Again', answer })
    expect([twice.status, twice.body.code]).toEqual([409, 'conflict'])
    const [one] = (await grace.get('factors.list', {})).passkeys
    expect(one).toMatchObject({ name: 'Laptop', maySync: true, synced: true, usedAt: null })
    await grace.get('passkeys.rename', { id: one?.id ?? '', name: 'Old laptop' })
    const heidi = await journey.person('viewer')
    for (const action of ['passkeys.rename', 'passkeys.remove'] as const)
      expect((await heidi.refused(action, { id: one?.id ?? '', name: 'Mine' })).status).toBe(404)
    expect((await grace.get('factors.list', {})).passkeys[0]?.name).toBe('Old laptop')
    await grace.get('passkeys.remove', { id: one?.id ?? '' })
    expect((await grace.get('factors.list', {})).passkeys).toEqual([])
  })

  test('signs in by itself, each answer once, and its counter must grow', async () => {
    const grace = await journey.person('viewer')
    const { device } = await withPasskey(grace)
    const answer = device.sign(await question(anywhere()), origin())
    const { status, headers, body } = await enter(answer)
    expect([status, (body.person as { email: string }).email]).toEqual([200, await emailOf(grace)])
    const [mine] = (await grace.with(headers.getSetCookie()[0]?.split(';')[0] ?? '').get('sessions.list', {})).sessions
    expect(mine?.way).toBe('passkey')
    expect((await enter(answer)).status).toBe(409)
    const cloned = device.sign(await question(anywhere()), origin(), { counter: 1 })
    expect((await enter(cloned)).status).toBe(403)
    expect((await typePassword(await emailOf(grace))).passkeys).toBe(true)
  })

  test('one that does not count signs in again and again', async () => {
    const grace = await journey.person('viewer')
    const { device } = await withPasskey(grace, new Authenticator({ counts: false }))
    for (let times = 0; times < 3; times++)
      expect((await enter(device.sign(await question(anywhere()), origin()))).status).toBe(200)
  })

  const LIES: readonly (readonly [string, Lies])[] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['another site', { site: 'evil.example' }],
    ['nobody’s finger', { unverified: true }],
    ['the other ceremony', { type: 'webauthn.create' }],
  ]
  test.each(LIES)('an answer for %s is refused', async (_, lies) => {
    const grace = await journey.person('viewer')
    const { device } = await withPasskey(grace)
    expect((await enter(device.sign(await question(anywhere()), origin(), lies))).status).toBe(403)
    const making = lies.type === undefined ? lies : { type: 'webauthn.get' }
    expect((await withPasskey(grace, new Authenticator(), making)).status).toBe(403)
    expect((await grace.get('factors.list', {})).passkeys).toHaveLength(1)
  })

  test('asked for three algorithms that are sound today, and a key that names another is refused', async () => {
    const grace = await journey.person('viewer')
    const { options } = await at(grace).get('passkeys.begin', {})
    expect(options.pubKeyCredParams).toEqual([-8, -7, -257].map((alg) => ({ alg, type: 'public-key' })))
    // RSA with SHA-1, ECDSA on secp256k1, and nothing that is known.
    for (const algorithm of [-65_535, -47, 0]) {
      expect((await withPasskey(grace, new Authenticator(), { algorithm })).status).toBe(403)
    }
    expect((await grace.get('factors.list', {})).passkeys).toEqual([])
  })

  test('a challenge that was never given, is somebody else’s or five minutes old is refused', async () => {
    const [grace, heidi] = [await journey.person('viewer'), await journey.person('viewer')]
    const { device } = await withPasskey(grace)
    const invented = { challenge: Buffer.alloc(32, 7).toString('base64url'), rpId: 'localhost' }
    expect((await enter(device.sign(invented, origin()))).status).toBe(409)
    const { options } = await at(heidi).get('passkeys.begin', {})
    const answer = new Authenticator().make(options as unknown as Told, origin())
    expect((await at(grace).ask('passkeys.save', { name: 'Theirs', answer })).status).toBe(409)
    const old = await question(anywhere())
    await journey.database.db
      .updateTable('challenge')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute()
    expect((await enter(device.sign(old, origin()))).status).toBe(409)
  })

  test('a person who is disabled does not get in with one', async () => {
    const grace = await journey.person('viewer')
    const { device } = await withPasskey(grace)
    const email = await emailOf(grace)
    await journey.database.db
      .updateTable('person')
      .set({ disabled_at: new Date() })
      .where('email', '=', email)
      .execute()
    expect((await enter(device.sign(await question(anywhere()), origin()))).status).toBe(401)
  })
})

describe('passwords', () => {
  test('changed with the one before; all other sessions end, and the old one is worth nothing', async () => {
    const grace = await journey.person('viewer')
    const email = await emailOf(grace)
    const other = await anywhere().enter('/session', { email, password: PASSWORD })
    const next = 'lantern on a wet quay'
    const wrong = await grace.refused('password.change', { current: 'not this one at all', password: next })
    expect([wrong.status, wrong.body.about]).toEqual([409, 'current'])
    expect(await grace.get('password.change', { current: PASSWORD, password: next })).toEqual({ ended: 1 })
    expect([(await other.send('GET', '/session')).status, (await grace.send('GET', '/session')).status]).toEqual([
      401, 200,
    ])
    const body = { email, password: PASSWORD }
    expect((await anywhere().send('POST', '/session', { body })).status).toBe(401)
    await anywhere().enter('/session', { email, password: next })
  })

  test('eight characters do beside a second factor, which then must stay', async () => {
    const grace = await journey.person('viewer')
    const short = 'mvx tr!qk'
    expect((await grace.refused('password.change', { current: PASSWORD, password: short })).body.about).toBe('password')
    const { key } = await withCodes(grace)
    await grace.get('password.change', { current: PASSWORD, password: short })
    expect((await grace.refused('factors.removeCode', {})).body.code).toBe('conflict')
    const { ticket } = await typePassword(await emailOf(grace), short)
    expect((await typeCode(ticket, await codeOf(key, 1))).status).toBe(200)
    await grace.get('password.change', { current: short, password: PASSWORD })
    await grace.get('factors.removeCode', {})
  })

  test('with one’s name, or one that many choose, is refused, and nothing of it is kept', async () => {
    const grace = await journey.person('viewer')
    for (const password of ['Password1234567890', 'the viewer of the harbour', 'fairlead fairlead fairlead'])
      expect((await grace.refused('password.change', { current: PASSWORD, password })).status).toBe(400)
    const audit = await journey.database.db.selectFrom('audit').selectAll().execute()
    expect(JSON.stringify(audit)).not.toMatch(/Password1234567890|viewer of the harbour/)
  })
})
