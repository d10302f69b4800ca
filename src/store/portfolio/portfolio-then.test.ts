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
/** Two sites whose issues have the same ids, and whose fields with the same id are other fields. */
let sites: readonly [Rows, Rows]
const POINTS = [{ points: 'points' }, { points: 'effort', boardPoints: { '20': 'size' } }] as const
/** Where points of an issue are told. */
const pointsOf = (site: 0 | 1, project: string): string =>
  site === 0 ? 'points' : project === '20' ? 'size' : 'effort'

beforeAll(async () => {
  database = await freshDatabase()
  sites = [await syncRows(database.db), await syncRows(database.db, 'other')]
  const types = [
    { id: 'story', name: 'Story', level: 0 },
    { id: 'epic', name: 'Epic', level: 1 },
  ]
  const statuses = Object.values(STATUSES).map(({ statusId: id, statusName: name, statusCategory: category }) => ({
    ...{ id, name, category },
  }))
  for (const [at, { scope }] of sites.entries()) {
    // What was done on one site is not done on the other.
    const words = at === 0 ? statuses : statuses.map((one) => ({ ...one, category: 'indeterminate' as const }))
    await saveSiteWords(database.db, scope.site, { types, statuses: words, fields: [] })
    const settings = JSON.stringify(POINTS[at])
    await database.db.insertInto('sync').values({ connection_id: scope.connection, settings }).execute()
  }
})
afterAll(() => database.close())

const STATUSES = {
  open: { statusId: '1', statusName: 'To Do', statusCategory: 'new' },
  done: { statusId: '9', statusName: 'Done', statusCategory: 'done' },
} as const
const EPICS = ['1', '2', '3']
const STORIES = ['11', '12', '13', '14']

