/** How an item is measured, chosen on its page; what viewers see of a project, chosen in the settings; in light and dark; two days beside each other in a narrow window. */
import { expect, test } from 'vitest'
import { itemOf } from '../journeys/aligned.ts'
import { faultsOf } from './axe.ts'
import { align, goTo, PATIENCE, seen, tellStory } from './sync-story.ts'

const KEY = 'PAR-39'
const story = tellStory(async (begun) => {
  await align(begun, {})
})

/** In light and dark; pictures are for whoever asks for them. */
async function judge(picture = process.env.PICTURES): Promise<void> {
  const { page } = story
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await faultsOf(page, colorScheme)).toEqual([])
    if (picture)
      await page.screenshot({ path: `${picture}-${new URL(page.url()).pathname.split('/').at(-1)}-${colorScheme}.png` })
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

const progress = () => story.page.getByRole('region', { name: 'Progress' })

test('by hand: the share is said where it stands, and the issues stand beside it', async () => {
  const { page } = story
  await goTo(story, `/portfolio/items/${(await itemOf(story.ada, KEY)).code}`)
  await progress()
    .getByRole('button', { name: /^Measured/ })
    .click()
  await page.getByRole('option', { name: /by hand/ }).click()
  await progress()
    .getByRole('button', { name: /Share in percent/ })
    .click()
  await progress().getByRole('textbox', { name: 'Share in percent' }).fill('40')
  await page.keyboard.press('Enter')
  await seen(progress()).toContainText('40 %, said by hand', PATIENCE)
  await seen(progress()).toContainText('The issues below say')
  await seen(progress()).toContainText('said by Ada')
  expect((await itemOf(story.ada, KEY)).rollUp.share).toBe(0.4)
  await judge()
})

test('a project is closed to viewers in the settings', async () => {
  const { page, ada } = story
  await goTo(story, '/settings/visibility')
  await page.getByRole('combobox', { name: 'Viewers see of ROU' }).click()
  await page.getByRole('option', { name: 'Closed' }).click()
  await seen(page.getByRole('combobox', { name: 'Viewers see of ROU' })).toHaveValue('Closed', PATIENCE)
  await seen(page.getByRole('combobox', { name: 'Viewers see of ROU' })).toBeEnabled(PATIENCE)
  const { projects } = await ada.get('visibility.list', {})
  expect(projects.find(({ key }) => key === 'ROU')?.mark).toBe('closed')
  await judge()
})

test('two days beside each other fit a narrow window, and days are told as everywhere', async () => {
  const { page } = story
  await page.setViewportSize({ width: 1024, height: 768 })
  await goTo(story, '/portfolio/changes?show=all')
  const ends = page.getByRole('grid', { name: 'Items' }).getByText(/^(now )?[A-Z][a-z]{2} \d{1,2}, \d{4}$/)
  await seen(ends.first()).toBeVisible(PATIENCE)
  await seen(page.getByText(/\b\d{4}-\d\d-\d\d\b/)).toHaveCount(0)
  await seen(page.locator('html')).toHaveJSProperty('scrollWidth', 1024)
})
