/** How much of what a site allows is used, and the hours in which sync leaves it in peace. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table site_pace (
    site text primary key,
    /* Of the requests a second that the site itself allows. */
    share real not null check (share > 0 and share <= 1),
    quiet jsonb
  );`)
    .execute(db)
}
