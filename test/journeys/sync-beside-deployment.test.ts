/** Sync and a deployment on one site: never at once, within one budget, and neither is kept from going on. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ACME, connectAcme, integrate, itemOf, itemUntil, start, statusUntil } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let acme: InJira
beforeEach(async () => {
  journey = await beginJourney([
    { name: 'sandbox', kind: 'cloud', story: 'acme' },
    { name: ACME, kind: 'cloud', story: 'acme' },
  ])
  ada = await journey.administrator()
  acme = new InJira(journey.sites, ACME)
  await connectAcme(ada, journey.sites)
  await ada.get('connections.create', { name: 'sandbox', ...journey.sites.candidate('sandbox', 'admin') })
  for (const name of ['sandbox', ACME])
    await ada.get('authorizations.save', { connections: [name], ...journey.sites.candidate(name, 'admin') })
  // What somebody has changed in the sandbox.
  const { screens, priorities } = journey.sites.site('sandbox').tables
  for (const one of [...screens.values(), ...priorities.values()]) one.description = `${one.description ?? ''} (new)`
  await start(ada, await integrate(ada))
})
afterEach(() => journey[Symbol.asyncDispose]())

/** Places, in the order of arrival, of what the site was asked with this account's token. */
const askedAs = (role: 'admin' | 'service'): number[] => {
  const { accountId } = journey.sites.account(ACME, role)
  return journey.sites.heard.flatMap(({ site, account }, at) => (site === ACME && account === accountId ? [at] : []))
}

test('while a deployment changes the site sync waits and says so; then it goes on; and Jira’s limits are met by both', async () => {
  const { id: plan } = await ada.get('plans.make', { from: 'sandbox', to: ACME, projects: ['PAR', 'ROU'] })
  const made = await ada.until('plans.get', { id: plan }, ({ state }) => state !== 'analysing')
  expect(made).toMatchObject({ state: 'ready', error: null })
  expect(made.changes).toBeGreaterThan(4)
  const { limits } = journey.sites.site(ACME)
  limits.burst = true
  limits.scale = 0.2
  journey.sites.fault(ACME, { kind: 'latency', method: 'PUT', milliseconds: 30_000 })
  journey.sites.heard.length = 0
  const { id } = await ada.get('deployments.start', { plan, fingerprint: String(made.fingerprint) })
  const waits = await statusUntil(ada, ({ problems }) => problems.some(({ code }) => code === 'deployment-under-way'))
  expect(waits.state).not.toBe('stopped')
  // Somebody's edit meanwhile is not lost.
  const item = await itemOf(ada, 'PAR-1')
  await acme.edit('PAR-1', { summary: 'Edited beside a deployment' })
  const ended = await ada.until('deployments.get', { id }, ({ proof }) => proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0, proof: { equal: true } })
  const writes = journey.sites.heard.flatMap(({ site, method }, at) => (site === ACME && method === 'PUT' ? [at] : []))
  const [first = 0, last = 0] = [writes[0], writes.at(-1)]
  expect(askedAs('service').filter((at) => at > first && at < last)).toEqual([])
  journey.sites.site(ACME).faults.clear()
  expect(await itemUntil(ada, 'PAR-1', ({ name }) => name === 'Edited beside a deployment')).toMatchObject({
    id: item.id,
  })
  await statusUntil(ada, ({ problems }) => problems.every(({ code }) => code !== 'deployment-under-way'))
  const told = journey.sites.heard.filter(({ site }) => site === ACME)
  expect(told.filter(({ status }) => status === 429).length).toBeLessThan(told.length / 20)
})
