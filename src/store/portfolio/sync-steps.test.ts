/** Steps as a page lists them: newest first, and whatever is asked for is found however far back. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { pairsOf, START, syncRows } from '../../../test/sync-rows.ts'
import type { SyncStep } from '../../sync/index.ts'
import { listSyncSteps, type StoredSyncStep } from './sync-steps.ts'

const PAIRS = ['1', '2', '3']
const STATES = ['open', 'done', 'failed'] as const
let database: FreshDatabase
let all: StoredSyncStep[]

/** Of three pairs, in each state, to both sides. */
beforeAll(async () => {
  database = await freshDatabase()
  const { db } = database
  const { scope, store, integration } = await syncRows(db)
  const links = await pairsOf({ scope, store, integration, clock: { now: START } }, PAIRS)
  const pairs = await Promise.all(links.map(async (link) => ({ link, item: (await store.pair(link))?.item.id ?? '' })))
  const steps = pairs.flatMap(({ link, item }, pair) =>
    STATES.flatMap((state, at) => [
      ...(['jira', 'portfolio'] as const).map((to) => ({
        ...{ link, item, state, at: 10 * pair + at, title: `Set Due to 2027-0${pair + 1}-01`, side: to },
        data: { what: 'field', integration, link, item, field: 'due', to, value: 'Ölfässer' } as unknown as SyncStep,
      })),
    ]),
  )
  for (const { link, state, at, title, side, data } of steps)
    await db
      .insertInto('step')
      .values({
        ...{ connection_id: scope.connection, link_id: link, field: 'due', side, title, state },
        data: JSON.stringify(data),
        why: state === 'failed' ? 'Jira refused 100% of it' : null,
        created_at: new Date(START + at),
        ended_at: state === 'open' ? null : new Date(START + 100 - at),
      })
      .execute()
  all = await listSyncSteps(db, { limit: 1_000 })
  return () => database.close()
})

test('newest first, a page at a time, each once', async () => {
  const times = all.map(({ at, endedAt }) => endedAt ?? at)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  const pages = []
  for (let offset = 0; offset < all.length; offset += 4)
    pages.push(...(await listSyncSteps(database.db, { limit: 4, offset })))
  expect(pages).toEqual(all)
})

test('what is asked for is what fits of all', async () => {
  // Which letters beyond ASCII are the same but for their case is the matter of the database's locale: C knows none.
  const word = fc.constantFrom('set', 'DUE', '2027-02', 'PAY-2', 'issue 3', 'Ölfässer', '100%', '%', 'nobody')
  const which = fc.record(
    {
      state: fc.constantFrom(...STATES),
      to: fc.constantFrom('jira' as const, 'portfolio' as const),
      field: fc.constantFrom('due' as const, 'name' as const),
      item: fc.constantFrom(...all.flatMap(({ item }) => (item ? [item.id] : []))),
      search: fc.array(word, { maxLength: 2 }).map((words) => words.join(' ')),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(which, async (asked) => {
      const found = await listSyncSteps(database.db, { ...asked, limit: 1_000 })
      expect(found).toEqual(all.filter((step) => fits(step, asked)))
    }),
    { numRuns: 100 },
  )
})

function fits(
  step: StoredSyncStep,
  { state, to, field, item, search = '' }: Partial<Parameters<typeof listSyncSteps>[1]>,
) {
  const { data, title, why, key } = step
  const said = [title, why, key, step.item?.code, step.item?.name, 'value' in data ? data.value : '']
    .join(' ')
    .toLowerCase()
  return (
    (state === undefined || step.state === state) &&
    (to === undefined || ('to' in data && data.to === to)) &&
    (field === undefined || ('field' in data && data.field === field)) &&
    (item === undefined || step.item?.id === item) &&
    search.split(' ').every((word) => said.includes(word.toLowerCase()))
  )
}

test('who owns it and its stage are found by their names', async () => {
  const { db } = database
  const [first] = all
  const { id } = await db.insertInto('member').values({ name: 'Zoë Öst' }).returning('id').executeTakeFirstOrThrow()
  const stage = await db.selectFrom('stage').selectAll().orderBy('position', 'desc').executeTakeFirstOrThrow()
  const values = { owner: id, stage: stage.id } as const
  for (const field of ['owner', 'stage'] as const)
    await db
      .insertInto('step')
      .values({
        ...{ connection_id: first?.connection.id ?? '', field, side: 'jira', title: `Set ${field}`, state: 'stale' },
        data: JSON.stringify({ what: 'field', field, to: 'jira', value: values[field] }),
      })
      .execute()
  const found = async (search: string) =>
    (await listSyncSteps(db, { search, state: 'stale', limit: 10 })).map(({ title }) => title)
  expect(await found('Zoë Öst')).toEqual(['Set owner'])
  expect(await found(stage.name)).toEqual(['Set stage'])
  await db.deleteFrom('step').where('state', '=', 'stale').execute()
})
