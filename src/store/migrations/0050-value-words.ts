/** Values of objects as they are searched, so that a search through a large snapshot writes none of them out anew. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table object_value add column words text generated always as (lower(value::text)) stored`.execute(db)
}
