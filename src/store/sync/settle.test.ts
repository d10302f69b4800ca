/** Pairs as they are decided on, and decisions as they are kept: whole, or not at all when something came in between. */
import { CompiledQuery, type Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { IN_DOUBT, issue, leaseOf, pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'
import type { Pair, Settlement } from '../../sync/index.ts'
import { changeCount } from '../change-count.ts'
import { releaseLease } from '../leases.ts'
import { forgetAgreed } from './agreed.ts'
import { syncStore } from './sync-store.ts'

let database: FreshDatabase
let rows: Rows
let link: string
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  link = (await pairsOf(rows, ['1']))[0] ?? ''
})
afterEach(() => database.close())

const pair = async (): Promise<Pair> => {
  const found = await rows.store.pair(link)
  if (!found) throw new Error('there is no pair')
  return found
}
const decided = async (more: Partial<Settlement> = {}): Promise<Settlement> => ({
  link,
  touched: (await pair()).touched,
  agreed: [],
  conflicts: [],
  steps: [],
  dropped: [],
  settled: [],
  problems: [],
  ...more,
})
const step = (value: string | null) => ({
  field: 'due' as const,
  to: 'jira' as const,
  value,
  expects: null,
  since: START,
})
const asked = {
  field: 'due' as const,
  base: undefined,
  jira: '2027-01-01',
  portfolio: null,
  policy: 'ask',
  winner: null,
}
const conflicts = () => database.db.selectFrom('conflict').selectAll().orderBy('at').orderBy('state').execute()

test('a pair tells all that a decision needs', async () => {
  await rows.store.observe({
    at: START,
    issues: [issue('1', { updated: START, fields: { duedate: '2027-03-03' } })],
    changes: [
      {
        issueId: '1',
        history: '9',
        at: START,
        author: 'anna',
        field: 'duedate',
        from: null,
        to: 'x',
        fromText: null,
        toText: null,
      },
    ],
    states: [],
  })
  await rows.store.settle([await decided({ steps: [step('2027-04-01')], conflicts: [asked] })])
  expect(await pair()).toMatchObject({
    link,
    integration: rows.integration,
    item: { code: 'I-1', level: 'initiative', name: 'Issue 1', description: null, owner: null, labels: [], due: null },
    saidAt: { name: START },
    issue: {
      key: 'PAY-1',
      link,
      fields: { duedate: '2027-03-03' },
      changedAt: { duedate: START },
      saidBy: { duedate: 'anna' },
    },
    agreed: { name: { base: 'Issue 1', sent: [] }, due: { base: null, sent: [] } },
    steps: [{ field: 'due', to: 'jira', value: '2027-04-01' }],
    asked: { due: { jira: '2027-01-01', portfolio: null } },
  })
})

test('new pairs are touched, settled ones are not; a paused integration has none', async () => {
  expect((await rows.store.touchedPairs(10)).map((one) => one.link)).toEqual([link])
  await rows.store.settle([await decided()])
  expect(await rows.store.touchedPairs(10)).toEqual([])
  await rows.store.observe({
    at: START,
    issues: [issue('1', { summary: 'New', updated: START })],
    changes: [],
    states: [],
  })
  expect(await rows.store.touchedPairs(10)).toHaveLength(1)
  await database.db.updateTable('integration').set({ state: 'paused' }).execute()
  expect(await rows.store.touchedPairs(10)).toEqual([])
  expect(await rows.store.pair(link)).toBeUndefined()
})

test('a decision on what was touched meanwhile keeps nothing, and the others of the same call are kept', async () => {
  const [other = ''] = await pairsOf(rows, ['2'])
  const late = await decided({ agreed: [{ field: 'due', value: '2027-01-01' }], steps: [step('2027-01-01')] })
  await rows.store.observe({
    at: START,
    issues: [issue('1', { summary: 'New', updated: START })],
    changes: [],
    states: [],
  })
  const touched = (await rows.store.pair(other))?.touched ?? 0
  await rows.store.settle([late, { ...late, link: other, touched }])
  expect(await pair()).toMatchObject({ agreed: { due: { base: null } }, steps: [] })
  expect(await rows.store.pair(other)).toMatchObject({
    agreed: { due: { base: '2027-01-01' } },
    steps: [{ field: 'due' }],
  })
  expect((await rows.store.touchedPairs(10)).map((one) => one.link)).toEqual([link])
})

test('what was seen to wait is told to wait no longer, though nothing is decided', async () => {
  await rows.store.settle([await decided()])
  const news = { at: START, issues: [issue('1', { summary: 'New', updated: START })], changes: [], states: [] }
  await rows.store.observe(news)
  const before = await changeCount(database.db, 'portfolio')
  await rows.store.settle([await decided()])
  expect(await changeCount(database.db, 'portfolio')).not.toBe(before)
})

test('an empty decision tells nobody; problems stay until the next one', async () => {
  await rows.store.settle([await decided()])
  const before = await changeCount(database.db, 'sync')
  await rows.store.settle([await decided()])
  expect(await changeCount(database.db, 'sync')).toBe(before)
  const problem = { severity: 'warns' as const, code: 'x', about: 'due', says: 'It cannot be.', field: 'due' as const }
  await rows.store.settle([await decided({ problems: [problem] })])
  expect(await changeCount(database.db, 'sync')).toBe(String(Number(before) + 1))
  const { problems } = await database.db.selectFrom('link').select('problems').executeTakeFirstOrThrow()
  expect(problems).toEqual([problem])
})

