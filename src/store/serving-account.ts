/** The account by which servers reach an operator's PostgreSQL: it reads and writes rows, and can alter nothing. */
import { sql } from 'kysely'
import { Fault } from '../base/index.ts'
import type { Db, Tx } from './database.ts'

/** Rows that are only ever added: here not by their trigger alone. */
const ADDED_TO = ['audit', 'journal_entry', 'deployment_control']
/** Emptied whole where all sums are made anew. */
const EMPTIED = ['tally', 'tallied']
/** What only a migration writes. */
const MIGRATED = ['kysely_migration', 'kysely_migration_lock']
const NO_SUCH_ACCOUNT = '42704'

/** As the owner of the tables, after each migration: new tables are nobody else's. */
export async function letServe(tx: Tx, account: string): Promise<void> {
  const to = sql.id(account)
  const [addedTo, emptied, migrated] = [ADDED_TO, EMPTIED, MIGRATED].map((names) => sql.join(names.map(sql.table)))
  // PostgreSQL would only warn, and give nothing.
  if (!(await mayAlter(tx)))
    throw new Fault('setup.missing', 'The account of DATABASE_URL does not own the tables: it can give no rights.', {
      remedy: 'Run this with the DATABASE_URL of their owner.',
    })
  await refuseWhoMayAlter(tx, account)
  for (const part of [
    sql`revoke all on all tables in schema public, pgboss from ${to}`,
    sql`revoke all on all sequences in schema public, pgboss from ${to}`,
    sql`grant usage on schema public, pgboss to ${to}`,
    sql`grant select, insert, update, delete on all tables in schema public, pgboss to ${to}`,
    sql`grant usage, select on all sequences in schema public, pgboss to ${to}`,
    sql`grant truncate on ${emptied} to ${to}`,
    sql`revoke update, delete on ${addedTo} from ${to}`,
    sql`revoke insert, update, delete on ${migrated} from ${to}`,
    ...((await mayCount(tx)) ? [sql`grant maintain on all tables in schema public to ${to}`] : []),
  ])
    await part.execute(tx)
}

/** Whether this account, or the one that is asked about, could change or drop what others made here. */
export async function mayAlter(db: Db, account?: string): Promise<boolean> {
  const who = account === undefined ? sql`current_user` : sql`${account}::name`
  const { rows } = await sql<{ may: boolean }>`
    select has_schema_privilege(${who}, 'public', 'create') or exists (
      select from pg_class where relnamespace = 'public'::regnamespace and pg_has_role(${who}, relowner, 'member')
    ) as may`.execute(db)
  return rows[0]?.may !== false
}

async function refuseWhoMayAlter(db: Db, account: string): Promise<void> {
  const may = await mayAlter(db, account).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === NO_SUCH_ACCOUNT)) throw error
    throw new Fault('setup.missing', `PostgreSQL knows no account "${account}".`, {
      about: account,
      remedy: `Make it: create role ${account} login password '…'.`,
    })
  })
  if (may)
    throw new Fault('setup.missing', `"${account}" may alter tables by other rights than those that are given here.`, {
      about: account,
      remedy:
        'Take an account that is no superuser, owns nothing, is in no role that does, and may not create in "public".',
    })
}

/** Since 17 counting a table (analyze) is a right of its own; before, only its owner may, and PostgreSQL does it by itself. */
async function mayCount(db: Db): Promise<boolean> {
  const { rows } = await sql<{ version: number }>`
    select current_setting('server_version_num')::int / 10000 as version`.execute(db)
  return (rows[0]?.version ?? 0) >= 17
}
