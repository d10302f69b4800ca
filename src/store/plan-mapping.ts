/** What the mapping of a plan is made of: its answers, keys of both sides, what stands for what. Nothing of it needs the plan's steps. */
import { sql } from 'kysely'
import { Fault } from '../base/index.ts'
import type { Answers, Choice } from '../configuration/index.ts'
import type { Db } from './database.ts'
import { type DifferenceFilter, fits } from './plan-differences.ts'

export interface PlanSides {
  readonly id: string
  /** All that hold in it: said for it, and remembered. */
  readonly answers: Answers
  readonly sourceSite: string | null
  readonly targetSite: string
  readonly sourceSnapshot: string | null
  readonly targetSnapshot: string | null
}

export async function planSides(db: Db, id: string): Promise<PlanSides> {
  const { rows } = await sql<PlanSides>`
    select id, body -> 'answers' as answers, source_site_id as "sourceSite", target_site_id as "targetSite",
      source_snapshot_id as "sourceSnapshot", target_snapshot_id as "targetSnapshot"
    from plan where id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw new Fault('not-found', 'There is no such plan.')
  return row
}

export async function keysOf(db: Db, snapshotId: string | null): Promise<ReadonlySet<string>> {
  if (snapshotId === null) return new Set()
  const rows = await db.selectFrom('snapshot_object').select('key').where('snapshot_id', '=', snapshotId).execute()
  return new Set(rows.map(({ key }) => key))
}

/** Keys of all rows that fit, however many. */
export async function keysThatFit(db: Db, planId: string, filter: DifferenceFilter): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from plan_difference where ${fits(planId, filter)} order by kind_place, position`.execute(db)
  return rows.map(({ key }) => key)
}

export interface PlannedObject {
  readonly kind: string
  readonly key: string
  readonly targetKey: string
  readonly choice: Choice
}

export async function plannedObjects(db: Db, planId: string): Promise<readonly PlannedObject[]> {
  const { rows } = await sql<PlannedObject>`
    select kind, key, target_key as "targetKey", choice from plan_difference
    where plan_id = ${planId} order by kind_place, position`.execute(db)
  return rows
}

export interface TargetObject {
  readonly kind: string
  readonly key: string
  readonly locked: string | null
}

export interface TargetFilter {
  readonly kinds: readonly string[]
  readonly search?: string | undefined
  readonly limit: number
  readonly offset: number
}

/** Objects of the target that nothing of the plan stands for. */
export async function targetAlone(
  db: Db,
  { id, targetSnapshot }: Pick<PlanSides, 'id' | 'targetSnapshot'>,
  { kinds, search, limit, offset }: TargetFilter,
): Promise<{ readonly total: number; readonly objects: readonly TargetObject[] }> {
  const rest = sql`from snapshot_object as object where snapshot_id = ${targetSnapshot} and kind = any(${kinds}::text[])
    and strpos(lower(key), ${search?.trim().toLowerCase() ?? ''}) > 0
    and not exists (select from plan_difference as one
      where one.plan_id = ${id} and one.target_key = object.key and one.choice <> 'delete')`
  const [page, counted] = await Promise.all([
    sql<TargetObject>`select kind, key, extra ->> 'locked' as locked ${rest}
      order by array_position(${kinds}::text[], kind), lower(key), key limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::integer as total ${rest}`.execute(db),
  ])
  return { total: counted.rows[0]?.total ?? 0, objects: page.rows }
}

/** Keys of one kind that hold the text, those that begin with it first. */
export async function keysLike(
  db: Db,
  snapshotId: string | null,
  { kind, search, limit }: { readonly kind: string; readonly search: string; readonly limit: number },
): Promise<readonly string[]> {
  const text = search.trim().toLowerCase()
  const { rows } = await sql<{ key: string }>`
    select key from snapshot_object where snapshot_id = ${snapshotId} and kind = ${kind}
      and strpos(lower(key), ${text}) > 0
    order by strpos(lower(key), ${`${kind}:${text}`}) <> 1, lower(key), key limit ${limit}`.execute(db)
  return rows.map(({ key }) => key)
}
