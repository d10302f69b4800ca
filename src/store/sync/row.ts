/** The switch of a connection's sync: whether it runs, and whether somebody wants it to look at once. */
import { sql } from 'kysely'
import type { Db } from '../database.ts'

export interface SyncRow {
  readonly state: 'running' | 'paused'
  /** Grows with every wish to look at once. */
  readonly poked: number
}

/** Undefined where nobody has set sync up. */
export async function syncRow(db: Db, connection: string): Promise<SyncRow | undefined> {
  const row = await db
    .selectFrom('sync')
    .select(['state', 'poked'])
    .where('connection_id', '=', connection)
    .executeTakeFirst()
  return row && { state: row.state, poked: Number(row.poked) }
}

/** The lease of whoever keeps a connection aligned. */
export const syncLease = (connection: string): string => `sync:${connection}`

/** Connections whose sync is switched on and whose lease nobody holds. */
export async function unheldSyncs(db: Db): Promise<string[]> {
  const { rows } = await sql<{ connection_id: string }>`
    select connection_id from sync where state = 'running' and not exists (
      select from lease where name = ${syncLease('')} || connection_id and until > clock_timestamp())`.execute(db)
  return rows.map(({ connection_id }) => connection_id)
}

export async function connectionName(db: Db, connection: string): Promise<string> {
  const row = await db.selectFrom('connection').select('name').where('id', '=', connection).executeTakeFirstOrThrow()
  return row.name
}
