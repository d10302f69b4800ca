/** In which order Jira keeps the issues that items are made of: one row for each connection, replaced when it is another. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table issue_order (
      connection_id uuid primary key references connection on delete cascade,
      issues text[] not null,
      at timestamptz not null
    )`.execute(db)
}
