/** Which issue was which item's in an integration that is no more: another one of its level takes the items that are there. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table past_pair (
    site_id uuid not null references site on delete cascade,
    issue_id text not null,
    level text not null,
    item_id uuid not null references item on delete cascade,
    /* By our field: Jira's field that it stood for, and what both sides last held. */
    agreed jsonb not null,
    at timestamptz not null default now(),
    primary key (site_id, issue_id, level)
  );`)
    .execute(db)
}
