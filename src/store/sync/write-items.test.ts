/** What is written into many items at once leaves the same rows as what is run step by step; and what is not plain is left to that. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'
import type { Json } from '../../base/index.ts'
import type { Entry } from '../../plan/index.ts'
import type { ItemField } from '../../portfolio/index.ts'
import type { NewStep, StepWrite, StoredStep } from '../../sync/index.ts'

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

const ISSUES = ['1', '2', '3']
/** Of a member and an account that each database has. */
const OWNER = '5f000000-0000-4000-8000-000000000001'
const document = (text: string): Json => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
const VALUES: { readonly [F in ItemField]?: fc.Arbitrary<Json> } = {
  name: fc.string({ minLength: 1, unit: 'grapheme' }),
  description: fc.option(fc.string({ minLength: 1 }).map(document)),
  stage: fc.constantFrom('idea', 'done'),
  owner: fc.constantFrom(OWNER, null),
  due: fc.constantFrom('2027-03-09', null),
  health: fc.constantFrom('at-risk', 'on-track', null),
  labels: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((some) => some.toSorted()),
}
const wish = fc.constantFrom(...(Object.keys(VALUES) as ItemField[])).chain((field) =>
  fc.record({
    issue: fc.constantFrom(...ISSUES),
    field: fc.constant(field),
    value: VALUES[field] ?? fc.constant(null),
  }),
)
const wishes = fc.uniqueArray(wish, { selector: ({ issue, field }) => `${issue} ${field}`, maxLength: 8 })
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never

interface Ready {
  readonly rows: Rows
  readonly links: readonly string[]
}

async function ready({ db }: FreshDatabase): Promise<Ready> {
  const rows = await syncRows(db)
  await sql`insert into member (id, name) values (${OWNER}, 'Ida')`.execute(db)
  await sql`
    insert into member_account (site_id, account, member_id) values (${rows.scope.site}, 'ida', ${OWNER})`.execute(db)
  return { rows, links: await pairsOf(rows, ISSUES) }
}

/** Decided on: a step is open for each, where it is another value. */
async function decided({ rows: { store }, links }: Ready, wanted: readonly Wish[]): Promise<StoredStep[]> {
  for (const [at, link] of links.entries()) {
    const { item, touched = 0 } = (await store.pair(link)) ?? {}
    const steps = wanted.flatMap(({ issue, field, value }): NewStep[] => {
      const expects = (item?.[field] ?? null) as Json
      const isNews = issue === ISSUES[at] && JSON.stringify(expects) !== JSON.stringify(value)
      return isNews ? [{ field, to: 'portfolio', value, expects, since: START }] : []
    })
    const nothing = { agreed: [], conflicts: [], dropped: [], settled: [], problems: [] }
    await store.settle([{ link, touched, steps, ...nothing }])
  }
  return [...(await store.openSteps(100))]
}

const writesOf = (steps: readonly StoredStep[]): StepWrite[] =>
  steps.flatMap(({ id, title, data }) => {
    if (data.what !== 'field') return []
    const { link, item, field, value, expects, issue } = data
    const said = issue === '1' ? { by: 'ida', at: START - 5_000 } : { by: issue === '2' ? 'nobody' : null, at: null }
    return [{ step: id, title, link, item, field, value, expects, agrees: value, ...said }]
  })

/** As the runner does it. */
async function runAlone({ store, clock }: Rows, { step, title: _, ...write }: StepWrite): Promise<void> {
  const add = (entry: object) => store.journal().add({ step, at: clock.now, attempt: 1, ...entry } as Entry)
  await add({ what: 'started' })
  await add({ what: 'writing', write: { method: 'PUT', path: `items/${write.item}/${write.field}` } })
  expect(await store.writeItem(write)).toBe(true)
  await add({ what: 'wrote', outcome: 'accepted' })
  await add({ what: 'done', result: null, adopted: false })
}

