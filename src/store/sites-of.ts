/** Which sites a thing is about: for whoever may touch only some of them. Ids of sites; undefined where it cannot be told. */
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { isRowId } from './row-id.ts'

export type Thing = 'connection' | 'side' | 'snapshot' | 'plan' | 'deployment' | 'integration'

export async function sitesOf(db: Db, thing: Thing, id: string): Promise<readonly string[] | undefined> {
  if (thing === 'connection') return sitesOfConnection(db, id)
  if (thing === 'side')
    return id.startsWith(SNAPSHOT) ? sitesOf(db, 'snapshot', id.slice(SNAPSHOT.length)) : sitesOfConnection(db, id)
  if (!isRowId(id)) return undefined
  if (thing === 'plan') return sitesOfPlan(db, id)
  if (thing === 'snapshot') return sitesOfSnapshot(db, id)
  if (thing === 'deployment') {
    const row = await db.selectFrom('deployment').select('plan_id').where('id', '=', id).executeTakeFirst()
    return row && sitesOfPlanRow(db, row.plan_id)
  }
  const row = await db
    .selectFrom('integration')
    .innerJoin('connection', 'connection.id', 'integration.connection_id')
    .select('site_id')
    .where('integration.id', '=', id)
    .executeTakeFirst()
  return row && [row.site_id]
}

const SNAPSHOT = 'snapshot:'

async function sitesOfConnection(db: Db, name: string): Promise<string[] | undefined> {
  const row = await db
    .selectFrom('connection')
    .select('site_id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst()
  return row && [row.site_id]
}

/** As it was asked for, so that one in the making has its sites too; else as it was made. */
async function sitesOfPlan(db: Db, id: string): Promise<readonly string[] | undefined> {
  const work = await workOf(db, 'plan', id)
  if (!work) return undefined
  const sides = [work.input.from, work.input.to]
  if (work.plan_id !== null) return sitesOfPlanRow(db, work.plan_id)
  const found = await Promise.all(sides.map((side) => sitesOf(db, 'side', String(side))))
  return found.every((sites) => sites !== undefined) ? found.flat() : undefined
}

async function sitesOfPlanRow(db: Db, id: string): Promise<readonly string[] | undefined> {
  const row = await db
    .selectFrom('plan')
    .select(['source_site_id', 'target_site_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.source_site_id ? [row.source_site_id, row.target_site_id] : undefined
}

async function sitesOfSnapshot(db: Db, id: string): Promise<readonly string[] | undefined> {
  const kept = await db.selectFrom('snapshot').select('site_id').where('id', '=', id).executeTakeFirst()
  if (kept) return kept.site_id === null ? undefined : [kept.site_id]
  const work = await workOf(db, 'snapshot', id)
  return work && sitesOfConnection(db, String(work.input.connection))
}

async function workOf(db: Db, name: 'plan' | 'snapshot', id: string) {
  const row = await db
    .selectFrom('work')
    .select(['input', 'plan_id'])
    .where('id', '=', id)
    .where('name', '=', name)
    .executeTakeFirst()
  return row && { plan_id: row.plan_id, input: row.input as Readonly<Record<string, unknown>> }
}

export async function sitesOfConnections(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('connection').select('site_id').where('id', 'in', ids).execute()
  return rows.map(({ site_id }) => site_id)
}
