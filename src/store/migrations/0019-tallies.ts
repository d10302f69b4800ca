/** Tallies: what items hold of Jira's issues, summed. Whatever may change one leaves a mark in its own transaction. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [TABLES, MARKS, TRIGGERS]) await sql.raw(part).execute(db)
}

const TABLES = `
  /* The issues that exactly these items hold: each issue is in one row, however often it is linked. */
  create table tally (
    /* Of items, sorted. */
    items uuid[] primary key,
    issues integer not null,
    done_issues integer not null,
    unestimated integer not null,
    unestimated_done integer not null,
    /* In millionths. */
    points bigint not null,
    done_points bigint not null,
    unknown integer not null,
    dropped integer not null,
    gone integer not null,
    /* By how much it was another at the ends of past weeks: the first six of those above, by the week's number. */
    weeks jsonb
  );
  /* Most issues are held by one item, which a small index finds. */
  create index tally_alone on tally ((items[1])) where cardinality(items) = 1;
  create index tally_together on tally using gin (items) with (fastupdate = off) where cardinality(items) > 1;

  /* When each item's were last summed, so that who keeps them in memory learns which to read again. */
  create table tallied (
    item_id uuid primary key,
    version bigint not null
  );
  create index on tallied (version);
  create sequence tally_version;
  /* What the sums stand on beside issues and links; where it is another, all are summed anew. */
  create table tally_basis (
    one boolean primary key default true check (one),
    basis text not null default '',
    version bigint not null default 0
  );
  insert into tally_basis default values;

  /* Items whose tallies may have changed. Never more than added to, so that no two transactions wait for each other. */
  create table tally_mark (
    id bigint generated always as identity primary key,
    item_id uuid not null
  );

  /* What a change left must be known as done or not, also where no issue is in it any more. */
  insert into issue_status (site_id, status_id, name, category)
    select distinct on (site_id, status_id) site_id, status_id, status_name, status_category from issue
    order by site_id, status_id, updated desc
    on conflict do nothing;

  /* Whoever walks down the issues reads nothing else of them. */
  drop index issue_site_id_parent_id_idx;
  create index issue_below on issue (site_id, parent_id) include (issue_id, type_id, type_name, state)
    where parent_id is not null;

  create index issue_change_moved on issue_change (at) where field = 'status';`

const MARKS = `
  /* Of issues, the items that hold them: what is linked to them or to anything above them. */
  create function mark_holders(sites uuid[], issues text[]) returns void language sql as $$
    insert into tally_mark (item_id)
    with recursive up (site_id, issue_id) as (
      select * from unnest(sites, issues)
      union
      select issue.site_id, issue.parent_id from up join issue using (site_id, issue_id)
      where issue.parent_id is not null
    )
    select distinct link.item_id from up join link using (site_id, issue_id)
  $$;

  create function mark_new_issues() returns trigger language plpgsql as $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select site_id, issue_id from now union select site_id, parent_id from now where parent_id is not null) as met;
    return null;
  end $$;

  create function mark_changed_issues() returns trigger language plpgsql as $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select was.site_id, unnest(array[was.issue_id, was.parent_id, now.parent_id]) as issue_id
      from was join now using (site_id, issue_id)
      where (was.parent_id, was.type_id, was.type_name, was.status_id, was.status_category, was.points, was.state, was.created)
        is distinct from
          (now.parent_id, now.type_id, now.type_name, now.status_id, now.status_category, now.points, now.state, now.created)
    ) as met where issue_id is not null;
    return null;
  end $$;

  create function mark_moved_issues() returns trigger language plpgsql as $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select distinct site_id, issue_id from now where field = 'status') as met;
    return null;
  end $$;

  /* In the weeks that trends show, and some more. */
  create function mark_left_statuses() returns trigger language plpgsql as $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select distinct move.site_id, move.issue_id from now
      join issue_change as move on move.site_id = now.site_id and move."from" = now.status_id
      where move.field = 'status' and move.at > now() - interval '100 days') as met;
    return null;
  end $$;

  create function mark_judged_statuses() returns trigger language plpgsql as $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select distinct move.site_id, move.issue_id from now join was using (site_id, status_id)
      join issue_change as move on move.site_id = now.site_id and move."from" = now.status_id
      where was.category <> now.category and move.field = 'status' and move.at > now() - interval '100 days') as met;
    return null;
  end $$;

  create function mark_linked_items() returns trigger language plpgsql as $$ begin
    insert into tally_mark (item_id) select distinct item_id from changed;
    return null;
  end $$;`

const TRIGGERS = `
  create trigger mark_new after insert on issue referencing new table as now
    for each statement execute function mark_new_issues();
  create trigger mark_changed after update on issue referencing old table as was new table as now
    for each statement execute function mark_changed_issues();
  create trigger mark_moved after insert on issue_change referencing new table as now
    for each statement execute function mark_moved_issues();
  create trigger mark_left after insert on issue_status referencing new table as now
    for each statement execute function mark_left_statuses();
  create trigger mark_judged after update on issue_status referencing old table as was new table as now
    for each statement execute function mark_judged_statuses();
  create trigger mark_linked after insert on link referencing new table as changed
    for each statement execute function mark_linked_items();
  create trigger mark_unlinked after delete on link referencing old table as changed
    for each statement execute function mark_linked_items();`
