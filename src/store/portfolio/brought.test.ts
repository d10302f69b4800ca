/** What items bring in: one pass of the database finds what walking the issues one by one finds, in any tree, even a damaged one. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, type Rows, syncRows } from '../../../test/sync-rows.ts'
import { loadBrought } from './brought.ts'
import { insertItem } from './item-rows.ts'
import { saveSiteWords } from './site-words.ts'

let database: FreshDatabase
let rows: Rows
const items: string[] = []
beforeAll(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  const types = ['sub', 'story', 'epic', 'theme'].map((name, at) => ({ id: name, name, level: at - 1 }))
  await saveSiteWords(database.db, rows.scope.site, { types, statuses: [], fields: [] })
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
  for (const name of ['a', 'b'])
    items.push(await database.db.transaction().execute((tx) => insertItem(tx, item, name, { name, at: 0 })))
})
afterAll(() => database.close())

interface Node {
  readonly id: string
  readonly type: 'sub' | 'story' | 'epic' | 'theme'
  readonly parent: string | null
  readonly state: 'seen' | 'deleted' | 'hidden'
}

/** As the rule is told: down to the level of stories, an issue's living children stand for it. */
function walked(nodes: readonly Node[], links: readonly (readonly [item: string, issue: string])[]): Set<string> {
  const below = (id: string) => nodes.filter(({ parent, type }) => parent === id && type !== 'sub')
  const reached = new Set<string>()
  const visit = (item: string, id: string): void => {
    if (reached.has(`${item} ${id}`)) return
    reached.add(`${item} ${id}`)
    for (const child of below(id)) visit(item, child.id)
  }
  for (const [item, id] of links) visit(item, id)
  const isReplaced = (id: string) => below(id).some(({ state }) => state !== 'deleted')
  return new Set([...reached].filter((one) => !isReplaced(one.split(' ')[1] ?? '')))
}

const IDS = ['1', '2', '3', '4', '5', '6', '7']
const nodes = fc.tuple(
  ...IDS.map((id) =>
    fc.record<Node>({
      id: fc.constant(id),
      type: fc.constantFrom('sub', 'story', 'epic', 'theme'),
      parent: fc.option(fc.constantFrom(...IDS)),
      state: fc.constantFrom('seen', 'seen', 'seen', 'deleted', 'hidden'),
    }),
  ),
)

test('found in one pass are the issues that a walk finds, each once for each item; circles end', async () => {
  const { db } = database
  const linked = fc.uniqueArray(fc.tuple(fc.nat(1), fc.constantFrom(...IDS, 'unread')), {
    maxLength: 5,
    selector: String,
  })
  await fc.assert(
    fc.asyncProperty(nodes, linked, async (given, links) => {
      await db.deleteFrom('issue').execute()
      await db.deleteFrom('link').execute()
      const seen = given.map(({ id, type, parent }) => issue(id, { typeId: type, parentId: parent }))
      const states = given.map(({ id, state }) => ({ issue: id, state }))
      await rows.store.observe({ at: 0, issues: seen, changes: [], states })
      const pairs = links.map(([item, id]) => [items[item] ?? '', id] as const)
      for (const [item, id] of pairs)
        await db
          .insertInto('link')
          .values({ item_id: item, site_id: rows.scope.site, issue_id: id, how: 'hand', created_by: 'ada' })
          .execute()
      const found = (await loadBrought(db)).map(({ item, issueId }) => `${item} ${issueId}`)
      expect(new Set(found).size).toBe(found.length)
      expect(new Set(found)).toEqual(walked(given, pairs))
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('how an issue came is told with all its ways; one that was never read is there, unseen', async () => {
  const { db } = database
  await db.deleteFrom('issue').execute()
  await db.deleteFrom('link').execute()
  const seen = [issue('1', { typeId: 'epic' }), issue('2', { typeId: 'story', parentId: '1' })]
  await rows.store.observe({ at: 0, issues: seen, changes: [], states: [] })
  const link = { item_id: items[0] ?? '', site_id: rows.scope.site, created_by: 'ada' }
  await db
    .insertInto('link')
    .values([
      { ...link, issue_id: '1', how: 'integration', integration_id: rows.integration },
      { ...link, issue_id: '2', how: 'hand' },
      { ...link, issue_id: '9', how: 'hand' },
    ])
    .execute()
  const found = (await loadBrought(db)).toSorted((a, b) => (a.issueId < b.issueId ? -1 : 1))
  expect(found.map(({ issueId, how, seen: read }) => [issueId, how.toSorted(), read?.state])).toEqual([
    ['2', ['hand', 'parent'], 'seen'],
    ['9', ['hand'], undefined],
  ])
})
