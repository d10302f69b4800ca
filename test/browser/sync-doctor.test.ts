/** The doctor is asked by key: what is in sync, what was moved out of reach, what is gone or hidden, and what a person says of it. */
import type { Locator } from '@playwright/test'
import { expect, test } from 'vitest'
import { itemOf } from '../journeys/aligned.ts'
import { align, goTo, PATIENCE, seen, tellStory } from './sync-story.ts'

const story = tellStory((begun) => align(begun))

test('nothing is asked yet: it says what it is for; a key is typed, and the issue is in sync', async () => {
  const { page, ada } = story
  const { code } = await itemOf(ada, 'PAR-39')
  await goTo(story, '/sync/doctor')
  await seen(page.getByRole('heading', { name: 'Which issue?' })).toBeVisible()
  await ask(' par-39')
  await seen(verdictOn('PAR-39')).toContainText('In sync')
  await seen(verdictOn('PAR-39')).toContainText(`PAR-39 and ${code} say the same.`)
  await seen(theStory()).toContainText(`It stands for ${code} Pick-up points`)
  await seen(page.getByRole('row').filter({ hasText: 'Summary' })).toContainText('Agreed')
})

test('an issue of a project that nothing reads was never read, and that is said, not that it is gone', async () => {
  const { page } = story
  await ask('WHM-1')
  await seen(verdictOn('WHM-1')).toContainText('Not known')
  await seen(verdictOn('WHM-1')).toContainText('no integration is about its project')
  await seen(page.getByRole('row')).toHaveCount(0)
})

test('an issue that was moved out of the projects is outside, and is found by the key it had', async () => {
  const { ada, acme } = story
  const { id } = await itemOf(ada, 'ROU-43')
  const roles = await acme.ask('admin', 'GET', '/project/WHM/role')
  const role = String(roles.Developers).split('/').at(-1)
  await acme.ask('admin', 'POST', `/project/WHM/role/${role}`, { user: [acme.service] })
  const { key } = await acme.door('POST', '/issues/ROU-43/move', { project: 'WHM', as: 'admin' })
  await ada.until('items.get', { id }, ({ issue }) => issue?.state === 'outside')
  await ask('ROU-43')
  await seen(verdictOn('ROU-43')).toContainText('Cannot be synced')
  await seen(verdictOn('ROU-43')).toContainText('was moved to a project that no integration reads')
  await seen(theStory()).toContainText(`ROU-43 is called ${key} now.`)
})

test('while it is looked at, an issue is hidden: gone or hidden, Jira does not say; a person says it was deleted', async () => {
  const { page, ada, acme } = story
  const { id } = await itemOf(ada, 'PAR-52')
  await ask('PAR-52')
  await seen(verdictOn('PAR-52')).toContainText('In sync')
  await acme.door('PUT', '/issues/PAR-52/hidden', { from: ['service'] })
  await seen(verdictOn('PAR-52')).toContainText('is gone, or hidden from the service account', PATIENCE)
  await seen(page.getByText('Was it deleted, or is it only hidden?')).toBeVisible()
  await page.getByRole('button', { name: 'It was deleted' }).click()
  await seen(verdictOn('PAR-52')).toContainText('PAR-52: Deleted')
  await seen(page.getByText('Was it deleted, or is it only hidden?')).toHaveCount(0)
  expect(await ada.get('items.get', { id })).toMatchObject({ issue: { state: 'deleted' }, conflicts: 0 })
})

test('seen again, it is in sync again, whatever was said of it', async () => {
  await story.acme.door('DELETE', '/issues/PAR-52/hidden')
  await seen(verdictOn('PAR-52')).toContainText('In sync', PATIENCE)
})

async function ask(key: string): Promise<void> {
  const { page } = story
  await page.getByRole('textbox', { name: 'Key of the issue' }).fill(key)
  await page.keyboard.press('Enter')
}
const verdictOn = (key: string): Locator => story.page.getByRole('region', { name: `Verdict on ${key}` })
const theStory = (): Locator => story.page.getByRole('region', { name: 'The story' })
