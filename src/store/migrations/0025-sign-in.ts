/** How a person proves who they are: sessions that know how they began, one-time codes, passkeys, what is asked of a browser meanwhile, identities at a provider. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [SESSIONS, FACTORS, PROVIDER]) await sql.raw(part).execute(db)
}

const SESSIONS = `
  alter table session
    add column id uuid not null default gen_random_uuid() unique,
    add column way text not null default 'password',
    add column proved_at timestamptz not null default now(),
    add column agent text not null default '';
  update session set proved_at = created_at;
  /* Shorter than a password may be that has no second factor beside it. */
  alter table password add column short boolean not null default false;`

const FACTORS = `
  create table code_key (
    person_id uuid primary key references person on delete cascade,
    sealed jsonb not null,
    key_id text not null references vault_key,
    /* Null until a code of it was right. */
    confirmed_at timestamptz,
    /* The half minute of the last code that was taken: none is taken twice. */
    last_step bigint not null default 0,
    created_at timestamptz not null default now()
  );

  create table recovery_code (
    person_id uuid not null references person on delete cascade,
    hash text not null,
    used_at timestamptz,
    primary key (person_id, hash)
  );

  create table passkey (
    id text primary key,
    person_id uuid not null references person on delete cascade,
    name text not null,
    public_key text not null,
    counter bigint not null,
    transports jsonb not null,
    /* Whether its maker may copy it to other devices, and has. */
    may_sync boolean not null,
    synced boolean not null,
    created_at timestamptz not null default now(),
    used_at timestamptz
  );
  create index on passkey (person_id);

  create table challenge (
    hash text primary key,
    purpose text not null,
    person_id uuid references person on delete cascade,
    about jsonb not null,
    tries integer not null default 0,
    expires_at timestamptz not null
  );`

const PROVIDER = `
  create table identity (
    issuer text not null,
    subject text not null,
    person_id uuid not null references person on delete cascade,
    email text,
    created_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    primary key (issuer, subject)
  );
  create index on identity (person_id);`
