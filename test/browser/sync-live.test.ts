/** A page that stays open shows what people do in Jira, whether Jira tells of it or is asked; what is edited here is in Jira, once. */
import type { Locator } from '@playwright/test'
import { expect, test } from 'vitest'
import { ACME, itemOf, itemUntil, SCOPE, settled } from '../journeys/aligned.ts'
import { align, day, goTo, PATIENCE, seen, tellStory } from './sync-story.ts'

/** Below these something is left to be finished, once for each time that they stand here. */
const BELOW = ['ROU-29', 'ROU-29', 'ROU-43']
/** The epic that is edited here. */
const EDITED = 'PAR-39'
const OBJECTIVE = 'Parcels people love'
let code: string
/** Of the issues below the objective. */
let done = 0
let total = 0
const story = tellStory(async (begun) => {
  await align(begun)
  const { ada } = begun
  const objective = await ada.get('items.create', { level: 'objective', name: OBJECTIVE })
  code = objective.code
  for (const epic of new Set(BELOW)) {
    const { id, rollUp } = await itemOf(ada, epic)
    await ada.get('items.change', { id, fields: { parent: code } })
    done += rollUp.done
    total += rollUp.total
  }
})

test('by polling alone: a story is done in Jira, and the number on the open page is another', async () => {
  await goTo(story, '/portfolio/objectives')
  await showsWhatIsDone()
})

test('a click on the number shows the issues that it is made of, and the formula', async () => {
  const { page } = story
  await number().click()
  const panel = page.getByRole('complementary', { name: `Progress of ${code}` })
  await seen(panel.getByRole('region', { name: 'Formula' })).toContainText(`${done} of ${total} issues`)
  const issues = panel.getByRole('region', { name: 'Counted issues' })
  const finished = issues.getByRole('listitem').filter({ hasText: '1 of 1' })
  await seen(finished).toHaveCount(done)
  const key = await finish()
  await seen(finished).toHaveCount(done, PATIENCE)
  await seen(finished.filter({ has: page.getByText(key, { exact: true }) })).toBeVisible()
  await page.keyboard.press('Escape')
  await seen(panel).toHaveCount(0)
})

test('by a registered webhook: what no search finds yet is on the open overview', async () => {
  const { page, ada, acme, journey } = story
  await ada.get('authorizations.save', { connections: [ACME], ...journey.sites.candidate(ACME, 'admin') })
  await goTo(story, '/sync/integrations')
  await page.getByRole('button', { name: 'Sync of acme: more actions' }).click()
  await page.getByRole('menuitem', { name: 'Webhook' }).click()
  const panel = page.getByRole('complementary', { name: 'Webhook of acme' })
  await panel.getByRole('button', { name: 'Register for me' }).click()
  await seen(panel.getByText('Registered in Jira.')).toBeVisible(PATIENCE)
  acme.site.faults.indexFrozen = { at: acme.site.now(), until: Number.POSITIVE_INFINITY }
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Overview' }).click()
  await showsWhatIsDone()
  acme.site.faults.clear()
})

test('due date, stage and owner are edited where they stand, are in Jira, agreed, and do not come back', async () => {
  const { page, ada, acme } = story
  const item = await itemOf(ada, EDITED)
  const fields = page.getByRole('complementary', { name: 'Fields' })
  const choose = async (field: string, option: string): Promise<void> => {
    await fields.getByRole('button', { name: `${field} of ${item.code}` }).click()
    await page.getByRole('option', { name: option }).click()
  }
  await goTo(story, `/portfolio/items/${item.code}`)
  await fields.getByRole('button', { name: `Due of ${item.code}` }).click()
  await page.getByRole('textbox', { name: `Due of ${item.code}` }).fill(day(40))
  await page.getByRole('button', { name: 'Set' }).click()
  await choose('Stage', 'Dropped')
  await choose('Owner', 'Anna Berg')
  const theirs = () => acme.written().filter(({ field }) => field !== 'resolution')
  await ada.until('items.get', { id: item.id }, () => theirs().length >= 3)
  await settled(ada)
  expect(await acme.see(EDITED)).toMatchObject({
    [acme.field('Target end')]: day(40),
    status: { name: 'Cancelled' },
    assignee: { displayName: 'Anna Berg' },
  })
  expect(theirs().map(({ key, field }) => `${key} ${field}`)).toHaveLength(3)
  for (const field of ['Due', 'Stage', 'Owner'])
    await seen(fields.getByRole('button', { name: `${field}: Agreed.` })).toBeVisible()
  await fields.getByRole('button', { name: 'Stage: Agreed.' }).click()
  const history = page.getByRole('dialog', { name: /^Stage:/ }).getByRole('listitem')
  await seen(history.first()).toContainText(/Dropped.*Ada/)
  await seen(history.filter({ hasText: 'Dropped' })).toHaveCount(1)
})

test('the table stands in the order of Jira’s boards, and follows whoever ranks there', async () => {
  const { page, ada, acme } = story
  const ranked = acme.epics(...SCOPE)
  const last = await itemUntil(ada, ranked.at(-1) ?? '', ({ issue }) => issue?.rank === ranked.length)
  const first = (await ada.get('items.list', {})).items.find(({ issue }) => issue?.rank === 1)
  await goTo(story, '/portfolio/items?as=table&sort=rank')
  await page.getByRole('button', { name: 'Choose columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Rank' }).click()
  await page.keyboard.press('Escape')
  const top = page.getByRole('row').nth(1)
  await seen(top).toContainText(first?.name ?? '')
  await seen(top.getByText('1', { exact: true })).toBeVisible()
  await acme.door('POST', '/ask', {
    ...{ as: 'admin', method: 'PUT', path: '/rest/agile/1.0/issue/rank' },
    body: { issues: [last.issue?.key ?? ''], rankBeforeIssue: first?.issue?.key ?? '' },
  })
  await ada.get('sync.run', { name: ACME })
  await seen(top).toContainText(last.name, PATIENCE)
  await goTo(story, `/portfolio/items/${first?.code}`)
  await seen(page.getByText('rank 2', { exact: true })).toBeVisible()
})

const number = (): Locator => story.page.getByLabel(new RegExp(`${code}, ${done} of ${total}`)).first()

/** Somebody does, in Jira. */
async function finish(): Promise<string> {
  const key = await story.acme.finishBelow(BELOW.shift() ?? '')
  done += 1
  return key
}

/** One more, though nobody loads the page anew. */
async function showsWhatIsDone(): Promise<void> {
  const { page } = story
  await seen(number()).toBeVisible()
  await page.locator('body').evaluate((body) => body.setAttribute('data-stayed', ''))
  await finish()
  await seen(number()).toBeVisible(PATIENCE)
  await seen(page.locator('body[data-stayed]')).toHaveCount(1)
}
