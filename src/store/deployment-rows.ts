/** Deployments as rows: begun, stopped, ended, proven. Their journal is in deployments.ts, what lists tell in deployment-summaries.ts. */
import { type Selectable, sql } from 'kysely'
import { Fault, type JsonObject } from '../base/index.ts'
import type { Db, Tx } from './database.ts'
import { isRowId } from './row-id.ts'
import type { DeploymentTable } from './schema.ts'

export type DeploymentState = DeploymentTable['state']

export interface Proof {
  readonly equal: boolean
  readonly differences: readonly string[]
  readonly at: string
  /** What could not be looked at again, since the target does not show it; and whose word it stands on. */
  readonly unproven?: readonly { readonly what: string; readonly by: string | null }[]
}

export interface StoredDeployment {
  readonly id: string
  readonly planId: string
  readonly state: DeploymentState
  /** As it is told: `person:<id>` or `command:<name>`. */
  readonly actor: string
  readonly account: string
  /** Who asks and through which connections, for whichever worker goes on with it. */
  readonly acts: JsonObject
  readonly error: string | null
  readonly proof: Proof | null
  readonly stopRequested: boolean
  /** The person who asked that it pause; null when nobody did. */
  readonly pausedBy: string | null
  readonly startedAt: Date
  readonly finishedAt: Date | null
}

/** One deployment of a plan may be open at a time: asking again gives that one. `judge` may refuse a new one, and adds to `acts`. */
export async function beginDeployment(
  db: Db,
  planId: string,
  actor: string,
  acts: JsonObject,
  judge: (tx: Tx) => Promise<JsonObject> = async () => ({}),
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  return db.transaction().execute(async (tx) => {
    await sql`select from plan where id = ${planId} for update`.execute(tx)
    const open = await tx
      .selectFrom('deployment')
      .select('id')
      .where('plan_id', '=', planId)
      .where('state', 'not in', ['done', 'failed'])
      .executeTakeFirst()
    if (open) return { id: open.id, isNew: false }
    const judged = await judge(tx)
    const row = await tx
      .insertInto('deployment')
      .values({
        ...{ plan_id: planId, state: 'queued', actor, account: '', acts: JSON.stringify({ ...acts, ...judged }) },
        total: sql`(select step_count from plan where id = ${planId})`,
        projects: sql`(select body -> 'projects' from plan where id = ${planId})`,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id: row.id, isNew: true }
  })
}

export async function getDeployment(db: Db, id: string): Promise<StoredDeployment> {
  const row = isRowId(id)
    ? await db.selectFrom('deployment').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw new Fault('not-found', 'There is no such deployment.', { about: id })
  return shown(row)
}

export async function changeDeployment(
  db: Db,
  id: string,
  change: {
    readonly state?: DeploymentState
    readonly account?: string
    readonly error?: string | null
    readonly proof?: Proof
    readonly stopRequested?: boolean
    readonly pausedBy?: string | null
    /** Who acts from now on. */
    readonly acts?: { readonly actor: string; readonly facts: JsonObject }
  },
  /** Only while this attempt is the newest, or only from one of these states: whoever came later has the word. */
  only: { readonly attempt?: number; readonly from?: readonly DeploymentState[] } = {},
): Promise<void> {
  const ended = change.state === 'done' || change.state === 'failed'
  let update = db
    .updateTable('deployment')
    .set({
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(ended ? { finished_at: new Date() } : {}),
      ...(change.account === undefined ? {} : { account: change.account }),
      ...(change.error === undefined ? {} : { error: change.error }),
      ...(change.proof === undefined ? {} : { proof: JSON.stringify(change.proof) }),
      ...(change.stopRequested === undefined ? {} : { stop_requested: change.stopRequested }),
      ...(change.pausedBy === undefined ? {} : { paused_by: change.pausedBy }),
      ...(change.acts === undefined ? {} : { actor: change.acts.actor, acts: JSON.stringify(change.acts.facts) }),
    })
    .where('id', '=', id)
  if (only.attempt !== undefined) update = update.where('attempt', '=', only.attempt)
  if (only.from !== undefined) update = update.where('state', 'in', only.from)
  await update.execute()
}

export function shown(row: Selectable<DeploymentTable>): StoredDeployment {
  return {
    id: row.id,
    planId: row.plan_id,
    state: row.state,
    actor: row.actor,
    account: row.account ?? '',
    acts: (row.acts ?? {}) as JsonObject,
    error: row.error,
    proof: row.proof as Proof | null,
    stopRequested: row.stop_requested,
    pausedBy: row.paused_by,
    startedAt: row.started_at ?? row.created_at,
    finishedAt: row.finished_at,
  }
}
