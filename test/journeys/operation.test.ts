/** Health, readiness and figures of a running server: they say what they must, and no name. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginJourney, connectAll, type Journey } from './journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await beginJourney()
  await connectAll(await journey.administrator(), journey, ['staging'])
})
afterAll(() => journey[Symbol.asyncDispose]())

const ask = (route: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${journey.url}${route}`, { headers })

test('it is up, and ready until its database has another form', async () => {
  expect((await ask('/healthz')).status).toBe(200)
  expect([(await ask('/readyz')).status, await (await ask('/readyz')).json()]).toEqual([200, { ready: true }])
  const { db } = journey.database
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(db)
  const answer = await ask('/readyz')
  expect([answer.status, await answer.json()]).toEqual([503, { ready: false, lacks: 'migrations' }])
  await sql`delete from kysely_migration where name = '9999-later'`.execute(db)
  await sql`update vault_key set check_value = 'other'`.execute(db)
  expect(await (await ask('/readyz')).json()).toEqual({ ready: false, lacks: 'key' })
  expect((await ask('/healthz')).status).toBe(200)
})

test('figures count requests here and at Jira, and name no site and no person', async () => {
  expect((await ask('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(403)
  const answer = await ask('/metrics')
  const text = await answer.text()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
  expect(text).toMatch(/^fairlead_http_requests_total\{method="POST",route="\/api\/v1\/connections",status="200"\} 1$/m)
  expect(text).toMatch(/^fairlead_jira_requests_total\{site="[0-9a-f-]{36}",method="GET",status="200"\} [1-9]/m)
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
  expect(text).toMatch(/^fairlead_database_connections\{state="used"\} \d+$/m)
  expect(text).toMatch(/^fairlead_database_connections\{state="waiting"\} \d+$/m)
  for (const word of ['staging', 'Ada', '127.0.0.1', 'localhost']) expect(text).not.toContain(word)
})

test('a site that told us to wait is told by how long', async () => {
  const { db } = journey.database
  const { id, identity } = await db.selectFrom('site').select(['id', 'identity']).executeTakeFirstOrThrow()
  await sql`insert into rate_budget (site, bucket, rate, tokens, at, paused_until)
    values (${identity}, '*', 1, 1, now(), now() + interval '10 minutes')
    on conflict (site, bucket) do update set paused_until = excluded.paused_until`.execute(db)
  const text = await (await ask('/metrics')).text()
  expect(text).toMatch(new RegExp(`^fairlead_site_pause_seconds\\{site="${id}"\\} (59\\d|600)`, 'm'))
})
