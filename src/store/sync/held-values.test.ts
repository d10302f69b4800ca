/** What an item held in a span: what it had when that began, and all that came in it, field by field. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'

let database: FreshDatabase
let rows: Rows
let item: string
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  await pairsOf(rows, ['1', '2'])
  const { db } = database
  item = (await db.selectFrom('item').select('id').orderBy('code').executeTakeFirstOrThrow()).id
  await db.deleteFrom('item_change').execute()
  const said = [
    ['name', 'Payments', 1],
    ['name', 'Payouts', 3],
    ['labels', ['q3'], 3],
    ['name', 'Payroll', 5],
  ] as const
  for (const [field, value, at] of said) {
    const change = { item_id: item, field, value: JSON.stringify(value), who: 'fairlead' as const }
    await db
      .insertInto('item_change')
      .values({ ...change, at: new Date(START + at) })
      .execute()
  }
})
afterEach(() => database.close())

const held = async (from: number, to: number) =>
  Object.fromEntries(await rows.store.heldBetween(item, { from: START + from, to: START + to }))

test.each([
  [0, 0, {}],
  [1, 2, { name: ['Payments'] }],
  [2, 3, { name: ['Payments', 'Payouts'], labels: [['q3']] }],
  [0, 1, { name: ['Payments'] }],
  [3, 9, { name: ['Payouts', 'Payroll'], labels: [['q3']] }],
  [6, 9, { name: ['Payroll'], labels: [['q3']] }],
])('from %i to %i', async (from, to, expected) => {
  expect(await held(from, to)).toEqual(expected)
})

test('of two that came in one moment the later said one stands', async () => {
  await database.db
    .insertInto('item_change')
    .values({ item_id: item, field: 'name', value: '"Pay"', who: 'jira', at: new Date(START + 5) })
    .execute()
  expect(await held(5, 5)).toEqual({ name: ['Pay'], labels: [['q3']] })
})
