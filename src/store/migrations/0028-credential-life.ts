/** A credential's life: how long it lasts and who said so, what its last probe found, the token before it, warnings and where they were sent. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  alter table credential
    add column expires_from text check (expires_from in ('typed', 'jira')),
    /* Its id on the site, where that is known: what Fairlead may revoke. */
    add column jira_id text,
    /* Of an old one: until then it may be gone back to. */
    add column kept_until timestamptz,
    /* Of an old one: when it was last found to work although it was replaced. */
    add column alive_at timestamptz;
  update credential set expires_from = 'typed' where expires_at is not null;

  alter table connection
    /* Days after which Fairlead makes itself a new token; null when it may not. */
    add column renew_every integer check (renew_every > 0),
    /* Why it could not, the last time. */
    add column renew_trouble text,
    add column renew_tried_at timestamptz;

  create table credential_health (
    credential_id uuid primary key references credential on delete cascade,
    probed_at timestamptz not null,
    state text not null,
    says text not null,
    remedy text,
    /* In this state since. */
    since timestamptz not null,
    /* Milliseconds that the site's clock is ahead of ours. */
    skew integer
  );

  create table notice (
    id uuid primary key default gen_random_uuid(),
    credential_id uuid not null references credential on delete cascade,
    /* What it warns of: with the credential, this makes it said once. */
    what text not null,
    told jsonb not null,
    said_at timestamptz not null,
    unique (credential_id, what)
  );

  create table notice_delivery (
    notice_id uuid not null references notice on delete cascade,
    channel text not null check (channel in ('mail', 'webhook')),
    recipient text not null,
    state text not null check (state in ('due', 'sending', 'sent', 'failed')),
    tries integer not null default 0,
    due_at timestamptz not null,
    trouble text,
    primary key (notice_id, channel, recipient)
  );
  create index on notice_delivery (due_at) where state = 'due';`)
    .execute(db)
}
