/** What was answered stays as history: in which plan, what it replaced, who took it back; and who took a pairing back. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  alter table answer drop constraint answer_pkey;
  alter table answer
    add column id uuid primary key default gen_random_uuid(),
    add column plan_id uuid references plan on delete set null,
    add column replaced text,
    add column ended_at timestamptz,
    add column ended_by text;
  create unique index on answer (source_site_id, target_site_id, about) where ended_at is null;
  create index on answer (source_site_id, target_site_id, said_at desc);
  alter table pairing add column ended_by text;`)
    .execute(db)
}
