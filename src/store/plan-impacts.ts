/** What was counted of a plan's objects stays with it: counting asks the site, looking does not. */
import type { Impact } from '../configuration/index.ts'
import type { Db } from './database.ts'

export interface KeptImpact {
  readonly impact: Impact
  readonly countedAt: Date
}

export async function keptImpact(db: Db, planId: string, key: string): Promise<KeptImpact | undefined> {
  const row = await db
    .selectFrom('plan_impact')
    .select(['body', 'counted_at'])
    .where('plan_id', '=', planId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row && { impact: row.body as Impact, countedAt: row.counted_at }
}

/** Counted again, the newer counts. */
export async function keepImpact(db: Db, planId: string, key: string, impact: Impact): Promise<Date> {
  const body = JSON.stringify(impact)
  const { counted_at } = await db
    .insertInto('plan_impact')
    .values({ plan_id: planId, key, body })
    .onConflict((conflict) => conflict.columns(['plan_id', 'key']).doUpdateSet({ body, counted_at: new Date() }))
    .returning('counted_at')
    .executeTakeFirstOrThrow()
  return counted_at
}
