/** The journal of steps: what was sent stands before it leaves, and is forgotten or kept by what came of it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { IN_DOUBT, issue, leaseOf, pairsOf, type Rows, START, syncRows } from '../../../test/sync-rows.ts'
import type { SeenIssue } from '../../jira/index.ts'
import type { Entry } from '../../plan/index.ts'
import type { NewStep } from '../../sync/index.ts'
import { readAudit } from '../audit.ts'
import { releaseLease } from '../leases.ts'

let database: FreshDatabase
let rows: Rows
let link: string
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
  link = (await pairsOf(rows, ['1']))[0] ?? ''
})
afterEach(() => database.close())

const DUE = '2027-03-03'

/** The pair decided on: these steps are open. */
async function open(...steps: Partial<NewStep>[]): Promise<string[]> {
  const touched = (await rows.store.pair(link))?.touched ?? 0
  const fresh = steps.map(
    (more): NewStep => ({ field: 'due', to: 'jira', value: DUE, expects: null, since: START, ...more }),
  )
  const nothing = { agreed: [], conflicts: [], dropped: [], settled: [], problems: [] }
  await rows.store.settle([{ link, touched, steps: fresh, ...nothing }])
  const pair = await rows.store.pair(link)
  return fresh.map(({ to, field }) => pair?.steps.find((one) => one.to === to && one.field === field)?.id ?? '')
}

type What = Entry extends infer E ? (E extends unknown ? Omit<E, 'step' | 'at' | 'attempt'> : never) : never

const add = (step: string, ...entries: What[]) =>
  entries.reduce<Promise<void>>(
    (before, entry) =>
      before.then(() => rows.store.journal().add({ step, at: rows.clock.now, attempt: 1, ...entry } as Entry)),
    Promise.resolve(),
  )

const STARTED: What = { what: 'started' }
const WRITING: What = { what: 'writing', write: { method: 'PUT', path: '/rest/api/3/issue/1' } }
const wrote = (outcome: 'accepted' | 'refused' | 'unknown'): What => ({ what: 'wrote', outcome })
const DONE: What = { what: 'done', result: null, adopted: false }

const agreed = async () => (await rows.store.pair(link))?.agreed.due
const touched = async () => (await rows.store.touchedPairs(10)).length === 1
const stepOf = (id: string) => database.db.selectFrom('step').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const SENT = [{ to: 'jira', value: DUE }]
const read = (more: Partial<SeenIssue> = {}) =>
  rows.store.observe({ at: rows.clock.now, issues: [issue('1', more)], changes: [], states: [] })
const decide = async () => {
  const { touched = 0 } = (await rows.store.pair(link)) ?? {}
  const nothing = { agreed: [], conflicts: [], steps: [], dropped: [], settled: [], problems: [] }
  await rows.store.settle([{ link, touched, ...nothing }])
}

test('entries of open steps come back as they were written; those of ended ones do not', async () => {
  const [step = ''] = await open({})
  await add(step, STARTED, WRITING, { what: 'wrote', outcome: 'accepted', note: { seen: ['größer', null] } })
  expect(await rows.store.journal().entries()).toEqual([
    { step, at: START, attempt: 1, ...STARTED },
    { step, at: START, attempt: 1, ...WRITING },
    { step, at: START, attempt: 1, what: 'wrote', outcome: 'accepted', note: { seen: ['größer', null] } },
  ])
  await add(step, DONE)
  expect(await rows.store.journal().entries()).toEqual([])
  await expect(add(step, STARTED)).rejects.toMatchObject({ code: 'conflict' })
})

test('a write is noted, and in the audit, before it leaves; accepted and done it is agreed', async () => {
  const [step = ''] = await open({})
  await add(step, STARTED, WRITING)
  expect(await agreed()).toMatchObject({ base: null, sent: SENT })
  expect(await readAudit(database.db)).toMatchObject([
    { actor: 'job:sync', action: 'jira.write', about: 'Set due date of PAY-1 to 3 March 2027', outcome: 'started' },
  ])
  await add(step, wrote('accepted'))
  expect(await agreed()).toMatchObject({ base: null, sent: SENT })
  expect(await touched()).toBe(false)
  await add(step, DONE)
  expect(await agreed()).toMatchObject({ base: DUE, sent: [] })
  expect(await touched()).toBe(true)
  expect(await stepOf(step)).toMatchObject({ state: 'done', why: null, ended_at: new Date(START) })
})

test('what came of a write is in the audit, with the name that Jira gave it', async () => {
  const [step = ''] = await open({})
  await add(step, STARTED, WRITING, { what: 'wrote', outcome: 'refused', trace: 'a1' }, WRITING, wrote('accepted'))
  const lines = (await readAudit(database.db)).map(({ outcome, details }) => [outcome, details.trace])
  expect(lines.reverse()).toEqual([
    ['started', undefined],
    ['refused', 'a1'],
    ['started', undefined],
    ['accepted', undefined],
  ])
})

test('what was refused was never sent', async () => {
  const [step = ''] = await open({})
  await add(step, STARTED, WRITING, wrote('refused'))
  expect(await agreed()).toMatchObject({ base: null, sent: [] })
})

