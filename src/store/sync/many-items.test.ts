/** Items made at once are as those that are made one by one: the same rows, once each, all or none. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, type Rows, START, syncRows } from '../../../test/sync-rows.ts'
import type { NewItem } from '../../sync/index.ts'

let one: FreshDatabase
let many: FreshDatabase
beforeEach(async () => {
  one = await freshDatabase()
  many = await freshDatabase()
})
afterEach(async () => {
  await one.close()
  await many.close()
})

const DOCUMENT = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Why' }] }] }
const wanted = (rows: Rows, id: string, more: Partial<NewItem['fields']> = {}): NewItem => ({
  integration: rows.integration,
  issue: id,
  fields: {
    ...{ name: `Item ${id}`, description: null, stage: 'idea', owner: null, start: null, due: null, health: null },
    labels: ['b'],
    ...more,
  },
  agreed: { name: `Item ${id}`, due: null },
  title: `Make an item of PAY-${id}`,
})
const all = (rows: Rows): NewItem[] => [
  wanted(rows, '1'),
  wanted(rows, '2', { stage: '', description: DOCUMENT, due: '2027-03-09' }),
  wanted(rows, '3', { health: 'at-risk', labels: [] }),
]
async function ready(database: FreshDatabase): Promise<Rows> {
  const rows = await syncRows(database.db)
  await rows.store.observe({ at: START, issues: ['1', '2', '3'].map((id) => issue(id)), changes: [], states: [] })
  return rows
}

/** Without what chance and the clock of the database gave. */
async function held({ db }: FreshDatabase): Promise<unknown> {
  const { rows } = await sql`
    select item.code, item.level, item.parent, item.position, item.name, coalesce(item.description, 'null') as description,
      item.stage, item.owner, item.start, item.due, item.health, item.labels, link.issue_id, link.how, link.touched > link.settled as touched,
      (select jsonb_agg(to_jsonb(one) - 'id' - 'item_id' order by field) from item_change one where item_id = item.id) as said,
      (select jsonb_agg(to_jsonb(one) - 'link_id' order by field) from agreed one where link_id = link.id) as agreed
    from item join link on link.item_id = item.id order by item.code`.execute(db)
  return rows
}

test('are the same rows as one by one, however often they are asked for', async () => {
  const rows = await ready(one)
  for (const { title: _, ...made } of all(rows)) await rows.store.createItem(made)
  const others = await ready(many)
  await others.store.createItems([...all(others), ...all(others).slice(0, 1)])
  await others.store.createItems(all(others))
  expect(await held(many)).toEqual(await held(one))
  const steps = await many.db.selectFrom('step').select(['title', 'state']).orderBy('title').execute()
  expect(steps).toEqual(['1', '2', '3'].map((id) => ({ title: `Make an item of PAY-${id}`, state: 'done' })))
  expect(await others.store.unlinked(10)).toEqual([])
})

test('are none where one of them cannot be made', async () => {
  const rows = await ready(many)
  const [first, second] = all(rows)
  if (!first || !second) throw new Error('there are three')
  const wrong = { ...second, fields: { ...second.fields, stage: 'gone' } }
  await expect(rows.store.createItems([first, wrong])).rejects.toMatchObject({ code: 'jira.cannot' })
  expect(await many.db.selectFrom('item').select('id').execute()).toEqual([])
  expect(await many.db.selectFrom('step').select('id').execute()).toEqual([])
})
