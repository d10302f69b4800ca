/** Where a database lives: its cluster, which of the cluster's databases it is, and the data folder of a local one. */
import { statSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Which database it works with, and beside which data folder. */
export interface Place {
  readonly dataFolder: string
  readonly isLocal: boolean
}

const UNKNOWN = 'unknown'

/** `<cluster>/<database>`, and for a local one `/<folder>`. Ask outside of a transaction: a refusal would end it. */
export async function homeOf(db: Db, { dataFolder, isLocal }: Place): Promise<string> {
  const { rows } = await sql<{ oid: string }>`
    select oid::text from pg_database where datname = current_database()`.execute(db)
  const folder = isLocal ? `/${statSync(dataFolder).ino}` : ''
  return `${await clusterOf(db)}/${rows[0]?.oid ?? ''}${folder}`
}

/** PostgreSQL as somebody else's service often tells its accounts nothing of the cluster. */
async function clusterOf(db: Db): Promise<string> {
  try {
    const { rows } = await sql<{ id: string }>`select system_identifier::text as id from pg_control_system()`.execute(
      db,
    )
    return rows[0]?.id ?? UNKNOWN
  } catch (error) {
    if (error instanceof Error && 'code' in error && REFUSALS.has(String(error.code))) return UNKNOWN
    throw error
  }
}

/** `insufficient_privilege`, `undefined_function`, `feature_not_supported`. */
const REFUSALS = new Set(['42501', '42883', '0A000'])

/** A cluster that is not told is no other one: only what both tell is compared. */
export function isSameHome(one: string, other: string): boolean {
  const [[cluster, ...rest], [otherCluster, ...otherRest]] = [one.split('/'), other.split('/')]
  const areBothTold = cluster !== UNKNOWN && otherCluster !== UNKNOWN
  return rest.join('/') === otherRest.join('/') && (!areBothTold || cluster === otherCluster)
}

/** Whether a copy elsewhere, on a new data folder, would be noticed by it. */
export const isKnownHome = (home: string | null): boolean => home !== null && !home.startsWith(`${UNKNOWN}/`)
