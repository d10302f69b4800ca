/** Every page of the portfolio and of sync, empty and full, in light and dark: nothing serious for who cannot see or point, nothing lost at 1024 px. */
import { expect, test, vi } from 'vitest'
import { ACME, itemOf } from '../journeys/aligned.ts'
import { faultsOf } from './axe.ts'
import { align, day, goTo, seen, tellStory } from './sync-story.ts'

const LONG = 300_000
const story = tellStory()

const EMPTY = [
  ...['/', '/portfolio/objectives', '/portfolio/items', '/portfolio/roadmap', '/portfolio/items/I-999'],
  ...['/sync/integrations', '/sync/new', '/sync/conflicts', '/sync/activity', '/sync/doctor', '/sync/doctor?key=PAR-1'],
]
/** Filled once there is something. */
const full: string[] = []

test('empty, no page has a serious fault, light or dark', { timeout: LONG }, async () => {
  expect(await faultsOfAll(EMPTY)).toEqual([])
})

test('the pages fill: what is aligned, in conflict, cannot be written, is hidden', async () => {
  const { ada, acme } = story
  await align(story, { due: { policy: 'ask' }, start: { flow: 'from-jira' } })
  const { id, code } = await itemOf(ada, 'PAR-52')
  const objective = await ada.get('items.create', { level: 'objective', name: 'Parcels people love', due: day(90) })
  await ada.get('keyResults.create', { id: objective.id, name: 'Parcels on time', unit: '%', from: 80, target: 95 })
  await ada.get('items.change', { id, fields: { parent: objective.code, health: 'at-risk' } })
  const { id: refused } = await itemOf(ada, 'PAR-65')
  const { members } = await ada.get('members.list', { search: 'Peter Novotny' })
  await ada.get('items.change', { id: refused, fields: { owner: members[0]?.id ?? null } })
  await acme.door('PUT', '/issues/ROU-29/hidden', { from: ['service'] })
  await ada.get('sync.pause', { name: ACME })
  await acme.edit('PAR-52', { [acme.field('Target end')]: day(30) })
  await ada.get('items.change', { id, fields: { due: day(60) } })
  await ada.get('sync.resume', { name: ACME })
  const { conflicts } = await ada.until('conflicts.list', { state: 'open' }, (now) => now.conflicts.length > 0)
  const hidden = await itemOf(ada, 'ROU-29')
  await ada.until('items.get', { id: hidden.id }, ({ issue }) => issue?.state === 'hidden')
  const [integration] = (await ada.get('integrations.list', {})).integrations
  const wizard = ['level', 'fields', 'stages', 'people']
  full.push(
    ...[
      '/',
      '/portfolio/objectives',
      `/portfolio/objectives?open=${objective.id}`,
      '/portfolio/objectives?new=objective',
    ],
    ...[
      '/portfolio/items',
      `/portfolio/items?open=${id}`,
      '/portfolio/items?new=initiative',
      '/portfolio/items?as=table',
    ],
    ...[`/portfolio/items/${code}`, `/portfolio/items/${code}?show=formula`, `/portfolio/items/${objective.code}`],
    ...[`/portfolio/items/${hidden.code}`, '/portfolio/roadmap', `/portfolio/roadmap?open=${id}`],
    ...['/sync/integrations', `/sync/integrations?webhook=${ACME}`, `/sync/integrations/${integration?.id}`],
    ...wizard.map((step) => `/sync/new?integration=${integration?.id}&step=${step}`),
    ...['/sync/conflicts', `/sync/conflicts?open=${conflicts[0]?.id}`, '/sync/activity'],
    ...['/sync/doctor?key=PAR-52', '/sync/doctor?key=ROU-29', '/sync/doctor?key=PAR-39'],
  )
})

test('full, no page has a serious fault, light or dark', { timeout: LONG }, async () => {
  expect(await faultsOfAll(full)).toEqual([])
})

test('1024 px wide, nothing is cut off or beside the window', { timeout: LONG }, async () => {
  const { page } = story
  await page.setViewportSize({ width: 1024, height: 768 })
  for (const path of [...EMPTY, ...full]) {
    await goTo(story, path)
    // Tables leave columns out a moment after they know how wide they are.
    await vi.waitFor(async () => expect(await lostOn(), path).toEqual([]), { timeout: 10_000 })
  }
})

async function faultsOfAll(paths: readonly string[]): Promise<string[]> {
  const { page } = story
  const faults: string[] = []
  for (const path of paths) {
    await goTo(story, path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      faults.push(...(await faultsOf(page, colorScheme)).map((fault) => `${path}, ${colorScheme}: ${fault}`))
    }
  }
  return faults
}

/** What can be read or used and lies beyond the right edge; a part that scrolls by itself, such as the roadmap's time, may hold more. */
async function lostOn(): Promise<string[]> {
  const { page } = story
  await seen(page.locator('html')).toHaveJSProperty('scrollWidth', 1024)
  return page.locator('main :is(a, button, input, h1, h2, [role=gridcell], td)').evaluateAll((all) =>
    all
      .filter((one) => {
        const scrolls = (each: typeof one) =>
          /auto|scroll/.test(each.ownerDocument.defaultView?.getComputedStyle(each).overflowX ?? '')
        let scroller = one.parentElement
        while (scroller && !scrolls(scroller)) scroller = scroller.parentElement
        const { right, width } = one.getBoundingClientRect()
        return width > 0 && right > 1025 && (scroller === null || scroller.scrollWidth <= scroller.clientWidth)
      })
      .map((one) => `${one.tagName} ${one.textContent?.slice(0, 40)}`),
  )
}
