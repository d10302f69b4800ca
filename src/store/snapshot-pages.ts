/** The objects of a snapshot by page, searched inside their values by the database: the whole of it need not be here. */
import { sql } from 'kysely'
import type { SnapshotObject } from '../configuration/index.ts'
import type { Db } from './database.ts'

export interface ObjectFilter {
  readonly kind?: string | undefined
  /** As it stands, in keys or values. */
  readonly search?: string | undefined
}

export async function pageOfObjects(
  db: Db,
  snapshot: string,
  { kind, search }: ObjectFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly objects: readonly SnapshotObject[] }> {
  const text = search?.toLowerCase()
  const fits = sql.join(
    [
      sql`snapshot_id = ${snapshot}`,
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
      ...(text === undefined
        ? []
        : [sql`(strpos(lower(key), ${text}) > 0 or strpos(lower(value::text), ${text}) > 0)`]),
    ],
    sql` and `,
  )
  const found = sql`snapshot_object join object_value using (hash) where ${fits}`
  const [counted, page] = await Promise.all([
    sql<{ total: number }>`select count(*)::integer as total from ${found}`.execute(db),
    sql<SnapshotObject & { extra: object | null }>`
      select kind, key, object_id as id, value, extra from ${found}
      order by kind, key, object_id limit ${limit} offset ${offset}`.execute(db),
  ])
  const objects = page.rows.map(({ extra, ...object }) => ({ ...object, ...extra }))
  return { total: counted.rows[0]?.total ?? 0, objects }
}
