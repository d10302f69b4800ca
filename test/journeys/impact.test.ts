/** Whom a change reaches, over HTTP and by command: counted by the target once, kept with the plan; and the list of checks. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanView } from '../../src/actions/index.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let plan: PlanView
beforeAll(async () => {
  journey = await beginJourney([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'production', kind: 'cloud', story: 'drifted' },
  ])
  ada = await journey.administrator()
  for (const name of ['staging', 'production'])
    await ada.get('connections.create', { name, ...journey.sites.candidate(name, 'admin') })
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['OPS'] })
  plan = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
}, 120_000)
afterAll(() => journey[Symbol.asyncDispose]())

test('counted when it is asked, and then no more', async () => {
  const { differences } = await ada.get('plans.differences', { id: plan.id, choice: 'update', kind: 'workflow' })
  const key = String(differences[0]?.key)
  const found = await ada.get('plans.impact', { id: plan.id, key })
  expect(found.projects.count).toBeGreaterThan(0)
  expect(found.issues.count).toBeGreaterThan(0)
  expect([found.boards.reason, found.filters.reason, found.losing.reason]).toEqual([null, null, null])
  expect(await ada.get('plans.impact', { id: plan.id, key })).toEqual(found)
  const told = await journey.command(['plans', 'impact', plan.id, key, '--json'])
  expect([told.err, told.json()]).toEqual(['', found])
  const table = await journey.command(['plans', 'impact', plan.id, key])
  expect(table.out).toContain(String(found.projects.names[0]))
})

test('what is in no plan is said to be in none', async () => {
  const refused = await ada.refused('plans.impact', { id: plan.id, key: 'workflow:Nowhere' })
  expect([refused.status, refused.body.code, refused.body.about]).toEqual([404, 'not-found', 'workflow:Nowhere'])
})

test('every problem of the plan is one that the list of checks explains', async () => {
  const { checks } = await ada.get('checks.list', {})
  const codes = new Set(checks.map(({ code }) => code))
  expect(plan.problems.length).toBeGreaterThan(0)
  expect(plan.problems.filter(({ code }) => !codes.has(code))).toEqual([])
  const told = await journey.command(['plans', 'checks', '--json'])
  expect(told.json()).toEqual(checks)
})
