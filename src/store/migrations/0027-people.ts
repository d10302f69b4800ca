/** Roles by name, API keys of which only a hash is kept, and how often somebody failed to sign in. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  /* Whoever was here first may from now on what only owners may. */
  update person set role = 'owner' where id = (
    select id from person where role = 'administrator' and disabled_at is null order by created_at, id limit 1
  );
  alter table person add constraint person_role
    check (role in ('viewer', 'editor', 'deployer', 'administrator', 'owner'));

  create table api_key (
    /* The part of the key that is no secret. */
    id text primary key,
    /* SHA-256 of the whole key. */
    hash text not null,
    person_id uuid not null references person on delete cascade,
    name text not null,
    role text not null,
    /* Names of actions that it may ask for beyond its role. */
    actions jsonb not null,
    /* Ids of the only connections it may touch; null is all. */
    connections jsonb,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at timestamptz,
    used_at timestamptz,
    used_from text
  );
  create index on api_key (person_id);

  create table sign_in_failure (
    /* The account or the address, as a hash. */
    about text primary key,
    failures integer not null,
    last_at timestamptz not null
  );`)
    .execute(db)
}
