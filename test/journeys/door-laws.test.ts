/** Laws of the HTTP door itself: whose pages may ask, how a session is kept, what the document tells, what is never told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTIONS } from '../../src/actions/index.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

const change = { body: { connection: 'nowhere' } }
const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
]

test('what another site’s page makes a browser send is refused, whatever it asks to change', async () => {
  for (const headers of FOREIGN)
    for (const [method, route] of [
      ['POST', '/snapshots'],
      ['POST', '/session'],
      ['DELETE', '/session'],
      ['PUT', '/authorizations'],
      ['DELETE', '/connections/nowhere'],
    ] as const) {
      const { status, body } = await ada.send(method, route, { ...change, headers })
      expect([status, body.code], `${method} ${route} ${JSON.stringify(headers)}`).toEqual([403, 'not-allowed'])
    }
  expect((await ada.send('GET', '/session')).status).toBe(200)
})

test('a browser that tells no site is judged by the origin, which must be ours: also behind a proxy with TLS', async () => {
  const ask = async (headers: Record<string, string>): Promise<number> => {
    const answer = await fetch(`${ada.url}/api/v1/snapshots`, {
      method: 'POST',
      headers: { cookie: ada.cookie ?? '', 'content-type': 'application/json', ...headers },
      body: JSON.stringify(change.body),
    })
    return answer.status
  }
  const host = new URL(ada.url).host
  const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'fairlead.acme.example' }
  expect(await ask({ origin: ada.url })).toBe(404)
  expect(await ask({ ...proxied, origin: 'https://fairlead.acme.example' })).toBe(404)
  expect(await ask({ 'sec-fetch-site': 'same-origin', origin: 'https://fairlead.acme.example' })).toBe(404)
  for (const origin of [
    'https://evil.example',
    `https://${host}.evil.example`,
    'null',
    `http://localhost:${host.split(':')[1]}`,
  ])
    expect(await ask({ origin }), origin).toBe(403)
  expect(await ask({ ...proxied, origin: 'http://fairlead.acme.example' })).toBe(403)
})

test('changes are JSON: a form that any page could send is refused', async () => {
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']) {
    const { status, body } = await ada.send('POST', '/snapshots', {
      body: 'connection=staging',
      headers: { 'content-type': type },
    })
    expect([status, body.code], type).toEqual([400, 'input.invalid'])
  }
  const broken = await ada.send('POST', '/snapshots', { body: '{"connection":' })
  expect([broken.status, broken.body.code]).toEqual([400, 'input.invalid'])
  const poisoned = await ada.send('POST', '/snapshots', {
    body: '{"__proto__":{"role":"administrator"},"connection":"x"}',
  })
  expect([poisoned.status, poisoned.body.code]).toEqual([400, 'input.invalid'])
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const nested = await ada.send('POST', '/snapshots', { body: `{"connection":"x","more":${deep}}` })
  expect([nested.status, nested.body.code]).toEqual([400, 'input.invalid'])
})

test('the session’s cookie is for this host only, out of scripts’ reach, and ends when it is signed out', async () => {
  const somebody = await journey.person('viewer')
  const { body } = await somebody.send('GET', '/session')
  const { email } = (body as { person: { email: string } }).person
  const entered = await journey.nobody.send('POST', '/session', {
    body: { email: email.toUpperCase(), password: PASSWORD },
  })
  const [cookie = ''] = entered.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-fairlead=[\w-]{43};/)
  for (const flag of [/; Max-Age=43200/, /; Path=\/(;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/])
    expect(cookie).toMatch(flag)
  expect(cookie).not.toMatch(/Domain/i)
  const left = await somebody.send('DELETE', '/session')
  expect(left.status).toBe(204)
  expect(left.headers.getSetCookie()[0]).toMatch(/^__Host-fairlead=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/)
  expect((await somebody.send('GET', '/session')).status).toBe(401)
  expect((await somebody.send('GET', '/connections')).status).toBe(401)
})

test('an idle session, one that has lasted its time, and a disabled person’s are over', async () => {
  const { db } = journey.database
  const past = new Date(Date.now() - 31 * 60_000)
  const [idle, old, gone] = [
    await journey.person('viewer'),
    await journey.person('viewer'),
    await journey.person('viewer'),
  ]
  const idOf = async (client: Client) => ((await client.send('GET', '/session')).body.person as { id: string }).id
  await db
    .updateTable('session')
    .set({ seen_at: past })
    .where('person_id', '=', await idOf(idle))
    .execute()
  await db
    .updateTable('session')
    .set({ ends_at: past })
    .where('person_id', '=', await idOf(old))
    .execute()
  await db
    .updateTable('person')
    .set({ disabled_at: past })
    .where('id', '=', await idOf(gone))
    .execute()
  for (const client of [idle, old, gone]) expect((await client.send('GET', '/connections')).status).toBe(401)
})

test('the first link works once, and a short password is refused before it is used up', async () => {
  await using other = await beginJourney([])
  const { firstLink } = await import('../../src/server/index.ts')
  const link = await firstLink(other.database.db, Date.now())
  const account = { token: link?.reveal(), name: 'Ada', email: 'ada@acme.example', password: 'too short' }
  const short = await other.nobody.send('POST', '/session/first', { body: account })
  expect([short.status, short.body.about]).toEqual([400, 'password'])
  const whole = { ...account, password: PASSWORD }
  const entered = await Promise.all([1, 2].map(() => other.nobody.send('POST', '/session/first', { body: whole })))
  expect(entered.map(({ status }) => status).sort()).toEqual([200, 404])
  expect(await firstLink(other.database.db, Date.now())).toBeUndefined()
  for (const body of [{}, { email: 'a\u0000@b.example', password: 'x' }, { email: 'a@b.example' }, [], { email: 1 }]) {
    const { status, body: told } = await other.nobody.send('POST', '/session', { body })
    expect([status, told.code]).toEqual([400, 'input.invalid'])
  }
})

test('guessing is slowed down for whoever guesses, and for nobody else', async () => {
  const guess = (from: string) =>
    journey.nobody.from(from).send('POST', '/session', { body: { email: 'ada@fairlead.example', password: 'a guess' } })
  const right = { email: 'ada@fairlead.example', password: PASSWORD }
  for (let tries = 0; tries < 5; tries++) expect((await guess('203.0.113.7')).status).toBe(401)
  // As if the last failure were just now, however slow this machine is.
  const again = () =>
    journey.database.db
      .updateTable('sign_in_failure')
      .set({ last_at: new Date(Date.now() + 60_000) })
      .where('failures', '>', 0)
      .execute()
  await again()
  const slowed = await guess('203.0.113.7')
  expect([slowed.status, slowed.body.code]).toEqual([429, 'too-many-requests'])
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
  // A try that comes too soon is not heard, were it right; elsewhere the person still comes in.
  expect((await journey.nobody.from('203.0.113.7').send('POST', '/session', { body: right })).status).toBe(429)
  expect((await guess('203.0.113.8')).status).toBe(401)
  await journey.nobody.from('203.0.113.9').enter('/session', right)
  for (let from = 10; from <= 20; from++) await guess(`203.0.113.${from}`)
  await again()
  // Guessed at from everywhere, the account is slow where it is not known, and open where its person signed in before.
  expect((await guess('203.0.113.99')).status).toBe(429)
  await journey.nobody.from('203.0.113.9').enter('/session', right)
})

test('the document lists every action with what goes in, and nothing else that anybody could call', async () => {
  const { status, body } = await journey.nobody.send('GET', '/openapi.json')
  expect(status).toBe(200)
  const document = body as unknown as { openapi: string; paths: Record<string, Record<string, Operation>> }
  expect(document.openapi).toMatch(/^3\./)
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId, summary }]) => `${method.toUpperCase()} ${path} ${operationId}: ${summary}`,
    ),
  )
  const events =
    'GET /events events.watch: Live progress of a snapshot, plan, dry run or deployment, and changes of the portfolio and of sync, as server-sent events.'
  const actions = ACTIONS.map(({ method, path, name, says }) => `${method} ${path} ${name}: ${says}`)
  expect(listed.sort()).toEqual([...actions, events].sort())
  const create = document.paths['/connections']?.post
  expect(Object.keys(create?.requestBody?.content['application/json'].schema.properties ?? {})).toContain('token')
  expect(create?.responses['200'].content['application/json'].schema.properties).not.toHaveProperty('secret')
})

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly requestBody?: { content: { 'application/json': { schema: { properties: object } } } }
  readonly responses: { '200': { content: { 'application/json': { schema: { properties: object } } } } }
}

test('answers are kept nowhere, framed by nobody, and tell no stack', async () => {
  const { headers } = await ada.send('GET', '/connections')
  expect(Object.fromEntries(headers)).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/frame-ancestors 'none'/),
  })
  for (const [method, route] of [
    ['GET', '/nowhere'],
    ['PATCH', '/connections'],
    ['GET', '/connections/%ff'],
    ['GET', `/connections/${'x'.repeat(3_000)}`],
  ] as const) {
    const { status, body } = await ada.send(method, route)
    expect(status, route).toBeGreaterThanOrEqual(400)
    expect(status, route).toBeLessThan(500)
    expect(body, route).toMatchObject({
      code: expect.any(String),
      says: expect.any(String),
      request: expect.any(String),
    })
    expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|\bat \w+ \(/)
  }
})
