/** Lets PostgreSQL count tables that have grown: it does so itself only minutes after a first reading has filled them. */
import { sql } from 'kysely'
import type { Db } from '../database.ts'

const GROWING = ['issue', 'issue_change', 'issue_key', 'item', 'item_change', 'link', 'agreed', 'step']
/** Smaller ones are read whole anyway. */
const FEWEST = 500

/**
 * Does the work, then counts what has doubled since it was last counted. Taken for as empty as they were, tables of a
 * hundred thousand rows are read whole for every page of a first reading. A role that may not count is only warned.
 */
export async function counted<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const done = await work()
  for (const table of await doubled(db)) await sql`analyze (skip_locked) ${sql.table(table)}`.execute(db)
  return done
}

async function doubled(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where oid = any(${GROWING}::text[]::regclass[])
      and pg_stat_get_mod_since_analyze(oid) > greatest(reltuples, ${FEWEST})`.execute(db)
  return rows.map(({ name }) => name)
}
