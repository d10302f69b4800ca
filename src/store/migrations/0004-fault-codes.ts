/** Why a snapshot or plan could not be made, as a fault's code: for the exit code of whoever waited for it. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table work add column error_code text').execute(db)
}
