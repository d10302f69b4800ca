/** Deployments from before the counts were kept get them out of their journal. */
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/fresh-database.ts'
import { listDeployments } from '../deployment-summaries.ts'
import { ensureSite } from '../sites.ts'
import { up } from './0006-deployment-counts.ts'

test('old rows are filled, and what could confirm a guessed token is gone', async () => {
  await using database = await freshDatabase()
  const { db } = database
  const where = { origin: 'https://acme.atlassian.net', contextPath: '', cloudId: null, gateway: null, version: null }
  const site = await ensureSite(db, { deployment: 'cloud', name: 'acme', identity: 'cloud:c1', ...where })
  await sql`alter table deployment drop column total, drop column done, drop column failed, drop column skipped,
    drop column projects, drop column last`.execute(db)
  const steps = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, title: `Create ${id}` }))
  const body = JSON.stringify({ projects: null, steps })
  await sql`
    with made as (
      insert into plan (fingerprint, engine, body, target_site_id, state, made_by)
      values ('f', '1', ${body}, ${site.id}, 'made', 'x') returning id
    ), begun as (
      insert into deployment (plan_id, state, actor, entries) select id, 'stopped', 'person:anna', 7 from made returning id
    )
    insert into journal_entry (deployment_id, seq, step, attempt, what, at)
    select begun.id, seq, step, 1, what, now() from begun, (values
      (1, 'a', 'started'), (2, 'a', 'done'), (3, 'b', 'failed'), (4, 'c', 'stale'), (5, 'd', 'skipped'),
      (6, 'e', 'failed'), (7, 'e', 'started')) as told (seq, step, what)`.execute(db)
  await sql`insert into login_breaker (credential) values ('typed:0a1b'), ('0b9c')`.execute(db)
  await up(db as unknown as Kysely<unknown>)
  expect(await listDeployments(db, 10)).toMatchObject([
    { counts: { total: 5, done: 1, failed: 2, skipped: 1 }, projects: null, last: 'Create e: started' },
  ])
  expect(await db.selectFrom('login_breaker').select('credential').execute()).toEqual([{ credential: '0b9c' }])
})
