/** Steps are listed by when they ended, those that wait by when they were decided: a page of them is the beginning of this order. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index step_newest on step ((coalesce(ended_at, created_at)) desc, id)`.execute(db)
}
