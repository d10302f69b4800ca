/** What a step carries stands in its row: a plan of fifty thousand is neither written nor read as one text, and one step is found alone. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STEPS).execute(db)
}

/** `place` is that in the plan, in whose order its fingerprint was made. */
const STEPS = `
  alter table plan_step add column place integer, add column data json;
  update plan_step set place = one.place - 1, data = coalesce(one.step->'data', 'null')
    from plan cross join jsonb_array_elements(coalesce(body->'steps', '[]')) with ordinality as one (step, place)
    where plan_step.plan_id = plan.id and plan_step.id = one.step->>'id';
  alter table plan_step alter column place set not null, alter column data set not null;
  update plan set body = body - 'steps' where body ? 'steps';`
