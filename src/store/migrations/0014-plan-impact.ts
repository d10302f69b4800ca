/** What changes of a plan reach on the target, once it was counted: one row for each object that somebody looked at. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table plan_impact (
    plan_id uuid not null references plan on delete cascade,
    key text not null,
    body jsonb not null,
    counted_at timestamptz not null default now(),
    primary key (plan_id, key)
  );`)
    .execute(db)
}
