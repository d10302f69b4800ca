/** Deployments as lists and pages tell them: neither a journal nor a plan is read for it. */
import { type Selectable, sql } from 'kysely'
import { Fault } from '../base/index.ts'
import type { Db } from './database.ts'
import { type StoredDeployment, shown } from './deployment-rows.ts'
import { isRowId } from './row-id.ts'
import type { DeploymentTable, SiteTable } from './schema.ts'

export interface DeploymentSummary extends StoredDeployment {
  /** What kind of Jira its target is. */
  readonly target: SiteTable['kind']
  /** Null is the whole site. */
  readonly projects: readonly string[] | null
  readonly counts: Readonly<Record<'total' | 'done' | 'failed' | 'skipped', number>>
  /** What was written down last. */
  readonly last: string | null
  /** The newest deployment that takes it back. */
  readonly undoneBy: string | null
}

/** Newest first. */
export async function listDeployments(db: Db, limit: number): Promise<DeploymentSummary[]> {
  return (await summaries(db).orderBy('deployment.created_at', 'desc').limit(limit).execute()).map(summary)
}

export async function deploymentSummary(db: Db, id: string): Promise<DeploymentSummary> {
  const row = isRowId(id) ? await summaries(db).where('deployment.id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new Fault('not-found', 'There is no such deployment.', { about: id })
  return summary(row)
}

const summaries = (db: Db) =>
  db
    .selectFrom('deployment')
    .innerJoin('plan', 'plan.id', 'deployment.plan_id')
    .innerJoin('site', 'site.id', 'plan.target_site_id')
    .selectAll('deployment')
    .select('site.kind as target')
    .select((row) =>
      row
        .selectFrom('deployment as back')
        .select('back.id')
        .where(sql`back.acts ->> 'undoes'`, '=', sql`deployment.id::text`)
        .orderBy('back.created_at', 'desc')
        .limit(1)
        .as('undoneBy'),
    )

function summary(row: Selectable<DeploymentTable> & Pick<DeploymentSummary, 'target' | 'undoneBy'>): DeploymentSummary {
  const { target, projects, total, done, failed, skipped, last, undoneBy } = row
  return { ...shown(row), target, projects, counts: { total, done, failed, skipped }, last, undoneBy }
}