const anItem = fc.nat(2)
const site = fc.constantFrom(0 as const, 0 as const, 1 as const)
const anIssue = fc.constantFrom(...EPICS, ...STORIES)
const edit = fc.record({
  do: fc.constant('edit' as const),
  site,
  issue: fc.constantFrom(...STORIES),
  parent: fc.option(fc.constantFrom(...EPICS)),
  status: fc.constantFrom('open' as const, 'done' as const),
  points: fc.option(fc.constantFrom(1, 2.5)),
  estimate: fc.option(fc.constantFrom(0, 3_600, 28_800)),
  spent: fc.option(fc.constantFrom(60, 7_200)),
  /** What it is on the way, told by an entry of the same moment. */
  between: fc.option(fc.constantFrom('open' as const, 'done' as const)),
  /** Of a field that holds points on the other site. */
  noise: fc.option(fc.constantFrom('1.2.3', '5', 'five')),
})
const act = fc.oneof(
  { weight: 6, arbitrary: edit },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('link' as const), site, item: anItem, issue: anIssue }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unlink' as const), site, item: anItem, issue: anIssue }) },
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
  /** So that entries of one moment come to be the ninth and the tenth. */
  #entry = 6

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
    for (const at of [0, 1] as const)
      for (const id of [...EPICS, ...STORIES]) {
        const is = {
          ...STATUSES.open,
          typeId: EPICS.includes(id) ? 'epic' : 'story',
          projectId: id === '14' ? '20' : '10',
        }
        await this.#see(at, issue(id, { ...is, created: 0, updated: 0, fields: {} }), [])
      }
    for (const id of EPICS) await this.act({ do: 'link', site: 0, item: Number(id) - 1, issue: id })
  }
  async #see(at: 0 | 1, next: SeenIssue, changes: readonly Change[]): Promise<void> {
    this.seen.set(`${at}/${next.id}`, next)
    await sites[at].store.observe({ at: Date.now(), issues: [next], changes, states: [] })
  }
  async act(one: Act): Promise<void> {
    const { db } = database
    const at = await now()
    const item = 'item' in one ? (this.items[one.item] ?? '') : ''
    const of = 'site' in one ? sites[one.site].scope.site : ''
    const link = { item_id: item, site_id: of, how: 'hand' as const, created_by: 'ada' }
    const there = (await loadItems(db)).some(({ id }) => id === item)
    if ('item' in one && !there) return
    if (one.do === 'link')
      await db
        .insertInto('link')
        .values({ ...link, issue_id: one.issue })
        .onConflict((on) => on.doNothing())
        .execute()
    else if (one.do === 'unlink')
      await db
        .deleteFrom('link')
        .where('item_id', '=', item)
        .where('site_id', '=', of)
        .where('issue_id', '=', one.issue)
        .execute()
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
  /** Jira tells of status, points and estimates in its history; that an issue has another parent is seen. */
  async #edit(one: Act & { do: 'edit' }, at: number): Promise<void> {
    const before = this.seen.get(`${one.site}/${one.issue}`)
    if (!before) return
    const field = pointsOf(one.site, before.projectId)
    const last = { ...before, ...STATUSES[one.status], parentId: one.parent, updated: at }
    const fields = { [field]: one.points, timeoriginalestimate: one.estimate, timespent: one.spent }
    const after = { ...last, fields }
    const way = { ...after, ...STATUSES[one.between ?? one.status], fields: { ...fields, [field]: 99, timespent: 99 } }
    const steps = one.between === null ? [before, after] : [before, way, after]
    const changes = steps.slice(1).flatMap((next, step) => this.#told(steps[step] ?? before, next, { field, at }))
    const told = { issueId: one.issue, history: String(this.#entry), at, author: 'ada' }
    for (const other of ['points', 'effort', 'size'].filter((name) => one.noise !== null && name !== field))
      changes.push({ ...told, field: other, from: null, to: null, fromText: one.noise, toText: 'another' })
    await this.#see(one.site, after, changes)
  }
  /** An entry of its history, as Jira tells of what differs. */
  #told(before: SeenIssue, after: SeenIssue, { field, at }: { field: string; at: number }): Change[] {
    this.#entry += 1
    const entry = { issueId: after.id, history: String(this.#entry), at, author: 'ada' }
    const said = (value: unknown) => (value === null || value === undefined ? null : String(value))
    const ids = (name: string, from: string | null, to: string | null) =>
      from === to ? [] : [{ ...entry, field: name, from, to, fromText: null, toText: null }]
    const seconds = (name: string) => ids(name, said(before.fields[name]), said(after.fields[name]))
    const [was, will] = [said(before.fields[field]), said(after.fields[field])]
    return [
      ...ids('status', before.statusId, after.statusId),
      ...(was === will ? [] : [{ ...entry, field, from: null, to: null, fromText: was, toText: will }]),
      ...seconds('timeoriginalestimate'),
      ...seconds('timespent'),
    ]
  }
}

/** An instant that everything done before it is older than, and everything done after it is not. */
async function now(): Promise<number> {
  const start = Date.now()
  while (Date.now() <= start + 1);
  return Date.now()
}

type Told = Awaited<ReturnType<typeof loadBrought>>[number] | Awaited<ReturnType<typeof broughtAt>>[number]

const told = ({ item, siteId, issueId, seen }: Told) => [
  ...[item, siteId, issueId, seen?.statusId, seen?.category, seen?.projectId],
  ...[seen?.points, seen?.estimate, seen?.spent],
]

async function seenNow() {
  const { db } = database
  const items = (await loadItems(db)).map(({ id, parent, due }) => ({ id, parent, due }))
  const brought = (await loadBrought(db)).map(told)
  return { items: items.toSorted(byText), brought: brought.toSorted(byText) }
}

async function seenThen(at: number) {
  const { db } = database
  const items = (await itemsAt(db, at)).map(({ id, parent, due }) => ({ id, parent, due }))
  const brought = (await broughtAt(db, at)).map(told)
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
    { numRuns: 40 },
  )
}, 120_000)

const EDIT: Omit<Extract<Act, { do: 'edit' }>, 'site'> = {
  ...{ do: 'edit', issue: '14', parent: '1', status: 'open', points: 1, estimate: 3_600, spent: 60 },
  ...{ between: null, noise: null },
}

test('of two entries of one moment the first tells what was before', async () => {
  const story = new Story()
  await story.begin()
  const past: { readonly at: number; readonly seen: Awaited<ReturnType<typeof seenNow>> }[] = []
  for (const _ of ['7 and 8', '9 and 10', '11 and 12']) {
    await story.act({ ...EDIT, site: 0, between: 'done' })
    past.push({ at: await now(), seen: await seenNow() })
  }
  for (const { at, seen } of past) expect(await seenThen(at)).toEqual(seen)
})

test('points of then are told by the field of the issue’s own site and project', async () => {
  const story = new Story()
  await story.begin()
  const edit = { ...EDIT, points: 2.5 } as const
  for (const site of [0, 1] as const) {
    await story.act({ do: 'link', site, item: 0, issue: '14' })
    await story.act({ ...edit, site, noise: null })
  }
  const [at, before] = [await now(), await seenNow()]
  for (const noise of ['1.2.3', '5', 'five'] as const)
    for (const site of [0, 1] as const) await story.act({ ...edit, site, noise })
  expect(before.brought.map((one) => one[6])).toContain(2.5)
  expect(await seenThen(at)).toEqual(before)
})

test('where no field is chosen for points, none are told of then, though boards had theirs', async () => {
  const { connection } = sites[1].scope
  const choose = (settings: object) =>
    database.db
      .updateTable('sync')
      .set({ settings: JSON.stringify(settings) })
      .where('connection_id', '=', connection)
      .execute()
  await choose({ ...POINTS[1], points: null })
  try {
    const story = new Story()
    await story.begin()
    await story.act({ do: 'link', site: 1, item: 0, issue: '14' })
    await story.act({ ...EDIT, site: 1, points: 2.5 })
    const [at, before] = [await now(), await seenNow()]
    await story.act({ ...EDIT, site: 1, points: 1 })
    expect(await seenThen(at)).toEqual(before)
  } finally {
    await choose(POINTS[1])
  }
})
