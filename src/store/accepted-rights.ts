/** Rights beyond the work that somebody knows of and leaves: for the projects where they were seen, and so long. */
import { type Selectable, sql } from 'kysely'
import { Fault, type Instant } from '../base/index.ts'
import type { Db } from './database.ts'
import { isAnyOf } from './is-any-of.ts'
import type { AcceptedRightTable } from './schema.ts'

export interface AcceptedRight {
  readonly permission: string
  readonly projects: readonly string[]
  readonly why: string
  readonly by: string
  readonly at: Instant
  readonly until: Instant
}

export async function acceptRight(
  db: Db,
  connection: string,
  { permission, projects, why, by, until }: Omit<AcceptedRight, 'at'>,
): Promise<void> {
  const values = { projects: JSON.stringify(projects), why, accepted_by: by, until: new Date(until) }
  await db
    .insertInto('accepted_right')
    .values({ connection_id: connection, permission, ...values })
    .onConflict((conflict) =>
      conflict.columns(['connection_id', 'permission']).doUpdateSet({ ...values, accepted_at: sql<Date>`now()` }),
    )
    .execute()
}

/** Those that still hold, by connection. */
export async function acceptedRights(
  db: Db,
  connections: readonly string[],
): Promise<ReadonlyMap<string, readonly AcceptedRight[]>> {
  const rows = await db
    .selectFrom('accepted_right')
    .selectAll()
    .where(isAnyOf('connection_id', connections))
    .where('until', '>', sql<Date>`now()`)
    .orderBy('permission')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.connection_id)].map(([connection, held]) => [connection, held.map(toAccepted)]),
  )
}

export async function dropAcceptedRight(db: Db, connection: string, permission: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('accepted_right')
    .where('connection_id', '=', connection)
    .where('permission', '=', permission)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Fault('not-found', 'This right was not accepted.', { about: permission })
}

function toAccepted(row: Selectable<AcceptedRightTable>): AcceptedRight {
  return {
    permission: row.permission,
    projects: row.projects,
    why: row.why,
    by: row.accepted_by,
    at: row.accepted_at.getTime(),
    until: row.until.getTime(),
  }
}
