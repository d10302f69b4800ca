/** Measures of items: time, by weight, by key results, by hand; and what time tracking says of issues. */
import { type Kysely, sql } from 'kysely'

const ITEMS = `
  alter table item drop constraint item_measure_check;
  alter table item add check (measure in ('count', 'points', 'time', 'weighted', 'key-results', 'hand'));
  /* What it weighs in an item that is measured by weight; null is one. */
  alter table item add column weight double precision check (weight >= 0 and weight < 'Infinity');
  /* What a person said of how far it is. */
  alter table item add column share double precision check (share between 0 and 1);`

/** In seconds; the tallies have them summed, and whoever has all tallies sums them anew. */
const TIME = `
  alter table issue add column estimate bigint;
  alter table issue add column spent bigint;
  alter table tally add column untimed integer not null default 0;
  alter table tally add column untimed_done integer not null default 0;
  alter table tally add column seconds bigint not null default 0;
  alter table tally add column done_seconds bigint not null default 0;
  update tally_basis set basis = '';

  create or replace function mark_changed_issues() returns trigger language plpgsql as $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select was.site_id, unnest(array[was.issue_id, was.parent_id, now.parent_id]) as issue_id
      from was join now using (site_id, issue_id)
      where (was.parent_id, was.type_id, was.type_name, was.status_id, was.status_category, was.points, was.state,
          was.created, was.estimate, was.spent, was.project_id)
        is distinct from
          (now.parent_id, now.type_id, now.type_name, now.status_id, now.status_category, now.points, now.state,
          now.created, now.estimate, now.spent, now.project_id)
    ) as met where issue_id is not null;
    return null;
  end $$;`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [ITEMS, TIME]) await sql.raw(part).execute(db)
}
