/** Differences come back as they were found, page by page, filtered and counted by the database. */
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import type { ConfigurationPlan, Difference } from '../configuration/index.ts'
import { up } from './migrations/0011-differences.ts'
import {
  changedObjects,
  countDifferences,
  type DifferenceFilter,
  differenceFacets,
  loadDifference,
  loadDifferences,
  pageOfDifferences,
} from './plan-differences.ts'
import { planFacts, savePlan } from './plans.ts'
import { ensureSite } from './sites.ts'

let database: FreshDatabase
let site: string
beforeEach(async () => {
  database = await freshDatabase()
  const where = { origin: 'https://acme.atlassian.net', contextPath: '', cloudId: null, gateway: null, version: null }
  site = (await ensureSite(database.db, { deployment: 'cloud', name: 'acme', identity: 'cloud:c1', ...where })).id
})
afterEach(() => database.close())

const asks = {
  severity: 'blocks',
  code: 'status-goes',
  about: 'workflow:Delivery/status:Open',
  says: 'Issues stand there.',
  choices: [{ answer: 'status:Done', says: 'They go to Done.' }],
} as const
const SITE = { name: 'acme', identity: 'cloud:c1', deployment: 'cloud' } as const
const plan: ConfigurationPlan = {
  madeBy: { engine: '1', kinds: {} },
  steps: [],
  problems: [asks],
  from: SITE,
  to: SITE,
  projects: ['OPS'],
  answers: { 'status:Blocked': 'use' },
  bindings: {},
  pairs: [],
}

const difference = (key: string, more: Partial<Difference>): Difference => ({
  kind: String(key.split(':')[0]),
  key,
  name: String(key.split(':')[1]),
  choice: 'unchanged',
  sourceId: '1',
  targetKey: key,
  targetId: '2',
  before: { description: `what ${key} is` },
  after: { description: `what ${key} is` },
  because: 'project:OPS',
  problems: [],
  ...more,
})
const warned = { severity: 'warns', code: 'fallback', about: 'status:Blocked', says: 'Somebody is not there.' } as const
const DIFFERENCES = [
  difference('workflow:Delivery', { choice: 'update', after: { description: 'other', rules: ['cf = "Zulu 100%"'] } }),
  difference('project:OPS', { choice: 'create', before: null, after: { name: 'Operations' }, because: null }),
  difference('status:10', { because: null }),
  difference('status:9', { choice: 'create', before: null }),
  difference('status:Blocked', { choice: 'use', problems: [warned] }),
]
const save = () =>
  savePlan(database.db, {
    plan,
    fingerprint: 'f',
    differences: DIFFERENCES,
    sourceSite: site,
    targetSite: site,
    sourceSnapshot: null,
    targetSnapshot: null,
    madeBy: 'person:anna',
  })
const ALL = { offset: 0, limit: 100, values: true } as const
async function keys(id: string, filter: DifferenceFilter = {}, page = {}): Promise<string[]> {
  const rows = await pageOfDifferences(database.db, id, filter, { ...ALL, ...page })
  return rows.map(({ key }) => key)
}

test('all of it comes back, in the order of kinds and of names as people count', async () => {
  const id = await save()
  const back = await loadDifferences(database.db, id)
  expect(back.map(({ key }) => key)).toEqual([
    'project:OPS',
    'workflow:Delivery',
    'status:9',
    'status:10',
    'status:Blocked',
  ])
  expect(new Set(back)).toEqual(new Set(DIFFERENCES))
  const { difference: one, row } = await loadDifference(database.db, id, 'workflow:Delivery')
  expect(one).toEqual(DIFFERENCES[0])
  expect(row).toMatchObject({ fields: ['description', 'rules'], mapping: 'open', problems: [asks] })
  expect(await changedObjects(database.db, id)).toEqual([
    { choice: 'create', targetKey: 'project:OPS' },
    { choice: 'update', targetKey: 'workflow:Delivery' },
    { choice: 'create', targetKey: 'status:9' },
  ])
})

