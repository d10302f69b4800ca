/** The portfolio as it was: after any story of edits on both sides, each past instant is told as it was seen then. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, type Rows, syncRows } from '../../../test/sync-rows.ts'
import type { Change, SeenIssue } from '../../jira/index.ts'
import { loadBrought } from './brought.ts'
import { insertItem, loadItems, takeOutItem, writeItem } from './item-rows.ts'
import { broughtAt, itemsAt } from './portfolio-then.ts'
import { saveSiteWords } from './site-words.ts'

let database: FreshDatabase
let rows: Rows
beforeAll(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  const types = [
    { id: 'story', name: 'Story', level: 0 },
    { id: 'epic', name: 'Epic', level: 1 },
  ]
  const statuses = Object.values(STATUSES).map(({ statusId: id, statusName: name, statusCategory: category }) => ({
    ...{ id, name, category },
  }))
  await saveSiteWords(database.db, rows.scope.site, { types, statuses, fields: [] })
  const settings = JSON.stringify({ points: 'points' })
  await database.db.insertInto('sync').values({ connection_id: rows.scope.connection, settings }).execute()
})
afterAll(() => database.close())

const STATUSES = {
  open: { statusId: '1', statusName: 'To Do', statusCategory: 'new' },
  done: { statusId: '9', statusName: 'Done', statusCategory: 'done' },
} as const
const EPICS = ['1', '2', '3']
const STORIES = ['11', '12', '13', '14']

const anItem = fc.nat(2)
const anIssue = fc.constantFrom(...EPICS, ...STORIES)
const edit = fc.record({
  do: fc.constant('edit' as const),
  issue: fc.constantFrom(...STORIES),
  parent: fc.option(fc.constantFrom(...EPICS)),
  status: fc.constantFrom('open' as const, 'done' as const),
  points: fc.option(fc.nat(8)),
})
const act = fc.oneof(
  { weight: 6, arbitrary: edit },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('link' as const), item: anItem, issue: anIssue }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unlink' as const), item: anItem, issue: anIssue }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), item: anItem, parent: fc.option(anItem) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('due' as const),
      item: anItem,
      due: fc.option(fc.constantFrom('2027-01-01', '2027-02-02')),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), item: anItem }) },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** One organisation's story on the database's own clock, which history is told by. */
class Story {
  readonly items: string[] = []
  readonly seen = new Map<string, SeenIssue>()
  #entry = 0

  async begin(): Promise<void> {
    const { db } = database
    await db.deleteFrom('link').execute()
    await db.deleteFrom('item').execute()
    for (const table of ['issue', 'issue_change', 'link_change'] as const) await db.deleteFrom(table).execute()
    const fields = {
      name: 'X',
      description: null,
      stage: 'idea',
      owner: null,
      start: null,
      due: null,
      health: null,
      labels: [],
    }
    const item = { ...fields, level: 'initiative' as const, parent: null, measure: null, unestimated: null }
    const said = { name: 'Ada', at: await now() }
    for (const name of ['a', 'b', 'c'])
      this.items.push(await db.transaction().execute((tx) => insertItem(tx, { ...item, name }, 'ada', said)))
    for (const id of [...EPICS, ...STORIES])
      await this.#see(
        issue(id, {
          ...STATUSES.open,
          typeId: EPICS.includes(id) ? 'epic' : 'story',
          created: 0,
          updated: 0,
          fields: { points: null },
        }),
        [],
      )
    for (const id of EPICS) await this.act({ do: 'link', item: Number(id) - 1, issue: id })
  }
  async #see(next: SeenIssue, changes: readonly Change[]): Promise<void> {
    this.seen.set(next.id, next)
    await rows.store.observe({ at: Date.now(), issues: [next], changes, states: [] })
  }
  async act(one: Act): Promise<void> {
    const { db } = database
    const at = await now()
    const item = 'item' in one ? (this.items[one.item] ?? '') : ''
    const link = { item_id: item, site_id: rows.scope.site, how: 'hand' as const, created_by: 'ada' }
    const there = (await loadItems(db)).some(({ id }) => id === item)
    if ('item' in one && !there) return
    if (one.do === 'link')
      await db
        .insertInto('link')
        .values({ ...link, issue_id: one.issue })
        .onConflict((on) => on.doNothing())
        .execute()
    else if (one.do === 'unlink')
      await db.deleteFrom('link').where('item_id', '=', item).where('issue_id', '=', one.issue).execute()
    else if (one.do === 'edit') await this.#edit(one, at)
    else if (one.do === 'move') {
      const parent = one.parent === null ? null : (this.items[one.parent] ?? null)
      await db
        .transaction()
        .execute((tx) => writeItem(tx, item, { parent: parent === item ? null : parent }, { name: 'Ada', at }))
    } else if (one.do === 'due')
      await db.transaction().execute((tx) => writeItem(tx, item, { due: one.due }, { name: 'Ada', at }))
    else {
      const parent = (await loadItems(db)).find(({ id }) => id === item)?.parent ?? null
      await db.transaction().execute((tx) => takeOutItem(tx, { id: item, parent }, { name: 'Ada', at }))
    }
  }
  /** Jira tells of status and points in its history; that an issue has another parent is seen. */
  async #edit({ issue: id, parent, status, points }: Act & { do: 'edit' }, at: number): Promise<void> {
    const before = this.seen.get(id)
    if (!before) return
    this.#entry += 1
    const text = (value: unknown) => (value === null || value === undefined ? null : String(value))
    const told = { issueId: id, history: String(this.#entry), at, author: 'ada' }
    const is = STATUSES[status]
    const changes: Change[] = []
    if (before.statusId !== is.statusId)
      changes.push({ ...told, field: 'status', from: before.statusId, to: is.statusId, fromText: null, toText: null })
    if (before.fields.points !== points)
      changes.push({
        ...told,
        field: 'points',
        from: null,
        to: null,
        fromText: text(before.fields.points),
        toText: text(points),
      })
    await this.#see({ ...before, ...is, parentId: parent, fields: { points }, updated: at }, changes)
  }
}

/** An instant that everything done before it is older than, and everything done after it is not. */
async function now(): Promise<number> {
  const start = Date.now()
  while (Date.now() <= start + 1);
  return Date.now()
}

async function seenNow() {
  const { db } = database
  const items = (await loadItems(db)).map(({ id, parent, due }) => ({ id, parent, due }))
  const brought = (await loadBrought(db)).map(({ item, issueId, seen }) => [
    item,
    issueId,
    seen?.category,
    seen?.points,
  ])
  return { items: items.toSorted(byText), brought: brought.toSorted(byText) }
}

async function seenThen(at: number) {
  const { db } = database
  const items = (await itemsAt(db, at)).map(({ id, parent, due }) => ({ id, parent, due }))
  const brought = (await broughtAt(db, at)).map(({ item, issueId, seen }) => [
    item,
    issueId,
    seen?.category,
    seen?.points,
  ])
  return { items: items.toSorted(byText), brought: brought.toSorted(byText) }
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

test('every instant of a story is told as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
      const story = new Story()
      await story.begin()
      const past: { readonly at: number; readonly seen: Awaited<ReturnType<typeof seenNow>> }[] = []
      for (const one of acts) {
        await story.act(one)
        past.push({ at: await now(), seen: await seenNow() })
      }
      for (const { at, seen } of past) expect(await seenThen(at)).toEqual(seen)
    }),
    { numRuns: 25 },
  )
}, 120_000)
