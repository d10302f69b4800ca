/** Large lists: what waits is found without looking at every link, and another key of an issue is told to who keeps keys in memory. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [WAITING, KEYS]) await sql.raw(part).execute(db)
}

const WAITING = `
  create index if not exists link_problems on link (item_id) where how = 'integration' and problems <> '[]';`

/* As before, and the key. */
const KEYS = `
  create or replace function mark_changed_issues() returns trigger language plpgsql as $$ begin
    perform mark_holders(array_agg(site_id), array_agg(issue_id)) from (
      select was.site_id, unnest(array[was.issue_id, was.parent_id, now.parent_id]) as issue_id
      from was join now using (site_id, issue_id)
      where (was.key, was.parent_id, was.type_id, was.type_name, was.status_id, was.status_category, was.points, was.state,
          was.created, was.estimate, was.spent, was.project_id)
        is distinct from
          (now.key, now.parent_id, now.type_id, now.type_name, now.status_id, now.status_category, now.points, now.state,
          now.created, now.estimate, now.spent, now.project_id)
    ) as met where issue_id is not null;
    return null;
  end $$;`
