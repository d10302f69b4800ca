/** What nobody needs any more goes: old plans that were never applied, old snapshots that no plan refers to, values that no snapshot holds. */
import { sql } from 'kysely'
import type { Db } from './database.ts'

export interface Keep {
  /** The newest so many of each site. */
  readonly snapshots: number
  /** The newest so many of each pair of sites; whatever was deployed stays. */
  readonly plans: number
}

export interface Pruned {
  readonly plans: number
  readonly snapshots: number
  readonly values: number
}

/** Younger than this is left alone: somebody may be about to refer to it. */
const YOUNG = '1 day'
const BATCH = 5_000

export async function prune(db: Db, keep: Keep): Promise<Pruned> {
  const plans = await inBatches(100, (limit) => prunePlans(db, keep.plans, limit))
  const snapshots = await inBatches(10, (limit) => pruneSnapshots(db, keep.snapshots, limit))
  return { plans, snapshots, values: await inBatches(BATCH, (limit) => pruneValues(db, limit)) }
}

/** So that no statement holds its locks for long. */
async function inBatches(most: number, remove: (limit: number) => Promise<bigint>): Promise<number> {
  for (let gone = 0; ; ) {
    const count = Number(await remove(most))
    gone += count
    if (count < most) return gone
  }
}

/** With the work that made it, since it could not be shown without. */
async function prunePlans(db: Db, keep: number, limit: number): Promise<bigint> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from (
        select id, created_at, row_number() over (
          partition by source_site_id, target_site_id order by created_at desc, id) as place
        from plan) as placed
      where place > ${keep} and created_at < now() - ${YOUNG}::interval
        and not exists (select from deployment where plan_id = placed.id)
        and not exists (select from work where plan_id = placed.id and state = 'running')
      order by created_at limit ${limit}`.execute(tx)
    const ids = rows.map(({ id }) => id)
    await sql`delete from work where plan_id = any(${ids}::uuid[])`.execute(tx)
    const { numAffectedRows = 0n } = await sql`delete from plan where id = any(${ids}::uuid[])`.execute(tx)
    return numAffectedRows
  })
}

async function pruneSnapshots(db: Db, keep: number, limit: number): Promise<bigint> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from (
        select id, taken_at, created_at, row_number() over (partition by site_id order by taken_at desc, id) as place
        from snapshot) as placed
      where place > ${keep} and created_at < now() - ${YOUNG}::interval
        and not exists (select from plan where source_snapshot_id = placed.id or target_snapshot_id = placed.id)
      order by taken_at limit ${limit}`.execute(tx)
    const ids = rows.map(({ id }) => id)
    await sql`delete from work where snapshot_id = any(${ids}::uuid[])`.execute(tx)
    const { numAffectedRows = 0n } = await sql`delete from snapshot where id = any(${ids}::uuid[])`.execute(tx)
    return numAffectedRows
  })
}

/** Values that a snapshot is just taking up are locked by it and passed over. */
async function pruneValues(db: Db, limit: number): Promise<bigint> {
  const { numAffectedRows = 0n } = await sql`
    delete from object_value where hash in (
      select hash from object_value as value
      where not exists (select from snapshot_object where snapshot_object.hash = value.hash)
      limit ${limit} for update skip locked)`.execute(db)
  return numAffectedRows
}
