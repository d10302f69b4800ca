/** Laws of what is kept: any day within the horizon is told as before, and each value still says since when it has been there. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { issue, type Rows, syncRows } from '../../test/sync-rows.ts'
import { insertItem } from './portfolio/item-rows.ts'
import { pruneHistory } from './prune-history.ts'

let database: FreshDatabase
let rows: Rows
const items: string[] = []
beforeAll(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  const nothing = { description: null, stage: 'idea', owner: null, start: null, due: null, health: null, labels: [] }
  const item = { ...nothing, level: 'initiative' as const, parent: null, measure: null, unestimated: null }
  for (const name of ['a', 'b'])
    items.push(
      await database.db.transaction().execute((tx) => insertItem(tx, { ...item, name }, 'x', { name: 'x', at: 0 })),
    )
  await rows.store.observe({ at: 0, issues: [issue('1'), issue('2')], changes: [], states: [] })
})
afterAll(() => database.close())

const DAY = 86_400_000
const days = fc.integer({ min: 1, max: 40 })
const told = fc.array(fc.record({ of: fc.nat(1), field: fc.constantFrom('status', 'duedate'), day: days }), {
  maxLength: 20,
})

/** What held on each day: of issues what the next change left and who said it last, of items what was said last. */
async function heldOn(day: number): Promise<unknown> {
  const { db } = database
  const at = new Date(day * DAY)
  const next = await sql`
    select distinct on (issue_id, field) issue_id, field, "from" from issue_change where at > ${at}
    order by issue_id, field, at, length(history), history`.execute(db)
  const last = await sql`
    select distinct on (issue_id, field) issue_id, field, "to", at from issue_change where at <= ${at}
    order by issue_id, field, at desc, length(history) desc, history desc`.execute(db)
  const said = await sql`
    select distinct on (item_id, field) item_id, field, value from item_change where at <= ${at}
    order by item_id, field, id desc`.execute(db)
  return [next.rows, last.rows, said.rows]
}

test('what held on a day within the horizon is told as before, and nothing older stays but what began then', async () => {
  const { db } = database
  await fc.assert(
    fc.asyncProperty(told, told, days, async (ofIssues, ofItems, horizon) => {
      await sql`truncate issue_change, item_change`.execute(db)
      const nobody = { author: null, fromText: null, toText: null }
      const changes = ofIssues.map(({ of, field, day }, n) => ({
        ...nobody,
        ...{ issueId: String(of + 1), history: String(n), field, at: day * DAY, from: `a${n}`, to: `b${n}` },
      }))
      await rows.store.observe({ at: 0, issues: [], changes, states: [] })
      for (const [n, { of, field, day }] of ofItems.toSorted((a, b) => a.day - b.day).entries())
        await sql`insert into item_change (item_id, field, value, who, at)
          values (${items[of]}, ${field}, ${JSON.stringify(n)}::jsonb, 'fairlead', ${new Date(day * DAY)})`.execute(db)
      const within = [horizon, horizon + 1, 41].map((day) => day)
      const before = await Promise.all(within.map(heldOn))
      await pruneHistory(db, { history: horizon * DAY, work: 0 })
      expect(await Promise.all(within.map(heldOn))).toEqual(before)
      const { rows: old } = await sql<{ most: number }>`
        select count(*)::integer as most from issue_change where at < ${new Date(horizon * DAY)}
        group by issue_id, field`.execute(db)
      for (const { most } of old) expect(most).toBe(1)
    }),
    { numRuns: 40 },
  )
})

test('steps that ended long ago go with their journal; open ones, creates that failed and what may still arrive stay', async () => {
  const { db } = database
  const { connection, site } = rows.scope
  const { rows: links } = await sql<{ id: string }>`
    insert into link (item_id, site_id, issue_id, how, integration_id, created_by)
    values (${items[0]}, ${site}, '1', 'integration', ${rows.integration}, 'x') returning id`.execute(db)
  const step = async (title: string, state: string, what: string, day: number | null): Promise<string> => {
    const { rows: made } = await sql<{ id: string }>`
      insert into step (connection_id, title, data, state, ended_at) values (${connection}, ${title},
        ${JSON.stringify({ what })}::jsonb, ${state}, ${day === null ? null : new Date(day * DAY)}) returning id`.execute(
      db,
    )
    const id = made[0]?.id ?? ''
    await sql`insert into step_entry (step_id, attempt, what, at) values (${id}, 1, 'started', now())`.execute(db)
    return id
  }
  await step('done long ago', 'done', 'field', 1)
  await step('failed long ago', 'failed', 'field', 1)
  await step('done lately', 'done', 'field', 20)
  await step('open', 'open', 'field', null)
  await step('not made', 'failed', 'create-item', 1)
  const sent = await step('sent', 'done', 'field', 1)
  await sql`insert into sent (link_id, field, side, value, step_id, at)
    values (${links[0]?.id}, 'name', 'jira', '1', ${sent}, now())`.execute(db)
  const { steps } = await pruneHistory(db, { history: 0, work: 10 * DAY })
  expect(steps).toBe(2)
  const { rows: left } = await sql<{ title: string }>`
    select title from step join step_entry on step_id = step.id order by title`.execute(db)
  expect(left.map(({ title }) => title)).toEqual(['done lately', 'not made', 'open', 'sent'])
})
