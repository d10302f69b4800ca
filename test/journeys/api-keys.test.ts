/** API keys: told once, kept as a hash, never more than their person may now, for the sites and the time they were made for. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiKeyView } from '../../src/actions/index.ts'
import { type Client, routeOf } from './client.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let dora: Client
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  dora = await journey.person('deployer')
  await connectAll(ada, journey, ['staging', 'production'])
})
afterAll(() => journey[Symbol.asyncDispose]())

/** A program that shows a key. */
function withKey(secret: string) {
  const ask = async (name: string, input: Readonly<Record<string, unknown>> = {}) => {
    const { method, route, rest } = routeOf(name, input)
    const body = method === 'GET' ? {} : { body: rest }
    return journey.nobody.send(method, route, { ...body, headers: { authorization: `Bearer ${secret}` } })
  }
  return { ask, status: async (name: string, input = {}) => (await ask(name, input)).status }
}

async function made(by: Client, wanted: Record<string, unknown> = {}) {
  const { key, secret } = await by.get('keys.create', { name: 'pipeline', ...wanted } as { name: string })
  return { key, secret, ...withKey(secret) }
}

const change = (id: string, values: Record<string, Date>) =>
  journey.database.db.updateTable('api_key').set(values).where('id', '=', id).execute()

test('a key is told once, found by its prefix, and kept as a hash', async () => {
  const { key, secret, status } = await made(ada)
  expect(secret).toMatch(/^fairlead_[0-9a-f]{12}_[0-9a-f]{64}_[0-9a-f]{8}$/)
  expect(secret.split('_')[1]).toBe(key.id)
  expect(Date.parse(key.expiresAt) - Date.parse(key.createdAt)).toBeGreaterThan(89 * 86_400_000)
  const row = await journey.database.db
    .selectFrom('api_key')
    .selectAll()
    .where('id', '=', key.id)
    .executeTakeFirstOrThrow()
  expect(row.hash).toBe(createHash('sha256').update(secret).digest('hex'))
  const word = secret.split('_')[2] ?? ''
  const told = [row, await ada.get('keys.list', {}), await ada.get('activity.list', { limit: 100 })]
  expect(JSON.stringify(told)).not.toContain(word)
  expect(await status('overview.get')).toBe(200)
  expect(journey.said.filter((line) => line.includes(word))).toHaveLength(1)
})

test('a key that is wrong in any place opens nothing, also not beside a good session', async () => {
  const { secret } = await made(ada)
  const at = (place: number) =>
    `${secret.slice(0, place)}${secret[place] === '0' ? '1' : '0'}${secret.slice(place + 1)}`
  const wrong = [
    ...[10, 25, 60, secret.length - 1].map(at),
    secret.slice(0, -1),
    `${secret}0`,
    secret.toUpperCase(),
    'fairlead_',
    'x',
  ]
  for (const one of wrong) {
    expect(await withKey(one).status('overview.get'), one).toBe(401)
    const beside = await ada.send('GET', '/overview', { headers: { authorization: `Bearer ${one}` } })
    expect(beside.status, one).toBe(401)
  }
})

test('a key in an address is refused and told nowhere', async () => {
  const { secret } = await made(ada)
  const before = journey.said.length
  for (const route of [
    `/overview?key=${secret}`,
    `/${secret}`,
    `/overview?api_key=${encodeURIComponent(secret).replace('_', '%5F')}`,
  ]) {
    const { status, body } = await ada.send('GET', route)
    expect([status, body.code], route).toEqual([400, 'input.invalid'])
  }
  const page = await fetch(`${journey.url}/settings?key=${secret}`)
  expect(page.status).toBe(400)
  expect(journey.said.slice(before).join('\n') + (await page.text())).not.toContain(secret)
})

test('an ended key and one past its time open nothing; a year is the most', async () => {
  const [ended, past] = [await made(ada), await made(ada, { days: 1 })]
  await ada.get('keys.end', { id: ended.key.id })
  await change(past.key.id, { expires_at: new Date(Date.now() - 1) })
  expect([await ended.status('overview.get'), await past.status('overview.get')]).toEqual([401, 401])
  for (const days of [0, 366]) expect((await ada.ask('keys.create', { name: 'x', days })).status).toBe(400)
  expect((await made(ada, { days: 365 })).key.endedAt).toBeNull()
})

