/** Connections may be marked production: what goes there waits for a second person, whom the plan's row names with the moment. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  alter table connection add column production boolean not null default false;
  alter table plan add check ((approved_by is null) = (approved_at is null));`)
    .execute(db)
}
