/** By keyboard alone: past the navigation, through the tree of items, an item's page and the roadmap, and back to where one was. */
import type { Locator } from '@playwright/test'
import { test } from 'vitest'
import { itemOf } from '../journeys/aligned.ts'
import { align, day, goTo, seen, tellStory } from './sync-story.ts'

const OBJECTIVE = 'Parcels people love'
let objective: string
let initiative: string
const story = tellStory(async (begun) => {
  const { ada, acme } = begun
  await acme.edit('PAR-52', { [acme.field('Target start')]: day(-5), [acme.field('Target end')]: day(40) })
  await align(begun)
  const { id, code } = await itemOf(ada, 'PAR-52')
  const made = await ada.get('items.create', { level: 'objective', name: OBJECTIVE })
  await ada.get('items.change', { id, fields: { parent: made.code } })
  objective = made.code
  initiative = code
})

test('the first Tab of a page leads past the navigation', async () => {
  const { page } = story
  await goTo(story, '/portfolio/items')
  await press('Tab')
  await seen(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await press('Enter')
  await tabTo(page.getByRole('treegrid', { name: 'Items' }))
})

test('the tree of items: arrows close and open it, Space looks, Enter goes in', async () => {
  const { page } = story
  const row = (code: string): Locator => page.getByRole('row', { name: new RegExp(`\\b${code}\\b`) }).first()
  await seen(row(initiative)).toBeVisible()
  await press('End')
  for (let at = 0; at < 20 && !(await isAt(row(objective))); at++) await press('ArrowUp')
  await seen(row(objective)).toHaveAttribute('aria-expanded', 'true')
  await press('ArrowLeft')
  await seen(row(objective)).toHaveAttribute('aria-expanded', 'false')
  await seen(row(initiative)).toHaveCount(0)
  await press('ArrowRight')
  await seen(row(initiative)).toBeVisible()
  await press('ArrowRight')
  await press(' ')
  const panel = page.getByRole('complementary', { name: `Progress of ${initiative}` })
  await seen(panel).toBeVisible()
  await press('Escape')
  await seen(panel).toHaveCount(0)
  await press('Enter')
  await page.waitForURL(new RegExp(`/portfolio/items/${initiative}$`))
})

/** The row that the focused list is at. */
async function isAt(row: Locator): Promise<boolean> {
  const at = await story.page.getByRole('treegrid', { name: 'Items' }).getAttribute('aria-activedescendant')
  return at !== null && at === (await row.getAttribute('id'))
}

test('an item’s page: a field is reached, changed, and has the focus still; the formula opens and closes', async () => {
  const { page, ada } = story
  const stage = page.getByRole('button', { name: `Stage of ${initiative}` })
  await seen(page.getByRole('heading', { level: 1 })).toBeVisible()
  const formula = page.getByRole('button', { name: /Show the issues and the formula/ })
  await tabTo(formula)
  await press('Enter')
  const panel = page.getByRole('complementary', { name: `Progress of ${initiative}` })
  await seen(panel).toBeFocused()
  await press('Escape')
  await seen(formula).toBeFocused()
  await tabTo(stage)
  await press('Enter')
  await seen(page.getByRole('listbox', { name: `Stage of ${initiative}` })).toBeVisible()
  await press('ArrowDown')
  await press('Enter')
  await seen(stage).not.toContainText('Under way')
  await seen(stage).toBeFocused()
  const { id } = await itemOf(ada, 'PAR-52')
  await ada.until('items.get', { id }, (now) => now.stage !== 'underway')
})

test('the roadmap: arrows go from row to row, Tab to the bar, Enter opens its panel, Esc comes back', async () => {
  const { page } = story
  await goTo(story, '/portfolio/roadmap')
  const bar = page.getByRole('button', { name: /^One API for everything, \d/ })
  const names = page.getByRole('treegrid', { name: 'Roadmap' }).getByRole('rowheader')
  await seen(bar).toBeVisible()
  await tabTo(names.getByRole('button', { name: `${objective} ${OBJECTIVE}` }))
  await press('ArrowDown')
  await seen(names.getByRole('button', { name: `${initiative} One API for everything` })).toBeFocused()
  await press('Tab')
  await seen(bar).toBeFocused()
  await press('Enter')
  const panel = page.getByRole('complementary', { name: new RegExp(initiative) })
  await seen(panel).toBeFocused()
  await press('Escape')
  await seen(panel).toHaveCount(0)
  await seen(bar).toBeFocused()
})

test('more for an item: its menu opens as often as it is asked for, and Esc gives the focus back', async () => {
  const { page } = story
  await goTo(story, '/portfolio/items')
  const more = page.getByRole('button', { name: `More for ${initiative}`, exact: true })
  await more.click()
  await seen(page.getByRole('menuitem', { name: 'Move under …' })).toBeVisible()
  await press('Escape')
  await seen(page.getByRole('menu')).toHaveCount(0)
  await seen(more).toBeFocused()
  await press('Enter')
  await seen(page.getByRole('menuitem', { name: 'Move under …' })).toBeVisible()
})

const press = (key: string): Promise<void> => story.page.keyboard.press(key)

/** Somewhere down the page, as far as a person would go. */
async function tabTo(wanted: Locator): Promise<void> {
  for (let at = 0; at < 60; at++) {
    if (await wanted.evaluate((one) => one === one.ownerDocument.activeElement)) return
    await press('Tab')
  }
  await seen(wanted).toBeFocused()
}
