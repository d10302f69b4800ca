/** Whether an issue is an item's stands with the issue: links that come and go say so, in whichever order both are told. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'
import { removeIntegration } from '../portfolio/integrations.ts'

let database: FreshDatabase
let rows: Rows
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
})
afterEach(() => database.close())

const read = (...ids: readonly string[]): Promise<void> =>
  rows.store.observe({ at: rows.clock.now, issues: ids.map((id) => issue(id)), changes: [], states: [] })
const paired = async (): Promise<string[]> => {
  const found = await database.db.selectFrom('issue').select('issue_id').where('paired', '=', true).execute()
  return found.map(({ issue_id }) => issue_id).sort()
}
const unlinked = async (): Promise<string[]> => (await rows.store.unlinked(10)).map(({ issue: { id } }) => id).sort()

test('one that is linked by an integration is found no more; once that is removed it is', async () => {
  await read('1', '2', '3')
  expect([await paired(), await unlinked()]).toEqual([[], ['1', '2', '3']])
  const [first = ''] = await pairsOf(rows, ['1', '2'])
  expect([await paired(), await unlinked()]).toEqual([['1', '2'], ['3']])
  const { item } = (await rows.store.pair(first)) ?? {}
  const by = { item_id: item?.id ?? '', issue_id: '3', how: 'hand', created_by: 'anna' } as const
  await database.db
    .insertInto('link')
    .values({ ...by, site_id: rows.scope.site })
    .execute()
  expect([await paired(), await unlinked()]).toEqual([['1', '2'], ['3']])
  await database.db.transaction().execute((tx) => removeIntegration(tx, rows.integration))
  expect(await paired()).toEqual([])
})

test('one that was linked before it was read is its item’s from the beginning', async () => {
  await read('1')
  await pairsOf(rows, ['1'])
  await database.db.deleteFrom('issue').execute()
  await read('1', '2')
  expect([await paired(), await unlinked()]).toEqual([['1'], ['2']])
})

test('pairs alone are long unread, the longest first, and each once', async () => {
  await read('1', '2', '3')
  await pairsOf(rows, ['1', '2'])
  rows.clock.now += 1_000
  await rows.store.observe({ at: rows.clock.now, issues: [issue('1')], changes: [], states: [] })
  expect(await rows.store.longUnread(START, 10)).toEqual([])
  expect(await rows.store.longUnread(START + 1, 10)).toEqual(['2'])
  expect(await rows.store.longUnread(START + 2_000, 10)).toEqual(['2', '1'])
  expect(await rows.store.longUnread(START + 2_000, 1)).toEqual(['2'])
})
