/** Plans: immutable once made, told apart by their fingerprint. What lists show of them stands beside the whole. */
import { Fault, type Fingerprint } from '../base/index.ts'
import {
  type ConfigurationPlan,
  countKinds,
  type Difference,
  type KindCount,
  outliner,
} from '../configuration/index.ts'
import type { Db } from './database.ts'
import { saveDifferences } from './plan-differences.ts'
import { saveProblems } from './plan-problems.ts'
import { loadSteps, saveSteps } from './plan-steps.ts'

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
  const { differences } = made
  const { steps, ...plan } = made.plan
  const outline = outliner(plan)
  const outlines = new Map(differences.map((difference) => [difference, outline(difference)]))
  return db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('plan')
      .values({
        fingerprint: made.fingerprint,
        engine: plan.madeBy.engine,
        body: JSON.stringify(plan),
        counts: JSON.stringify(countKinds(outlines)),
        step_count: steps.length,
        source_site_id: made.sourceSite,
        target_site_id: made.targetSite,
        source_snapshot_id: made.sourceSnapshot,
        target_snapshot_id: made.targetSnapshot,
        state: 'made',
        made_by: made.madeBy,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await saveDifferences(tx, id, outlines)
    await saveSteps(tx, id, steps)
    await saveProblems(tx, id, plan.problems)
    return id
  })
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
    plan: { ...(row.body as Omit<ConfigurationPlan, 'steps'>), steps: await loadSteps(db, id) },
    sourceSite: row.source_site_id,
    targetSite: row.target_site_id,
    sourceSnapshot: row.source_snapshot_id,
    targetSnapshot: row.target_snapshot_id,
  }
}

interface PlanFacts {
  readonly fingerprint: Fingerprint
  readonly kinds: readonly KindCount[]
  readonly steps: number
}

/** What a list shows of a plan, without its steps, findings and differences. */
export async function planFacts(db: Db, id: string): Promise<PlanFacts> {
  const row = await db
    .selectFrom('plan')
    .select(['fingerprint', 'counts', 'step_count'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Fault('not-found', 'There is no such plan.')
  return {
    fingerprint: row.fingerprint,
    kinds: row.counts as readonly KindCount[],
    steps: row.step_count,
  }
}
