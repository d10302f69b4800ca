/** Projects, people, rules, edges and notes: kept once, however often they are told. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'
import { changeCount } from '../change-count.ts'

let database: FreshDatabase
let rows: Rows
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
})
afterEach(() => database.close())

test('a project keeps when its state began', async () => {
  const project = { id: '10', key: 'PAY', name: 'Payments', state: 'live' as const, misses: 0 }
  await rows.store.saveProjects([project])
  rows.clock.now += 1
  await rows.store.saveProjects([{ ...project, misses: 1 }])
  const since = async () =>
    (await database.db.selectFrom('known_project').select('since').executeTakeFirstOrThrow()).since
  expect([await rows.store.projects(), await since()]).toEqual([[{ ...project, misses: 1 }], new Date(START)])
  await rows.store.saveProjects([{ ...project, state: 'unseen', misses: 2 }])
  expect(await since()).toEqual(new Date(START + 1))
  const before = await changeCount(database.db, 'sync')
  await rows.store.saveProjects([{ ...project, state: 'unseen', misses: 2 }])
  expect(await changeCount(database.db, 'sync')).toBe(before)
})

test('one e-mail is one member, whatever its case and site; without one each account is somebody', async () => {
  const other = await syncRows(database.db, 'other')
  await rows.store.meet([
    { account: 'a', name: 'Anna', email: 'Anna@acme.example' },
    { account: 'a2', name: 'Anna again', email: 'anna@ACME.example' },
    { account: 'b', name: 'Bert', email: null },
    { account: 'b', name: 'Bert', email: null },
    { account: 'c', name: 'Bert', email: '' },
  ])
  await other.store.meet([{ account: 'x', name: 'A. Nna', email: 'anna@acme.example' }])
  await rows.store.meet([{ account: 'a', name: 'Another name', email: 'other@acme.example' }])
  const [here, there] = [await rows.store.members(), await other.store.members()]
  expect(new Set([here.get('a'), here.get('a2'), there.get('x')]).size).toBe(1)
  expect(new Set(here.values()).size).toBe(3)
  expect(await database.db.selectFrom('member').select('name').orderBy('name').execute()).toHaveLength(3)
})

test('a rule’s issues are replaced as a whole; one that could not be read keeps what it had', async () => {
  const [link = ''] = await pairsOf(rows, ['9'])
  const item = (await rows.store.pair(link))?.item.id ?? ''
  const rule = await database.db
    .insertInto('rule')
    .values({ item_id: item, connection_id: rows.scope.connection, jql: 'project = PAY', created_by: 'anna' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const issues = async () => {
    const links = await database.db
      .selectFrom('link')
      .select('issue_id')
      .where('how', '=', 'rule')
      .orderBy('issue_id')
      .execute()
    return links.map(({ issue_id }) => issue_id)
  }
  const kept = () => database.db.selectFrom('rule').select(['matched', 'problem']).executeTakeFirstOrThrow()
  expect(await rows.store.rules()).toEqual([{ id: rule.id, item, jql: 'project = PAY' }])
  await rows.store.saveRule(rule.id, { issues: ['1', '2', '2'] })
  await rows.store.saveRule(rule.id, { issues: ['2', '3'] })
  expect([await issues(), await kept()]).toEqual([['2', '3'], { matched: 2, problem: null }])
  const before = await changeCount(database.db, 'portfolio')
  await rows.store.saveRule(rule.id, { issues: ['3', '2'] })
  expect(await changeCount(database.db, 'portfolio')).toBe(before)
  await rows.store.saveRule(rule.id, { problem: 'It cannot be read.' })
  expect([await issues(), await kept()]).toEqual([['2', '3'], { matched: 2, problem: 'It cannot be read.' }])
  await rows.store.saveRule(rule.id, { issues: [] })
  expect([await issues(), await kept()]).toEqual([[], { matched: 0, problem: null }])
})

test('edges are those that transitions showed and those that histories tell', async () => {
  const { store } = rows
  await store.learnEdges('10', '1', 'a', ['b', 'c'])
  await store.learnEdges('10', '1', 'a', ['b'])
  await store.observe({
    at: START,
    issues: [issue('1'), issue('2', { typeId: '2' })],
    changes: ['1', '2'].map((issueId) => ({
      issueId,
      history: '1',
      at: START,
      author: null,
      field: 'status',
      from: 'c',
      to: 'd',
      fromText: null,
      toText: null,
    })),
    states: [],
  })
  expect(await store.edges('10', '1')).toEqual([
    ['a', 'b'],
    ['a', 'c'],
    ['c', 'd'],
  ])
  expect(await store.edges('10', '2')).toEqual([['c', 'd']])
})

test('notes are told when they are news', async () => {
  const problem = { severity: 'warns' as const, code: 'x', about: 'acme', says: 'Something.' }
  await rows.store.note([problem], { read: 3 })
  const before = await changeCount(database.db, 'sync')
  await rows.store.note([problem])
  await rows.store.note([problem], { read: 3 })
  expect(await changeCount(database.db, 'sync')).toBe(before)
  await rows.store.note([])
  expect(await changeCount(database.db, 'sync')).not.toBe(before)
  expect(await database.db.selectFrom('sync').select(['problems', 'facts']).executeTakeFirstOrThrow()).toEqual({
    problems: [],
    facts: { read: 3 },
  })
})

test('an issue is known by when it was updated there and read here', async () => {
  await rows.store.observe({ at: START + 7, issues: [issue('1', { updated: START })], changes: [], states: [] })
  expect(await rows.store.known(['1', '2'])).toEqual(
    new Map([['1', { updated: START, readAt: START + 7, state: 'seen' }]]),
  )
})

test('pairs that nobody has read for long come longest first', async () => {
  await pairsOf(rows, ['1', '2'])
  rows.clock.now += 10
  await rows.store.observe({ at: START + 10, issues: [issue('1')], changes: [], states: [] })
  expect(await rows.store.longUnread(START + 1, 10)).toEqual(['2'])
  expect(await rows.store.longUnread(START + 11, 10)).toEqual(['2', '1'])
  expect(await rows.store.longUnread(START + 11, 1)).toEqual(['2'])
  await rows.store.missed(['2'])
  expect(await rows.store.longUnread(START + 11, 10)).toEqual(['1'])
})

test('paused integrations are still read, drafts are not', async () => {
  expect(await rows.store.integrations()).toMatchObject([
    { id: rows.integration, level: 'initiative', projects: ['10'] },
  ])
  await database.db.updateTable('integration').set({ state: 'paused' }).execute()
  expect(await rows.store.integrations()).toHaveLength(1)
  await database.db.updateTable('integration').set({ state: 'draft' }).execute()
  expect(await rows.store.integrations()).toEqual([])
})
