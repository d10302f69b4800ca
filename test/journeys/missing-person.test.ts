/** A person whom the target does not have: who takes the place is chosen once, whichever account reads or writes later. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let dora: Client
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  dora = await journey.person('deployer')
  for (const name of ['staging', 'production'])
    await ada.get('connections.create', { name, ...journey.sites.candidate(name, 'scoped') })
  await dora.get('authorizations.save', {
    connections: ['production'],
    ...journey.sites.candidate('production', 'admin'),
  })
})
afterAll(() => journey[Symbol.asyncDispose]())

async function planned(client: Client) {
  const { id } = await client.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  return client.until('plans.get', { id }, (now) => now.state !== 'analysing')
}

const projectOn = (name: string) => {
  const found = [...journey.sites.site(name).tables.projects.values()].find(({ key }) => key === 'FIN')
  if (!found) throw new Error(`${name} has no FIN`)
  return found
}

test('read by the connection’s account, deployed by a person’s own: proven equal, and the next plan is empty for both', async () => {
  const { tables } = journey.sites.site('production')
  tables.users.delete(String(projectOn('staging').leadAccountId))
  const plan = await planned(ada)
  expect(plan.state).toBe('ready')
  expect(plan.problems).toContainEqual(expect.objectContaining({ code: 'fallback', about: 'project:FIN' }))
  const begun = await dora.get('deployments.start', { plan: plan.id, fingerprint: String(plan.fingerprint) })
  const ended = await dora.until('deployments.get', { id: begun.id }, (now) => now.proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0, proof: { equal: true, differences: [] } })
  expect(projectOn('production').leadAccountId).toBe(journey.sites.account('production', 'scoped').accountId)
  for (const client of [dora, ada]) expect(await planned(client)).toMatchObject({ state: 'ready', changes: 0 })
})
