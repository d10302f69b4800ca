/** An issue knows whether an integration has made it an item's, so that those without one, and pairs that nobody read for long, are found among them alone. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [COLUMN, KEPT]) await sql.raw(part).execute(db)
}

const COLUMN = `
  alter table issue add column paired boolean not null default false;
  update issue set paired = true from link
    where how = 'integration' and link.site_id = issue.site_id and link.issue_id = issue.issue_id;
  drop index issue_site_id_project_id_type_id_idx;
  create index issue_place on issue (site_id, project_id, type_id, paired);
  create index issue_long_unread on issue (site_id, read_at) where paired and state = 'seen' and misses = 0;
  /* In the order in which they are decided. */
  drop index link_touched;
  create index link_touched on link (integration_id, settled, id) where how = 'integration' and touched > settled;`

/* In one order, so that two transactions never wait for each other. */
const KEPT = `
  create function keep_paired(sites uuid[], issues text[], is_paired boolean) returns void language sql as $$
    update issue set paired = is_paired where (site_id, issue_id) in (
      select site_id, issue_id from issue join unnest(sites, issues) as given (site_id, issue_id) using (site_id, issue_id)
      where paired <> is_paired order by site_id, issue_id for update of issue)
  $$;

  create function note_pairs() returns trigger language plpgsql as $$ begin
    perform keep_paired(array_agg(site_id), array_agg(issue_id), true) from now where how = 'integration';
    return null;
  end $$;

  create function note_pairs_gone() returns trigger language plpgsql as $$ begin
    perform keep_paired(array_agg(site_id), array_agg(issue_id), false) from was where how = 'integration';
    return null;
  end $$;

  /* One that was made for an item may be read only after it was linked. */
  create function note_pairs_read() returns trigger language plpgsql as $$ begin
    perform keep_paired(array_agg(site_id), array_agg(issue_id), true)
      from now join link using (site_id, issue_id) where how = 'integration';
    return null;
  end $$;

  create trigger note_pairs after insert on link referencing new table as now
    for each statement execute function note_pairs();
  create trigger note_pairs_gone after delete on link referencing old table as was
    for each statement execute function note_pairs_gone();
  create trigger note_pairs_read after insert on issue referencing new table as now
    for each statement execute function note_pairs_read();`
