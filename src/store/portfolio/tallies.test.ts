/** Laws of tallies: kept bit by bit they are what one sum of everything gives, and what a reckoning issue by issue says. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, type Rows, syncRows } from '../../../test/sync-rows.ts'
import {
  type CountedIssue,
  DEFAULT_RULE,
  type Held,
  HeldTallies,
  rolledUp,
  rollUp,
  treeOf,
  withheld,
} from '../../portfolio/index.ts'
import { loadBrought } from './brought.ts'
import { insertItem, loadItems } from './item-rows.ts'
import { saveSiteWords } from './site-words.ts'
import { heldSince, sumMarked } from './tallies.ts'

let database: FreshDatabase
/** Of two sites, whose issues have the same ids. */
let sites: readonly [Rows, Rows]
const items: string[] = []
const HOUR = 3_600_000
/** Later than any moment that is told of here. */
const END = Date.now()
const basis = { dropped: [] as string[], closed: [] as string[], weeks: [3, 2, 1].map((ago) => END - ago * 100 * HOUR) }

beforeAll(async () => {
  database = await freshDatabase()
  sites = [await syncRows(database.db), await syncRows(database.db, 'other')]
  const settings = JSON.stringify({ points: 'points' })
  for (const { scope } of sites) {
    await database.db.insertInto('sync').values({ connection_id: scope.connection, settings }).execute()
    basis.dropped.push(`${scope.site}/dropped`)
    basis.closed.push(`${scope.site}/2`)
    const types = ['sub', 'story', 'epic', 'theme'].map((name, at) => ({ id: name, name, level: at - 1 }))
    await saveSiteWords(database.db, scope.site, { types, statuses: [], fields: [] })
  }
  const nothing = { description: null, stage: 'idea', owner: null, start: null, due: null, health: null, labels: [] }
  for (const name of ['a', 'b', 'c']) {
    const item = {
      ...nothing,
      name,
      level: 'initiative' as const,
      parent: items[0] ?? null,
      measure: null,
      unestimated: null,
    }
    items.push(await database.db.transaction().execute((tx) => insertItem(tx, item, name, { name, at: 0 })))
  }
})
afterAll(() => database.close())

const IDS = ['1', '2', '3', '4', '5', '6']
const CATEGORIES = { new: 'new', half: 'indeterminate', done: 'done', dropped: 'done' } as const
const status = fc.constantFrom('new' as const, 'half' as const, 'done' as const, 'dropped' as const)
const id = fc.constantFrom(...IDS)
const seen = fc.record({
  id,
  type: fc.constantFrom('sub', 'story', 'story', 'epic', 'theme'),
  parent: fc.option(id),
  status,
  /** Jira's number fields take up to 10^14. */
  points: fc.option(fc.constantFrom(0, 0.5, 3, 1e8, 1e14, Number.MAX_VALUE)),
  estimate: fc.option(fc.constantFrom(0, 60, 3_600, -5, 1e12)),
  spent: fc.option(fc.constantFrom(0, 90, 7_200)),
  project: fc.constantFrom('1', '2'),
  state: fc.constantFrom('seen', 'seen', 'archived', 'hidden', 'deleted'),
  created: fc.nat(400),
})
const site = fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const)
const linked = fc.tuple(fc.nat(2), fc.constantFrom(...IDS, 'unread'))
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ site, read: fc.array(seen, { minLength: 1, maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ site, link: linked }) },
  fc.record({ site, unlink: linked }),
  fc.record({ site, moved: fc.record({ issue: id, at: fc.nat(400), from: status }) }),
  fc.constant({ site: 0 as const, look: true }),
)
type Step = typeof change extends fc.Arbitrary<infer T> ? T : never

