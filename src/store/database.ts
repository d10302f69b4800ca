/** Opens the database: the operator's PostgreSQL or the local one, brought to this version's form. */
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { Fault, type Secret } from '../base/index.ts'
import { Bell } from './bell.ts'
import { type Address, LocalPostgres } from './local/local-postgres.ts'
import { migrate } from './migrations/index.ts'
import type { Tables } from './schema.ts'
import { tellingPool } from './telling-pool.ts'

/** The whole database or a transaction in it: repositories take either. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

/** How a database is reached. A connection string may hold a password. */
export type DatabaseAddress = { readonly connectionString: string } | Address

export interface Database {
  readonly db: Db
  /** For what keeps a pool of its own. */
  readonly address: DatabaseAddress
  /** Heard at once where another process has changed what many watch. */
  readonly bell: Bell
  readonly isLocal: boolean
  /** This Fairlead's identity, made with its first tables. */
  readonly instance: string
  /** This process’s own connections, and who waits for one. */
  pool(): { readonly used: number; readonly idle: number; readonly waiting: number }
  /** Only one server may run on a local data folder; on an operator's PostgreSQL there may be several. */
  claimServer(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly databaseUrl: Secret | undefined
  readonly dataFolder: string
  /** Told when the local PostgreSQL died and was started again, or could not be. */
  readonly onDeath?: (error?: unknown) => void
}

const OLDEST = 15

export async function openDatabase({ databaseUrl, dataFolder, onDeath }: DatabaseOptions): Promise<Database> {
  if (databaseUrl) return connect({ connectionString: databaseUrl.reveal() })
  const local = await LocalPostgres.open({ dataFolder, ...(onDeath ? { onDeath } : {}) })
  try {
    return await connect(local.address, local)
  } catch (error) {
    await local.close()
    throw error
  }
}

/** Also for tests, which bring the address of a database of their own. */
export async function connect(address: DatabaseAddress, local?: LocalPostgres, max = 10): Promise<Database> {
  const pool = new pg.Pool({ ...address, max, connectionTimeoutMillis: 10_000, application_name: 'fairlead' })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // The pool takes its own listener away while a connection is lent out: then a query fails, and nothing else may.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: tellingPool(pool) }) })
  try {
    await checkVersion(pool)
    await migrate(db)
    const { id } = await db.selectFrom('instance').select('id').executeTakeFirstOrThrow()
    const bell = new Bell(address)
    return {
      db,
      address,
      bell,
      isLocal: local !== undefined,
      instance: id,
      pool: () => ({ used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
      claimServer: async () => local?.claimServer(),
      close: async () => {
        await bell.close()
        await pool.end()
        await local?.close()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const version = await serverVersion(pool)
  if (version < OLDEST)
    throw new Fault('setup.missing', `The database is PostgreSQL ${version}; Fairlead needs ${OLDEST} or newer.`)
}

async function serverVersion(pool: pg.Pool): Promise<number> {
  try {
    const { rows } = await pool.query(`select current_setting('server_version_num')::int / 10000 as major`)
    return rows[0].major
  } catch (error) {
    // The driver's words name host, user and database, never the password.
    throw new Fault(
      'store.unavailable',
      `The database cannot be reached: ${error instanceof Error ? error.message : error}`,
      {
        remedy: 'Check DATABASE_URL and that the server runs.',
        cause: error,
      },
    )
  }
}
