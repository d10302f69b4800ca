/** Sessions: how each was begun and when it was proved, seen and ended by its owner and by administrators, and nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([])
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0'
const whoIs = async (client: Client) =>
  (await client.send('GET', '/session')).body as { person: { id: string; email: string } }
const listed = async (client: Client, person?: string) =>
  (await client.get('sessions.list', person === undefined ? {} : { person })).sessions
const again = async (client: Client, headers: Record<string, string> = {}): Promise<Client> => {
  const { email } = (await whoIs(client)).person
  const { headers: got } = await journey.nobody.send('POST', '/session', {
    body: { email, password: PASSWORD },
    headers,
  })
  return client.with(got.getSetCookie()[0]?.split(';')[0] ?? '')
}

test('one’s sessions are listed with the browser, how and when they were begun, and which of them asks', async () => {
  const grace = await journey.person('viewer')
  await again(grace, { 'user-agent': FIREFOX })
  const sessions = await listed(grace)
  expect(sessions.map(({ way, agent, current }) => ({ way, agent, current }))).toEqual([
    { way: 'password', agent: 'Firefox on Windows', current: false },
    { way: 'password', agent: 'node', current: true },
  ])
  for (const { begunAt, provedAt, endsAt } of sessions) {
    expect(Date.parse(provedAt)).toBeLessThan(Date.parse(begunAt) + 10_000)
    expect(Math.round((Date.parse(endsAt) - Date.parse(begunAt)) / 60_000)).toBe(12 * 60)
  }
})

test('who signs in where somebody is signed in gets another token, and the session before is over', async () => {
  const grace = await journey.person('viewer')
  const before = grace.with(grace.cookie ?? '')
  const { email } = (await whoIs(grace)).person
  expect((await grace.send('POST', '/session', { body: { email, password: PASSWORD } })).status).toBe(200)
  expect(grace.cookie).not.toBe(before.cookie)
  expect((await before.send('GET', '/session')).status).toBe(401)
  expect(await listed(grace)).toHaveLength(1)
})

test('the audit tells who signed in and out, how, and from where, and who failed to', async () => {
  const grace = await journey.person('viewer')
  const { id, email } = (await whoIs(grace)).person
  const from = journey.nobody.from('203.0.113.42')
  await from.send('POST', '/session', { body: { email, password: 'a guess' } })
  await (await from.enter('/session', { email, password: PASSWORD })).send('DELETE', '/session')
  const rows = (await ada.get('activity.list', { actor: `person:${id}` })).rows.slice(0, 3)
  expect(rows.map(({ action, outcome, details }) => [action, outcome, details])).toEqual([
    ['session.close', 'done', {}],
    ['session.open', 'done', { way: 'password', address: '203.0.113.42' }],
    ['session.refused', 'refused', { address: '203.0.113.42' }],
  ])
})

test('its owner ends one, or all others at once', async () => {
  const grace = await journey.person('viewer')
  const [one, two, three] = [await again(grace), await again(grace), await again(grace)]
  const [newest] = (await listed(three)).filter(({ current }) => current)
  await grace.get('sessions.end', { id: newest?.id ?? '' })
  expect((await three.send('GET', '/session')).status).toBe(401)
  expect((await grace.refused('sessions.end', { id: newest?.id ?? '' })).status).toBe(404)
  expect(await grace.get('sessions.endAll', {})).toEqual({ ended: 2 })
  for (const client of [one, two]) expect((await client.send('GET', '/session')).status).toBe(401)
  expect(await listed(grace)).toHaveLength(1)
})

test('an administrator sees and ends those of others; whoever is none learns nothing of them', async () => {
  const [grace, heidi] = [await journey.person('viewer'), await journey.person('deployer')]
  const { id: person } = (await whoIs(grace)).person
  const [session] = await listed(ada, person)
  expect(session).toMatchObject({ way: 'password', current: false })
  const id = session?.id ?? ''
  const refused = [
    await heidi.refused('sessions.list', { person }),
    await heidi.refused('sessions.end', { id }),
    await heidi.refused('sessions.endAll', { person }),
  ]
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([404, 'not-found']))
  expect((await grace.send('GET', '/session')).status).toBe(200)
  expect(await ada.get('sessions.endAll', { person })).toEqual({ ended: 1 })
  expect((await grace.send('GET', '/session')).status).toBe(401)
  expect((await ada.send('GET', '/session')).status).toBe(200)
})

test('the idle and the ended are not listed', async () => {
  const grace = await journey.person('viewer')
  await again(grace)
  const { db } = journey.database
  const [mine] = (await listed(grace)).filter(({ current }) => current)
  const { id: person } = (await whoIs(grace)).person
  const all = db.updateTable('session').set({ seen_at: new Date(Date.now() - 31 * 60_000) })
  await all
    .where('person_id', '=', person)
    .where('id', '<>', mine?.id ?? '')
    .execute()
  expect(await listed(grace)).toHaveLength(1)
})

test('a command must say whose sessions', async () => {
  const { id } = (await whoIs(ada)).person
  await ada.get('sessions.endAll', {})
  const { code, json } = await journey.command(['sessions', 'list', '--person', 'ada@fairlead.example', '--json'])
  expect([code, json<object[]>()]).toEqual([0, [expect.objectContaining({ way: 'password' })]])
  const ended = await journey.command(['sessions', 'end', '--person', id, '--json'])
  expect([ended.code, ended.json()]).toEqual([0, { ended: 1 }])
  const reset = await journey.command(['sessions', 'reset-factors', '--person', 'Ada', '--json'])
  expect([reset.code, reset.json()]).toEqual([0, { reset: 'Ada' }])
  expect((await ada.send('GET', '/session')).status).toBe(401)
})
