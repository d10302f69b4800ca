/** A person may have an item synced again: its fields are tried anew from then on, and its issues are looked at like those that a webhook names. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  alter table link add column calmed_at timestamptz;
  /* A person asked for the look, and no webhook. */
  alter table hint add column asked boolean not null default false;`)
    .execute(db)
}
