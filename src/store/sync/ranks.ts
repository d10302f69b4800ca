/** Ranks: the issues of a connection in Jira's own order, kept as a whole: what moves in it moves all behind it. */
import { sql } from 'kysely'
import { grow } from '../change-count.ts'
import { fenced, moment, type Ours } from './ours.ts'

export async function saveRanks(ours: Ours, issues: readonly string[]): Promise<void> {
  await fenced(ours, async (tx) => {
    const { numAffectedRows } = await sql`
      insert into issue_order (connection_id, issues, at)
      values (${ours.connection}, ${issues}::text[], ${moment(ours.now())})
      on conflict (connection_id) do update set issues = excluded.issues, at = excluded.at
      where issue_order.issues <> excluded.issues`.execute(tx)
    if (numAffectedRows) await grow(tx, 'portfolio')
  })
}
