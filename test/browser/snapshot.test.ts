/** A snapshot's page in a real browser: how completely it was read and why not, its objects, one object's value; and addresses that lead nowhere. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AnalysisStory, beginAnalysis } from './analysis-story.ts'
import { faultsOf } from './axe.ts'
import { pictureFailures } from './picture-failures.ts'
import { goTo, seen } from './sync-story.ts'

let story: AnalysisStory
beforeAll(async () => {
  story = await beginAnalysis()
})
afterAll(() => story?.[Symbol.asyncDispose]())
pictureFailures(() => story)

/** For what reads a whole site. */
const READ = { timeout: 60_000 }
const objects = () => story.page.getByRole('grid', { name: 'Objects' })

test('without a snapshot, the history and the comparison lead to where one is taken', async () => {
  const { page } = story
  for (const path of ['/configuration/history', '/configuration/compare']) {
    await goTo(story, path)
    await seen(page.getByRole('heading', { name: 'No snapshot has been kept yet' })).toBeVisible()
    await page.getByRole('link', { name: 'Go to the snapshots' }).click()
    await seen(page.getByRole('heading', { name: 'No snapshot has been taken yet' })).toBeVisible()
  }
})

test('what could not be read is named with its reason, and is nothing to compare with', async () => {
  const { page, journey } = story
  journey.sites.fault('staging', { kind: 'server-error', path: '/screens', status: 403 })
  await page.getByRole('button', { name: 'Take snapshot' }).click()
  await page.getByRole('menuitem', { name: /^staging/ }).click()
  await page.getByRole('link', { name: 'staging', exact: true }).click()
  await seen(page.getByText('Some of it could not be read, so nothing is compared with it')).toBeVisible(READ)
  const screens = page.getByRole('listitem').filter({ hasText: /^Screen\b/ })
  await seen(screens.first()).toContainText('Partial')
  await seen(screens.first()).toContainText('403')
  await seen(objects()).toBeVisible()
})

test('read again once that is mended: complete, and every kind says how it was read', async () => {
  const { page, journey } = story
  journey.sites.site('staging').faults.clear()
  const before = page.url()
  await page.getByRole('button', { name: 'Read everything again' }).click()
  await seen(page).not.toHaveURL(before)
  await seen(page.getByText('Complete', { exact: true })).toBeVisible(READ)
  await page.getByText('Everything was read in full.').click()
  const how = page.getByRole('table', { name: 'How each kind was read' })
  await seen(how.getByRole('row', { name: /^Workflow \d+ In full$/ })).toBeVisible()
})

test('the search looks inside values; a value is read by keyboard, and Esc gives the list back', async () => {
  const { page } = story
  await page.getByRole('searchbox', { name: 'Search objects' }).fill('beacon')
  await seen(objects().getByText('Squad (select)')).toBeVisible()
  await seen(objects().getByText('Task Screen')).toHaveCount(0)
  await objects().focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'Squad (select)' })
  await seen(panel.getByText('Beacon', { exact: true }).first()).toBeAttached()
  await seen(page).toHaveURL(/open=/)
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await faultsOf(page, scheme)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.keyboard.press('Escape')
  await seen(panel).toHaveCount(0)
  await seen(objects()).toBeFocused()
})

test('what is not there is said within the product, with a way on', async () => {
  const { page } = story
  const gone = '00000000-0000-4000-8000-000000000000'
  for (const path of ['/nowhere/at/all', '/configuration/snapshots/no-id', `/configuration/snapshots/${gone}`]) {
    await goTo(story, path)
    await seen(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await seen(page.getByText('It may have been removed, or the link is not whole.')).toBeVisible()
    await seen(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  }
  await page.getByRole('link', { name: 'Go to the overview' }).click()
  await seen(page.getByRole('heading', { name: 'Overview' })).toBeVisible()
})

test('the palette finds every page by its name', async () => {
  const { page } = story
  for (const [name, path] of [
    ['History', '/configuration/history'],
    ['API keys', '/settings/keys'],
    ['One-time links', '/sites/hand-overs'],
  ] as const) {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Find a page/ }).fill(name)
    await page.getByRole('option', { name: new RegExp(`^${name}`), selected: true }).click()
    await page.waitForURL(`**${path}`)
    await seen(page.getByRole('dialog')).toHaveCount(0)
  }
  expect(story.wrong).toEqual([])
})
