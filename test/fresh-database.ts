/** A database of its own for a test: cloned from a template on the one PostgreSQL that all tests of a run share (DATABASE_URL's, where it is set). */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { Queue } from '../src/jobs/index.ts'
import { connect, type Database, LocalPostgres, letServe } from '../src/store/index.ts'

export const TEMPLATE = 'fairlead_template'
/** Servers of the tests reach their database by this account, which can alter nothing; tests themselves by its owner’s. */
export const SERVES = 'fairlead_serves'
/** Names the making of the template, so that one worker makes it and the others wait. */
const TEMPLATE_LOCK = '7420, 2'
/** Nothing here must outlive a power cut. */
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

export interface FreshDatabase extends Database, AsyncDisposable {}

/** `await using database = await freshDatabase()`, or close it in `afterEach`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const shared = await sharedPostgres()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await withAdmin(shared, async (admin) => {
    await admin.query(`select pg_advisory_lock_shared(${TEMPLATE_LOCK})`)
    await admin.query(`create database ${name} template ${TEMPLATE}`)
  })
  const database = await connect({ ...shared.address, database: name }, undefined, 4)
  const close = async (): Promise<void> => {
    await database.close()
    await withAdmin(shared, (admin) => admin.query(`drop database if exists ${name} with (force)`))
  }
  return { ...database, close, [Symbol.asyncDispose]: close }
}

export type Shared = Pick<LocalPostgres, 'address'>
let postgres: Promise<Shared> | undefined

/** With the template in it, for those who make databases of another form. */
export function sharedPostgres(): Promise<Shared> {
  postgres ??= start()
  return postgres
}

async function start(): Promise<Shared> {
  const shared = process.env.DATABASE_URL ? { address: addressOf(new URL(process.env.DATABASE_URL)) } : await local()
  await makeTemplate(shared)
  return shared
}

function addressOf({ hostname, port, username, password }: URL): LocalPostgres['address'] {
  return {
    host: hostname,
    port: Number(port || 5432),
    user: username,
    ...(password ? { password } : {}),
  } as LocalPostgres['address']
}

async function local(): Promise<LocalPostgres> {
  const dataFolder = process.env.FAIRLEAD_TEST_DATA
  if (dataFolder === undefined)
    throw new Error('FAIRLEAD_TEST_DATA is not set: test/global-setup.ts must run before the tests')
  return LocalPostgres.open({ dataFolder, settings: HASTY })
}

async function makeTemplate(shared: Shared): Promise<void> {
  await withAdmin(shared, async (admin) => {
    await admin.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`)
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [TEMPLATE])
    if (rowCount !== 0) return
    await admin.query(`create database ${TEMPLATE}_new`)
    const made = await connect({ ...shared.address, database: `${TEMPLATE}_new` })
    // The queue's own tables too: a test that uses it then starts in moments.
    await (await Queue.open(made, { names: [] })).stop()
    await admin.query(`create role ${SERVES} login`)
    await made.db.transaction().execute((tx) => letServe(tx, SERVES))
    await made.close()
    await admin.query(`alter database ${TEMPLATE}_new rename to ${TEMPLATE}`)
  })
}

/** Its advisory locks end with the session. */
export async function withAdmin(shared: Shared, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ ...shared.address, database: 'postgres' })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
