/** Both sides said something else of the same field: a person is asked, chooses by a key, and can take it back. */
import type { Locator } from '@playwright/test'
import { expect, test } from 'vitest'
import type { Json } from '../../src/base/index.ts'
import { ACME, itemOf, itemUntil, settled } from '../journeys/aligned.ts'
import { align, day, goTo, PATIENCE, type Story, seen, tellStory } from './sync-story.ts'

const IN_JIRA = 'Lockers in every street'
const HERE = 'Lockers at every station'
/** A name and a due date of two epics. */
const [NAMED, DATED] = ['PAR-39', 'PAR-52']

const story = tellStory(async (begun) => {
  await align(begun, { name: { policy: 'ask' }, due: { policy: 'ask' } })
  const { ada, acme } = begun
  await ada.get('sync.pause', { name: ACME })
  await bothSay(begun, NAMED, { summary: IN_JIRA }, { name: HERE })
  await bothSay(begun, DATED, { [acme.field('Target end')]: day(30) }, { due: day(60) })
  await ada.get('sync.resume', { name: ACME })
  await ada.until('conflicts.list', { state: 'open' }, ({ conflicts }) => conflicts.length === 2)
})

test('it is counted beside its place in the navigation, and told with what waits', async () => {
  const { page } = story
  await goTo(story, '/')
  await seen(inNavigation('2 waiting')).toBeVisible()
  await seen(page.getByRole('region', { name: 'What is waiting for me?' }).getByRole('link').first()).toHaveAttribute(
    'href',
    /^\/sync\/conflicts/,
  )
})

test('on the item’s own page both values stand beside each other', async () => {
  const { page, ada } = story
  const { code } = await itemOf(ada, DATED)
  await goTo(story, `/portfolio/items/${code}`)
  const conflicts = page.getByRole('region', { name: 'Conflicts' })
  await seen(conflicts.getByText('Due changed on both sides')).toBeVisible()
  await seen(conflicts.getByRole('region', { name: 'Jira' })).toContainText(asShown(day(30)))
  await seen(conflicts.getByRole('region', { name: 'Fairlead' })).toContainText(asShown(day(60)))
})

test('J keeps what Jira said, and it is here', async () => {
  const { page, ada, acme } = story
  await inNavigation('2 waiting').click()
  await seen(rowOf(IN_JIRA)).toContainText(HERE)
  const panel = await openRow(IN_JIRA)
  await page.keyboard.press('j')
  await seen(panel.getByText('Jira’s, written to Fairlead')).toBeVisible()
  await seen(inNavigation('1 waiting')).toBeVisible()
  await itemUntil(ada, NAMED, ({ name, conflicts }) => name === IN_JIRA && conflicts === 0)
  expect(await acme.see(NAMED)).toMatchObject({ summary: IN_JIRA })
  await page.keyboard.press('Escape')
})

test('P keeps what was said here, and it is in Jira; days are told as days are told everywhere', async () => {
  const { page, ada, acme } = story
  await seen(rowOf(asShown(day(30)))).toContainText(asShown(day(60)))
  const panel = await openRow(asShown(day(30)))
  await page.keyboard.press('p')
  await seen(panel.getByText('Fairlead’s, written to Jira')).toBeVisible()
  await seen(page.getByRole('navigation', { name: 'Main' }).getByText('waiting')).toHaveCount(0)
  await ada.until('items.list', {}, () => acme.written().length > 0)
  await settled(ada)
  expect(acme.written()).toMatchObject([{ key: DATED, field: 'Target end' }])
  expect(await acme.see(DATED)).toMatchObject({ [acme.field('Target end')]: day(60) })
  expect(await itemOf(ada, DATED)).toMatchObject({ due: day(60), conflicts: 0 })
})

test('what was overruled is found among the decided, and R puts it back on both sides', async () => {
  const { page, ada, acme } = story
  await goTo(story, '/sync/conflicts?state=decided')
  const panel = await openRow(IN_JIRA)
  await seen(panel.getByRole('region', { name: 'Jira' })).toContainText('kept')
  await page.keyboard.press('r')
  await seen(panel.getByRole('button', { name: /^Restore/ })).toHaveCount(0)
  await itemUntil(ada, NAMED, ({ name }) => name === HERE)
  await settled(ada)
  expect(await acme.see(NAMED)).toMatchObject({ summary: HERE })
  expect(await itemOf(ada, NAMED)).toMatchObject({ name: HERE, conflicts: 0 })
})

async function bothSay({ ada, acme }: Story, key: string, inJira: Json, here: object): Promise<void> {
  await acme.edit(key, inJira)
  await ada.get('items.change', { id: (await itemOf(ada, key)).id, fields: here })
}

const inNavigation = (says: string): Locator =>
  story.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: `Conflicts ${says}` })
const rowOf = (text: string): Locator =>
  story.page.getByRole('grid', { name: 'Conflicts' }).getByRole('row').filter({ hasText: text })

async function openRow(text: string): Promise<Locator> {
  await rowOf(text).click()
  const panel = story.page.getByRole('complementary', { name: /^Conflict: / })
  await seen(panel).toBeVisible(PATIENCE)
  return panel
}

/** "Dec 23, 2026". */
const asShown = (date: string): string =>
  new Date(date).toLocaleDateString('en', { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' })
