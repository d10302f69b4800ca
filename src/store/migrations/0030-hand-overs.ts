/** Hand-overs: one-time links by which somebody without an account here gives a token, what was odd about them, and rights that were accepted. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table hand_over (
    id uuid primary key default gen_random_uuid(),
    /* SHA-256 of what stands after the # of the link. */
    hash text not null unique,
    purpose text not null check (purpose in ('connection', 'replacement', 'authorization')),
    /* The connection's: the one to be made, or the one that is there. */
    name text not null,
    connection_id uuid references connection on delete cascade,
    /* Whose authorization it becomes. */
    person_id uuid references person on delete cascade,
    url text not null,
    deployment text not null check (deployment in ('cloud', 'dataCenter')),
    projects jsonb,
    note text,
    asked_by text not null,
    asker text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    opened_at timestamptz,
    tries integer not null default 0,
    ended_at timestamptz,
    /* Given, taken back, or closed after too many tokens that did not work. */
    ended text check (ended in ('given', 'revoked', 'tried')),
    ended_by text,
    check ((ended is null) = (ended_at is null)),
    check ((purpose = 'connection') = (connection_id is null)),
    check ((purpose = 'authorization') = (person_id is not null))
  );
  create index on hand_over (created_at);

  create table hand_over_alarm (
    id uuid primary key default gen_random_uuid(),
    /* Null for a link that never was. */
    hand_over_id uuid references hand_over on delete cascade,
    what text not null check (what in ('again', 'guessed', 'tries')),
    times integer not null default 1,
    first_at timestamptz not null default now(),
    last_at timestamptz not null default now(),
    settled_at timestamptz,
    settled_by text
  );
  create unique index hand_over_alarm_open on hand_over_alarm (hand_over_id, what) nulls not distinct
    where settled_at is null;

  /* A right beyond the work that somebody knows of and leaves, for these projects and so long. */
  create table accepted_right (
    connection_id uuid not null references connection on delete cascade,
    permission text not null,
    projects jsonb not null,
    why text not null,
    accepted_by text not null,
    accepted_at timestamptz not null default now(),
    until timestamptz not null,
    primary key (connection_id, permission)
  );`)
    .execute(db)
}
