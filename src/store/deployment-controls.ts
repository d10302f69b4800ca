/** What people asked of a deployment, one row each and never changed; and as which Jira account it acted from when on. */
import { Fault, type JsonObject } from '../base/index.ts'
import type { Entry } from '../plan/index.ts'
import type { Db } from './database.ts'
import { type DeploymentState, getDeployment, type StoredDeployment } from './deployment-rows.ts'
import { appendEntries, readJournal } from './deployments.ts'
import type { DeploymentControlTable } from './schema.ts'

export interface Control {
  /** `acting`: a worker has begun to act for the person, as `account`. */
  readonly what: DeploymentControlTable['what']
  /** As it is told: `person:<id>` or `command:<name>`. */
  readonly actor: string
  readonly detail: {
    readonly account?: string
    /** The title of the step that was meant, and how many it concerned with it. */
    readonly step?: string
    readonly steps?: number
    readonly why?: string
  }
}

export async function noteControl(db: Db, deploymentId: string, { what, actor, detail }: Control): Promise<void> {
  await db
    .insertInto('deployment_control')
    .values({ deployment_id: deploymentId, what, actor, detail: JSON.stringify(detail) })
    .execute()
}

export async function readControls(db: Db, deploymentId: string): Promise<(Control & { readonly at: Date })[]> {
  const rows = await db
    .selectFrom('deployment_control')
    .selectAll()
    .where('deployment_id', '=', deploymentId)
    .orderBy('id')
    .execute()
  return rows.map(({ what, actor, at, detail }) => ({ what, actor, at, detail: detail as Control['detail'] }))
}

/** Once for each change of hands: a deployment may be taken up by many workers that all act alike. */
export async function noteActing(db: Db, deploymentId: string, actor: string, account: string): Promise<void> {
  const last = (await readControls(db, deploymentId)).findLast(({ what }) => what === 'acting')
  if (last?.actor === actor && last.detail.account === account) return
  await noteControl(db, deploymentId, { what: 'acting', actor, detail: { account } })
}

export interface Word {
  /** Reads what is known and gives the journal's next entries; throws when it may not be. */
  readonly decide: (deployment: StoredDeployment, entries: readonly Entry[]) => readonly Entry[]
  readonly titleOf: (step: string) => string
  readonly control: (entries: readonly Entry[]) => Control
  /** It is to go on: whoever says so acts from now on. */
  readonly goesOn?: { readonly acts: JsonObject }
}

/**
 * A person's word on single steps, in one transaction. It counts as an attempt of its own, so that a worker which was
 * thought dead and wakes writes nothing any more.
 */
export async function sayOfSteps(db: Db, id: string, { decide, titleOf, control, goesOn }: Word): Promise<void> {
  await getDeployment(db, id)
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('deployment').select('id').where('id', '=', id).forUpdate().execute()
    const deployment = await getDeployment(tx, id)
    const entries = decide(deployment, await readJournal(tx, id))
    const { attempt } = await tx
      .updateTable('deployment')
      .set((row) => ({ attempt: row('attempt', '+', 1) }))
      .where('id', '=', id)
      .returning('attempt')
      .executeTakeFirstOrThrow()
    await appendEntries(tx, { deploymentId: id, attempt, titleOf }, entries)
    const said = control(entries)
    await noteControl(tx, id, said)
    const again = goesOn && {
      ...{ state: 'queued' as const, error: null, proof: null, finished_at: null, paused_by: null },
      ...{ stop_requested: false, actor: said.actor, acts: JSON.stringify(goesOn.acts) },
    }
    const left = await tx.selectFrom('deployment').select('failed').where('id', '=', id).executeTakeFirstOrThrow()
    const state: DeploymentState = deployment.state === 'failed' && left.failed === 0 ? 'done' : deployment.state
    await tx
      .updateTable('deployment')
      .set(again ?? { state })
      .where('id', '=', id)
      .execute()
  })
}

/** Later ones may stand on what this one left. */
export async function refuseUnlessNewest(db: Db, { id, planId }: StoredDeployment): Promise<void> {
  const later = await db
    .selectFrom('deployment as mine')
    .innerJoin('plan as my_plan', 'my_plan.id', 'mine.plan_id')
    .innerJoin('plan', 'plan.target_site_id', 'my_plan.target_site_id')
    .innerJoin('deployment', 'deployment.plan_id', 'plan.id')
    .select('deployment.id')
    .where('mine.id', '=', id)
    .where('my_plan.id', '=', planId)
    .whereRef('deployment.created_at', '>', 'mine.created_at')
    .executeTakeFirst()
  if (later)
    throw new Fault('conflict', 'Another deployment to the same site came after this one.', {
      about: id,
      remedy: 'Make a new plan for what is left.',
      facts: { deployment: later.id },
    })
}
