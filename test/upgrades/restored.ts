/** A database as a dump left it, beside the one that all tests share; and what stands in any database: its rows, its form. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { connect, type Database } from '../../src/store/index.ts'
import { sharedPostgres, withAdmin } from '../fresh-database.ts'

export interface Restored extends AsyncDisposable {
  readonly client: pg.Client
  /** Brings it to the form of now, as a start does. */
  migrate(): Promise<Database>
}

export async function restore(dump: string): Promise<Restored> {
  const shared = await sharedPostgres()
  const name = `dump_${randomUUID().replaceAll('-', '')}`
  await withAdmin(shared, (admin) => admin.query(`create database ${name}`))
  const client = new pg.Client({ ...shared.address, database: name })
  await client.connect()
  // A function may be made before the table that it writes into.
  await client.query('set check_function_bodies to off')
  await client.query(readFileSync(dump, 'utf8'))
  // The dump names everything with its schema and leaves the session without one.
  await client.query('set search_path to public')
  let migrated: Database | undefined
  return {
    client,
    async migrate() {
      migrated = await connect({ ...shared.address, database: name }, undefined, 2)
      return migrated
    },
    async [Symbol.asyncDispose]() {
      await client.end()
      await migrated?.close()
      await withAdmin(shared, (admin) => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** By table, each row as an object of texts. */
export async function rowsOf(
  client: pg.Client,
): Promise<ReadonlyMap<string, readonly Record<string, string | null>[]>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'kysely%'`,
  )
  const all = new Map<string, readonly Record<string, string | null>[]>()
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from "${name}" t`)
    all.set(
      name,
      rows.map(({ row }) => inText(row)),
    )
  }
  return all
}

const inText = (row: Record<string, unknown>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : JSON.stringify(value)]))

/** Columns, keys, indexes, triggers: what two databases of one version share. */
export async function formOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'
    union all select pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indrelid
      where relnamespace = 'public'::regnamespace
    union all select concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n'
    union all select pg_get_triggerdef(pg_trigger.oid) from pg_trigger join pg_class on pg_class.oid = tgrelid
      where relnamespace = 'public'::regnamespace and not tgisinternal
    order by 1`)
  return rows.map(({ line }) => line)
}
