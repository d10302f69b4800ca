/** Ways out: certificate authorities and a proxy that one connection brings. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table way_out (
    connection_id uuid primary key references connection on delete cascade,
    /* PEM, trusted beside those that the machine knows. */
    authorities text,
    /* An origin that the operator named. */
    proxy text,
    proxy_user text,
    proxy_password jsonb,
    key_id text,
    changed_by text not null,
    changed_at timestamptz not null default now(),
    check (authorities is not null or proxy is not null),
    check (proxy_user is null or proxy is not null),
    check (proxy_password is null or proxy_user is not null),
    check ((proxy_password is null) = (key_id is null))
  );`)
    .execute(db)
}
