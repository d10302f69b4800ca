/** An administrator sets an integration up step by step, sees what it would do before anything is written, and starts it. */
import type { Locator } from '@playwright/test'
import { expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { connectAcme, SCOPE } from '../journeys/aligned.ts'
import { goTo, PATIENCE, seen, tellStory } from './sync-story.ts'

let before: Row
const story = tellStory(async ({ ada, acme, journey }) => {
  before = await acme.state()
  await connectAcme(ada, journey.sites)
})

const NAME = 'Epics of parcels and routes'

test('the first step is offered where nothing is aligned yet; a site and its projects are chosen', async () => {
  const { page } = story
  await goTo(story, '/sync/integrations')
  await seen(page.getByRole('heading', { name: 'Nothing is kept aligned yet' })).toBeVisible()
  await page.getByRole('link', { name: 'Set up an integration' }).click()
  await seen(next()).toBeDisabled()
  await choose('Connection', 'acme')
  await page.getByRole('combobox', { name: 'Projects' }).click()
  for (const key of SCOPE) await page.getByRole('option', { name: new RegExp(`^${key} · `) }).click()
  await page.keyboard.press('Escape')
  await next().click()
})

test('the level has its issue types already, and is given a name', async () => {
  const { page } = story
  await seen(page.getByRole('radio', { name: 'Initiatives' })).toBeChecked()
  await seen(page.getByRole('checkbox', { name: /^Epic/ })).toBeChecked()
  await seen(page.getByRole('checkbox', { name: /^Story/ })).not.toBeChecked()
  await page.getByLabel('Name of the integration').fill(NAME)
  await next().click()
})

test('each field has its direction and who wins, and says in a sentence what that means', async () => {
  const { page } = story
  const name = page.getByRole('group', { name: 'Name', exact: true })
  const labels = page.getByRole('group', { name: 'Labels', exact: true })
  await seen(labels.getByTitle('It is Jira’s own field for it.')).toContainText('Suggested')
  await seen(page.getByRole('combobox', { name: 'Jira’s field for Due' })).toHaveValue('Target end')
  await choose('Where both changed Name', 'Ask a person')
  await seen(name.getByText('Where both changed, a person chooses.')).toBeVisible()
  const start = page.getByRole('group', { name: 'Start', exact: true })
  await start.getByTitle('From Jira').click()
  await seen(page.getByRole('combobox', { name: 'Where both changed Start' })).toBeDisabled()
  await choose('Jira’s field for Due', 'Target end')
  await next().click()
})

test('each status stands for a stage, and everybody in Jira is taken as Jira knows them', async () => {
  const { page } = story
  await choose('Stage of To Do', 'Idea')
  await seen(page.getByText(/^Nothing in Jira stands for Planned/)).toBeVisible()
  await next().click()
  const people = page.getByRole('grid', { name: 'People' })
  await seen(people.getByRole('row').filter({ hasText: 'Anna Berg' })).toContainText('As Jira knows them')
  await seen(page.getByText('Whoever stays a new member is taken over')).toBeVisible()
  await seen(page.getByRole('button', { name: 'Run dry' })).toBeEnabled()
})

test('back and forth, nothing that was entered is lost', async () => {
  const { page } = story
  const back = page.getByRole('button', { name: 'Back' })
  await back.click()
  await seen(page.getByRole('combobox', { name: 'Stage of To Do' })).toHaveValue('Idea')
  await back.click()
  await areAsEntered()
  await step('Level and issue types').click()
  await seen(page.getByLabel('Name of the integration')).toHaveValue(NAME)
  await step('People').click()
})

test('the dry run lists every change and writes none, there or here', async () => {
  const { page, acme, ada } = story
  await page.getByRole('button', { name: 'Run dry' }).click()
  const epics = acme.epics(...SCOPE)
  await seen(page.getByText(`Would change 0 in Jira, ${epics.length} here`)).toBeVisible(PATIENCE)
  const changes = page.getByRole('grid', { name: 'Changes' })
  for (const key of epics)
    await seen(changes.getByRole('row').filter({ has: page.getByText(key, { exact: true }) })).toHaveCount(1)
  await changes.getByRole('row').filter({ hasText: 'PAR-39' }).click()
  const panel = page.getByRole('complementary', { name: 'Change: Pick-up points' })
  await seen(panel.getByText(/Grace Okafor/)).toBeVisible()
  await page.keyboard.press('Escape')
  await isUntouched()
  expect(await ada.get('items.list', {})).toEqual({ items: [], of: 0 })
})

test('closed and opened again, the draft is as it was', async () => {
  const { page } = story
  await goTo(story, '/sync/integrations')
  await page.getByRole('link', { name: NAME }).click()
  await step('Fields').click()
  await areAsEntered()
})

test('started, every epic is on the page of items, and Jira is as it was', async () => {
  const { page, acme } = story
  await step('Dry run').click()
  await page.getByRole('button', { name: 'Run dry' }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click(PATIENCE)
  // The wizard bears the name as well: the integration's own page is what can be paused.
  await seen(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Items' }).click()
  const items = page.getByRole('treegrid', { name: 'Items' })
  for (const key of acme.epics(...SCOPE))
    await seen(items.getByRole('row').filter({ has: page.getByText(key, { exact: true }) })).toBeVisible(PATIENCE)
  await isUntouched()
})

const next = (): Locator => story.page.getByRole('button', { name: 'Next' })
const step = (title: string): Locator =>
  story.page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: title })

async function choose(label: string, option: string): Promise<void> {
  const { page } = story
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Of the step of fields. */
async function areAsEntered(): Promise<void> {
  const { page } = story
  await seen(page.getByRole('combobox', { name: 'Where both changed Name' })).toHaveValue('Ask a person')
  await seen(page.getByRole('radiogroup', { name: 'Direction of Start' }).getByLabel('From Jira')).toBeChecked()
  await seen(page.getByRole('combobox', { name: 'Jira’s field for Due' })).toHaveValue('Target end')
}

/** By all that Jira holds, and by what it was asked. */
async function isUntouched(): Promise<void> {
  expect(await story.acme.state()).toEqual(before)
  expect(await story.acme.writesAsked()).toEqual([])
}
