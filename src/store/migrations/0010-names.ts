/** What a site calls its fields; and which of a member's accounts was said last, since that one is written. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table issue_field (
    site_id uuid not null references site on delete cascade,
    field_id text not null,
    name text not null,
    primary key (site_id, field_id)
  );
  alter table member_account add column said_at timestamptz not null default now();`)
    .execute(db)
}
