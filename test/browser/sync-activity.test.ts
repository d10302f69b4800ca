/** The steps of sync are looked through whole: what was written long before what the page has loaded is found. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { align, goTo, seen, tellStory } from './sync-story.ts'

const PAGE = 200

/** After what made the items, more than two pages of others. */
const story = tellStory(async (begun) => {
  await align(begun)
  await begun.ada.until('sync.steps', { search: 'PAR-39' }, ({ steps }) => steps.length > 0)
  await sql`
    insert into step (connection_id, field, side, title, data, state, created_at, ended_at)
    select id, 'due', 'jira', 'Set Due, number ' || n, '{"what": "field", "field": "due", "to": "jira", "value": null}',
      'done', last.ended_at + n * interval '1 second', last.ended_at + n * interval '1 second'
    from connection, (select max(ended_at) as ended_at from step) as last, generate_series(1, ${2 * PAGE + 1}) as n`.execute(
    begun.journey.database.db,
  )
})

const steps = () => story.page.getByRole('grid', { name: 'Steps' }).getByRole('row')

test('a page shows the newest, and words find what is far behind them', async () => {
  const { page } = story
  await goTo(story, '/sync/activity')
  await seen(page.getByText(`newest ${PAGE} steps`)).toBeVisible()
  await seen(page.getByText('Make an item of PAR-39')).toHaveCount(0)
  await page.getByRole('searchbox').fill('item par-39')
  await seen(steps().filter({ hasText: 'Make an item of PAR-39' })).toBeVisible()
  await seen(steps().filter({ hasText: 'Set Due' })).toHaveCount(0)
  expect(new URL(page.url()).searchParams.get('q')).toBe('item par-39')
})

test('so does a direction; where nothing has both, that is said, and cleared it is there again', async () => {
  const { page } = story
  await page.getByRole('combobox', { name: 'Direction' }).click()
  await page.getByRole('option', { name: 'To Jira' }).click()
  await seen(page.getByText('No step has all of these words and filters.')).toBeVisible()
  await page.getByLabel('Any direction').click()
  await seen(steps().filter({ hasText: 'Make an item of PAR-39' })).toBeVisible()
})
