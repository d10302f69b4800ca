/** Passwords and sessions of people: a password as argon2id's output, a session as the hash of what the cookie holds. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table password (
    person_id uuid primary key references person on delete cascade,
    sealed text not null,
    changed_at timestamptz not null default now()
  );

  create table session (
    hash text primary key,
    person_id uuid not null references person on delete cascade,
    created_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    ends_at timestamptz not null
  );
  create index on session (person_id);`)
    .execute(db)
}
