/** What a site's issue types and statuses are, for counting issues now and then; and what a dry run found. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table issue_type (
    site_id uuid not null references site on delete cascade,
    type_id text not null,
    name text not null,
    /* -1 below, 0 usual, 1 epic, more above. */
    level integer not null,
    primary key (site_id, type_id)
  );
  create table issue_status (
    site_id uuid not null references site on delete cascade,
    status_id text not null,
    name text not null,
    category text not null check (category in ('new', 'indeterminate', 'done')),
    primary key (site_id, status_id)
  );
  alter table work add column result jsonb;`)
    .execute(db)
}
