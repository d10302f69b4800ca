/** Whoever touches links locks them as everybody does, in the order of their ids: two that did otherwise would wait for each other. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { pairsOf, type Rows, syncRows } from '../../../test/sync-rows.ts'
import type { Tx } from '../database.ts'
import { listConflicts, lockConflict } from './conflicts.ts'
import { writeIntegration } from './integrations.ts'
import { resync, touchItems } from './touch.ts'

const [LOWEST, HIGHEST] = ['00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff'] as const

let database: FreshDatabase
let there: Rows
/** Two items that are issues on another site too, where the link with the highest id was made first. */
let items: string[]
/** Of the first of them, on the first site: any id is below the highest. */
let beside: string
let conflict: string
beforeAll(async () => {
  database = await freshDatabase()
  const { db } = database
  await pairsOf(await syncRows(db), ['1', '2'])
  const made = await db.selectFrom('link').select(['id', 'item_id']).orderBy('issue_id').execute()
  items = made.map((row) => row.item_id)
  beside = made[0]?.id ?? ''
  there = await syncRows(db, 'other')
  const links = [
    { id: HIGHEST, item_id: items[0] ?? '', issue_id: '1' },
    { id: LOWEST, item_id: items[1] ?? '', issue_id: '2' },
  ]
  const of = {
    site_id: there.scope.site,
    how: 'integration',
    integration_id: there.integration,
    created_by: 'ada',
  } as const
  for (const link of links)
    await db
      .insertInto('link')
      .values({ ...link, ...of })
      .execute()
  const asked = { field: 'name', jira: '"a"', portfolio: '"b"', policy: 'ask', state: 'open' } as const
  await db
    .insertInto('conflict')
    .values({ ...asked, link_id: HIGHEST, at: new Date(0) })
    .execute()
  conflict = (await listConflicts(db, { state: 'open', limit: 1 }))[0]?.id ?? ''
})
afterAll(() => database.close())

async function someoneWaits(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db)
  return rows.length > 0
}

const WORKS: readonly (readonly [what: string, lowest: () => string, work: (tx: Tx) => Promise<unknown>])[] = [
  ['deciding a conflict', () => beside, (tx) => lockConflict(tx, conflict)],
  ['an edit of items', () => LOWEST, (tx) => touchItems(tx, items)],
  ['an integration that is synced again', () => LOWEST, (tx) => resync(tx, { integration: there.integration })],
  ['another mapping', () => LOWEST, (tx) => writeIntegration(tx, there.integration, { name: 'Another' })],
]

test.each(WORKS)('%s locks the highest only after the lowest', async (_, lowest, work) => {
  const { db } = database
  let isDone = false
  const over = Promise.withResolvers<void>()
  const { working } = await db.transaction().execute(async (holding) => {
    await sql`select from link where id = ${lowest()} for update`.execute(holding)
    const begun = db.transaction().execute(async (tx) => {
      await work(tx)
      isDone = true
      await over.promise
    })
    try {
      await vi.waitUntil(async () => isDone || (await someoneWaits()), { timeout: 30_000 })
      // Who holds the lowest may go on to the highest.
      await sql`select from link where id = ${HIGHEST} for update nowait`.execute(holding)
    } finally {
      over.resolve()
    }
    return { working: begun }
  })
  await expect(working).resolves.toBeUndefined()
})
