/** Looks at a database as it is, for whoever checks an installation: changes nothing, migrates nothing, gives out no secret. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Instant } from '../base/index.ts'
import { verifyAnchored } from './audit-anchor.ts'
import type { DatabaseAddress, Db } from './database.ts'
import { isKnownHome } from './home.ts'
import { MIGRATION_NAMES } from './migrations/index.ts'
import type { Tables } from './schema.ts'
import { sealedByKey } from './sealed-places.ts'
import { mayAlter } from './serving-account.ts'

export interface DatabaseFacts {
  /** PostgreSQL's, such as 17. */
  readonly version: number
  /** Milliseconds by which its clock is ahead of ours. */
  readonly ahead: number
  /** Whether an operator's account by which it is reached could change or drop tables; the local one is nobody else's. */
  readonly alters: boolean
  /** Whether a start by it brings the tables to this version's form; else only their owner does. */
  readonly migrates: boolean
  /** Migrations that it lacks, and those that only a newer Fairlead knows. */
  readonly lacks: readonly string[]
  readonly unknown: readonly string[]
  /** What stands in its tables; null where they have not this version's form. */
  readonly held: HeldFacts | null
}

export interface HeldFacts {
  readonly instance: string
  /** Why it was found to be a copy. */
  readonly copy: string | null
  /** Whether it tells which server it is; else a copy elsewhere, with a new data folder, is not noticed. */
  readonly isHomeKnown: boolean
  /** Keys that sealed something before, with their check values, and those that seal something now. */
  readonly keys: readonly { readonly id: string; readonly check: string }[]
  readonly sealing: readonly string[]
  /** How many secrets each of the latter opens. */
  readonly sealed: Readonly<Record<string, number>>
  readonly connections: readonly { readonly name: string; readonly state: string }[]
  readonly tokens: readonly { readonly of: string; readonly expiresAt: Instant }[]
  /** Processes that take jobs, and jobs that wait although they should have begun. */
  readonly servers: number
  readonly late: readonly { readonly name: string; readonly count: number }[]
  /** Connections whose sync is switched on and that nobody looks after. */
  readonly unattended: readonly string[]
  /** The first entry that does not follow, in as many as were looked at. */
  readonly audit: { readonly looked: number; readonly broken: number | null }
}

const AUDIT = 10_000
/** Minutes after which a job that waits is late. */
const LATE = 15

/** The folder holds what it remembers of the audit’s end. */
export async function inspectDatabase(address: DatabaseAddress, dataFolder: string): Promise<DatabaseFacts> {
  const pool = new pg.Pool({ ...address, max: 2, connectionTimeoutMillis: 10_000, application_name: 'fairlead doctor' })
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    const { version, ahead } = await clock(db)
    const made = await migrations(db)
    const lacks = MIGRATION_NAMES.filter((name) => !made.includes(name))
    const unknown = made.filter((name) => !MIGRATION_NAMES.includes(name))
    const isOurs = lacks.length === 0 && unknown.length === 0
    const isLocal = !('connectionString' in address)
    const migrates = isLocal || (await mayAlter(db))
    const account = { alters: migrates && !isLocal, migrates }
    return { version, ahead, ...account, lacks, unknown, held: isOurs ? await held(db, dataFolder) : null }
  } finally {
    await pool.end()
  }
}

async function clock(db: Db): Promise<Pick<DatabaseFacts, 'version' | 'ahead'>> {
  const asked = Date.now()
  const { rows } = await sql<{ version: number; now: Date }>`
    select current_setting('server_version_num')::int / 10000 as version, clock_timestamp() as now`.execute(db)
  const [row] = rows
  if (!row) throw new Error('The database told no time.')
  // Told somewhere between our asking and hearing it.
  return { version: row.version, ahead: row.now.getTime() - (asked + Date.now()) / 2 }
}

async function migrations(db: Db): Promise<string[]> {
  if (!(await hasTable(db, 'kysely_migration'))) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

async function hasTable(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select to_regclass(${name}) is not null as is`.execute(db)
  return rows[0]?.is === true
}

async function held(db: Db, dataFolder: string): Promise<HeldFacts> {
  const own = await db.selectFrom('instance').select(['id', 'copy', 'home']).executeTakeFirstOrThrow()
  const keys = await db.selectFrom('vault_key').select(['id', 'check_value as check']).execute()
  const sealed = await sealedByKey(db)
  const connections = await db.selectFrom('connection').select(['name', 'state']).orderBy('name').execute()
  const { entries, broken } = await verifyAnchored(db, dataFolder, AUDIT)
  return {
    ...{ instance: own.id, copy: own.copy, isHomeKnown: own.home === null || isKnownHome(own.home) },
    ...{ keys, sealing: [...sealed.keys()], sealed: Object.fromEntries(sealed), connections },
    ...{ tokens: await tokens(db), unattended: await unattended(db), ...(await jobs(db)) },
    audit: { looked: Math.min(entries, AUDIT), broken },
  }
}

async function tokens(db: Db): Promise<HeldFacts['tokens']> {
  const rows = await db
    .selectFrom('credential')
    .leftJoin('connection', 'connection.id', 'credential.connection_id')
    .leftJoin('person', 'person.id', 'credential.person_id')
    .where('credential.expires_at', 'is not', null)
    .where('credential.slot', '=', 'current')
    .select(['connection.name as connection', 'person.name as person', 'credential.expires_at as at'])
    .orderBy('credential.expires_at')
    .execute()
  return rows.flatMap(({ connection, person, at }) =>
    at === null ? [] : [{ of: connection ?? person ?? 'nobody', expiresAt: at.getTime() }],
  )
}

async function unattended(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('sync')
    .innerJoin('connection', 'connection.id', 'sync.connection_id')
    .where('sync.state', '=', 'running')
    .where(
      sql<boolean>`not exists (select from lease where lease.name = 'sync:' || sync.connection_id and lease.until > clock_timestamp())`,
    )
    .select('connection.name')
    .orderBy('connection.name')
    .execute()
  return rows.map(({ name }) => name)
}

async function jobs(db: Db): Promise<Pick<HeldFacts, 'servers' | 'late'>> {
  const { rows } = await sql<{ servers: number }>`
    select count(*)::int as servers from pg_stat_activity
    where datname = current_database() and application_name = 'fairlead jobs'`.execute(db)
  const servers = rows[0]?.servers ?? 0
  if (!(await hasTable(db, 'pgboss.job'))) return { servers, late: [] }
  const late = await sql<{ name: string; count: number }>`
    select name, count(*)::int as count from pgboss.job
    where state in ('created', 'retry') and start_after < clock_timestamp() - ${LATE} * interval '1 minute'
    group by name order by name`.execute(db)
  return { servers, late: late.rows }
}