let at = 0
async function apply(step: Step): Promise<void> {
  const { db } = database
  const { store, scope } = sites[step.site]
  at += 1
  if ('read' in step) {
    const issues = step.read.map(
      ({ id: one, type, parent, status: is, points, created, estimate, spent, project }) => ({
        ...issue(one, { typeId: type, parentId: parent, statusId: is, statusCategory: CATEGORIES[is] }),
        ...{ created: END - created * HOUR, updated: at, projectId: project },
        fields: { points, timeoriginalestimate: estimate, timespent: spent },
      }),
    )
    const states = step.read.map((one) => ({ issue: one.id, state: one.state as 'seen' }))
    await store.observe({ at, issues, changes: [], states })
  } else if ('moved' in step) {
    const { issue: issueId, at: ago, from } = step.moved
    const nobody = { author: null, fromText: null, toText: null }
    const told = { issueId, history: String(at), field: 'status', at: END - ago * HOUR, from, to: 'x', ...nobody }
    await store.observe({ at, issues: [], changes: [told], states: [] })
  } else if ('link' in step) {
    const [item, one] = step.link
    await db
      .insertInto('link')
      .values({ item_id: items[item] ?? '', site_id: scope.site, issue_id: one, how: 'hand', created_by: 'x' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else if ('unlink' in step) {
    const [item, one] = step.unlink
    await db
      .deleteFrom('link')
      .where('item_id', '=', items[item] ?? '')
      .where('site_id', '=', scope.site)
      .where('issue_id', '=', one)
      .execute()
  }
}

const byItems = (held: Iterable<Held>) =>
  [...held].map((one) => ({ ...one, weeks: [...one.weeks].sort() })).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))

const placeOf = ({ items, closed }: Pick<Held, 'items' | 'closed'>): string => `${items} ${closed === true}`

test('what is kept bit by bit is what everything at once is', async () => {
  const { db } = database
  let [kept, version] = [new HeldTallies(treeOf([])), -1]
  const met = { points: 0, seconds: 0, weeks: 0 }
  const look = async (): Promise<void> => {
    await sumMarked(db, basis)
    const { of, held, version: newest } = await heldSince(db, version)
    if (of === 'all') kept = new HeldTallies(treeOf(await loadItems(db)), held)
    else for (const item of of) kept.drop(item)
    if (of !== 'all') for (const one of held) kept.put(one)
    version = newest
  }
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const step of steps) await ('look' in step ? look() : apply(step))
      await look()
      await sumMarked(db, { ...basis, dropped: [...basis.dropped, `none/${at}`] })
      const { held } = await heldSince(db, -1)
      expect(byItems(kept.all())).toEqual(byItems(held))
      for (const { now, weeks } of held) {
        met.points += Number(now.points > 0)
        met.seconds += Number(now.seconds > 0)
        met.weeks += weeks.size
      }
      await expectReckoned(kept)
    }),
    { numRuns: 80 },
  )
  // What no run has brought was not looked at.
  expect(Object.entries(met).filter(([, times]) => times === 0)).toEqual([])
}, 180_000)

/** Issue by issue, as the rule is told, for those who see all and for those who do not see what is closed. */
async function expectReckoned(kept: HeldTallies): Promise<void> {
  const all = await loadItems(database.db)
  const open = new HeldTallies(treeOf(all), [...kept.all()].map(withheld))
  const brought = await loadBrought(database.db)
  const links = brought.map(({ item, siteId, issueId }) => ({ item, issue: `${siteId}/${issueId}` }))
  const counted = brought.map(({ siteId, issueId, seen: is }): CountedIssue & { readonly closed: boolean } => {
    const known = is === null || is.state === 'hidden' ? 'hidden' : is.state === 'deleted' ? 'gone' : 'seen'
    const [done, dropped] = [is?.category === 'done', is?.statusId === 'dropped']
    const sizes = { points: is?.points ?? null, estimate: is?.estimate ?? null, spent: is?.spent ?? null }
    return { id: `${siteId}/${issueId}`, done, dropped, ...sizes, known, closed: is?.projectId === '2' }
  })
  const veiled = counted.map((one) => ({ ...one, withheld: one.closed }))
  for (const rule of [DEFAULT_RULE, { measure: 'time' as const, unestimated: 'average' as const }])
    for (const [sums, issues] of [
      [kept, counted],
      [open, veiled],
    ] as const)
      for (const [item, whole] of rollUp(all, links, issues, () => rule)) {
        const below = sums.below(item)
        expect(below && rolledUp(item, below, treeOf(all), sums, rule)).toEqual(whole)
      }
}
