/** Snapshots, plans and dry runs being made: who asked, how far it is, what became of it. */
import { type Selectable, sql } from 'kysely'
import { Fault, type Json, type JsonObject } from '../base/index.ts'
import type { Db } from './database.ts'
import { isRowId } from './row-id.ts'
import type { WorkTable } from './schema.ts'

export interface Progress {
  readonly done: number
  readonly of: number
  readonly says: string
}

export interface Work {
  readonly id: string
  readonly name: 'snapshot' | 'plan' | 'dry-run'
  readonly input: JsonObject
  readonly actor: JsonObject
  readonly state: 'running' | 'done' | 'failed'
  readonly progress: Progress | null
  readonly error: string | null
  /** The fault's code, with `error`. */
  readonly errorCode: string | null
  readonly snapshotId: string | null
  readonly planId: string | null
  /** What a dry run found. */
  readonly result: Json | null
  readonly createdAt: Date
}

export async function beginWork(db: Db, name: Work['name'], input: JsonObject, actor: JsonObject): Promise<string> {
  const { id } = await db
    .insertInto('work')
    .values({ name, input: JSON.stringify(input), actor: JSON.stringify(actor) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findById(db: Db, name: Work['name'], id: string): Promise<Work | undefined> {
  const row = isRowId(id)
    ? await db.selectFrom('work').selectAll().where('id', '=', id).where('name', '=', name).executeTakeFirst()
    : undefined
  return row && shown(row)
}

export async function getWork(db: Db, name: Work['name'], id: string): Promise<Work> {
  const work = await findById(db, name, id)
  if (!work) throw new Fault('not-found', `There is no such ${name}.`, { about: id })
  return work
}

/** The newest with exactly this input that has not failed. */
export async function findWork(db: Db, name: Work['name'], input: JsonObject): Promise<Work | undefined> {
  const row = await db
    .selectFrom('work')
    .selectAll()
    .where('name', '=', name)
    .where('state', '<>', 'failed')
    .where(sql<boolean>`input = ${JSON.stringify(input)}::jsonb`)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row && shown(row)
}

/** The work that made this plan last. */
export async function workOfPlan(db: Db, planId: string): Promise<Work | undefined> {
  const row = await db.selectFrom('work').selectAll().where('plan_id', '=', planId).executeTakeFirst()
  return row && shown(row)
}

export async function listWork(db: Db, name: Work['name'], limit = 100): Promise<Work[]> {
  const rows = await db
    .selectFrom('work')
    .selectAll()
    .where('name', '=', name)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(shown)
}

export async function tellWork(db: Db, id: string, progress: Progress): Promise<void> {
  await db
    .updateTable('work')
    .set({ progress: JSON.stringify(progress), updated_at: new Date() })
    .where('id', '=', id)
    .execute()
}

export async function endWork(
  db: Db,
  id: string,
  end: {
    readonly snapshotId?: string
    readonly planId?: string
    readonly result?: Json
    readonly error?: string
    readonly errorCode?: string
  },
): Promise<void> {
  await db
    .updateTable('work')
    .set({
      state: end.error === undefined ? 'done' : 'failed',
      error: end.error ?? null,
      error_code: end.errorCode ?? null,
      updated_at: new Date(),
      ...(end.snapshotId === undefined ? {} : { snapshot_id: end.snapshotId }),
      ...(end.planId === undefined ? {} : { plan_id: end.planId }),
      ...(end.result === undefined ? {} : { result: JSON.stringify(end.result) }),
    })
    .where('id', '=', id)
    .execute()
}

/** The same work begins again, with other input. */
export async function reopenWork(db: Db, id: string, input: JsonObject, actor: JsonObject): Promise<void> {
  await db
    .updateTable('work')
    .set({
      state: 'running',
      input: JSON.stringify(input),
      actor: JSON.stringify(actor),
      progress: null,
      error: null,
      error_code: null,
      updated_at: new Date(),
    })
    .where('id', '=', id)
    .execute()
}

function shown(row: Selectable<WorkTable>): Work {
  return {
    id: row.id,
    name: row.name,
    input: row.input as JsonObject,
    actor: row.actor as JsonObject,
    state: row.state,
    progress: row.progress as Progress | null,
    error: row.error,
    errorCode: row.error_code,
    snapshotId: row.snapshot_id,
    planId: row.plan_id,
    result: row.result as Json | null,
    createdAt: row.created_at,
  }
}