test('a key may what its role may and what it was given by name, and nothing beyond its person', async () => {
  const looks = await made(dora, { role: 'viewer', actions: ['plans.make'] })
  expect(await looks.status('plans.list')).toBe(200)
  expect(await looks.status('plans.make', { from: 'staging', to: 'nowhere' })).toBe(404)
  expect(await looks.status('snapshots.take', { connection: 'nowhere' })).toBe(403)
  expect(await looks.status('activity.list')).toBe(403)
  for (const wanted of [{ role: 'administrator' }, { role: 'viewer', actions: ['connections.create'] }])
    expect((await dora.ask('keys.create', { name: 'more', ...wanted })).status).toBe(403)
  expect((await dora.ask('keys.create', { name: 'more', actions: ['nothing.atAll'] })).status).toBe(400)
})

test('whoever is made less takes their keys with them, and gives them back', async () => {
  const ann = await journey.person('administrator')
  const id = ((await ann.send('GET', '/session')).body.person as { id: string }).id
  const [by, named] = [await made(ann, { role: 'administrator' }), await made(ann, { actions: ['activity.list'] })]
  const both = async () => [await by.status('activity.list'), await named.status('activity.list')]
  expect(await both()).toEqual([200, 200])
  await ada.get('people.giveRole', { id, role: 'viewer' })
  expect(await both()).toEqual([403, 403])
  expect(await by.status('plans.list')).toBe(200)
  await ada.get('people.giveRole', { id, role: 'administrator' })
  expect(await both()).toEqual([200, 200])
})

test('no key makes keys or people, or touches its person’s own tokens and sessions', async () => {
  const { status } = await made(ada, { role: 'owner' })
  for (const [name, input] of [
    ['keys.create', { name: 'child' }],
    ['keys.list', {}],
    ['people.list', {}],
    ['people.invite', { email: 'eve@acme.example', role: 'viewer' }],
    ['authorizations.list', {}],
    ['authorizations.delete', { name: 'staging' }],
    ['sessions.list', {}],
    ['sessions.endAll', {}],
  ] as const)
    expect([name, await status(name, input)]).toEqual([name, 403])
  expect((await ada.ask('keys.create', { name: 'x', actions: ['keys.create'] })).status).toBe(400)
})

test('a key for one site sees and does nothing of another, whatever names it', async () => {
  const { status } = await made(ada, { role: 'administrator', connections: ['staging'] })
  const snapshot = async (connection: string) => (await ada.get('snapshots.take', { connection })).id
  const [staging, production] = [await snapshot('staging'), await snapshot('production')]
  for (const id of [staging, production]) await ada.until('snapshots.get', { id }, ({ state }) => state === 'done')
  const plan = (await ada.get('plans.make', { from: 'staging', to: 'production' })).id
  const allowed = [
    ['connections.get', { name: 'staging' }],
    ['connections.get', { name: 'Staging' }],
    ['snapshots.get', { id: staging }],
    ['kinds.list', {}],
  ] as const
  const refused = [
    ['connections.get', { name: 'production' }],
    ['connections.get', { name: 'nowhere' }],
    ['snapshots.get', { id: production }],
    ['snapshots.take', { connection: 'production' }],
    ['plans.get', { id: plan }],
    ['plans.make', { from: 'staging', to: 'production' }],
    ['snapshots.compare', { from: `snapshot:${staging}`, to: `snapshot:${production}` }],
    // What lists everything cannot be told to be about its own site.
    ['connections.list', {}],
    ['plans.list', {}],
    ['items.list', {}],
    ['activity.list', {}],
    ['overview.get', {}],
  ] as const
  for (const [name, input] of allowed) expect([name, await status(name, input)]).toEqual([name, 200])
  for (const [name, input] of refused) expect([name, await status(name, input)]).toEqual([name, 403])
  const watching = await made(ada, { connections: ['staging'] })
  const { headers } = { headers: { authorization: `Bearer ${watching.secret}` } }
  expect((await journey.nobody.send('GET', '/events?about=sync', { headers })).status).toBe(403)
})

