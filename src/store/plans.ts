/** Plans: immutable once made, told apart by their fingerprint; with the differences that people look at. */
import { Fault, type Fingerprint } from '../base/index.ts'
import type { ConfigurationPlan, Difference } from '../configuration/index.ts'
import type { Db } from './database.ts'

export interface NewPlan {
  readonly plan: ConfigurationPlan
  readonly fingerprint: Fingerprint
  readonly differences: readonly Difference[]
  readonly sourceSite: string | null
  readonly targetSite: string
  readonly sourceSnapshot: string | null
  readonly targetSnapshot: string | null
  readonly madeBy: string
}

/** One row for each analysis, even of the same plan: what was looked at stays what was looked at. */
export async function savePlan(db: Db, made: NewPlan): Promise<string> {
  const { id } = await db
    .insertInto('plan')
    .values({
      fingerprint: made.fingerprint,
      engine: made.plan.madeBy.engine,
      body: JSON.stringify(made.plan),
      analysis: JSON.stringify(made.differences),
      source_site_id: made.sourceSite,
      target_site_id: made.targetSite,
      source_snapshot_id: made.sourceSnapshot,
      target_snapshot_id: made.targetSnapshot,
      state: 'made',
      made_by: made.madeBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export interface SavedPlan {
  readonly id: string
  readonly fingerprint: Fingerprint
  readonly plan: ConfigurationPlan
  readonly sourceSite: string | null
  readonly targetSite: string
  readonly sourceSnapshot: string | null
  readonly targetSnapshot: string | null
}

export async function loadPlan(db: Db, id: string): Promise<SavedPlan> {
  const row = await db.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('not-found', 'There is no such plan.')
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    plan: row.body as unknown as ConfigurationPlan,
    sourceSite: row.source_site_id,
    targetSite: row.target_site_id,
    sourceSnapshot: row.source_snapshot_id,
    targetSnapshot: row.target_snapshot_id,
  }
}

export async function loadDifferences(db: Db, id: string): Promise<readonly Difference[]> {
  const row = await db.selectFrom('plan').select('analysis').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('not-found', 'There is no such plan.')
  return (row.analysis ?? []) as readonly Difference[]
}
