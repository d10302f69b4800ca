/** Steps and findings come back page by page, filtered and counted by the database, and so do those of plans from before. */
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import type { Problem } from '../base/index.ts'
import type { ConfigurationPlan } from '../configuration/index.ts'
import { up } from './migrations/0017-plan-steps.ts'
import { up as stepData } from './migrations/0049-step-data.ts'
import { countProblems, offeredAnswers, pageOfProblems, pageOfQuestions } from './plan-problems.ts'
import { countSteps, groupSteps, loadStep, pageOfSteps } from './plan-steps.ts'
import { loadPlan, savePlan } from './plans.ts'
import { ensureSite } from './sites.ts'

let database: FreshDatabase
let id: string
beforeEach(async () => {
  database = await freshDatabase()
  const where = { origin: 'https://acme.atlassian.net', contextPath: '', cloudId: null, gateway: null, version: null }
  const { id: site } = await ensureSite(database.db, {
    ...{ deployment: 'cloud', name: 'acme', identity: 'cloud:c1', ...where },
  })
  id = await savePlan(database.db, {
    ...{ plan, fingerprint: 'f', differences: [], sourceSite: site, targetSite: site, madeBy: 'person:anna' },
    ...{ sourceSnapshot: null, targetSnapshot: null },
  })
})
afterEach(() => database.close())

const step = (verb: 'create' | 'update' | 'delete', about: string, after: readonly string[] = []) =>
  ({ id: `${verb} ${about}`, verb, about, title: `${verb} it: ${about}`, after, data: { key: about } }) as never
const STEPS = [
  step('create', 'status:Open'),
  step('create', 'workflow:Delivery', ['create status:Open']),
  step('create', 'status:Shut'),
  step('update', 'project:OPS', ['create workflow:Delivery', 'create status:Shut']),
  step('delete', 'status:Old'),
]

const found = (severity: Problem['severity'], about: string, more: Partial<Problem> = {}): Problem => ({
  ...{ severity, code: 'any', about, says: `${about} ${severity}.`, ...more },
})
const GOES = [{ answer: 'status:Done', says: 'They go to Done.' }]
const PROBLEMS = [
  found('notes', 'status:Open'),
  found('warns', 'project:OPS', { code: 'fallback', remedy: 'To keep it, answer for "user:eva@acme.example".' }),
  found('blocks', 'workflow:Delivery/status:Old', { choices: GOES }),
  found('warns', 'workflow:Delivery/status:Old', { choices: GOES, says: 'An undo sends them back.' }),
  found('notes', 'plan'),
  found('blocks', 'screen', { code: 'kind-partial' }),
  found('blocks', 'filter:Mine'),
]
const SITE = { name: 'acme', identity: 'cloud:c1', deployment: 'cloud' } as const
const plan: ConfigurationPlan = {
  ...{ madeBy: { engine: '1', kinds: {} }, steps: STEPS, problems: PROBLEMS, from: SITE, to: SITE },
  ...{ projects: ['OPS'], answers: {}, bindings: {}, pairs: [] },
}
const ALL = { offset: 0, limit: 100 } as const

/** All that is told of a plan's parts. */
async function told() {
  const { db } = database
  return {
    steps: await pageOfSteps(db, id, {}, ALL),
    counts: await countSteps(db, id, {}),
    groups: await groupSteps(db, id),
    problems: await pageOfProblems(db, id, {}, ALL),
    questions: await pageOfQuestions(db, id, undefined, ALL),
    weights: await countProblems(db, id),
    offered: await offeredAnswers(db, id),
  }
}

test('steps come wave by wave, as the plan orders them, and name what they wait for', async () => {
  const { steps, counts } = await told()
  expect(steps.map(({ wave, id: one }) => [wave, one])).toEqual([
    [1, 'create status:Open'],
    [1, 'create status:Shut'],
    [1, 'delete status:Old'],
    [2, 'create workflow:Delivery'],
    [3, 'update project:OPS'],
  ])
  expect(steps.at(-1)?.waits).toEqual(['status:Shut', 'workflow:Delivery'])
  expect(counts).toEqual([
    { wave: 1, verb: 'create', count: 2 },
    { wave: 1, verb: 'delete', count: 1 },
    { wave: 2, verb: 'create', count: 1 },
    { wave: 3, verb: 'update', count: 1 },
  ])
})

