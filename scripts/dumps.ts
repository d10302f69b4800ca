/**
 * Writes test/upgrades/dumps: the database as each step of the migrations left it, with rows of its time, as SQL. For a
 * step that is new; the dump of an older one is never made again. Needs a PostgreSQL and its pg_dump:
 * `bash scripts/server-postgres.sh node scripts/dumps.ts [up to which step]`
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { appendAudit, type Tables } from '../src/store/index.ts'
import { MIGRATION_NAMES } from '../src/store/migrations/index.ts'
import { SEEDS } from './dumps/seeds.ts'

const FOLDER = path.resolve('test/upgrades/dumps')
const DATABASE = 'fairlead_dumps'

const [last = MIGRATION_NAMES.at(-2) ?? ''] = process.argv.slice(2)
const server = new URL(process.env.DATABASE_URL ?? '')
await administer(`drop database if exists ${DATABASE}`, `create database ${DATABASE}`)
const own = new URL(`/${DATABASE}`, server).href
const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: own }) }) })
const steps = Object.fromEntries(
  await Promise.all(
    MIGRATION_NAMES.filter((one) => one <= last).map(
      async (name) => [name, (await import(`../src/store/migrations/${name}.ts`)) as Migration] as const,
    ),
  ),
)
const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } })
mkdirSync(FOLDER, { recursive: true })
try {
  // The newest has nothing to be brought to.
  for (const name of MIGRATION_NAMES.filter((one) => one <= last)) {
    const { error } = await migrator.migrateTo(name)
    if (error) throw error
    for (const seed of SEEDS[name] ?? []) await sql.raw(seed).execute(db)
    await db
      .transaction()
      .execute((tx) => appendAudit(tx, { actor: 'system', action: 'schema', about: name, outcome: 'done' }))
    const file = path.join(FOLDER, `${name}.sql`)
    if (!existsSync(file)) writeFileSync(file, dump())
  }
} finally {
  await db.destroy()
  await administer(`drop database ${DATABASE}`)
}

/** Without comments, settings of the session and words for psql. */
function dump(): string {
  const words = ['--inserts', '--no-owner', '--no-privileges', '--dbname', own]
  const text = execFileSync('pg_dump', words, { encoding: 'utf8', maxBuffer: 64 * 1_048_576 })
  return text.replaceAll(/^(--.*|SET .*;|\\.*|)\n/gm, '')
}

async function administer(...commands: readonly string[]): Promise<void> {
  const admin = new pg.Client({ connectionString: server.href })
  await admin.connect()
  for (const command of commands) await admin.query(command)
  await admin.end()
}
