/** The activity page: found by words, by who, what and when, page after page; taken out as a file; the chain checked; and a copy that waits. */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { proveAudit } from '../../src/store/audit-chain.ts'
import { appendAudit, noteStart } from '../../src/store/index.ts'
import { faultsOf } from './axe.ts'
import { goTo, seen, tellStory } from './sync-story.ts'

const MANY = 450
const story = tellStory(async ({ journey }) => {
  await journey.database.db.transaction().execute(async (tx) => {
    for (let at = 1; at <= MANY; at++)
      await appendAudit(tx, {
        ...{
          actor: 'job:7',
          action: 'jira.write',
          about: `write number ${at}`,
          outcome: at % 50 === 0 ? 'unknown' : 'accepted',
        },
      })
  })
})

const rows = () => story.page.getByRole('grid', { name: 'Lines' }).getByRole('row')
const line = (text: string) => rows().filter({ hasText: text })
const chain = () => story.page.getByRole('status', { name: 'The chain' })

test('the newest lines are there and said to be that, the chain is whole, and older ones come at the end of the list', async () => {
  const { page } = story
  await goTo(story, '/activity')
  await seen(line('write number 450')).toBeVisible()
  await seen(chain()).toContainText(/All \d+ lines are as they were written/)
  await seen(page.getByText(/^newest 200 lines$/)).toBeVisible()
  await page.getByRole('button', { name: 'Load older' }).press('Enter')
  await seen(page.getByText(/^newest 400 lines$/)).toBeVisible()
  await page.getByRole('grid', { name: 'Lines' }).press('End')
  await seen(page.getByText(/^4\d\d lines$/)).toBeVisible()
  await seen(page.getByRole('button', { name: 'Load older' })).toHaveCount(0)
  expect(await faultsOf(page, 'light')).toEqual([])
})

test('words find a line however far back it is, and stay in the address', async () => {
  const { page } = story
  await page.getByRole('searchbox', { name: 'Search lines' }).fill('number 17')
  await seen(page.getByText(/^15 lines$/)).toBeVisible()
  await seen(line('write number 17')).toHaveCount(11)
  expect(new URL(page.url()).searchParams.get('q')).toBe('number 17')
  await line('write number 175').click()
  await seen(page.getByRole('complementary')).toContainText('write number 175')
  await page.keyboard.press('Escape')
})

test('who, what, outcome and days narrow it; what nothing fits says so', async () => {
  const { page } = story
  await goTo(story, '/activity')
  await page.getByRole('combobox', { name: 'Outcome' }).click()
  await page.getByRole('option', { name: 'In doubt' }).click()
  await seen(page.getByText(/^9 lines$/)).toBeVisible()
  await page.getByRole('combobox', { name: 'What' }).click()
  await page.getByRole('option', { name: 'Signed in' }).click()
  await seen(page.getByText('Nothing fits')).toBeVisible()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.getByRole('combobox', { name: 'Who' }).click()
  await page.getByRole('option', { name: 'Ada' }).click()
  await seen(line('Ada').first()).toBeVisible()
  await seen(line('write number')).toHaveCount(0)
  await goTo(story, '/activity?to=2020-01-01')
  await seen(page.getByText('Nothing fits')).toBeVisible()
})

test('taken out as a file: all of it proves itself, what is shown holds no more', async () => {
  await goTo(story, '/activity?outcome=unknown')
  const whole = await exported('All of it, JSON lines')
  const lines = whole.text.split('\n').filter(Boolean)
  expect(whole.name).toMatch(/^audit-\d{4}-\d\d-\d\d\.jsonl$/)
  expect(await proveAudit(each(lines))).toMatchObject({ broken: null })
  expect(lines.length).toBeGreaterThan(MANY)
  const table = await exported('What is shown, as a table (CSV)')
  expect([table.name.endsWith('.csv'), table.text.trim().split('\r\n').length]).toEqual([true, 10])
})

test('a line that was changed behind its back is told by its number', async () => {
  const { page, journey } = story
  const { db } = journey.database
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one)
    await sql`update audit set outcome = 'done' where about = 'write number 300'`.execute(one)
    await sql`set session_replication_role = origin`.execute(one)
  })
  const { seq } = await db
    .selectFrom('audit')
    .select('seq')
    .where('about', '=', 'write number 300')
    .executeTakeFirstOrThrow()
  await page.reload()
  await seen(page.getByRole('alert')).toContainText(`Line ${seq} does not follow`)
})

test('a copy says on every page that it waits; it goes on when its administrator has typed where that is', async () => {
  const { page, journey } = story
  const { db } = journey.database
  await db.updateTable('instance').set({ beat: '0' }).execute()
  await noteStart(db, { dataFolder: journey.dataFolder, isLocal: false })
  await goTo(story, '/sites')
  const banner = page.getByRole('alert').filter({ hasText: 'found to be a copy' })
  await seen(banner).toContainText('older than what this data folder remembers')
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await faultsOf(page, scheme)).toEqual([])
  }
  await banner.getByRole('button', { name: 'The other one is gone …' }).click()
  const dialog = page.getByRole('dialog')
  await seen(dialog).toContainText('both write the same things')
  const go = dialog.getByRole('button', { name: 'It is gone: go on here' })
  await seen(go).toBeDisabled()
  await dialog.getByRole('textbox').fill(new URL(journey.url).host)
  await go.click()
  await seen(banner).toHaveCount(0)
  await goTo(story, '/activity?what=instance.confirm')
  await seen(line('Said that the other installation is gone').first()).toBeVisible()
})

async function exported(name: string): Promise<{ name: string; text: string }> {
  const { page } = story
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()])
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
