/** What is observed: the newest reading holds, whatever comes late or twice; and only what changed calls for a decision. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, leaseOf, pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'
import type { Change } from '../../jira/index.ts'
import type { Observation } from '../../sync/index.ts'
import { changeCount } from '../change-count.ts'
import { releaseLease } from '../leases.ts'

let database: FreshDatabase
let rows: Rows
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
})
afterEach(() => database.close())

const seen = (more: Partial<Observation>): Observation => ({ at: START, issues: [], changes: [], states: [], ...more })
const change = (more: Partial<Change> = {}): Change => ({
  issueId: '1',
  history: '100',
  at: START - 7_200_000,
  author: 'anna',
  field: 'duedate',
  from: null,
  to: '2027-03-03',
  fromText: null,
  toText: '2027-03-03',
  ...more,
})
const stored = () => database.db.selectFrom('issue').selectAll().orderBy('issue_id').execute()

test('whatever the order in which readings come, the newest holds', async () => {
  const readings = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 })
  let at = 0
  await fc.assert(
    fc.asyncProperty(readings, async (times) => {
      at += 1
      const id = String(at)
      for (const time of times)
        await rows.store.observe(seen({ issues: [issue(id, { updated: START + time, summary: `at ${time}` })] }))
      const held = await rows.store.issue(id)
      expect(held).toMatchObject({ updated: START + Math.max(...times), summary: `at ${Math.max(...times)}` })
    }),
    { numRuns: 15 },
  )
})

test('an issue outside the scope is kept only where it was inside before', async () => {
  const outside = (id: string) =>
    seen({ issues: [issue(id, { projectId: '99', updated: START })], states: [{ issue: id, state: 'outside' }] })
  await rows.store.observe(seen({ issues: [issue('1')] }))
  await rows.store.observe(outside('1'))
  await rows.store.observe(outside('2'))
  expect(await rows.store.issue('1')).toMatchObject({ projectId: '99', state: 'outside' })
  expect(await rows.store.issue('2')).toBeUndefined()
})

test('an older reading changes neither state nor key', async () => {
  await rows.store.observe(seen({ issues: [issue('1')] }))
  await rows.store.observe(
    seen({ issues: [issue('1', { key: 'NEW-1', updated: START })], states: [{ issue: '1', state: 'outside' }] }),
  )
  await rows.store.observe(seen({ issues: [issue('1', { updated: START - 1 })] }))
  expect(await rows.store.issue('1')).toMatchObject({ key: 'NEW-1', state: 'outside', updated: START })
})

test('a key is kept when another comes', async () => {
  await rows.store.observe(seen({ issues: [issue('1')] }))
  await rows.store.observe(seen({ issues: [issue('1', { key: 'MOVED-4', updated: START })] }))
  const keys = await database.db.selectFrom('issue_key').select(['key', 'issue_id']).orderBy('key').execute()
  expect(keys).toEqual([
    { key: 'MOVED-4', issue_id: '1' },
    { key: 'PAY-1', issue_id: '1' },
  ])
})

test('the same reading again touches nothing and tells nobody; another value does both', async () => {
  const [link = ''] = await pairsOf(rows, ['1'])
  const before = {
    touched: (await rows.store.pair(link))?.touched ?? 0,
    count: await changeCount(database.db, 'portfolio'),
  }
  await rows.store.observe(seen({ issues: [issue('1')] }))
  await rows.store.observe(seen({ issues: [issue('1', { updated: START })] }))
  expect((await rows.store.pair(link))?.touched).toBe(before.touched)
  expect(await changeCount(database.db, 'portfolio')).toBe(before.count)
  await rows.store.observe(
    seen({ issues: [issue('1', { updated: START, fields: { summary: 'Issue 1', duedate: '2027-03-03' } })] }),
  )
  expect((await rows.store.pair(link))?.touched).toBe(before.touched + 1)
  expect(await changeCount(database.db, 'portfolio')).toBe(String(Number(before.count) + 1))
})

test('an issue that is not there any more keeps when that began; read again it is seen, and no look missed it', async () => {
  const [link = ''] = await pairsOf(rows, ['1'])
  const before = (await rows.store.pair(link))?.touched ?? 0
  await rows.store.missed(['1'])
  await rows.store.missed(['1'])
  expect((await rows.store.knownIn('10')).get('1')).toEqual({ state: 'seen', misses: 2 })
  for (const at of [START + 1, START + 2])
    await rows.store.observe(seen({ at, states: [{ issue: '1', state: 'hidden' }] }))
  expect(await stored()).toMatchObject([{ state: 'hidden', state_since: new Date(START + 1) }])
  expect((await rows.store.pair(link))?.touched).toBe(before + 1)
  await rows.store.observe(seen({ at: START + 3, issues: [issue('1')] }))
  expect(await stored()).toMatchObject([{ state: 'seen', state_since: new Date(START + 3), misses: 0 }])
})

test('what a look had missed is decided on anew once it is read', async () => {
  const [link = ''] = await pairsOf(rows, ['1'])
  const before = (await rows.store.pair(link))?.touched ?? 0
  await rows.store.missed(['1'])
  await rows.store.observe(seen({ issues: [issue('1')] }))
  await rows.store.observe(seen({ issues: [issue('1')] }))
  expect((await rows.store.pair(link))?.touched).toBe(before + 1)
})

test('a project’s state becomes its issues’, but for what was deleted', async () => {
  await rows.store.observe(seen({ issues: [issue('1'), issue('2'), issue('3', { projectId: '11' })] }))
  await rows.store.observe(seen({ states: [{ issue: '2', state: 'deleted' }] }))
  await rows.store.observe(seen({ projects: [{ project: '10', state: 'trashed' }] }))
  expect((await stored()).map(({ state }) => state)).toEqual(['trashed', 'deleted', 'seen'])
})

test('points are a number or none; archived issues say so', async () => {
  await database.db
    .insertInto('sync')
    .values({ connection_id: rows.scope.connection, settings: JSON.stringify({ points: 'p' }) })
    .execute()
  await rows.store.observe(
    seen({ issues: [issue('1', { fields: { p: 3.5 } }), issue('2', { fields: { p: 'many' }, archived: true })] }),
  )
  expect(await stored()).toMatchObject([
    { points: 3.5, state: 'seen' },
    { points: null, state: 'archived' },
  ])
})

test('a change is kept once, of issues that were read; the newest of a field tells when and who', async () => {
  const changes = [
    change(),
    change({ history: '101', at: START - 3_600_000, author: 'bert', to: '2027-04-01' }),
    change({ issueId: 'unread' }),
  ]
  await rows.store.observe(seen({ issues: [issue('1')], changes }))
  await rows.store.observe(seen({ issues: [issue('1')], changes }))
  expect(await database.db.selectFrom('issue_change').select('history').execute()).toHaveLength(2)
  expect(await rows.store.issue('1')).toMatchObject({
    changedAt: { duedate: START - 3_600_000 },
    saidBy: { duedate: 'bert' },
  })
})

test('progress is merged, and hints that were followed are gone', async () => {
  const { store, scope } = rows
  await database.db
    .insertInto('hint')
    .values(['1', '2'].map((id) => ({ connection_id: scope.connection, issue_id: id })))
    .execute()
  const [first] = await store.hints()
  await store.observe(seen({ progress: { cursor: START }, hints: [first?.id ?? ''] }))
  await store.observe(seen({ progress: { polledAt: START + 1 } }))
  expect(await store.progress()).toMatchObject({ cursor: START, polledAt: START + 1, backfill: {}, frozen: null })
  expect(await store.hints()).toMatchObject([{ issue: '2', deleted: false }])
})

test('text that PostgreSQL has no letters for is kept without it', async () => {
  await rows.store.observe(
    seen({ issues: [issue('1', { summary: 'a\0b', fields: { text: 'half \ud83d of a pair' } })] }),
  )
  expect(await rows.store.issue('1')).toMatchObject({ summary: 'ab', fields: { text: 'half \ufffd of a pair' } })
})

test('who lost the lease writes nothing', async () => {
  const { store, scope } = rows
  await releaseLease(database.db, scope.lease)
  await leaseOf(database.db, 'acme', 'other')
  await expect(store.observe(seen({ issues: [issue('1')] }))).rejects.toMatchObject({ code: 'lease.lost' })
  await expect(store.missed(['1'])).rejects.toMatchObject({ code: 'lease.lost' })
  await expect(store.meet([{ account: 'a', name: 'Anna', email: null }])).rejects.toMatchObject({ code: 'lease.lost' })
  await expect(store.note([])).rejects.toMatchObject({ code: 'lease.lost' })
  const { rows: written } = await sql`select from issue union all select from member`.execute(database.db)
  expect(written).toEqual([])
})
