/** The scenes of the portfolio: empty, then an objective with what sync has made below it. */
import { type Page, expect as seen } from '@playwright/test'
import { open, PATIENCE, type Scene } from './scene.ts'

export const PORTFOLIO_EMPTY: readonly Scene[] = [
  { name: 'portfolio-objectives-empty', act: open('/portfolio/objectives', 'No objective yet') },
  { name: 'portfolio-items-empty', act: open('/portfolio/items', 'The portfolio is empty') },
]

/** Each ends at the list, with the item's row seen. */
async function moveUnder(page: Page, code: string, parent: RegExp): Promise<void> {
  const row = page.getByRole('row', { name: new RegExp(`\\b${code}\\b`) })
  await row.hover()
  await row.getByRole('button', { name: `More for ${code}` }).click()
  await page.getByRole('menuitem', { name: 'Move under …' }).click()
  await page.getByRole('complementary').getByRole('button', { name: parent }).click()
  await seen(page.getByRole('complementary')).toBeHidden()
}

const making: readonly Scene[] = [
  {
    name: 'portfolio-objective-new',
    async act(page, { url }) {
      await page.goto(`${url}/portfolio/objectives`)
      await page.getByRole('button', { name: 'New objective' }).click()
      await page.getByRole('textbox', { name: 'Name' }).fill('Every parcel arrives at the first attempt')
      await page.getByLabel('Due').fill(new Date(Date.now() + 7_776_000_000).toISOString().slice(0, 10))
    },
  },
  {
    name: 'portfolio-key-result-new',
    async act(page) {
      await page.getByRole('button', { name: 'Make the objective' }).click()
      await page.getByRole('button', { name: 'Key result', exact: true }).click()
      await page.getByRole('textbox', { name: 'What is measured' }).fill('Parcels delivered at the first attempt')
      await page.getByRole('textbox', { name: 'Unit' }).fill('%')
      await page.getByRole('textbox', { name: 'From' }).fill('78')
      await page.getByRole('textbox', { name: 'Now' }).fill('83.6')
      await page.getByRole('textbox', { name: 'Target' }).fill('90')
    },
  },
  {
    name: 'portfolio-items-move',
    async act(page, { url }) {
      await page.getByRole('button', { name: 'Make the key result' }).click()
      await seen(page.getByRole('list', { name: 'Key results' })).toBeVisible(PATIENCE)
      await page.goto(`${url}/portfolio/items`)
      await seen(page.getByRole('row').nth(1)).toBeVisible(PATIENCE)
      const codes = await page
        .getByRole('row')
        .getByText(/^I-\d+$/)
        .allTextContents()
      for (const code of codes.slice(0, 3)) await moveUnder(page, code, /Every parcel/)
      await page.getByRole('treegrid').focus()
    },
  },
]

const looking: readonly Scene[] = [
  { name: 'portfolio-objectives', act: open('/portfolio/objectives', 'Every parcel') },
  { name: 'portfolio-items', act: open('/portfolio/items', 'Every parcel') },
  {
    name: 'portfolio-formula',
    async act(page) {
      await page.getByTitle('Click for the issues and the formula').first().click()
      await seen(
        page
          .getByRole('complementary')
          .getByText(/of \d+ issues/)
          .first(),
      ).toBeVisible(PATIENCE)
    },
  },
  {
    name: 'portfolio-items-chosen',
    async act(page, { url }) {
      await page.goto(`${url}/portfolio/items?as=table`)
      await seen(page.getByRole('row').nth(1)).toBeVisible(PATIENCE)
      for (const box of (await page.getByRole('checkbox', { name: /^Choose / }).all()).slice(1, 4)) await box.check()
    },
  },
  {
    name: 'portfolio-item',
    async act(page) {
      await page.getByRole('row').nth(2).getByRole('link').first().click()
      await seen(page.getByRole('grid', { name: 'Issues' })).toBeVisible(PATIENCE)
    },
  },
  {
    name: 'portfolio-item-field',
    async act(page) {
      await page.getByRole('button', { name: /^Stage: .*history$/ }).click()
      await seen(page.getByRole('dialog')).toBeVisible()
    },
  },
]

export const PORTFOLIO_SCENES: readonly Scene[] = [...making, ...looking]