test('what was written without an answer may arrive until it was read and decided on after its time, also once it is done', async () => {
  const [step = ''] = await open({})
  await add(step, STARTED, WRITING, wrote('unknown'), { what: 'parked', until: START + IN_DOUBT })
  expect(await rows.store.openSteps(10)).toEqual([])
  expect(await agreed()).toMatchObject({ base: null, sent: SENT })
  await add(step, DONE)
  await read()
  await decide()
  rows.clock.now += IN_DOUBT + 1
  expect(await agreed()).toMatchObject({ base: DUE, sent: SENT })
  expect(await rows.store.longUnread(0, 10)).toEqual(['1'])
  await read({ summary: 'Changed', updated: START })
  expect(await agreed()).toMatchObject({ base: DUE, sent: SENT })
  await decide()
  expect(await agreed()).toMatchObject({ base: DUE, sent: [] })
  expect(await rows.store.longUnread(0, 10)).toEqual([])
})

test('what arrived before it was dropped, stale or refused in its last part is not forgotten before it was decided on', async () => {
  const [step = ''] = await open({})
  await add(step, STARTED, WRITING, wrote('accepted'), { what: 'stale', why: 'Somebody changed it here meanwhile.' })
  expect(await agreed()).toMatchObject({ base: null, sent: SENT })
  rows.clock.now += 1
  await read()
  expect(await agreed()).toMatchObject({ base: null, sent: SENT })
  await decide()
  expect(await agreed()).toMatchObject({ base: null, sent: [] })
})

test('where the way of a status ends between, that is agreed: nobody else moved the issue there', async () => {
  const [step = ''] = await open({ field: 'stage', value: 'done', expects: 'planned' })
  const hop: What = { what: 'wrote', outcome: 'accepted', note: { leaves: 'underway' } }
  await add(step, STARTED, WRITING, hop, WRITING, wrote('refused'), { what: 'failed', why: 'It needs a resolution.' })
  expect((await rows.store.pair(link))?.agreed.stage).toMatchObject({
    base: 'underway',
    sent: [{ to: 'jira', value: 'done' }],
  })
})

test('killed between the note and the answer, it may arrive; parked, it comes back in its time', async () => {
  const [step = ''] = await open({})
  await add(step, STARTED, WRITING)
  rows.clock.now += 10 * IN_DOUBT
  expect(await agreed()).toMatchObject({ base: null, sent: SENT })
  await add(step, { what: 'parked', until: rows.clock.now + 5, why: 'Not to be seen.' })
  expect(await stepOf(step)).toMatchObject({ state: 'open', why: 'Not to be seen.' })
  expect(await rows.store.openSteps(10)).toEqual([])
  rows.clock.now += 5
  expect(await rows.store.openSteps(10)).toMatchObject([{ id: step }])
  await add(step, { what: 'parked', until: rows.clock.now })
  expect(await stepOf(step)).toMatchObject({ why: null })
  await add(step, { what: 'failed', why: 'No.' })
  expect((await agreed())?.sent).toMatchObject(SENT)
  rows.clock.now += IN_DOUBT + 1
  await read()
  await decide()
  expect((await agreed())?.sent).toEqual([])
})

test('a failed step leaves a problem and does not come again by itself; a stale one is decided on anew', async () => {
  const [failed = ''] = await open({})
  await add(failed, STARTED, WRITING, wrote('refused'), { what: 'failed', why: 'Jira refuses the date.' })
  const { problems } = await database.db.selectFrom('link').select('problems').executeTakeFirstOrThrow()
  expect(problems).toMatchObject([{ code: 'write-failed', field: 'due', says: 'Jira refuses the date.' }])
  expect(await touched()).toBe(false)
  const [stale = ''] = await open({})
  await add(stale, { what: 'stale', why: 'It holds another value now.' })
  expect(await touched()).toBe(true)
  expect(await stepOf(stale)).toMatchObject({ state: 'stale', why: 'It holds another value now.' })
})

test('a skipped step is dropped', async () => {
  const [step = ''] = await open({})
  await add(step, { what: 'skipped', why: 'It waits for another.' })
  expect(await stepOf(step)).toMatchObject({ state: 'dropped', why: 'It waits for another.' })
})

test('what is written here is agreed with its writing, not with the end of its step; and it comes before what Jira gets', async () => {
  const [jira = '', ours = ''] = await open(
    { field: 'labels', value: ['a', 'b'] },
    { field: 'labels', to: 'portfolio', value: ['a', 'b'], agrees: ['a'] },
  )
  expect((await rows.store.openSteps(10)).map(({ id }) => id)).toEqual([ours, jira])
  await add(ours, STARTED, WRITING, wrote('accepted'), DONE)
  expect((await rows.store.pair(link))?.agreed.labels).toBeUndefined()
})

test('who lost the lease writes neither the journal nor the audit', async () => {
  const [step = ''] = await open({})
  await releaseLease(database.db, rows.scope.lease)
  await leaseOf(database.db, 'acme', 'other')
  await expect(add(step, WRITING)).rejects.toMatchObject({ code: 'lease.lost' })
  expect(await readAudit(database.db)).toEqual([])
  expect(await agreed()).toMatchObject({ base: null, sent: [] })
})