test('a filter, a sort inside each wave and a page hold together', async () => {
  const { db } = database
  const of = async (...[filter, page]: [Parameters<typeof pageOfSteps>[2], object?]) =>
    (await pageOfSteps(db, id, filter, { ...ALL, ...page })).map(({ about }) => about)
  expect(await of({ verbs: ['delete'] })).toEqual(['status:Old'])
  expect(await of({ search: 'CREATE status' })).toEqual(['status:Open', 'status:Shut'])
  expect(await of({}, { sort: 'about', descending: true })).toEqual([
    ...['status:Shut', 'status:Open', 'status:Old', 'workflow:Delivery', 'project:OPS'],
  ])
  expect(await of({}, { offset: 2, limit: 2 })).toEqual(['status:Old', 'workflow:Delivery'])
})

test('drawn together, those of one kind and verb in a wave are one, and lines join what waits', async () => {
  const { groups, lines } = await groupSteps(database.db, id)
  expect(groups).toEqual([
    { wave: 1, verb: 'create', kind: 'status', count: 2, about: null },
    { wave: 1, verb: 'delete', kind: 'status', count: 1, about: 'status:Old' },
    { wave: 2, verb: 'create', kind: 'workflow', count: 1, about: 'workflow:Delivery' },
    { wave: 3, verb: 'update', kind: 'project', count: 1, about: 'project:OPS' },
  ])
  expect(lines).toEqual([
    [0, 2],
    [0, 3],
    [2, 3],
  ])
})

test('findings come by weight, what concerns the plan or a kind before all; each question is asked once', async () => {
  const { problems, questions, weights, offered } = await told()
  expect(problems.rows.map(({ problem: { severity, about }, asks }) => [severity, about, asks])).toEqual([
    ['blocks', 'screen', null],
    ['notes', 'plan', null],
    ['blocks', 'workflow:Delivery/status:Old', 'workflow:Delivery/status:Old'],
    ['blocks', 'filter:Mine', 'filter:Mine'],
    ['warns', 'project:OPS', 'user:eva@acme.example'],
    ['warns', 'workflow:Delivery/status:Old', 'workflow:Delivery/status:Old'],
    ['notes', 'status:Open', null],
  ])
  expect(problems.total).toBe(7)
  expect(questions.rows.map(({ asks, problems: some }) => [asks, some.length])).toEqual([
    ['workflow:Delivery/status:Old', 2],
    ['filter:Mine', 1],
    ['user:eva@acme.example', 1],
  ])
  const some = async (blocks: boolean) =>
    (await pageOfQuestions(database.db, id, blocks, { offset: 0, limit: 1 })) satisfies { total: number }
  expect([(await some(true)).total, (await some(false)).total]).toEqual([2, 1])
  expect(weights).toEqual({ blocks: 3, warns: 2, notes: 2, open: 2 })
  expect(offered).toEqual(new Map([['workflow:Delivery/status:Old', new Set(['status:Done'])]]))
  const warned = await pageOfProblems(database.db, id, { severities: ['warns'], asks: true, search: 'EVA' }, ALL)
  expect(warned.rows.map(({ problem }) => problem.about)).toEqual(['project:OPS'])
})

test('a plan is what it was when it was kept, in its own order, and so is each step of it', async () => {
  const { db } = database
  expect((await loadPlan(db, id)).plan).toEqual(plan)
  expect(await loadStep(db, id, 'update project:OPS')).toEqual(STEPS[3])
  await expect(loadStep(db, id, 'update project:HR')).rejects.toThrow('no such step')
})

test('a plan from before, steps and findings in its columns alone, is read like any other', async () => {
  const { db } = database
  const before = await told()
  await sql`drop table plan_step, plan_problem`.execute(db)
  await sql`alter table plan add column problems jsonb not null default '[]'`.execute(db)
  await sql`update plan set problems = body->'problems',
    body = body || jsonb_build_object('steps', ${JSON.stringify(STEPS)}::jsonb)`.execute(db)
  await up(db as unknown as Kysely<unknown>)
  await stepData(db as unknown as Kysely<unknown>)
  expect(await told()).toEqual(before)
  expect((await loadPlan(db, id)).plan).toEqual(plan)
  const { rows } = await sql<{ steps: unknown }>`select body -> 'steps' as steps from plan`.execute(db)
  expect(rows).toEqual([{ steps: null }])
})
