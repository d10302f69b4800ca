/** Undo in a real browser: from a deployment that ended, through a plan that is looked at and named, to a site that is as it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { notRestored } from '../comparer/undone.ts'
import { type AnalysisStory, beginAnalysis, planned } from './analysis-story.ts'
import { faultsOf } from './axe.ts'
import { pictureFailures } from './picture-failures.ts'
import { PATIENCE, seen } from './sync-story.ts'

let story: AnalysisStory
let before: Row
let deployment: string

beforeAll(async () => {
  story = await beginAnalysis()
  before = await story.journey.sites.state('production')
  const id = await planned(story.ada, { from: 'staging', to: 'production', projects: ['FIN'] })
  const plan = await story.ada.get('plans.get', { id })
  const answers = Object.fromEntries(
    plan.problems.flatMap(({ about, choices }) => (choices?.[0] ? [[about, choices[0].answer]] : [])),
  )
  await story.ada.get('plans.answer', { id, answers })
  const ready = await story.ada.until('plans.get', { id }, ({ state }) => state === 'ready')
  const started = await story.ada.get('deployments.start', { plan: id, fingerprint: String(ready.fingerprint) })
  deployment = started.id
  await story.ada.until('deployments.get', { id: deployment }, ({ proof }) => proof !== null)
})
pictureFailures(() => story)
afterAll(async () => {
  const wrong = story?.wrong
  await story?.[Symbol.asyncDispose]()
  expect(wrong).toEqual([])
})

test('its button makes a plan that says what goes, and changes nothing yet', async () => {
  const { page } = story
  const deployed = await story.journey.sites.state('production')
  await page.goto(`/configuration/deployments/${deployment}`)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.waitForURL(/\/plans\/.+\/analyse$/)
  await seen(page.getByRole('link', { name: 'a deployment' })).toBeVisible(PATIENCE)
  await seen(page.getByRole('link', { name: /^Review \d/ })).toBeVisible(PATIENCE)
  expect(notRestored(deployed, await story.journey.sites.state('production'))).toEqual([])
  expect(await faultsOf(page, 'light')).toEqual([])
})

test('applied by the name of the site, it ends equal, the site is as it was, and each names the other', async () => {
  const { page } = story
  await page.getByRole('link', { name: /^Review \d/ }).click()
  await page.getByRole('button', { name: /^Apply \d/ }).click()
  const asked = page.getByRole('dialog')
  await seen(asked.getByText('This deletes on production:')).toBeVisible()
  await asked.getByLabel('Type production to confirm').fill('production')
  await asked.getByRole('button', { name: /^Apply \d/ }).click()
  await page.waitForURL(/\/configuration\/deployments\/[\w-]+$/)
  await seen(page.getByText('Compared again: equal')).toBeVisible(PATIENCE)
  expect(notRestored(before, await story.journey.sites.state('production'))).toEqual([])
  await seen(page.getByText('An undo')).toBeVisible()
  await page.getByRole('link', { name: 'look at it' }).click()
  await page.waitForURL(new RegExp(`/configuration/deployments/${deployment}$`))
  await seen(page.getByText('Undone', { exact: true })).toBeVisible()
  expect(await faultsOf(page, 'light')).toEqual([])
})
