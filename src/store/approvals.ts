/** Approvals: whether a plan needs one, and whose it has. They stand in the plan's own row, beside its fingerprint, which never changes. */
import { sql } from 'kysely'
import { Fault } from '../base/index.ts'
import type { Db } from './database.ts'

interface Approval {
  /** `person:<id>` */
  readonly by: string
  readonly at: Date
}

export interface ApprovalOfPlan {
  /** Some connection to its target is marked production, whichever it was made through. */
  readonly needed: boolean
  readonly given: Approval | null
}

export async function approvalOf(db: Db, planId: string): Promise<ApprovalOfPlan> {
  const row = await db
    .selectFrom('plan')
    .select(['approved_by', 'approved_at'])
    .select(
      sql<boolean>`exists (select from connection where site_id = plan.target_site_id and production)`.as('needed'),
    )
    .where('id', '=', planId)
    .executeTakeFirst()
  if (!row) throw new Fault('not-found', 'There is no such plan.')
  const { needed, approved_by: by, approved_at: at } = row
  return { needed, given: by === null || at === null ? null : { by, at } }
}

/** The newest one holds: whoever approved first may then start it. */
export async function approvePlan(db: Db, planId: string, by: string): Promise<void> {
  await db
    .updateTable('plan')
    .set({ approved_by: by, approved_at: sql<Date>`now()` })
    .where('id', '=', planId)
    .execute()
}

/** False where nothing was approved, or a deployment has begun by it. */
export async function takeApprovalBack(db: Db, planId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // Whoever starts it meanwhile holds this row: only then is it known whether they did.
    await sql`select from plan where id = ${planId} for update`.execute(tx)
    const taken = await tx
      .updateTable('plan')
      .set({ approved_by: null, approved_at: null })
      .where('id', '=', planId)
      .where('approved_by', 'is not', null)
      .where(sql<boolean>`not exists (select from deployment where plan_id = plan.id and acts ? 'approval')`)
      .executeTakeFirst()
    return taken.numUpdatedRows > 0n
  })
}
