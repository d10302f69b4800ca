/** What is pruned and what stays: the newest, what a plan or a deployment refers to, and every value that a snapshot holds. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { virtualWorld } from '../../test/world.ts'
import { prune } from './prune.ts'
import { ensureSite } from './sites.ts'
import { loadSnapshot, saveSnapshot } from './snapshots.ts'

let database: FreshDatabase
let sites: string[]
beforeEach(async () => {
  database = await freshDatabase()
  const where = { contextPath: '', cloudId: null, gateway: null, version: null }
  sites = []
  for (const name of ['a', 'b']) {
    const origin = `https://${name}.atlassian.net`
    const { id } = await ensureSite(database.db, { deployment: 'cloud', name, identity: name, origin, ...where })
    sites.push(id)
  }
})
afterEach(() => database.close())

const DAY = 86_400_000
const { hash } = virtualWorld(1)

/** `age` in days. Every snapshot of a site shares one object, and has one of its own. */
async function snapshot(siteId: string, age: number): Promise<string> {
  const value = (at: number) => ({ kind: 'priority', key: `priority:${at}`, id: String(at), value: { at } })
  const taken = {
    site: { name: 'a', identity: 'a', deployment: 'cloud' as const },
    ...{ takenAt: Date.now() - age * DAY, account: null, kinds: {}, objects: [value(0), value(age)] },
  }
  const record = { snapshot: taken, siteId, connectionId: null, takenBy: 'anna', requests: 1 }
  const id = await saveSnapshot(database.db, record, hash)
  await backdate('snapshot', id, age)
  return id
}

async function plan(snapshotId: string | null, age: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into plan
    (fingerprint, engine, body, source_site_id, target_site_id, source_snapshot_id, target_snapshot_id, state, made_by)
    values ('f', '1', '{}', ${sites[0]}, ${sites[1]}, ${snapshotId}, null, 'ready', 'anna') returning id`.execute(
    database.db,
  )
  const id = rows[0]?.id ?? ''
  await backdate('plan', id, age)
  return id
}

const backdate = (table: string, id: string, days: number) =>
  sql`update ${sql.table(table)} set created_at = now() - ${`${days} days`}::interval where id = ${id}`.execute(
    database.db,
  )

async function left(table: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}`.execute(database.db)
  return rows.map(({ id }) => id)
}

test('the newest of each site stay, and their values', async () => {
  const [first = '', second = ''] = sites
  const old = await snapshot(first, 9)
  const kept = [await snapshot(first, 5), await snapshot(first, 4), await snapshot(second, 8)]
  expect(await prune(database.db, { snapshots: 2, plans: 2 })).toEqual({ plans: 0, snapshots: 1, values: 1 })
  expect((await left('snapshot')).sort()).toEqual(kept.sort())
  for (const id of kept) expect((await loadSnapshot(database.db, id)).objects).toHaveLength(2)
  expect(await left('snapshot')).not.toContain(old)
})

test('what is younger than a day stays, however many there are', async () => {
  for (const age of [0.1, 0.2, 0.3]) await snapshot(sites[0] ?? '', age)
  expect(await prune(database.db, { snapshots: 1, plans: 1 })).toEqual({ plans: 0, snapshots: 0, values: 0 })
})

test('old plans go, and then what only they referred to; what was deployed stays with its snapshot', async () => {
  const site = sites[0] ?? ''
  const [forgotten, deployed, newest] = [await snapshot(site, 30), await snapshot(site, 20), await snapshot(site, 10)]
  const [old, applied, recent] = [await plan(forgotten, 30), await plan(deployed, 20), await plan(newest, 10)]
  await sql`insert into deployment (plan_id, state, actor) values (${applied}, 'done', 'anna')`.execute(database.db)
  expect(await prune(database.db, { snapshots: 1, plans: 1 })).toEqual({ plans: 1, snapshots: 1, values: 1 })
  expect((await left('plan')).sort()).toEqual([applied, recent].sort())
  expect((await left('snapshot')).sort()).toEqual([deployed, newest].sort())
  expect(await left('plan')).not.toContain(old)
})