test('of a field and a side one step is open: a newer one takes its place', async () => {
  await rows.store.settle([await decided({ steps: [step('2027-01-01')] })])
  rows.clock.now += 1
  await rows.store.settle([await decided({ steps: [step('2027-03-03')] })])
  expect(await rows.store.openSteps(10)).toMatchObject([
    { title: 'Set due date of PAY-1 to 3 March 2027', data: { what: 'field', link, issue: '1', value: '2027-03-03' } },
  ])
  const [open] = (await pair()).steps
  await rows.store.settle([await decided({ dropped: [open?.id ?? ''] })])
  expect(await rows.store.openSteps(10)).toEqual([])
  const ended = await database.db.selectFrom('step').select(['state', 'why']).orderBy('created_at').execute()
  expect(ended).toEqual([
    { state: 'dropped', why: 'Another value is written instead.' },
    { state: 'dropped', why: 'It is no longer wanted.' },
  ])
})

test('what was sent for a dropped step may still arrive, until it was read after its time', async () => {
  await rows.store.settle([await decided({ steps: [step('2027-01-01')] })])
  const [open] = await rows.store.openSteps(1)
  await rows.store.journal().add({
    step: open?.id ?? '',
    at: START,
    attempt: 1,
    what: 'writing',
    write: { method: 'PUT', path: '/x' },
  })
  await rows.store.settle([
    await decided({ dropped: [open?.id ?? ''], agreed: [{ field: 'due', value: '2027-02-02' }] }),
  ])
  expect((await pair()).agreed.due).toMatchObject({ base: '2027-02-02', sent: [{ to: 'jira', value: '2027-01-01' }] })
  rows.clock.now += IN_DOUBT + 1
  expect((await pair()).agreed.due).toMatchObject({ base: '2027-02-02', sent: [{ to: 'jira', value: '2027-01-01' }] })
  await rows.store.observe({ at: rows.clock.now, issues: [issue('1')], changes: [], states: [] })
  expect((await pair()).agreed.due).toMatchObject({ base: '2027-02-02', sent: [] })
})

test('a field that stands for another of Jira’s is agreed on no longer, nor asked about; the others are', async () => {
  await rows.store.settle([await decided({ conflicts: [asked] })])
  await database.db.transaction().execute((tx) => forgetAgreed(tx, rows.integration, ['due']))
  expect(await pair()).toMatchObject({ agreed: { name: { base: 'Issue 1' } }, asked: {} })
  expect((await pair()).agreed.due).toBeUndefined()
  expect(await conflicts()).toMatchObject([{ state: 'ended' }])
})

test('a conflict that waits is told its new values, and ends when both sides agree or a policy decides', async () => {
  await rows.store.settle([await decided({ conflicts: [asked] })])
  await rows.store.settle([await decided({ conflicts: [{ ...asked, portfolio: '2027-05-05' }] })])
  expect(await conflicts()).toMatchObject([{ state: 'open', base: null, portfolio: '2027-05-05', winner: null }])
  await rows.store.settle([await decided({ conflicts: [{ ...asked, policy: 'jira', winner: 'jira' }] })])
  expect((await conflicts()).map(({ state }) => state).sort()).toEqual(['decided', 'ended'])
  await rows.store.settle([await decided({ conflicts: [asked] })])
  await rows.store.settle([await decided({ settled: ['due'] })])
  expect((await conflicts()).map(({ state }) => state).sort()).toEqual(['decided', 'ended', 'ended'])
})

test('an edit that our write replaced is told once per entry of Jira’s history', async () => {
  const conflict = { ...asked, base: null, winner: 'portfolio' as const }
  await rows.store.overwritten({ link, history: '77', conflict })
  await rows.store.overwritten({ link, history: '77', conflict })
  await rows.store.overwritten({ link, history: '78', conflict })
  expect((await conflicts()).map(({ history, state }) => [history, state])).toEqual([
    ['77', 'decided'],
    ['78', 'decided'],
  ])
})

test('two hundred pairs are read with a dozen queries at most', async () => {
  const ids = Array.from({ length: 200 }, (_, at) => String(at + 10))
  await rows.store.observe({ at: START, issues: ids.map((id) => issue(id)), changes: [], states: [] })
  await linkAll(ids)
  let queries = 0
  const counted = counting(database.db, () => {
    queries += 1
  })
  expect(await syncStore(counted, rows.scope).touchedPairs(200)).toHaveLength(200)
  expect(queries).toBeLessThanOrEqual(12)
})

test('who lost the lease settles nothing', async () => {
  const late = await decided({ steps: [step('2027-01-01')] })
  await releaseLease(database.db, rows.scope.lease)
  const lease = await leaseOf(database.db, 'acme', 'other')
  await expect(rows.store.settle([late])).rejects.toMatchObject({ code: 'lease.lost' })
  await syncStore(database.db, { ...rows.scope, lease }).settle([late])
  expect((await pair()).steps).toHaveLength(1)
})

function linkAll(ids: readonly string[]) {
  const { scope, integration } = rows
  const text = `with made as (
      insert into item (code, level, name, stage, created_by)
      select 'X-' || id, 'initiative', 'x', 'idea', 'test' from unnest($1::text[]) as id returning id, code)
    insert into link (item_id, site_id, issue_id, how, integration_id, created_by)
    select id, $2, substr(code, 3), 'integration', $3, 'test' from made`
  return database.db.executeQuery(CompiledQuery.raw(text, [ids, scope.site, integration]))
}

/** The same database, which tells of each query. */
function counting<T>(db: Kysely<T>, tell: () => void): Kysely<T> {
  return db.withPlugin({
    transformQuery: ({ node }) => {
      tell()
      return node
    },
    transformResult: async ({ result }) => result,
  })
}
