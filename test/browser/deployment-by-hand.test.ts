/** Steps for a person in a real browser: the clicks to tick off, another look that finds them made, a word where nobody can look, the proof. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Change } from '../../src/configuration/index.ts'
import type { Step } from '../../src/plan/index.ts'
import { getDeployment, loadPlan } from '../../src/store/index.ts'
import { Person } from '../simulation/person.ts'
import { type AnalysisStory, beginAnalysis } from './analysis-story.ts'
import { faultsOf } from './axe.ts'
import { pictureFailures } from './picture-failures.ts'
import { PATIENCE, seen } from './sync-story.ts'
import { seenWhole } from './whole-rows.ts'

const BY_HAND = ['workflow', 'workflow-scheme', 'screen-scheme', 'issue-type-screen-scheme', 'filter']
const CLOUD_ONLY = new Set(['VIEW_AGGREGATED_DATA', 'EDIT_ISSUE_LAYOUT', 'EDIT_WORKFLOW'])
const FIRST = 'create status:Draft'

let story: AnalysisStory
let person: Person
let deployment: string
let planned: ReadonlyMap<string, Step<Change>>

beforeAll(async () => {
  story = await beginAnalysis({ name: 'production', kind: 'dataCenter', story: 'empty', contextPath: '/jira' })
  const { ada, journey } = story
  const source = journey.sites.site('staging')
  for (const scheme of source.tables.permissionSchemes.values())
    scheme.grants = scheme.grants.filter(({ permission }) => !CLOUD_ONLY.has(permission))
  person = new Person(source, journey.sites.site('production'))
  const answers = { ...Object.fromEntries(BY_HAND.map((kind) => [kind, 'by-hand'])), 'issue-type:Epic': 'use' }
  const { id: plan } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'], answers })
  const { fingerprint } = await ada.until('plans.get', { id: plan }, ({ state }) => state === 'ready')
  deployment = (await ada.get('deployments.start', { plan, fingerprint: String(fingerprint) })).id
  await rests()
  const { db } = journey.database
  const { planId } = await getDeployment(db, deployment)
  planned = new Map((await loadPlan(db, planId)).plan.steps.map((step) => [step.id, step]))
})
pictureFailures(() => story)
afterAll(async () => {
  const wrong = story?.wrong
  await story?.[Symbol.asyncDispose]()
  expect(wrong).toEqual([])
})

const rests = () =>
  story.ada.until('deployments.get', { id: deployment }, ({ state }) => state !== 'queued' && state !== 'running')
const waiting = async () =>
  (await story.ada.get('deployments.steps', { id: deployment })).steps.filter(({ state }) => state === 'by-hand')

/** What a person would do in Jira. */
function does(step: string): void {
  const found = planned.get(step)
  if (found) person.does(found)
}

async function open(step: string): Promise<void> {
  await story.page.goto(`/configuration/deployments/${deployment}?open=${encodeURIComponent(step)}`)
  await seen(story.page.getByRole('region', { name: 'By hand' })).toBeVisible()
}
const panel = () => story.page.getByRole('region', { name: 'By hand' })

test('it says that it waits for a person; a step tells its clicks, which are ticked off', async () => {
  const { page } = story
  await page.goto(`/configuration/deployments/${deployment}`)
  await seen(page.getByText(/^\d+ steps wait for a person\. \d+ of \d+ are done\.$/)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search steps' }).fill('Draft')
  await page.getByRole('row').filter({ hasText: 'Waits for a person' }).first().click()
  await seen(panel().getByRole('checkbox', { name: 'Open Administration → Issues → Statuses.' })).toBeVisible()
  await panel().getByRole('checkbox').first().check()
  expect(await faultsOf(page, 'light')).toEqual([])
  await page.setViewportSize({ width: 1024, height: 768 })
  await seenWhole(page.getByRole('grid', { name: 'Steps' }).getByRole('row'))
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('another look finds what was done, and all its clicks are ticked', async () => {
  does(FIRST)
  await open(FIRST)
  await panel().getByRole('button', { name: 'Look again' }).click()
  await story.ada.until('deployments.step', { id: deployment, step: FIRST }, ({ state }) => state === 'done')
  await seen(panel().getByRole('checkbox').last()).toBeChecked(PATIENCE)
  await seen(panel().getByRole('button', { name: 'Look again' })).toHaveCount(0)
})

test('where nobody can look a person says that it is done, and the proof says whose word it stands on', {
  timeout: 240_000,
}, async () => {
  const { page, ada } = story
  let said = false
  for (let round = 0; round < 12 && (await rests()).state === 'paused'; round++) {
    for (const { id: step, byHand } of await waiting()) {
      does(step)
      if (!byHand?.unseen) continue
      if (said) await ada.get('deployments.confirm', { id: deployment, step })
      else {
        await open(step)
        await panel().getByRole('button', { name: 'Done by hand' }).click()
        await seen(panel().getByText('Ada said that it is done.')).toBeVisible()
        said = true
      }
    }
    await ada.get('deployments.resume', { id: deployment })
  }
  await page.goto(`/configuration/deployments/${deployment}`)
  await seen(page.getByText('Compared again: equal')).toBeVisible(PATIENCE)
  await seen(page.getByText(/^Not provable here: .*workflows \(confirmed by Ada\)/)).toBeVisible()
  expect(said).toBe(true)
})
