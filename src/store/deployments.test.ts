/** The journal: gap-free in the order of writing, as it was written, and closed to whoever lost the deployment. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import type { Entry } from '../plan/index.ts'
import { appendAudit, verifyAudit } from './audit.ts'
import { beginDeployment, changeDeployment, getDeployment } from './deployment-rows.ts'
import { deploymentSummary, listDeployments } from './deployment-summaries.ts'
import { beginAttempt, journalOf, readJournal } from './deployments.ts'
import { ensureSite } from './sites.ts'

const BODY = { projects: ['OPS'] }

let database: FreshDatabase
let deployment: string
beforeEach(async () => {
  database = await freshDatabase()
  const where = { origin: 'https://acme.atlassian.net', contextPath: '', cloudId: null, gateway: null, version: null }
  const site = await ensureSite(database.db, { deployment: 'cloud', name: 'acme', identity: 'cloud:c1', ...where })
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into plan (fingerprint, engine, body, step_count, target_site_id, state, made_by)
      values ('f', '1', ${JSON.stringify(BODY)}, 5, ${site.id}, 'made', 'x') returning id
    )
    insert into deployment (plan_id, state, actor) select id, 'queued', 'person:anna' from made returning id`.execute(
    database.db,
  )
  deployment = rows[0]?.id ?? ''
})
afterEach(() => database.close())

const journal = (attempt: number) =>
  journalOf(database.db, {
    deploymentId: deployment,
    attempt,
    titleOf: (step) => step,
    audit: async (tx, { step, what }) => {
      await appendAudit(tx, { actor: 'person:anna', action: 'jira.write', about: step, outcome: what })
    },
  })
const started = (step: string): Entry => ({ step, at: 1_780_304_400_123, attempt: 1, what: 'started' })
const writing = (step: string): Entry => ({ ...started(step), what: 'writing', write: { method: 'POST', path: '/x' } })

test('entries come back as they were written', async () => {
  const entries: Entry[] = [
    started('a'),
    writing('a'),
    { ...started('a'), what: 'wrote', outcome: 'unknown', note: { why: ['größer', null] } },
    { ...started('a'), what: 'done', result: { id: '1' }, adopted: false },
  ]
  const { add } = journal(await beginAttempt(database.db, deployment))
  for (const entry of entries) await add(entry)
  expect(await readJournal(database.db, deployment)).toEqual(entries)
  expect(await readJournal(database.db, deployment, 3)).toEqual(entries.slice(3))
})

test('steps that write at once leave no gap, and every write is in the audit', async () => {
  const { add, entries } = journal(await beginAttempt(database.db, deployment))
  await Promise.all(Array.from({ length: 20 }, (_, at) => add(writing(`s${at}`))))
  expect(new Set((await entries()).map((entry) => entry.step)).size).toBe(20)
  const { rows } = await sql<{ last: number }>`select max(seq)::int as last from journal_entry`.execute(database.db)
  expect(rows).toEqual([{ last: 20 }])
  expect(await verifyAudit(database.db)).toMatchObject({ entries: 20, broken: null })
})

test('whoever lost the deployment to another attempt writes nothing, in neither record', async () => {
  const lost = journal(await beginAttempt(database.db, deployment))
  await lost.add(started('a'))
  const now = journal(await beginAttempt(database.db, deployment))
  await expect(lost.add(writing('a'))).rejects.toMatchObject({ code: 'lease.lost' })
  await now.add(writing('b'))
  expect((await now.entries()).map((entry) => entry.step)).toEqual(['a', 'b'])
  expect(await verifyAudit(database.db)).toMatchObject({ entries: 1 })
})

test('what lists tell is kept with the row: they read neither journal nor plan', async () => {
  const { db } = database
  const { planId } = await getDeployment(db, deployment)
  await changeDeployment(db, deployment, { state: 'failed' })
  const { id } = await beginDeployment(db, planId, 'person:anna', {})
  expect(await deploymentSummary(db, id)).toMatchObject({ counts: { total: 5, done: 0 }, last: null })
  const { add } = journalOf(db, {
    deploymentId: id,
    attempt: await beginAttempt(db, id),
    titleOf: (step) => `Create ${step}`,
    audit: async () => {},
  })
  const ended = (step: string, what: 'failed' | 'stale' | 'skipped'): Entry => ({ ...started(step), what, why: 'so' })
  for (const step of ['a', 'b', 'c']) await add(started(step))
  await add({ ...started('a'), what: 'done', result: { id: '1' }, adopted: false })
  await add({ ...started('b'), what: 'done', result: { id: '2' }, adopted: true })
  for (const entry of [ended('c', 'failed'), ended('d', 'stale'), ended('e', 'skipped')]) await add(entry)
  await sql`alter table journal_entry rename to out_of_reach`.execute(db)
  await sql`alter table plan drop column body`.execute(db)
  const [newest, ...others] = await listDeployments(db, 100)
  expect(others).toHaveLength(1)
  expect(newest).toMatchObject({
    ...{ id, target: 'cloud', projects: ['OPS'], last: 'Create e: skipped' },
    counts: { total: 5, done: 2, failed: 2, skipped: 1 },
  })
  expect(await deploymentSummary(db, id)).toEqual(newest)
})
