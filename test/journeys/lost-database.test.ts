/** The database goes away under work, again and again: what was under way goes on by itself and ends as it would have. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  await connectAll(ada, journey, ['staging', 'production'])
})
afterAll(() => journey[Symbol.asyncDispose]())

/** Every connection but the one that asks for it. */
const endAll = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(journey.database.db)

test('a plan that is made, and a deployment, outlive their connections; nothing is written twice', async () => {
  const { id: plan } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  await endAll()
  const made = await ada.until('plans.get', { id: plan }, (now) => now.state !== 'analysing')
  expect(made).toMatchObject({ state: 'ready', error: null })
  const { id } = await ada.get('deployments.start', { plan, fingerprint: String(made.fingerprint) })
  for (const steps of [3, 12]) {
    await ada.until('deployments.get', { id }, ({ done }) => done >= steps)
    await endAll()
  }
  const ended = await ada.until('deployments.get', { id }, ({ proof }) => proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0, error: null, proof: { equal: true, differences: [] } })
  const names = [...journey.sites.site('production').tables.workflows.values()].map(({ name }) => name)
  expect(names.length).toBe(new Set(names).size)
})

test('whoever asks meanwhile is told to ask again', async () => {
  await sql`alter table connection rename to connection_away`.execute(journey.database.db)
  await sql`create view connection as select * from connection_away where pg_terminate_backend(pg_backend_pid())`.execute(
    journey.database.db,
  )
  await sql`grant select on connection to public`.execute(journey.database.db)
  const { status, body } = await ada.refused('connections.list', {})
  expect([status, body.code]).toEqual([503, 'store.unavailable'])
  expect(body.remedy).toMatch(/Try again/)
  await sql`drop view connection`.execute(journey.database.db)
  await sql`alter table connection_away rename to connection`.execute(journey.database.db)
  await vi.waitFor(async () => expect((await ada.get('connections.list', {})).connections).toHaveLength(2))
})
