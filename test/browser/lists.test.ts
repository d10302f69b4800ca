/** Lists in a real browser: nothing flashes before they are known, names keep their room, what is taken out has a name. */
import { expect, test } from 'vitest'
import { ACME } from '../journeys/aligned.ts'
import type { Client } from '../journeys/client.ts'
import { faultsOf } from './axe.ts'
import { align, goTo, PATIENCE, seen, tellStory } from './sync-story.ts'
import { seenWhole } from './whole-rows.ts'

const story = tellStory()

const EMPTY = [
  ['/sites', 'connections', 'Connect a site', 'No site is connected yet'],
  ['/sites/hand-overs', 'hand-overs', 'Ask for a token', 'No link was made yet'],
  ['/configuration/deployments', 'deployments', 'New deployment', 'Nothing has been deployed yet'],
  ['/configuration/plans', 'plans', 'New deployment', 'No plan has been made yet'],
  ['/configuration/snapshots', 'snapshots', 'Take snapshot', 'No snapshot has been taken yet'],
  ['/configuration/history', 'snapshots/history', 'Compare two', 'No snapshot has been kept yet'],
  ['/sync/integrations', 'integrations', 'Set up an integration', 'Nothing is kept aligned yet'],
  ['/portfolio/objectives', 'items/counts', 'New objective', 'No objective yet'],
  ['/portfolio/items', 'items/lines', 'New item', 'The portfolio is empty'],
  ['/settings/keys', 'keys', 'Make a key', 'No key yet'],
] as const

test.each(EMPTY)('%s shows its action only once its list is known', async (path, list, action, title) => {
  const { page } = story
  const answer = Promise.withResolvers<void>()
  const route = new RegExp(`/api/v1/${list}(\\?|$)`)
  await page.route(route, async (asked) => {
    await answer.promise
    await asked.continue()
  })
  await page.goto(path)
  await seen(page.getByRole('status', { name: 'Loading' }).first()).toBeVisible()
  expect(await page.locator('main').getByText(action, { exact: true }).count()).toBe(0)
  answer.resolve()
  await seen(page.getByRole('heading', { name: title })).toBeVisible()
  await page.unroute(route)
})

const LABEL = 'q3'

test('a label’s ✕ says what it takes out', async () => {
  await align(story)
  const { page, ada } = story
  const { items } = await ada.until('items.list', {}, (now) => now.items.length > 0)
  const [item] = items
  if (!item) throw new Error('sync has made items')
  await ada.get('items.change', { id: item.id, fields: { labels: [LABEL, 'parcels'] } })
  await goTo(story, `/portfolio/items/${item.code}`)
  await page.getByRole('button', { name: `Take out ${LABEL}` }).click()
  await seen(page.getByRole('button', { name: `Take out ${LABEL}` })).toHaveCount(0)
  await seen(page.getByRole('button', { name: 'Take out parcels' })).toBeVisible()
  await ada.until('items.get', { id: item.id }, ({ labels }) => labels.join() === 'parcels')
  expect(await faultsOf(page, 'light')).toEqual([])
})

test.each([1440, 1024])('names of the tree keep their room at %i', async (width) => {
  const { page } = story
  await page.setViewportSize({ width, height: 768 })
  await goTo(story, '/portfolio/items')
  const names = page.locator('[role=treegrid] [role=gridcell]:has(a[href^="/portfolio/items/"])')
  await seen(names.first()).toBeVisible(PATIENCE)
  const rooms = await names.evaluateAll((cells) => cells.map((cell) => cell.clientWidth))
  expect(Math.min(...rooms)).toBeGreaterThanOrEqual(320)
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
})

const WITH_PANEL = [
  ['/activity', 'Lines'],
  ['/sync/activity', 'Steps'],
  ['/configuration/snapshots', 'Objects'],
] as const

test.each(WITH_PANEL)('%s beside an open panel shows no half row at 1024', async (path, label) => {
  const { page, ada } = story
  await page.setViewportSize({ width: 1024, height: 768 })
  const rows = page.getByRole('grid', { name: label }).getByRole('row')
  await goTo(story, path === '/configuration/snapshots' ? await pathOfSnapshot(ada) : path)
  await rows.locator('visible=true').nth(2).click()
  await seen(page.getByRole('complementary')).toBeVisible()
  await seenWhole(rows)
})

async function pathOfSnapshot(ada: Client): Promise<string> {
  const { id } = await ada.get('snapshots.take', { connection: ACME })
  await ada.until('snapshots.get', { id }, ({ state }) => state === 'done')
  return `/configuration/snapshots/${id}`
}
