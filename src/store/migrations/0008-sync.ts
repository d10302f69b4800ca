/** Sync: what was observed of issues, integrations and links, what both sides agreed on, conflicts, steps and their journal. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [OBSERVED, ALIGNED, WORK]) await sql.raw(part).execute(db)
}

const OBSERVED = `
  create table sync (
    connection_id uuid primary key references connection on delete cascade,
    state text not null default 'paused' check (state in ('running', 'paused')),
    /* Kept apart: what a person set, how far reading has come, what the last cycle found. */
    settings jsonb not null default '{}',
    progress jsonb not null default '{}',
    problems jsonb not null default '[]',
    facts jsonb not null default '{}',
    /* Grows when somebody wants the engine to look at once. */
    poked bigint not null default 0,
    /* The webhook's secret, sealed, and the path it is received under. */
    hook text unique,
    hook_secret jsonb,
    hook_key text references vault_key,
    heard_at timestamptz,
    updated_at timestamptz not null default now()
  );

  create table known_project (
    connection_id uuid not null references connection on delete cascade,
    project_id text not null,
    key text not null,
    name text not null,
    state text not null check (state in ('live', 'archived', 'trashed', 'unseen')),
    misses integer not null default 0,
    since timestamptz not null default now(),
    primary key (connection_id, project_id)
  );

  create table issue (
    site_id uuid not null references site on delete cascade,
    issue_id text not null,
    key text not null,
    project_id text not null,
    type_id text not null,
    type_name text not null,
    status_id text not null,
    status_name text not null,
    status_category text not null check (status_category in ('new', 'indeterminate', 'done')),
    parent_id text,
    summary text not null,
    points double precision,
    fields jsonb not null,
    created timestamptz not null,
    updated timestamptz not null,
    state text not null default 'seen'
      check (state in ('seen', 'hidden', 'deleted', 'outside', 'archived', 'trashed', 'project-unseen')),
    state_since timestamptz not null default now(),
    misses integer not null default 0,
    read_at timestamptz not null default now(),
    primary key (site_id, issue_id)
  );
  create index on issue (site_id, key);
  create index on issue (site_id, project_id, type_id);
  create index on issue (site_id, parent_id) where parent_id is not null;

  /* Every key an issue ever had. No foreign key, as below: issues are never deleted, and hundreds of rows come at once. */
  create table issue_key (
    site_id uuid not null,
    key text not null,
    issue_id text not null,
    primary key (site_id, key)
  );

  /* Values over time: seeded from Jira's change history, then observed. */
  create table issue_change (
    site_id uuid not null,
    issue_id text not null,
    history text not null,
    field text not null,
    at timestamptz not null,
    author text,
    "from" text,
    "to" text,
    from_text text,
    to_text text,
    primary key (site_id, issue_id, history, field)
  );
  create index on issue_change (site_id, issue_id, field, at desc);`

const ALIGNED = `
  create table integration (
    id uuid primary key default gen_random_uuid(),
    name text not null unique,
    connection_id uuid not null references connection on delete cascade,
    state text not null default 'draft' check (state in ('draft', 'running', 'paused')),
    level text not null check (level in ('objective', 'initiative', 'outcome')),
    mapping jsonb not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );

  create table link (
    id uuid primary key default gen_random_uuid(),
    item_id uuid not null references item on delete cascade,
    site_id uuid not null references site on delete cascade,
    issue_id text not null,
    how text not null check (how in ('integration', 'hand', 'rule')),
    integration_id uuid references integration on delete cascade,
    rule_id uuid references rule on delete cascade,
    touched bigint not null default 1,
    settled bigint not null default 0,
    problems jsonb not null default '[]',
    created_by text not null,
    created_at timestamptz not null default now(),
    check ((how = 'integration') = (integration_id is not null)),
    check ((how = 'rule') = (rule_id is not null))
  );
  create unique index link_one_item on link (site_id, issue_id) where how = 'integration';
  create unique index link_one_issue on link (integration_id, item_id) where integration_id is not null;
  create unique index link_by_hand on link (item_id, site_id, issue_id) where how = 'hand';
  create unique index link_by_rule on link (rule_id, issue_id) where rule_id is not null;
  create index on link (site_id, issue_id);
  create index on link (item_id);
  create index link_touched on link (integration_id) where how = 'integration' and touched > settled;

  create table agreed (
    link_id uuid not null references link on delete cascade,
    field text not null,
    value jsonb not null,
    at timestamptz not null default now(),
    primary key (link_id, field)
  );
  /* What was sent and may have arrived, or may yet; \`until\` is when it no longer can, null while no answer was waited for. */
  create table sent (
    link_id uuid not null references link on delete cascade,
    field text not null,
    side text not null check (side in ('jira', 'portfolio')),
    value jsonb not null,
    step_id uuid not null,
    at timestamptz not null,
    until timestamptz,
    primary key (link_id, field, step_id)
  );

  create table conflict (
    id uuid primary key default gen_random_uuid(),
    link_id uuid not null references link on delete cascade,
    field text not null,
    base jsonb,
    jira jsonb not null,
    portfolio jsonb not null,
    policy text not null,
    /* \`open\` waits for a person; \`decided\` keeps the loser; \`restored\` put it back; \`ended\` found both sides alike. */
    state text not null check (state in ('open', 'decided', 'restored', 'ended')),
    winner text check (winner in ('jira', 'portfolio')),
    /* The entry of Jira's history that told of an edit our own write had replaced. */
    history text,
    decided_by text,
    at timestamptz not null,
    decided_at timestamptz
  );
  create index on conflict (link_id, field);
  create unique index conflict_told_once on conflict (link_id, field, history) where history is not null;
  create unique index conflict_one_open on conflict (link_id, field) where state = 'open';
  create index on conflict (state, at desc);`

const WORK = `
  create table step (
    id uuid primary key default gen_random_uuid(),
    connection_id uuid not null references connection on delete cascade,
    link_id uuid references link on delete cascade,
    item_id uuid references item on delete cascade,
    field text,
    side text,
    title text not null,
    data jsonb not null,
    state text not null default 'open' check (state in ('open', 'done', 'failed', 'stale', 'dropped')),
    why text,
    /* Not before then: a step in doubt waits without holding up the others. */
    not_before timestamptz,
    created_at timestamptz not null default now(),
    ended_at timestamptz
  );
  create index step_open on step (connection_id, created_at) where state = 'open';
  create unique index step_one_field on step (link_id, field, side) where state = 'open' and field is not null;
  create unique index step_one_item on step (connection_id, (data ->> 'issue'))
    where state = 'open' and data ->> 'what' = 'create-item';
  create unique index step_one_issue on step (item_id, (data ->> 'integration'))
    where state = 'open' and data ->> 'what' = 'create-issue';
  create index step_for_item on step (connection_id, (data ->> 'issue')) where data ->> 'what' = 'create-item';
  create index on step (connection_id, ended_at desc);
  create index on step (link_id);
  create index on step (item_id);

  create table step_entry (
    id bigint generated always as identity primary key,
    step_id uuid not null references step on delete cascade,
    attempt integer not null,
    what text not null,
    at timestamptz not null,
    note jsonb not null default '{}'
  );
  create index on step_entry (step_id, id);

  create table edge (
    connection_id uuid not null references connection on delete cascade,
    project_id text not null,
    type_id text not null,
    "from" text not null,
    "to" text not null,
    primary key (connection_id, project_id, type_id, "from", "to")
  );

  create table hook_delivery (
    connection_id uuid not null references connection on delete cascade,
    identifier text not null,
    at timestamptz not null default now(),
    primary key (connection_id, identifier)
  );
  create index on hook_delivery (connection_id, at);
  create table hint (
    id bigint generated always as identity primary key,
    connection_id uuid not null references connection on delete cascade,
    issue_id text not null,
    deleted boolean not null default false,
    at timestamptz not null default now()
  );
  create index on hint (connection_id, id);`
