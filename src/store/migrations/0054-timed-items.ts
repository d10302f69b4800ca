/** Whether any item is measured by time is asked before issues are read and as they are kept: by this, not by a look at all items. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index item_timed on item (measure) where measure = 'time' and removed_at is null`.execute(db)
}
