/** Sessions: a token that a proof replaced still reads for seconds; and the provider's own word for the session there. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  alter table session
    add column hash_before text,
    add column before_until timestamptz,
    add column provider_session text;
  create index on session (hash_before) where hash_before is not null;`)
    .execute(db)
}
