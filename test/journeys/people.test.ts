/** People: invited by a link, given a role, disabled at once and wholly, enabled again; and an owner always stays. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, connectAll, type Journey, PASSWORD } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([{ name: 'staging', kind: 'cloud', story: 'acme' }])
  ada = await journey.administrator()
  await connectAll(ada, journey, ['staging'])
})
afterAll(() => journey[Symbol.asyncDispose]())

const idOf = async (client: Client): Promise<string> =>
  ((await client.send('GET', '/session')).body.person as { id: string }).id
const wordOf = (link: string): string => link.split('#')[1] ?? ''
const joining = (link: string) => ({ token: wordOf(link), name: 'Ben', password: PASSWORD })

test('the first person is an owner', async () => {
  const { people, invitations } = await ada.get('people.list', {})
  expect(people.map(({ name, role, disabledAt }) => [name, role, disabledAt])).toEqual([['Ada', 'owner', null]])
  expect(invitations).toEqual([])
})

test('an invitation opens once, and gives the role it was made for', async () => {
  const { link, invitation } = await ada.get('people.invite', { email: 'Ben@acme.example', role: 'editor' })
  expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.at)).toBe(7 * 86_400_000)
  const listed = (await ada.get('people.list', {})).invitations
  expect(listed.map(({ email, role, by }) => [email, role, by])).toEqual([
    ['ben@acme.example', 'editor', `person:${await idOf(ada)}`],
  ])
  const weak = await journey.nobody.ask('people.join', { ...joining(link), password: 'Password1234567890' })
  expect([weak.status, weak.body.about]).toEqual([400, 'password'])
  const joined = await Promise.all([1, 2].map(() => journey.nobody.ask('people.join', joining(link))))
  expect(joined.map(({ status }) => status).sort()).toEqual([200, 404])
  const ben = await journey.nobody.enter('/session', { email: 'ben@acme.example', password: PASSWORD })
  expect((await ben.send('GET', '/session')).body.person).toMatchObject({ name: 'Ben', role: 'editor' })
  expect((await ada.get('people.list', {})).invitations).toEqual([])
  expect((await ada.refused('people.invite', { email: 'ben@acme.example', role: 'viewer' })).status).toBe(409)
})

test('an invitation that was withdrawn, replaced or left for seven days opens nothing', async () => {
  const email = 'cora@acme.example'
  const first = await ada.get('people.invite', { email, role: 'viewer' })
  const second = await ada.get('people.invite', { email, role: 'viewer' })
  expect((await journey.nobody.ask('people.join', joining(first.link))).status).toBe(404)
  expect((await ada.get('people.list', {})).invitations.map(({ id }) => id)).toEqual([second.invitation.id])
  await ada.get('people.withdraw', { id: second.invitation.id })
  expect((await journey.nobody.ask('people.join', joining(second.link))).status).toBe(404)
  expect((await ada.refused('people.withdraw', { id: second.invitation.id })).status).toBe(404)
  const third = await ada.get('people.invite', { email, role: 'viewer' })
  await journey.database.db
    .updateTable('setup_link')
    .set({ expires_at: new Date(Date.now() - 1) })
    .where('purpose', '=', 'invitation')
    .execute()
  expect((await journey.nobody.ask('people.join', joining(third.link))).status).toBe(404)
  expect((await ada.get('people.list', {})).invitations).toEqual([])
})

test('the link’s word is kept nowhere: only its hash', async () => {
  const { link, invitation } = await ada.get('people.invite', { email: 'dan@acme.example', role: 'viewer' })
  const rows = await journey.database.db.selectFrom('setup_link').selectAll().execute()
  const audit = await ada.get('activity.list', { action: 'people.invite', limit: 50 })
  expect(JSON.stringify([rows, audit])).not.toContain(wordOf(link))
  await ada.get('people.withdraw', { id: invitation.id })
})

test('administrators look after those below them, and after nobody else', async () => {
  const [ann, bob, viewer] = [
    await journey.person('administrator'),
    await journey.person('administrator'),
    await journey.person('viewer'),
  ]
  const [annId, bobId, id, adaId] = [await idOf(ann), await idOf(bob), await idOf(viewer), await idOf(ada)]
  expect((await ann.get('people.giveRole', { id, role: 'deployer' })).role).toBe('deployer')
  expect((await viewer.send('GET', '/session')).body.person).toMatchObject({ role: 'deployer' })
  for (const role of ['administrator', 'owner'] as const) {
    expect((await ann.refused('people.giveRole', { id, role })).body.code).toBe('not-allowed')
    expect((await ann.refused('people.giveRole', { id: annId, role })).body.code).toBe('not-allowed')
    expect((await ann.refused('people.invite', { email: 'eve@acme.example', role })).body.code).toBe('not-allowed')
  }
  for (const other of [bobId, adaId, annId]) {
    expect((await ann.refused('people.giveRole', { id: other, role: 'viewer' })).body.code).toBe('not-allowed')
    expect((await ann.refused('people.disable', { id: other })).body.code).toBe('not-allowed')
  }
  expect((await ada.get('people.giveRole', { id: bobId, role: 'viewer' })).role).toBe('viewer')
  await ada.get('people.disable', { id: annId })
})

test('the last owner can be neither disabled nor made less, also when two are asked for at once', async () => {
  const adaId = await idOf(ada)
  expect((await ada.refused('people.disable', { id: adaId })).body.code).toBe('conflict')
  expect((await ada.refused('people.giveRole', { id: adaId, role: 'administrator' })).body.code).toBe('conflict')
  const olga = await journey.person('owner')
  const olgaId = await idOf(olga)
  const both = await Promise.all([
    ada.ask('people.giveRole', { id: olgaId, role: 'administrator' }),
    olga.ask('people.giveRole', { id: adaId, role: 'administrator' }),
  ])
  // Whoever came second was an owner no longer, or would have been the last.
  expect(both.map(({ status }) => status).sort()).toEqual([
    200,
    expect.toSatisfy((status) => [403, 409].includes(status)),
  ])
  const owners = async () =>
    (await journey.database.db.selectFrom('person').select('id').where('role', '=', 'owner').execute()).length
  expect(await owners()).toBe(1)
  const stays = both[0]?.status === 200 ? ada : olga
  await stays.get('people.giveRole', { id: stays === ada ? olgaId : adaId, role: 'owner' })
  await ada.get('people.giveRole', { id: olgaId, role: 'administrator' })
  expect(await owners()).toBe(1)
})

test('whoever is disabled is out at once: sessions, API keys and own tokens are gone; enabled, they begin anew', async () => {
  const dora = await journey.person('deployer')
  const id = await idOf(dora)
  const candidate = journey.sites.candidate('staging', 'admin')
  await dora.get('authorizations.save', { connections: ['staging'], ...candidate })
  const { secret } = await dora.get('keys.create', { name: 'pipeline', role: 'viewer' })
  const bearer = { headers: { authorization: `Bearer ${secret}` } }
  expect((await journey.nobody.send('GET', '/connections', bearer)).status).toBe(200)
  const { db } = journey.database
  const tokens = await db.selectFrom('credential').select('id').where('person_id', '=', id).execute()
  expect(tokens).toHaveLength(1)
  expect((await ada.get('people.disable', { id })).disabledAt).not.toBeNull()
  expect((await dora.send('GET', '/session')).status).toBe(401)
  expect((await journey.nobody.send('GET', '/connections', bearer)).status).toBe(401)
  expect(await db.selectFrom('credential').select('id').where('person_id', '=', id).execute()).toEqual([])
  expect(await db.selectFrom('session').select('id').where('person_id', '=', id).execute()).toEqual([])
  // Whatever uses the token at this moment is stopped before its next request.
  const broken = await db
    .selectFrom('login_breaker')
    .selectAll()
    .where(
      'credential',
      'in',
      tokens.map((one) => one.id),
    )
    .execute()
  expect(broken.map(({ reason }) => reason)).toEqual(['its person was disabled'])
  const { email } = (await ada.get('people.list', {})).people.find((one) => one.id === id) ?? { email: '' }
  expect((await journey.nobody.send('POST', '/session', { body: { email, password: PASSWORD } })).status).toBe(401)
  await ada.get('people.enable', { id })
  const again = await journey.nobody.enter('/session', { email, password: PASSWORD })
  expect((await again.get('authorizations.list', {})).authorizations).toEqual([])
  expect((await journey.nobody.send('GET', '/connections', bearer)).status).toBe(401)
})
