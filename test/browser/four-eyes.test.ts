/** Four eyes in a real browser: a site is marked, a plan of somebody else’s is approved and taken back, and one’s own waits and says for what. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AnalysisStory, beginAnalysis, planned } from './analysis-story.ts'
import { faultsOf } from './axe.ts'
import { pictureFailures } from './picture-failures.ts'
import { PATIENCE, seen } from './sync-story.ts'

const WANTED = { from: 'staging', to: 'production', projects: ['FIN'] }
let story: AnalysisStory

beforeAll(async () => {
  story = await beginAnalysis({ name: 'production', kind: 'cloud', story: 'empty' })
})
pictureFailures(() => story)
afterAll(async () => {
  const wrong = story?.wrong
  await story?.[Symbol.asyncDispose]()
  expect(wrong).toEqual([])
})

/** For whoever wants to look: `FAIRLEAD_PICTURES` is a folder. */
async function judged(name: string): Promise<void> {
  const { page } = story
  const folder = process.env.FAIRLEAD_PICTURES
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` })
    expect(await faultsOf(page, colorScheme)).toEqual([])
  }
}

test('an administrator marks a site on its page, and the list says so', async () => {
  const { page } = story
  await page.goto('/sites/production')
  const production = page.getByRole('switch', { name: 'This site is production' })
  await production.click()
  await seen(production).toBeChecked()
  await seen(page.getByText('Production', { exact: true })).toHaveCount(2)
  await judged('site')
  await page.goto('/sites')
  await seen(page.getByRole('row').getByText('production', { exact: true })).toHaveCount(2)
  await judged('sites')
})

test('one’s own plan waits for somebody else, and its button says so', async () => {
  const { page, ada } = story
  await story.journey.person('deployer')
  await page.goto(`/configuration/plans/${await planned(ada, WANTED)}/review`)
  await seen(page.getByText('The target is production: somebody else must approve this plan.')).toBeVisible(PATIENCE)
  await seen(page.getByText('You made it or answered in it')).toBeVisible()
  const apply = page.getByRole('button', { name: /^Apply \d/ })
  await seen(apply).toBeDisabled()
  await seen(apply).toHaveAttribute('title', 'It waits for the approval of somebody else.')
  await seen(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  await judged('own-plan')
})

test('a plan of somebody else’s is approved, and the approval taken back', async () => {
  const { page, journey } = story
  const dora = await journey.person('deployer')
  await page.goto(`/configuration/plans/${await planned(dora, WANTED)}/review`)
  const approve = page.getByRole('button', { name: 'Approve' })
  await seen(approve).toBeVisible(PATIENCE)
  await judged('to-approve')
  await approve.click()
  await seen(page.getByText(/^Approved by Ada/)).toBeVisible()
  await seen(page.getByRole('button', { name: /^Apply \d/ })).toBeDisabled()
  await seen(page.getByText('Somebody else must start it.')).toBeVisible()
  await judged('approved')
  await page.getByRole('button', { name: 'Take back' }).click()
  await seen(approve).toBeVisible()
})
