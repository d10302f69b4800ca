/** Long actions under way (snapshots and plans being made), and what a deployment needs to be stopped, explained and proven. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table work (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    input jsonb not null,
    actor jsonb not null,
    state text not null default 'running' check (state in ('running', 'done', 'failed')),
    progress jsonb,
    error text,
    snapshot_id uuid references snapshot on delete set null,
    plan_id uuid references plan on delete set null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index on work (name, created_at desc);

  alter table snapshot add column requests integer;
  alter table plan add column analysis jsonb;
  create index on plan (fingerprint);
  alter table deployment add column acts jsonb;
  alter table deployment add column error text;
  alter table deployment add column proof jsonb;
  alter table deployment add column stop_requested boolean not null default false;`)
    .execute(db)
}
