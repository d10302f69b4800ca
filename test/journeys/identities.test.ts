/** The two accounts of a deployment: named, proven when it begins, and gone with the person whose token it was. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let dora: Client
let plan: { readonly plan: string; readonly fingerprint: string }
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  dora = await journey.person('deployer')
  await ada.get('connections.create', { name: 'staging', ...journey.sites.candidate('staging', 'scoped') })
  await ada.get('connections.create', { name: 'production', ...journey.sites.candidate('production', 'scoped') })
  await dora.get('authorizations.save', {
    connections: ['production'],
    ...journey.sites.candidate('production', 'admin'),
  })
})
afterAll(() => journey[Symbol.asyncDispose]())

async function planned(): Promise<{ plan: string; fingerprint: string }> {
  const { id } = await dora.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  const made = await dora.until('plans.get', { id }, (now) => now.state !== 'analysing')
  return { plan: id, fingerprint: String(made.fingerprint) }
}

const uses = async (purpose: string) =>
  (await ada.get('activity.list', { limit: 200, action: 'credential.use' })).rows.filter(
    ({ details }) => details.purpose === purpose,
  )

/** As Jira calls it. */
function accountOf(site: string, role: 'admin' | 'scoped'): { readonly name: string; readonly email: string } {
  const { accountId, email } = journey.sites.account(site, role)
  return { email, name: journey.sites.site(site).tables.users.get(accountId)?.displayName ?? '' }
}

test('a right that was lost since closes it, and is known from then on', async () => {
  const site = journey.sites.site('production')
  const { accountId } = journey.sites.account('production', 'admin')
  plan = await planned()
  site.administrators.delete(accountId)
  const { status, body } = await dora.refused('deployments.start', plan)
  expect([status, body.code]).toEqual([403, 'not-allowed'])
  expect((await dora.get('authorizations.list', {})).authorizations).toMatchObject([{ mayDeploy: false }])
  site.administrators.add(accountId)
})

test('both accounts are named by the page, the report and the audit, and every use of a token by its version', async () => {
  const { id } = await dora.get('deployments.start', plan)
  const ended = await dora.until('deployments.get', { id }, (now) => now.proof !== null)
  const [reader, writer] = [accountOf('staging', 'scoped'), accountOf('production', 'admin')]
  expect(ended.identities).toEqual({
    source: { site: 'staging', account: reader.name, email: reader.email, whose: 'service' },
    target: { site: 'production', account: writer.name, email: writer.email, whose: 'own' },
  })
  expect((await dora.get('authorizations.list', {})).authorizations).toMatchObject([{ mayDeploy: true }])
  const report = await dora.send('GET', `/deployments/${id}/report?format=json`)
  expect(report.body.identities).toMatchObject({ source: { account: reader.name }, target: { account: writer.name } })
  expect(JSON.stringify(report.body.identities)).not.toContain('@')
  const { rows } = await ada.get('activity.list', { limit: 10, action: 'deployment.identities' })
  expect(rows).toMatchObject([{ about: id, details: { target: { account: writer.name, whose: 'own' } } }])
  expect((await uses(`deployment ${id}`)).map(({ details }) => details)).toContainEqual(
    expect.objectContaining({ credential: expect.any(String), version: 1, whose: 'own', method: 'api-token' }),
  )
  expect(await uses(`deployment ${id} proof`)).not.toEqual([])
})

test('a person who is disabled loses their tokens and the links that would bring more, at once', async () => {
  const asked = await dora.get('authorizations.ask', { name: 'staging' })
  const { id } = (await dora.send('GET', '/session')).body.person as { id: string }
  await ada.get('people.disable', { id })
  const left = await sql`select from credential where person_id = ${id}`.execute(journey.database.db)
  expect(left.rows).toEqual([])
  const { body } = await journey.nobody.refused('handOvers.give', {
    word: asked.link.split('#')[1] ?? '',
    ...journey.sites.candidate('staging', 'admin'),
  })
  expect(body.facts?.link).toBe('revoked')
  expect((await dora.send('GET', '/authorizations')).status).toBe(401)
})