test('everybody sees and ends their own keys; administrators those of people below them; the audit names the key', async () => {
  const [mine, hers] = [await made(ada), await made(dora, { role: 'deployer' })]
  const ids = async (by: Client, everyone: 'true' | 'false') =>
    (await by.get('keys.list', { everyone })).keys.map(({ id }: ApiKeyView) => id)
  expect(await ids(dora, 'false')).toContain(hers.key.id)
  expect(await ids(dora, 'false')).not.toContain(mine.key.id)
  expect(await ids(ada, 'true')).toEqual(expect.arrayContaining([mine.key.id, hers.key.id]))
  expect((await dora.refused('keys.list', { everyone: 'true' })).status).toBe(403)
  const ann = await journey.person('administrator')
  for (const other of [dora, ann]) expect((await other.refused('keys.end', { id: mine.key.id })).status).toBe(404)
  expect(await mine.status('overview.get')).toBe(200)
  expect(await hers.status('snapshots.take', { connection: 'nowhere' })).toBe(404)
  const [row] = (await ada.get('activity.list', { action: 'snapshots.take', outcome: 'begun', limit: 1 })).rows
  expect([row?.actor, row?.details.key]).toEqual([`person:${hers.key.person.id}`, hers.key.id])
  await ann.get('keys.end', { id: hers.key.id })
  expect(await hers.status('overview.get')).toBe(401)
})

test('when and from where a key was used last is told', async () => {
  const { key, secret } = await made(ada)
  expect(key.used).toBeNull()
  const headers = { authorization: `Bearer ${secret}` }
  await journey.nobody.from('203.0.113.9').send('GET', '/overview', { headers })
  const [listed] = (await ada.get('keys.list', {})).keys.filter(({ id }) => id === key.id)
  expect(listed?.used?.from).toBe('203.0.113.9')
})

test('a command acts with a key where the environment names one, and sends it in clear to nobody', async () => {
  const { secret } = await made(ada, { role: 'viewer' })
  const run = (url: string, ...words: string[]) =>
    journey.command([...words, '--json'], { environment: { FAIRLEAD_API_KEY: secret, FAIRLEAD_URL: url } })
  expect((await run(journey.url, 'connections')).code).toBe(0)
  const refused = await run(journey.url, 'people', 'list')
  expect([refused.code, refused.json()]).toMatchObject([3, { error: { code: 'not-allowed' } }])
  const plain = await run('http://fairlead.acme.example', 'connections')
  expect(plain.json()).toMatchObject({ error: { code: 'setup.missing' } })
})

test('the command line on the machine looks after people and keys as an owner', async () => {
  const { key } = await made(dora)
  const said = async <T>(...words: string[]) => (await journey.command([...words, '--json'])).json<T>()
  const { link } = await said<{ link: string }>('people', 'invite', 'fay@acme.example', 'administrator')
  expect(link).toMatch(/\/join#[\w-]{43}$/)
  expect(await said('people', 'withdraw', 'fay@acme.example')).toMatchObject({ role: 'administrator' })
  expect(await said('people', 'role', key.person.id, 'editor')).toMatchObject({ role: 'editor' })
  expect(await said('people', 'role', key.person.id, 'deployer')).toMatchObject({ role: 'deployer' })
  expect((await said<ApiKeyView[]>('keys', 'list')).map(({ id }) => id)).toContain(key.id)
  expect(await said('keys', 'end', key.id)).toMatchObject({ id: key.id })
  expect(await said('people', 'list')).toMatchObject({ people: expect.any(Array), invitations: [] })
})

test('a key that is for some addresses is refused from every other, in words that name both, and is not marked as used', async () => {
  const far = await made(ada, { addresses: ['203.0.113.0/24', '2001:db8::7'] })
  expect(far.key.addresses).toEqual(['203.0.113.0/24', '2001:db8::7'])
  const refused = await far.ask('overview.get')
  expect(refused).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  expect(JSON.stringify(refused.body)).toMatch(/not taken from .*1.*203\.0\.113\.0\/24, 2001:db8::7 only/)
  expect((await ada.get('keys.list', {})).keys.find(({ id }) => id === far.key.id)?.used).toBeNull()
  const from = (ip: string) =>
    journey.nobody.send('GET', '/overview', {
      headers: { authorization: `Bearer ${far.secret}`, 'x-forwarded-for': ip },
    })
  const statuses = ['203.0.113.9', '203.0.114.9', '2001:db8::7', '2001:db8::8'].map(
    async (ip) => (await from(ip)).status,
  )
  expect(await Promise.all(statuses)).toEqual([200, 403, 200, 403])
  for (const addresses of [[], ['acme.example'], ['203.0.113.0/33'], ['1.2.3'], ['']])
    expect((await ada.refused('keys.create', { name: 'x', addresses })).status).toBe(400)
})
