/** What one-time links bring for a site that is not connected yet, sealed until they have ended; and from where a key is taken. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  alter table hand_over
    add column way_out jsonb,
    add column key_id text,
    add check ((way_out is null) = (key_id is null)),
    add check (way_out is null or (purpose = 'connection' and ended is null));

  /* Addresses and ranges of them; null is anywhere. */
  alter table api_key add column addresses jsonb;`)
    .execute(db)
}
