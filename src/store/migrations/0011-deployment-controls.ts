/** Who paused a deployment, and all that people asked of it and who acted then; older ones have at least their beginning. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [PAUSED, CONTROLS, BEGINNINGS]) await sql.raw(part).execute(db)
}

const PAUSED = 'alter table deployment add column paused_by text;'

const CONTROLS = `
  create table deployment_control (
    id bigint generated always as identity primary key,
    deployment_id uuid not null references deployment,
    what text not null check (what in ('started', 'acting', 'paused', 'stopped', 'resumed', 'retried', 'skipped')),
    actor text not null,
    at timestamptz not null default clock_timestamp(),
    detail jsonb not null default '{}'
  );
  create index on deployment_control (deployment_id, id);
  create trigger append_only before update or delete on deployment_control for each row execute function append_only();
  create trigger append_only_whole before truncate on deployment_control execute function append_only();`

const BEGINNINGS = `
  insert into deployment_control (deployment_id, what, actor, at) select id, 'started', actor, created_at from deployment;
  insert into deployment_control (deployment_id, what, actor, at, detail)
    select id, 'acting', actor, coalesce(started_at, created_at), jsonb_build_object('account', account)
    from deployment where account <> '';`