/** All that a step leaves, without the ids that each database gives. */
async function left({ db }: FreshDatabase): Promise<unknown[]> {
  const asked = [
    sql`select code, name, description, stage, owner, due, health, labels from item order by code`,
    sql`select code, field, value, who, item_change.name, at from item_change join item on item.id = item_id
      order by code, field, item_change.id`,
    sql`select issue_id, field, value from agreed join link on link.id = link_id order by 1, 2`,
    sql`select issue_id, touched > settled as waits from link order by 1`,
    sql`select issue_id, field, data -> 'value' as value, state, why, ended_at from step join link on link.id = link_id
      order by 1, 2, 3`,
    sql`select issue_id, step.field, attempt, what, at, regexp_replace(note::text, 'items/[^/]*', '') as note
      from step_entry join step on step.id = step_id join link on link.id = link_id order by 1, 2, step.data, step_entry.id`,
    sql`select action, about, outcome, regexp_replace(details ->> 'path', 'items/[^/]*', '') as path from audit
      order by about, 4`,
    sql`select count(*) from sent`,
  ]
  return Promise.all(asked.map(async (query) => (await query.execute(db)).rows))
}

test('law: many at once leave the rows that they leave one by one', async () => {
  const [alone, together] = [await ready(one), await ready(many)]
  await fc.assert(
    fc.asyncProperty(wishes, async (wanted) => {
      for (const write of writesOf(await decided(alone, wanted))) await runAlone(alone.rows, write)
      const writes = writesOf(await decided(together, wanted))
      const done = await together.rows.store.writeItems(writes)
      expect(done).toEqual(new Set(writes.map(({ step }) => step)))
      expect(await left(many)).toEqual(await left(one))
    }),
    { numRuns: 12 },
  )
})

test('what was begun, is not as expected or names what is gone is left as it is, and the others are written', async () => {
  const { rows, links } = await ready(many)
  const wanted: Wish[] = [
    { issue: '1', field: 'name', value: 'Begun' },
    { issue: '1', field: 'stage', value: 'no such stage' },
    { issue: '2', field: 'name', value: 'Changed here' },
    { issue: '3', field: 'name', value: 'Plain' },
  ]
  const writes = writesOf(await decided({ rows, links }, wanted))
  const stepOf = (value: string) => writes.find((one) => one.value === value)?.step ?? ''
  await rows.store.journal().add({ step: stepOf('Begun'), at: START, attempt: 1, what: 'started' })
  const changed = writes.find(({ value }) => value === 'Changed here')?.item ?? ''
  await many.db.updateTable('item').set({ name: 'By a person' }).where('id', '=', changed).execute()
  const before = await left(many)
  expect(await rows.store.writeItems(writes.filter(({ value }) => value !== 'Plain'))).toEqual(new Set())
  expect(await left(many)).toEqual(before)
  expect(await rows.store.writeItems(writes)).toEqual(new Set([stepOf('Plain')]))
  const open = (await rows.store.openSteps(10)).map(({ id }) => id)
  expect(new Set(open)).toEqual(new Set(['Begun', 'no such stage', 'Changed here'].map(stepOf)))
  const names = await many.db.selectFrom('item').select('name').orderBy('code').execute()
  expect(names.map(({ name }) => name)).toEqual(['Issue 1', 'By a person', 'Plain'])
  expect(await rows.store.writeItems(writes)).toEqual(new Set())
})

test('two steps for one field of an item are not written at once, since one expects what the other replaces', async () => {
  const { rows, links } = await ready(many)
  const [write] = writesOf(await decided({ rows, links }, [{ issue: '1', field: 'name', value: 'A' }]))
  if (!write) throw new Error('there is no step')
  const other = { ...write, value: 'B', agrees: 'B' }
  expect((await rows.store.writeItems([write, other])).size).toBe(1)
  expect((await rows.store.pair(links[0] ?? ''))?.item.name).toBe('A')
})
