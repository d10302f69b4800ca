/** A place in the database that holds sealed secrets, as whoever exchanges keys must know it. */
import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { Binding, Sealed } from './vault.ts'

export interface SealedRow {
  /** In the order of which rows are read. */
  readonly id: string
  readonly sealed: unknown
  readonly binding: Binding
}

export interface SealedPlace {
  /** What is kept there, in the singular. */
  readonly name: string
  /** How many secrets each key seals there. */
  count(db: Db): Promise<readonly { readonly key: string; readonly count: number }[]>
  /** The next rows after this id, or the first, that another key than this seals. */
  older(db: Db, key: string, after: string | null, most: number): Promise<readonly SealedRow[]>
  /** Only where the row still holds what was read. Gives how many. */
  replace(db: Db, rows: readonly Replacement[]): Promise<number>
}

export interface Replacement {
  readonly id: string
  /** The tag of the wrapped key that was read: no two sealings have the same. */
  readonly before: string
  readonly sealed: Sealed
}

type KeyCount = Awaited<ReturnType<SealedPlace['count']>>[number]

/** Of a table whose rows name the key that seals them, where one does. */
export async function countByKey(db: Db, table: 'credential' | 'hand_over' | 'way_out'): Promise<readonly KeyCount[]> {
  const { rows } = await sql<KeyCount>`
    select key_id as key, count(*)::int as count from ${sql.table(table)}
    where key_id is not null group by key_id`.execute(db)
  return rows
}

/** Before every id. */
export const NIL = '00000000-0000-0000-0000-000000000000'