describe('filters', () => {
  test.each<[string, DifferenceFilter, string[]]>([
    ['kind', { kinds: ['project', 'workflow'] }, ['project:OPS', 'workflow:Delivery']],
    ['choice', { choices: ['create'] }, ['project:OPS', 'status:9']],
    ['severity', { severities: ['warns'] }, ['status:Blocked']],
    ['code', { codes: ['status-goes'] }, ['workflow:Delivery']],
    ['an open question', { mapping: ['open'] }, ['workflow:Delivery']],
    ['an answer', { mapping: ['answered'] }, ['status:Blocked']],
    ['any problem', { problems: true }, ['workflow:Delivery', 'status:Blocked']],
    ['what moves', { moving: true }, ['project:OPS', 'workflow:Delivery', 'status:9', 'status:Blocked']],
    ['words inside values, every one', { search: 'zulu DELIVERY' }, ['workflow:Delivery']],
    ['a text as it stands, quotes and all', { search: '"Zulu 100%"' }, ['workflow:Delivery']],
    ['a wildcard, which is none', { search: 'zul_' }, []],
  ])('by %s', async (_, filter, expected) => {
    const id = await save()
    expect(await keys(id, filter)).toEqual(expected)
    const counted = await countDifferences(database.db, id, filter)
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length)
  })
})

test('pages follow each other without a gap; a sort orders inside each kind', async () => {
  const id = await save()
  expect([...(await keys(id, {}, { limit: 2 })), ...(await keys(id, {}, { offset: 2 }))]).toEqual(await keys(id))
  expect((await keys(id, {}, { sort: 'choice' })).slice(2)).toEqual(['status:9', 'status:Blocked', 'status:10'])
  expect((await keys(id, {}, { sort: 'because', descending: true })).at(-1)).toBe('status:10')
  expect((await keys(id, {}, { sort: 'name', descending: true })).slice(2, 4)).toEqual(['status:Blocked', 'status:10'])
  const [first] = await pageOfDifferences(database.db, id, {}, { ...ALL, values: false })
  expect(first).toMatchObject({ before: null, after: null, title: 'OPS · Operations' })
})

test('all of a plan is counted as it was when it was made', async () => {
  const id = await save()
  const { kinds } = await planFacts(database.db, id)
  const counted = await countDifferences(database.db, id, { search: undefined })
  expect(counted.map(({ kind }) => kind)).toEqual(kinds.map(({ kind }) => kind))
  for (const { kind, count } of counted)
    expect(await countDifferences(database.db, id, { kinds: [kind] })).toEqual([{ kind, count }])
})

test('counts and facets are those of the whole plan', async () => {
  const id = await save()
  const { kinds, steps } = await planFacts(database.db, id)
  expect(kinds.map(({ kind, create, unchanged, open, answered }) => [kind, create, unchanged, open, answered])).toEqual(
    [
      ['project', 1, 0, 0, 0],
      ['workflow', 0, 0, 1, 0],
      ['status', 1, 1, 0, 1],
    ],
  )
  expect(steps).toBe(0)
  expect(await differenceFacets(database.db, id)).toEqual({
    severities: { blocks: 1, warns: 1 },
    codes: { fallback: 1, 'status-goes': 1 },
    moving: 4,
  })
})

test('a plan from before, all its differences in one column, is read like any other', async () => {
  const { db } = database
  const id = await save()
  const before = {
    rows: await pageOfDifferences(db, id, {}, ALL),
    facts: await planFacts(db, id),
    facets: await differenceFacets(db, id),
  }
  const order = new Map(before.rows.map(({ key }, place) => [key, place]))
  const old = JSON.stringify(DIFFERENCES.toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0)))
  await sql`drop table plan_difference, snapshot_change`.execute(db)
  await sql`alter table plan drop column counts, drop column step_count,
    add column analysis jsonb`.execute(db)
  await sql`update plan set analysis = ${old}::jsonb`.execute(db)
  await up(db as unknown as Kysely<unknown>)
  expect(await pageOfDifferences(db, id, {}, ALL)).toEqual(before.rows)
  expect(await planFacts(db, id)).toEqual(before.facts)
  expect(await differenceFacets(db, id)).toEqual(before.facets)
  expect(new Set(await loadDifferences(db, id))).toEqual(new Set(DIFFERENCES))
  expect(await keys(id, { search: 'zulu' })).toEqual(['workflow:Delivery'])
})
