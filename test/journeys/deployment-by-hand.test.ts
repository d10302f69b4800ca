/** A deployment to Data Center as people live it: it waits for them, says what to click, takes their word where it must, and ends proven. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getDeployment, loadPlan } from '../../src/store/index.ts'
import { Person } from '../simulation/person.ts'
import type { Client } from './client.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'

const UNSEEN = ['workflow', 'workflow-scheme', 'screen-scheme', 'issue-type-screen-scheme', 'filter']
const CLOUD_ONLY = new Set(['VIEW_AGGREGATED_DATA', 'EDIT_ISSUE_LAYOUT', 'EDIT_WORKFLOW'])

let journey: Journey
let ada: Client

beforeAll(async () => {
  journey = await beginJourney([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'production', kind: 'dataCenter', story: 'empty', contextPath: '/jira' },
  ])
  ada = await journey.administrator()
  await connectAll(ada, journey, ['staging', 'production'])
  for (const scheme of journey.sites.site('staging').tables.permissionSchemes.values())
    scheme.grants = scheme.grants.filter(({ permission }) => !CLOUD_ONLY.has(permission))
})
afterAll(() => journey[Symbol.asyncDispose]())

const rests = (id: string) =>
  ada.until('deployments.get', { id }, ({ state }) => ['paused', 'stopped', 'done', 'failed'].includes(state))

test('it waits for a person, goes on when the clicks are made, and its proof says whose word it stands on', async () => {
  const answers = { ...Object.fromEntries(UNSEEN.map((kind) => [kind, 'by-hand'])), 'issue-type:Epic': 'use' }
  const { id: plan } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'], answers })
  const made = await ada.until('plans.get', { id: plan }, (now) => now.state !== 'analysing')
  expect(made).toMatchObject({ state: 'ready', error: null })
  const { id } = await ada.get('deployments.start', { plan, fingerprint: String(made.fingerprint) })
  const first = await rests(id)
  expect(first).toMatchObject({
    state: 'paused',
    failed: 0,
    error: expect.stringMatching(/^\d+ steps wait for a person\.$/),
  })
  expect((await ada.get('overview.get', {})).waiting).toContainEqual(
    expect.objectContaining({
      code: 'deployment-waits',
      says: expect.stringMatching(/waits: \d+ steps wait for a person\.$/),
    }),
  )
  const shown = await journey.command(['deployments', 'show', id])
  expect(shown.out).toContain('by-hand  create status:Draft')
  expect(shown.out).toContain('Open Administration → Issues → Statuses.')
  expect((await ada.refused('deployments.confirm', { id, step: 'create status:Draft' })).status).toBe(409)
  expect((await journey.command(['deployments', 'report', id])).out).toContain('Name: Draft')

  const { db } = journey.database
  const { planId } = await getDeployment(db, id)
  const steps = new Map((await loadPlan(db, planId)).plan.steps.map((step) => [step.id, step]))
  const person = new Person(journey.sites.site('staging'), journey.sites.site('production'))
  let isByCommand = true
  for (let rounds = 0; rounds < 12 && (await rests(id)).state === 'paused'; rounds++) {
    for (const { id: step, state, byHand } of (await ada.get('deployments.steps', { id })).steps) {
      const planned = steps.get(step)
      if (state !== 'by-hand' || !planned) continue
      person.does(planned)
      if (!byHand?.unseen) continue
      if (isByCommand) expect((await journey.command(['deployments', 'confirm', id, step])).code).toBe(0)
      else await ada.get('deployments.confirm', { id, step })
      isByCommand = false
    }
    await ada.get('deployments.resume', { id })
  }
  const ended = await ada.until('deployments.get', { id }, ({ proof }) => proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0, done: ended.total, proof: { equal: true, differences: [] } })
  expect(ended.proof?.unproven).toContainEqual({ what: 'Workflows', by: expect.stringMatching(/^(person|command):/) })
  const { controls } = await ada.get('deployments.controls', { id })
  expect(controls.map(({ what }) => what)).toContain('confirmed')
  const told = await journey.command(['deployments', 'report', id])
  expect(told.out).toMatch(/Not provable here: .*workflows/)
})
