/** A connection is found by its name whatever its case, so no two names may differ in nothing else. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('create unique index connection_name on connection (lower(name))').execute(db)
}
