/** One open step for a comment and an issue of one connection: another site's issue may have the same id. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index step_one_comment`.execute(db)
  await sql`
    create unique index step_one_comment on step ((data ->> 'comment'), connection_id, (data ->> 'issue'))
      where state = 'open' and data ->> 'what' = 'comment'`.execute(db)
}
