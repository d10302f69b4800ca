/** Amounts of tallies are sums that nothing overflows: one issue with 10^14 points, which Jira takes, was none for 64 bits. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table tally
      alter column points type double precision, alter column done_points type double precision,
      alter column seconds type double precision, alter column done_seconds type double precision`.execute(db)
  await sql`update tally_basis set basis = ''`.execute(db)
}
