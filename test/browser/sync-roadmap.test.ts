/** Bars are moved by mouse and by keyboard; what that would write is shown first, and nothing is written before somebody says so. */
import type { Locator } from '@playwright/test'
import { expect, test } from 'vitest'
import { itemOf, settled } from '../journeys/aligned.ts'
import { align, day, goTo, PATIENCE, seen, tellStory } from './sync-story.ts'

const [DRAGGED, PRESSED] = ['PAR-52', 'PAR-65']
const STARTS = -5
const ENDS = 40

const story = tellStory(async (begun) => {
  const { acme } = begun
  for (const key of [DRAGGED, PRESSED])
    await acme.edit(key, { [acme.field('Target start')]: day(STARTS), [acme.field('Target end')]: day(ENDS) })
  // Jira alone decides when something starts.
  await align(begun, { start: { flow: 'from-jira' } })
})

test('a bar’s end is dragged: the preview names the request to Jira; Cancel leaves everything as it was', async () => {
  const { acme, ada } = story
  await goTo(story, '/portfolio/roadmap')
  await dragEnd(10)
  await seen(changes()).toContainText('1 change, not written yet')
  await seen(changes()).toContainText(/Here.*Due.*→/)
  await seen(changes()).toContainText(`In JiraPUT /rest/api/3/issue/${DRAGGED}`)
  await seen(changes()).toContainText(`${day(ENDS)} → ${day(ENDS + 10)}`)
  await changes().getByRole('button', { name: 'Cancel' }).click()
  await seen(changes()).toHaveCount(0)
  await seen(bar()).toHaveAccessibleName(new RegExp(`to ${spoken(ENDS)}`))
  await settled(ada)
  expect(await acme.writesAsked()).toEqual([])
  expect(await itemOf(ada, DRAGGED)).toMatchObject({ due: day(ENDS) })
})

test('dragged again and written, Jira has the date', async () => {
  const { acme, ada } = story
  await dragEnd(10)
  await changes().getByRole('button', { name: 'Write' }).click()
  await seen(changes()).toHaveCount(0)
  await seen(bar()).toHaveAccessibleName(new RegExp(`to ${spoken(ENDS + 10)}`))
  await ada.until('items.list', {}, () => acme.written().length > 0)
  expect(acme.written()).toMatchObject([{ key: DRAGGED, field: 'Target end' }])
  expect(await acme.see(DRAGGED)).toMatchObject({ [acme.field('Target end')]: day(ENDS + 10) })
})

test('by keyboard alone: Alt and arrows move the end, Shift by a week, Esc lets go, Enter writes', async () => {
  const { page, acme, ada } = story
  await barOf('Ready for the peak season').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await seen(changes()).toContainText(`${day(ENDS)} → ${day(ENDS + 8)}`)
  await page.keyboard.press('Escape')
  await seen(changes()).toHaveCount(0)
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  await seen(changes()).toContainText(`${day(ENDS)} → ${day(ENDS - 7)}`)
  await page.keyboard.press('Enter')
  await seen(changes()).toHaveCount(0)
  await ada.until('items.list', {}, () => acme.written().length > 1)
  expect(await acme.see(PRESSED)).toMatchObject({ [acme.field('Target end')]: day(ENDS - 7) })
})

test('what Jira alone decides cannot be dragged, nor moved by a key, and says why', async () => {
  const { page, ada } = story
  const why = page.getByText(`Jira alone decides the start: edit it in ${DRAGGED}.`)
  const { x, y, width, height } = await boxOfBar()
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width / 2 + 60, y + height / 2, { steps: 6 })
  await seen(page.getByRole('status').filter({ has: why })).toBeVisible()
  await page.mouse.up()
  await seen(why).toHaveCount(0)
  await bar().focus()
  await page.keyboard.press('ArrowRight')
  await seen(why.first()).toBeVisible()
  await seen(changes()).toHaveCount(0)
  expect(await itemOf(ada, DRAGGED)).toMatchObject({ start: day(STARTS), due: day(ENDS + 10) })
})

const changes = (): Locator => story.page.getByRole('region', { name: 'Changes that are not written yet' })
const barOf = (name: string): Locator => story.page.getByRole('button', { name: new RegExp(`^${name}, \\d`) })
const bar = (): Locator => barOf('One API for everything')

async function boxOfBar() {
  await seen(bar()).toBeVisible(PATIENCE)
  const box = await bar().boundingBox()
  if (!box) throw new Error('the bar is nowhere')
  return box
}

/** By so many days, told from how long the bar is. */
async function dragEnd(days: number): Promise<void> {
  const { page } = story
  const { x, y, width, height } = await boxOfBar()
  const end = x + width - 2
  const far = (days * width) / (ENDS - STARTS + 1)
  await page.mouse.move(end, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(end + far, y + height / 2, { steps: 8 })
  await page.mouse.up()
}

/** "22 December 2026". */
const spoken = (from: number): string =>
  new Date(day(from)).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
