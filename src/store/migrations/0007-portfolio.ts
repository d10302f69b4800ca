/** The portfolio: stages, members, items with their history, key results, links to issues, rules. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table stage (
    id text primary key,
    name text not null,
    category text not null check (category in ('proposed', 'underway', 'done', 'dropped')),
    position integer not null
  );
  insert into stage values
    ('idea', 'Idea', 'proposed', 1), ('planned', 'Planned', 'proposed', 2), ('underway', 'Under way', 'underway', 3),
    ('done', 'Done', 'done', 4), ('dropped', 'Dropped', 'dropped', 5);

  create table member (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    email text,
    created_at timestamptz not null default now()
  );
  create unique index on member (lower(email)) where email is not null;
  create table member_account (
    site_id uuid not null references site on delete cascade,
    account text not null,
    member_id uuid not null references member on delete cascade,
    primary key (site_id, account)
  );
  create index on member_account (member_id);

  create sequence item_code;
  create table item (
    id uuid primary key default gen_random_uuid(),
    code text not null unique,
    level text not null check (level in ('objective', 'initiative', 'outcome')),
    parent uuid references item,
    position double precision not null default 0,
    name text not null,
    description jsonb,
    stage text not null references stage,
    owner uuid references member on delete set null,
    start text,
    due text,
    health text check (health in ('on-track', 'at-risk', 'off-track')),
    labels jsonb not null default '[]',
    measure text check (measure in ('count', 'points')),
    unestimated text check (unestimated in ('average', 'one', 'zero', 'unknown')),
    created_by text not null,
    created_at timestamptz not null default now(),
    removed_at timestamptz
  );
  create index on item (parent);

  create table item_change (
    id bigint generated always as identity primary key,
    item_id uuid not null references item on delete cascade,
    field text not null,
    value jsonb,
    who text not null check (who in ('jira', 'fairlead')),
    name text,
    at timestamptz not null
  );
  create index on item_change (item_id, field, id desc);

  create table key_result (
    id uuid primary key default gen_random_uuid(),
    item_id uuid not null references item on delete cascade,
    name text not null,
    unit text not null default '',
    "from" double precision not null,
    target double precision not null,
    /* Null until somebody said it. */
    current double precision,
    by text not null default 'hand' check (by in ('hand', 'progress')),
    position integer not null default 0,
    created_at timestamptz not null default now()
  );
  create index on key_result (item_id);
  create table key_result_value (
    id bigint generated always as identity primary key,
    key_result_id uuid not null references key_result on delete cascade,
    value double precision not null,
    by text not null,
    at timestamptz not null default now()
  );

  create table rule (
    id uuid primary key default gen_random_uuid(),
    item_id uuid not null references item on delete cascade,
    connection_id uuid not null references connection on delete cascade,
    jql text not null,
    problem text,
    matched integer,
    read_at timestamptz,
    created_by text not null,
    created_at timestamptz not null default now(),
    unique (item_id, connection_id)
  );

  /* Grows with every change; whoever shows or caches something asks whether it has grown. */
  create table change_count (
    name text primary key,
    value bigint not null default 0
  );
  insert into change_count (name) values ('portfolio'), ('sync');`)
    .execute(db)
}
