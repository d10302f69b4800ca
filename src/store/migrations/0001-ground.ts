/** The first tables: sites and connections, secrets, snapshots, plans and their journal, the audit, what workers share. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [SITES, SECRETS, SNAPSHOTS, PLANS, RECORDS, WORKERS]) await sql.raw(part).execute(db)
}

const SITES = `
  create table instance (
    one boolean primary key default true check (one),
    id uuid not null default gen_random_uuid(),
    created_at timestamptz not null default now()
  );
  insert into instance default values;

  create table site (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('cloud', 'dataCenter')),
    name text not null,
    origin text not null,
    context_path text not null default '',
    cloud_id text,
    gateway text,
    identity text not null unique,
    version text,
    created_at timestamptz not null default now()
  );

  create table person (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    email text not null unique,
    role text not null,
    disabled_at timestamptz,
    created_at timestamptz not null default now()
  );

  create table connection (
    id uuid primary key default gen_random_uuid(),
    name text not null unique,
    site_id uuid not null references site,
    projects jsonb,
    state text not null,
    report jsonb not null,
    checked_at timestamptz not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index on connection (site_id);`

const SECRETS = `
  create table vault_key (
    id text primary key,
    check_value text not null,
    created_at timestamptz not null default now()
  );

  create table credential (
    id uuid primary key default gen_random_uuid(),
    connection_id uuid references connection on delete cascade,
    person_id uuid references person on delete cascade,
    site_id uuid not null references site,
    purpose text not null check (purpose in ('service', 'authorization')),
    slot text not null check (slot in ('current', 'next', 'old')),
    version integer not null,
    method text not null,
    email text,
    account_key text not null,
    account_name text not null,
    administrator boolean not null,
    label text not null,
    last4 text not null,
    sealed jsonb not null,
    key_id text not null references vault_key,
    expires_at timestamptz,
    proven_at timestamptz not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    check ((connection_id is null) <> (person_id is null)),
    check ((purpose = 'service') = (connection_id is not null))
  );
  create unique index on credential (connection_id, version) where connection_id is not null;
  create unique index on credential (person_id, site_id, version) where person_id is not null;
  create unique index on credential (connection_id, slot) where slot <> 'old';
  create unique index on credential (person_id, site_id, slot) where slot <> 'old';

  create table login_breaker (
    credential text primary key,
    claimed_until timestamptz,
    failed_at timestamptz,
    reason text
  );

  create table setup_link (
    hash text primary key,
    purpose text not null,
    about jsonb not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
  );`

const SNAPSHOTS = `
  create table object_value (
    hash text primary key,
    value jsonb not null
  );

  create table snapshot (
    id uuid primary key default gen_random_uuid(),
    site_id uuid references site,
    connection_id uuid references connection on delete set null,
    name text not null,
    site jsonb not null,
    account_key text,
    kinds jsonb not null,
    counts jsonb not null,
    taken_at timestamptz not null,
    taken_by text,
    created_at timestamptz not null default now()
  );
  create index on snapshot (site_id, taken_at desc);

  create table snapshot_object (
    snapshot_id uuid not null references snapshot on delete cascade,
    kind text not null,
    key text not null,
    object_id text not null,
    hash text not null references object_value,
    extra jsonb,
    primary key (snapshot_id, kind, key, object_id)
  );
  create index on snapshot_object (hash);

  create table pairing (
    id uuid primary key default gen_random_uuid(),
    source_site_id uuid not null references site,
    target_site_id uuid not null references site,
    kind text not null,
    source_id text not null,
    target_id text not null,
    source_key text not null,
    target_key text not null,
    said_by text not null,
    said_at timestamptz not null default now(),
    ended_at timestamptz
  );
  create unique index on pairing (source_site_id, target_site_id, kind, source_id) where ended_at is null;

  create table answer (
    source_site_id uuid not null references site,
    target_site_id uuid not null references site,
    about text not null,
    answer text not null,
    said_by text not null,
    said_at timestamptz not null default now(),
    primary key (source_site_id, target_site_id, about)
  );`

const PLANS = `
  create table plan (
    id uuid primary key default gen_random_uuid(),
    fingerprint text not null,
    engine text not null,
    body jsonb not null,
    source_site_id uuid references site,
    target_site_id uuid not null references site,
    source_snapshot_id uuid references snapshot on delete set null,
    target_snapshot_id uuid references snapshot on delete set null,
    state text not null,
    made_by text not null,
    approved_by text,
    approved_at timestamptz,
    created_at timestamptz not null default now()
  );

  create table deployment (
    id uuid primary key default gen_random_uuid(),
    plan_id uuid not null references plan,
    state text not null,
    actor text not null,
    account text,
    undo_of uuid references deployment,
    attempt integer not null default 0,
    entries integer not null default 0,
    result jsonb,
    started_at timestamptz,
    finished_at timestamptz,
    created_at timestamptz not null default now()
  );
  create index on deployment (plan_id);

  create table journal_entry (
    deployment_id uuid not null references deployment,
    seq integer not null,
    step text not null,
    attempt integer not null,
    what text not null,
    at timestamptz not null,
    note jsonb,
    primary key (deployment_id, seq)
  );`

const RECORDS = `
  create table audit (
    seq bigint primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    about text,
    outcome text not null,
    details jsonb not null,
    hash text not null
  );
  create index on audit (action, seq);
  create index on audit (about, seq);

  create table audit_head (
    one boolean primary key default true check (one),
    seq bigint not null,
    hash text not null
  );
  insert into audit_head (seq, hash) values (0, '');

  create function append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are only ever added', tg_table_name;
    end $$;
  create trigger append_only before update or delete on audit for each row execute function append_only();
  create trigger append_only_whole before truncate on audit execute function append_only();
  create trigger append_only before update or delete on journal_entry for each row execute function append_only();
  create trigger append_only_whole before truncate on journal_entry execute function append_only();`

const WORKERS = `
  create table lease (
    name text primary key,
    holder text not null,
    fence bigint not null,
    until timestamptz not null
  );

  -- Not logged: a crash forgets how fast a site was asked, and no request waits for the disk.
  create unlogged table rate_budget (
    site text not null,
    bucket text not null,
    rate double precision not null,
    tokens double precision not null,
    at timestamptz not null default clock_timestamp(),
    paused_until timestamptz,
    primary key (site, bucket)
  );`
