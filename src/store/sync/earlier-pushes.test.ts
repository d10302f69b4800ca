/** Pushes of an item that ended without a pair, told with their journals: those of others, and those that did their work, are not. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { pairsOf, type Rows, syncRows } from '../../../test/sync-rows.ts'
import type { Entry } from '../../plan/index.ts'

let database: FreshDatabase
let rows: Rows
let items: string[]
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  await pairsOf(rows, ['1', '2'])
  const found = await database.db.selectFrom('item').select('id').orderBy('code').execute()
  items = found.map(({ id }) => id)
})
afterEach(() => database.close())

const through = async () => (await database.db.selectFrom('integration').select('id').executeTakeFirstOrThrow()).id

/** Asked for, and ended so. */
async function push(since: number, item: string | undefined, end?: Partial<Entry>): Promise<void> {
  const { db } = database
  const integration = await through()
  const data = { what: 'create-issue', integration, item: item ?? '', since } as const
  await rows.store.addSteps([{ data, title: 'Create Epic' }])
  const isMade = sql<boolean>`state = 'open' and data ->> 'what' = 'create-issue'`
  const { id } = await db.selectFrom('step').select('id').where(isMade).executeTakeFirstOrThrow()
  const entry = { step: id, at: rows.clock.now, attempt: 1 }
  await rows.store.journal().add({ ...entry, what: 'started' })
  if (end) await rows.store.journal().add({ ...entry, ...end } as Entry)
}

test('those that failed, went stale or were dropped, the oldest first', async () => {
  const [item, other] = items
  await push(1, item, { what: 'failed', why: 'No.' })
  rows.clock.now += 1
  await push(2, item, { what: 'stale', why: 'Gone.' })
  await push(3, other, { what: 'failed', why: 'No.' })
  rows.clock.now += 1
  await push(4, item, { what: 'skipped', why: 'No.' })
  await push(5, item, { what: 'done', result: null, adopted: false })
  await push(6, item)
  const found = await rows.store.earlierPushes(item ?? '', await through())
  expect(found.map(({ since, entries }) => [since, entries.map(({ what }) => what)])).toEqual([
    [1, ['started', 'failed']],
    [2, ['started', 'stale']],
    [4, ['started', 'skipped']],
  ])
})

test('through another integration only where that is gone', async () => {
  await push(1, items[0], { what: 'failed', why: 'No.' })
  expect(await rows.store.earlierPushes(items[0] ?? '', randomUUID())).toEqual([])
  await database.db.deleteFrom('integration').execute()
  expect(await rows.store.earlierPushes(items[0] ?? '', randomUUID())).toMatchObject([{ since: 1 }])
})

test('of an item that nobody pushed there are none', async () => {
  expect(await rows.store.earlierPushes(items[0] ?? '', await through())).toEqual([])
})
