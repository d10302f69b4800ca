/** The objects of a snapshot by page, searched inside their values by the database: the whole of it need not be here. */
import { type RawBuilder, sql } from 'kysely'
import type { SnapshotObject } from '../configuration/index.ts'
import type { Db } from './database.ts'

export interface ObjectFilter {
  readonly kinds?: readonly string[] | undefined
  readonly key?: string | undefined
  /** Whether Jira lets nobody change it. */
  readonly locked?: boolean | undefined
  /** As it stands, in keys or values. */
  readonly search?: string | undefined
}

export interface ObjectPage {
  readonly descending: boolean
  /** Without them a row tells its description only. */
  readonly values: boolean
  readonly limit: number
  readonly offset: number
}

export type ObjectRow = SnapshotObject & { readonly description: string }

/** Kind by kind, by their keys. */
export async function pageOfObjects(
  db: Db,
  snapshot: string,
  filter: ObjectFilter,
  { descending, values, limit, offset }: ObjectPage,
): Promise<readonly ObjectRow[]> {
  const order = descending ? sql`kind, key desc, object_id desc` : sql`kind, key, object_id`
  // Values are fetched for the page alone.
  const { rows } = await sql<ObjectRow & { extra: object | null }>`
    select kind, key, object_id as id, extra, ${values ? sql`value` : sql`null as value`},
      coalesce(case when jsonb_typeof(value -> 'description') = 'string' then value ->> 'description' end, '') as description
    from (select snapshot_object.* from ${found(snapshot, filter)} order by ${order} limit ${limit} offset ${offset}) as page
    join object_value using (hash) order by ${order}`.execute(db)
  return rows.map(({ extra, ...object }) => ({ ...object, ...extra }))
}

/** How many fit, kind by kind. */
export async function countObjects(
  db: Db,
  snapshot: string,
  filter: ObjectFilter,
): Promise<readonly { readonly kind: string; readonly count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::integer as count from ${found(snapshot, filter)} group by kind order by kind`.execute(db)
  return rows
}

function found(snapshot: string, { kinds, key, locked, search }: ObjectFilter): RawBuilder<unknown> {
  const text = search?.toLowerCase()
  const fits = sql.join(
    [
      sql`snapshot_id = ${snapshot}`,
      ...(kinds === undefined ? [] : [sql`kind = any(${kinds}::text[])`]),
      ...(key === undefined ? [] : [sql`key = ${key}`]),
      ...(locked === undefined ? [] : [sql`(extra ->> 'locked' is not null) = ${locked}`]),
      ...(text === undefined ? [] : [sql`(strpos(lower(key), ${text}) > 0 or strpos(words, ${text}) > 0)`]),
    ],
    sql` and `,
  )
  const from = text === undefined ? sql`snapshot_object` : sql`snapshot_object join object_value using (hash)`
  return sql`${from} where ${fits}`
}
