/** What lists tell of a deployment with its row, so that they read neither journal nor plan; and no breaker's row that could confirm a guessed token. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [COLUMNS, COUNTS, LAST, BREAKER]) await sql.raw(part).execute(db)
}

const COLUMNS = `
  alter table deployment
    add column total integer not null default 0,
    add column done integer not null default 0,
    add column failed integer not null default 0,
    add column skipped integer not null default 0,
    add column projects jsonb,
    add column last text;
  update deployment
    set total = coalesce(jsonb_array_length(plan.body -> 'steps'), 0), projects = plan.body -> 'projects'
    from plan where plan.id = plan_id;`

/** A step that was started again has no end yet. */
const COUNTS = `
  with newest as (
    select distinct on (deployment_id, step) deployment_id, what from journal_entry
    where what in ('started', 'done', 'failed', 'stale', 'skipped') order by deployment_id, step, seq desc
  ), counted as (
    select deployment_id,
      count(*) filter (where what = 'done') as done,
      count(*) filter (where what in ('failed', 'stale')) as failed,
      count(*) filter (where what = 'skipped') as skipped
    from newest group by deployment_id
  )
  update deployment set done = counted.done, failed = counted.failed, skipped = counted.skipped
    from counted where counted.deployment_id = id;`

const LAST = `
  update deployment set last = concat(
      coalesce(jsonb_path_query_first(plan.body, '$.steps[*] ? (@.id == $step).title',
        jsonb_build_object('step', step)) #>> '{}', step), ': ', what)
    from journal_entry, plan where deployment_id = deployment.id and seq = entries and plan.id = plan_id;`

/** Tokens that were only typed had a plain hash of themselves for a name. */
const BREAKER = `delete from login_breaker where credential like 'typed:%';`
