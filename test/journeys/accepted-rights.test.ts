/** A right beyond its work that is left on purpose: accepted with a reason, for ninety days, where it was seen and nowhere else. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

const RIGHT = { name: 'staging', permission: 'EDIT_ISSUES' }
const now = () => ada.get('connections.get', { name: 'staging' })

test('what was found is accepted with a reason, told, audited, and runs out', async () => {
  const made = await ada.get('connections.create', {
    ...{ name: 'staging', projects: ['PAR'] },
    ...journey.sites.candidate('staging', 'service'),
  })
  expect(made).toMatchObject({ state: 'over-privileged', accepted: [] })
  const accepted = await ada.get('connections.acceptRight', { ...RIGHT, why: 'The group is shared until spring.' })
  expect(accepted).toMatchObject({
    state: 'ok',
    says: expect.stringMatching(/is accepted until \d{4}-\d\d-\d\d\.$/),
    accepted: [
      { permission: 'EDIT_ISSUES', why: 'The group is shared until spring.', by: expect.stringMatching(/^person:/) },
    ],
  })
  const [one] = accepted.accepted
  const days = (Date.parse(one?.until ?? '') - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(89)
  const { rows } = await ada.get('activity.list', { limit: 10, action: 'connections.acceptRight' })
  expect(rows.map(({ outcome }) => outcome)).toEqual(['done', 'begun'])
  expect(JSON.stringify(rows)).toContain('The group is shared until spring.')
  await sql`update accepted_right set until = now() - interval '1 minute'`.execute(journey.database.db)
  expect(await now()).toMatchObject({ state: 'over-privileged', accepted: [] })
})

test('in another project it was not accepted, and taken back it is a finding again', async () => {
  await ada.get('connections.acceptRight', { ...RIGHT, why: 'As before.' })
  expect((await now()).state).toBe('ok')
  await sql`update accepted_right set projects = '["OTHER"]'`.execute(journey.database.db)
  expect((await now()).state).toBe('over-privileged')
  await ada.get('connections.dropAcceptedRight', RIGHT)
  expect((await now()).accepted).toEqual([])
  expect((await ada.refused('connections.dropAcceptedRight', RIGHT)).status).toBe(404)
})

test('what was not found is not accepted beforehand, nor without a reason', async () => {
  const other = { ...RIGHT, permission: 'SYSTEM_ADMIN' }
  expect((await ada.refused('connections.acceptRight', { ...other, why: 'Later, perhaps.' })).status).toBe(404)
  expect((await ada.refused('connections.acceptRight', { ...RIGHT, why: ' ' })).body.about).toBe('why')
})

test('a token of another e-mail address than the person’s warns; for deployments each project says whether it is seen', async () => {
  const { authorizations } = await ada.get('authorizations.save', {
    connections: ['staging'],
    ...journey.sites.candidate('staging', 'admin'),
  })
  expect(authorizations).toMatchObject([{ warns: expect.stringContaining('not ada@fairlead.example’s') }])
})
