/** Ranks of a connection's issues: whoever looks again reads only what was ranked anew. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { type Rows, syncRows } from '../../../test/sync-rows.ts'
import { changeCount } from '../change-count.ts'
import { ranksSince } from './ranks.ts'

let database: FreshDatabase
let rows: Rows
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
})
afterEach(() => database.close())

test('the same order again changes nothing for anybody; another one is told', async () => {
  const { db } = database
  const { store, scope, clock } = rows
  const save = async (...issues: string[]): Promise<string> => {
    clock.now += 1_000
    await store.saveRanks(issues)
    return changeCount(db, 'portfolio')
  }
  const none = await ranksSince(db, undefined)
  expect(none.places.size).toBe(0)
  const first = await save('3', '1', '2')
  const ranks = await ranksSince(db, none)
  expect([...(ranks.places.get(scope.connection) ?? [])]).toEqual([
    ['3', 1],
    ['1', 2],
    ['2', 3],
  ])
  expect(await save('3', '1', '2')).toBe(first)
  expect(await ranksSince(db, ranks)).toBe(ranks)
  expect(await save('1', '3', '2')).not.toBe(first)
  expect((await ranksSince(db, ranks)).places.get(scope.connection)?.get('1')).toBe(1)
})
