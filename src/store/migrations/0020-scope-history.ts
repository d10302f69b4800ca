/** What belonged where on any past day: links that came and went, issues that changed their parent, items that moved. Kept by the database itself, whoever writes. */
import { type Kysely, sql } from 'kysely'

const LINKS = `
  create table link_change (
    id bigint generated always as identity primary key,
    item_id uuid not null,
    site_id uuid not null,
    issue_id text not null,
    how text not null,
    added boolean not null,
    at timestamptz not null
  );
  create index on link_change (at);
  create function note_links() returns trigger language plpgsql as $$
  begin
    insert into link_change (item_id, site_id, issue_id, how, added, at)
      select item_id, site_id, issue_id, how, tg_op = 'INSERT', now() from changed;
    return null;
  end $$;
  create trigger link_added after insert on link referencing new table as changed
    for each statement execute function note_links();
  create trigger link_removed after delete on link referencing old table as changed
    for each statement execute function note_links();`

/** \`from\` is the id of the issue that it left, as in the history that Jira tells. */
const PARENTS = `
  create function note_parent() returns trigger language plpgsql as $$
  begin
    insert into issue_change (site_id, issue_id, history, field, at, "from", "to")
      values (new.site_id, new.issue_id, 'seen ' || extract(epoch from new.updated), 'parent', new.updated, old.parent_id, new.parent_id)
      on conflict do nothing;
    return null;
  end $$;
  create trigger issue_moved after update of parent_id on issue for each row
    when (old.parent_id is distinct from new.parent_id) execute function note_parent();
  create index issue_parent_change on issue_change (at) where field = 'parent';`

const ITEMS = `
  create table item_move (
    id bigint generated always as identity primary key,
    item_id uuid not null references item on delete cascade,
    "from" uuid,
    at timestamptz not null
  );
  create index on item_move (at);
  create function note_item_move() returns trigger language plpgsql as $$
  begin
    insert into item_move (item_id, "from", at) values (new.id, old.parent, now());
    return null;
  end $$;
  create trigger item_moved after update of parent on item for each row
    when (old.parent is distinct from new.parent) execute function note_item_move();`

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [LINKS, PARENTS, ITEMS]) await sql.raw(part).execute(db)
}
