/** What is shown of sync: counts, and what a person's word on absences does; and what those who watch are told. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { issue, pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'
import { progressOf } from '../progress.ts'
import { beginWork } from '../work.ts'
import { answerAbsences, countIssueStates, countWaiting, listSyncs } from './status.ts'

let database: FreshDatabase
let rows: Rows
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
})
afterEach(() => database.close())

const FROZEN = { absent: 30, of: 40, at: START }
const observe = (more: Partial<Parameters<Rows['store']['observe']>[0]>) =>
  rows.store.observe({ at: START, issues: [], changes: [], states: [], ...more })

test('issues are counted by state, and each state is told', async () => {
  // Of what was never in scope nothing is kept: it must have been seen there first.
  await observe({ issues: [issue('1'), issue('2')] })
  await observe({ states: [{ issue: '2', state: 'outside' }] })
  expect(await countIssueStates(database.db, rows.scope.site)).toEqual({
    seen: 1,
    hidden: 0,
    deleted: 0,
    outside: 1,
    archived: 0,
    trashed: 0,
    'project-unseen': 0,
  })
})

test('a failed step counts until the same field was written after all', async () => {
  const [link = ''] = await pairsOf(rows, ['1'])
  const write = async (what: 'failed' | 'done') => {
    rows.clock.now += 1
    const touched = (await rows.store.pair(link))?.touched ?? 0
    const step = { field: 'due' as const, to: 'jira' as const, value: '2027-03-03', expects: null, since: START }
    await rows.store.settle([
      { link, touched, steps: [step], agreed: [], conflicts: [], dropped: [], settled: [], problems: [] },
    ])
    const [open] = await rows.store.openSteps(1)
    const ended = what === 'failed' ? { what, why: 'No.' } : { what, result: null, adopted: true }
    expect(await countWaiting(database.db, rows.scope.connection)).toMatchObject({ open: 1 })
    await rows.store.journal().add({ step: open?.id ?? '', at: rows.clock.now, attempt: 0, ...ended })
  }
  await write('failed')
  expect(await countWaiting(database.db, rows.scope.connection)).toEqual({ open: 0, failed: 1, conflicts: 0 })
  await write('done')
  expect(await countWaiting(database.db, rows.scope.connection)).toEqual({ open: 0, failed: 0, conflicts: 0 })
})

test('absences that are believed are counted again at once; those that are not, from the beginning', async () => {
  await observe({ issues: [issue('1')], progress: { frozen: FROZEN, censusAt: START } })
  await rows.store.missed(['1'])
  const answer = (believe: boolean) =>
    database.db.transaction().execute((tx) => answerAbsences(tx, rows.scope, believe))
  expect(await answer(true)).toBe(true)
  expect(await rows.store.progress()).toMatchObject({ frozen: { ...FROZEN, believed: true }, censusAt: null })
  expect(await answer(false)).toBe(true)
  expect(await rows.store.progress()).toMatchObject({ frozen: null })
  expect((await rows.store.knownIn('10')).get('1')?.misses).toBe(0)
  // Nothing waits for it any more.
  expect(await answer(true)).toBe(false)
  expect((await rows.store.progress()).frozen).toBeNull()
})

test('a connection’s sync is told with all that its progress may hold', async () => {
  await observe({ progress: { cursor: START } })
  expect(await listSyncs(database.db)).toMatchObject([
    {
      connection: { id: rows.scope.connection, name: 'acme' },
      site: { id: rows.scope.site, url: 'https://acme.atlassian.net', deployment: 'cloud' },
      state: 'paused',
      points: null,
      progress: { cursor: START, backfill: {}, frozen: null },
      hook: null,
    },
  ])
})

test('who watches the portfolio or sync is told of each change, and a dry run is watched as long work is', async () => {
  const version = async (about: string) => (await progressOf(database.db, about))?.version
  const [portfolio, sync] = [await version('portfolio'), await version('sync')]
  await observe({ progress: { cursor: START } })
  expect([await version('portfolio'), (await version('sync')) === sync]).toEqual([portfolio, false])
  await observe({ issues: [issue('1')] })
  expect(await version('portfolio')).not.toBe(portfolio)
  const id = await beginWork(database.db, 'dry-run', {}, {})
  expect(await progressOf(database.db, `dry-run:${id}`)).toMatchObject({ state: 'running', progress: null })
  expect(await progressOf(database.db, 'everything')).toBeUndefined()
})
