/** What viewers see of a project's issues, where that is not all; tallies keep the issues of closed projects apart. */
import { type Kysely, sql } from 'kysely'

const PROJECTS = `
  create table project_visibility (
    site_id uuid not null references site on delete cascade,
    project_id text not null,
    /* Counted: as numbers only. Closed: not at all. */
    mark text not null check (mark in ('counted', 'closed')),
    said_by text not null,
    said_at timestamptz not null default now(),
    primary key (site_id, project_id)
  );`

const TALLIES = `
  alter table tally add column closed boolean not null default false;
  alter table tally drop constraint tally_pkey;
  alter table tally add primary key (items, closed);
  update tally_basis set basis = '';`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [PROJECTS, TALLIES]) await sql.raw(part).execute(db)
}
