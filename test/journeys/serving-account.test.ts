/** Servers of all journeys reach PostgreSQL by an account that can alter nothing; here what that account cannot, and how it is made. */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Finding } from '../../src/cli/doctor/finding.ts'
import { connect, type Database } from '../../src/store/index.ts'
import { checkedBy } from '../../src/store/serving-password.ts'
import { SERVES } from '../fresh-database.ts'
import { beginJourney, inFolder, type Journey } from './journey.ts'

// Each command is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

let journey: Journey
let served: Database
const account = `other_${randomBytes(6).toString('hex')}`
beforeAll(async () => {
  journey = await beginJourney([])
  served = await connect({ ...inFolder(journey.database), user: SERVES })
  await sql`create role ${sql.id(account)} login`.execute(journey.database.db)
})
afterAll(async () => {
  await served?.close()
  await sql.raw(`drop owned by ${account}; drop role ${account}`).execute(journey.database.db)
  await journey?.[Symbol.asyncDispose]()
})

test('the server and its jobs are connected by it alone', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct application_name || ' ' || usename as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() order by 1`.execute(journey.database.db)
  const names = rows.map(({ name }) => name)
  expect(names).toContain(`fairlead ${SERVES}`)
  expect(names.filter((name) => name.startsWith('fairlead jobs'))).toEqual([`fairlead jobs ${SERVES}`])
})

test.each([
  'create table mine (id int)',
  'create function mine() returns int language sql as $$ select 1 $$',
  'create schema mine',
  'alter table credential add column token text',
  'alter table audit disable trigger all',
  'drop table audit',
  'drop trigger append_only on audit',
  'truncate audit',
  `update audit set actor = 'nobody'`,
  'delete from audit',
  'delete from journal_entry',
  'delete from deployment_control',
  `insert into kysely_migration values ('9999-mine', '')`,
  'delete from kysely_migration',
  'create table pgboss.mine (id int)',
  'drop table pgboss.job',
])('it cannot: %s', async (words) => {
  await expect(sql.raw(words).execute(served.db)).rejects.toThrow(/permission denied|must be owner/)
})

describe('fairlead migrate', () => {
  const as = (user: string): Record<string, string> => {
    const { host, port, database } = inFolder(journey.database)
    return { DATABASE_URL: `postgres://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}` }
  }
  const owner = () => inFolder(journey.database).user
  const run = (words: readonly string[], user: string) => journey.command(words, { environment: as(user) })

  test('gives an account what it needs to serve, and what comes after a migration too', async () => {
    await expect(connect({ ...inFolder(journey.database), user: account })).rejects.toThrow('permission denied')
    const { code, json } = await run(['migrate', account, '--json'], owner())
    expect([code, json()]).toEqual([0, { account }])
    const [told] = await journey.database.db
      .selectFrom('audit')
      .select('outcome')
      .where('action', '=', 'database.serve')
      .where('about', '=', account)
      .execute()
    expect(told?.outcome).toBe('done')
    await using other = Object.assign(await connect({ ...inFolder(journey.database), user: account }), {
      async [Symbol.asyncDispose]() {
        await other.close()
      },
    })
    await sql`create table made_later (id int)`.execute(journey.database.db)
    await expect(sql`select from made_later`.execute(other.db)).rejects.toThrow('permission denied')
    await run(['migrate', account], owner())
    await sql`select from made_later`.execute(other.db)
  })

  test('makes the account where it is not there, with a password that PostgreSQL checks and nothing tells', async () => {
    const made = `made_${randomBytes(6).toString('hex')}`
    const file = path.join(journey.dataFolder, 'password')
    const password = randomBytes(24).toString('hex')
    const passwordOf = async (name: string) => {
      const { rows } = await sql<{ kept: string; login: boolean }>`
        select rolpassword as kept, rolcanlogin as login from pg_authid where rolname = ${name}`.execute(
        journey.database.db,
      )
      return rows[0]
    }
    try {
      writeFileSync(file, 'too short')
      expect((await run(['migrate', made, '--password-file', file], owner())).code).toBe(2)
      writeFileSync(file, `${password}\n`)
      for (const _ of ['made', 'there already'])
        expect((await run(['migrate', made, '--password-file', file], owner())).code).toBe(0)
      const kept = await passwordOf(made)
      expect(kept?.login).toBe(true)
      // As PostgreSQL itself makes it of the same password and salt.
      const salt = Buffer.from(/^SCRAM-SHA-256\$4096:([^$]+)\$/.exec(kept?.kept ?? '')?.[1] ?? '', 'base64')
      expect(salt).toHaveLength(16)
      expect(kept?.kept).toBe(checkedBy(password, salt))
      await sql`alter role ${sql.id(made)} password ${sql.lit(password)}`.execute(journey.database.db)
      const own = (await passwordOf(made))?.kept ?? ''
      expect(own).toBe(checkedBy(password, Buffer.from(/:([^$]+)\$/.exec(own)?.[1] ?? '', 'base64')))
      expect(journey.said.join()).not.toContain(password)
      const { code, err } = await run(['migrate', owner(), '--password-file', file], owner())
      expect([code === 0, err]).toEqual([false, expect.stringContaining('may alter tables')])
      expect((await passwordOf(owner()))?.kept ?? null).toBeNull()
    } finally {
      await sql.raw(`drop owned by ${made}; drop role ${made}`).execute(journey.database.db)
    }
  })

  test('refuses one that may alter by other rights, one that is not there, and who owns nothing', async () => {
    for (const [whom, as, says] of [
      [owner(), owner(), 'may alter tables'],
      ['nobody_at_all', owner(), 'no account'],
      [account, SERVES, 'does not own'],
    ] as const) {
      const { code, err } = await run(['migrate', whom], as)
      expect(code, whom).not.toBe(0)
      expect(err).toContain(says)
    }
  })

  test('the doctor warns of a server whose account may alter, and of no other', async () => {
    const ill = async (user: string): Promise<string[]> => {
      const { findings } = (await run(['doctor', '--json'], user)).json<{ findings: Finding[] }>()
      return findings.filter(({ check, state }) => check === 'database' && state !== 'ok').map(({ says }) => says)
    }
    expect(await ill(owner())).toEqual([expect.stringContaining('may alter tables')])
    expect(await ill(SERVES)).toEqual([])
  })

  test('a start by it before the owner has migrated says who must', async () => {
    const { db } = journey.database
    const { rows } = await sql<{ name: string }>`delete from kysely_migration
      where name = (select max(name) from kysely_migration) returning name`.execute(db)
    const started = connect({ ...inFolder(journey.database), user: SERVES })
    await expect(started).rejects.toMatchObject({ remedy: expect.stringContaining('fairlead migrate') })
    await sql`insert into kysely_migration values (${rows[0]?.name}, '')`.execute(db)
  })
})
