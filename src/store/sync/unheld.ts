/** Notes for how long nobody held a connection: before anybody takes it, so that whoever dies of it loses nothing. */
import { sql } from 'kysely'
import { SOON, withUnheld } from '../../sync/index.ts'
import type { Db } from '../database.ts'
import { asJson } from './ours.ts'
import { syncLease } from './row.ts'

/** By the database's clock, as the lease is. Noted twice, it is one that lasted longer. */
export async function noteUnheld(db: Db, connection: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('sync')
      .innerJoin('lease', (join) => join.on('lease.name', '=', syncLease(connection)))
      .select(['progress', 'until', sql<Date>`clock_timestamp()`.as('now')])
      .where('connection_id', '=', connection)
      .where('until', '<', sql<Date>`clock_timestamp() - ${SOON} * interval '1 millisecond'`)
      .forUpdate('sync')
      .executeTakeFirst()
    if (!row) return
    const unheld = withUnheld(row.progress.unheld ?? [], { from: row.until.getTime(), to: row.now.getTime() })
    await tx
      .updateTable('sync')
      .set({ progress: sql<string>`progress || ${asJson({ unheld })}::jsonb` })
      .where('connection_id', '=', connection)
      .execute()
  })
}
