/** What belongs to one person is out of everybody else's reach: their sessions, keys, passkeys and tokens, by real ids. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
/** Whose things these are: an owner, above everybody who tries. */
let olga: Client
let id: string
const things = { session: '', key: '', passkey: 'passkey-of-olga' }
const idOf = async (client: Client): Promise<string> =>
  ((await client.send('GET', '/session')).body.person as { id: string }).id

beforeAll(async () => {
  journey = await beginJourney([{ name: 'staging', kind: 'cloud', story: 'acme' }])
  olga = await journey.administrator()
  id = await idOf(olga)
  const candidate = journey.sites.candidate('staging', 'admin')
  await olga.get('connections.create', { name: 'staging', ...candidate })
  await olga.get('authorizations.save', { connections: ['staging'], ...candidate })
  things.session = (await olga.get('sessions.list', {})).sessions[0]?.id ?? ''
  things.key = (await olga.get('keys.create', { name: 'pipeline' })).key.id
  await journey.database.db
    .insertInto('passkey')
    .values({
      ...{ id: things.passkey, person_id: id, name: 'Phone', public_key: 'x', counter: '0', transports: '[]' },
      ...{ may_sync: false, synced: false },
    })
    .execute()
})
afterAll(() => journey[Symbol.asyncDispose]())

/** All that is Olga's, but when it was used last. */
async function hers(): Promise<unknown> {
  const { db } = journey.database
  const of = async (table: 'session' | 'api_key' | 'passkey' | 'credential' | 'password') =>
    (await db.selectFrom(table).selectAll().where('person_id', '=', id).execute()).map((row) => ({
      ...row,
      seen_at: null,
      used_at: null,
      used_from: null,
    }))
  return Promise.all((['session', 'api_key', 'passkey', 'credential', 'password'] as const).map(of))
}

test.each(['viewer', 'editor', 'deployer', 'administrator'] as const)('%s: an owner’s things', async (role) => {
  const other = await journey.person(role)
  const before = await hers()
  const sessions = [
    ['sessions.list', { person: id }],
    ['sessions.end', { id: things.session }],
    ['sessions.endAll', { person: id }],
  ] as const
  for (const [name, input] of [
    // Administrators may end whoever's sessions.
    ...(role === 'administrator' ? [] : sessions),
    ['factors.reset', { person: id }],
    ['keys.end', { id: things.key }],
    ['passkeys.rename', { id: things.passkey, name: 'Mine' }],
    ['passkeys.remove', { id: things.passkey }],
    ['people.giveRole', { id, role: 'viewer' }],
    ['people.disable', { id }],
  ] as const) {
    const { status, body } = await other.ask(name, input)
    expect([name, status < 400 ? status : 'refused']).toEqual([name, 'refused'])
    expect(
      Object.keys(body).filter((member) => !['code', 'says', 'remedy', 'about', 'request'].includes(member)),
    ).toEqual([])
  }
  // What asks for one's own gives one's own.
  await other.ask('authorizations.delete', { name: 'staging' })
  await other.ask('sessions.endAll', {})
  expect((await other.get('authorizations.list', {})).authorizations).toEqual([])
  expect((await other.get('keys.list', {})).keys).toEqual([])
  expect((await other.get('factors.list', {})).passkeys).toEqual([])
  expect((await other.get('sessions.list', {})).sessions.map((one) => one.current)).toEqual([true])
  expect(await hers()).toEqual(before)
})
