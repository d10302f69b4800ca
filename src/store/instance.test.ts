/** A database that was copied, or brought back to an earlier state, is noticed at the next start, and waits for a person. */
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { isKnownHome } from './home.ts'
import { confirmInstance, noteRunning, noteStart, whyWaits } from './instance.ts'

let database: FreshDatabase
let folder: string
beforeEach(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-instance-'))
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const place = (dataFolder = folder, isLocal = false) => ({ dataFolder, isLocal })
const at = async (): Promise<string> => {
  const { beat } = await database.db.selectFrom('instance').select('beat').executeTakeFirstOrThrow()
  return beat
}
/** As a backup gives it back. */
const bringBack = (beat: string) => database.db.updateTable('instance').set({ beat }).execute()

test('started again and again, by one or by several with folders of their own, it is itself', async () => {
  const other = mkdtempSync(path.join(tmpdir(), 'fairlead-instance-'))
  for (const one of [folder, other, folder, folder, other]) {
    await noteStart(database.db, place(one))
    await noteRunning(database.db, place(one))
    expect(await whyWaits(database.db)).toBeNull()
  }
  rmSync(other, { recursive: true })
})

test('a database brought back to an earlier state is noticed, though nobody started anything since the backup', async () => {
  await noteStart(database.db, place())
  const backup = await at()
  await noteRunning(database.db, place())
  await bringBack(backup)
  await noteStart(database.db, place())
  expect(await whyWaits(database.db)).toContain('older')
  await noteStart(database.db, place())
  expect(await whyWaits(database.db), 'starting again is no answer').toContain('older')
  await confirmInstance(database.db, place())
  await noteStart(database.db, place())
  expect(await whyWaits(database.db)).toBeNull()
})

test('a copy elsewhere is noticed with a new data folder too; the first one goes on', async () => {
  await noteStart(database.db, place())
  const copy = await freshDatabase()
  const held = await database.db.selectFrom('instance').select(['beat', 'home']).executeTakeFirstOrThrow()
  await copy.db.updateTable('instance').set(held).execute()
  const other = path.join(folder, 'other')
  await noteStart(copy.db, place(other))
  expect(await whyWaits(copy.db)).toContain('copied')
  await noteStart(database.db, place())
  expect(await whyWaits(database.db)).toBeNull()
  await confirmInstance(copy.db, place(other))
  await noteStart(copy.db, place(other))
  expect(await whyWaits(copy.db)).toBeNull()
  await copy.close()
})

test('a copied data folder with the local PostgreSQL in it is noticed', async () => {
  const first = path.join(folder, 'first')
  await noteRunning(database.db, place(first))
  await noteStart(database.db, place(first, true))
  const second = path.join(folder, 'second')
  cpSync(first, second, { recursive: true })
  await noteStart(database.db, place(second, true))
  expect(await whyWaits(database.db)).toContain('copied')
})

test('the database of another Fairlead on this data folder is noticed', async () => {
  await noteStart(database.db, place())
  await database.db.updateTable('instance').set({ id: '00000000-0000-4000-8000-000000000000' }).execute()
  await noteStart(database.db, place())
  expect(await whyWaits(database.db)).toContain('another Fairlead')
})

/** As where PostgreSQL is somebody else's service: its account may not ask which cluster this is. */
async function withoutTheRight(work: (db: FreshDatabase['db']) => Promise<void>): Promise<void> {
  const role = `managed_${randomUUID().replaceAll('-', '')}`
  const { db } = database
  await sql`revoke execute on function pg_control_system() from public`.execute(db)
  await sql.raw(`create role ${role}; grant all on all tables in schema public to ${role}`).execute(db)
  try {
    await db.connection().execute(async (one) => {
      await sql.raw(`set role ${role}`).execute(one)
      await work(one).finally(() => sql`reset role`.execute(one))
    })
  } finally {
    await sql.raw(`drop owned by ${role}; drop role ${role}`).execute(db)
  }
}

test('a database that does not tell which server it is starts all the same; that is kept', async () => {
  await withoutTheRight(async (db) => {
    await expect(sql`select system_identifier from pg_control_system()`.execute(db)).rejects.toThrow('permission')
    for (const one of [folder, path.join(folder, 'other')]) {
      await noteStart(db, place(one))
      expect(await whyWaits(db)).toBeNull()
    }
    const backup = await at()
    await noteRunning(db, place())
    await bringBack(backup)
    await noteStart(db, place())
    expect(await whyWaits(db), 'what the data folder remembers still counts').toContain('older')
    await confirmInstance(db, place())
    expect(await whyWaits(db)).toBeNull()
  })
  const { home } = await database.db.selectFrom('instance').select('home').executeTakeFirstOrThrow()
  expect(isKnownHome(home)).toBe(false)
})

test('the right that comes or goes makes no copy of it; another database stays one', async () => {
  await noteStart(database.db, place())
  await withoutTheRight(async (db) => {
    await noteStart(db, place())
    expect(await whyWaits(db)).toBeNull()
  })
  await noteStart(database.db, place())
  expect(await whyWaits(database.db)).toBeNull()
  await database.db.updateTable('instance').set({ home: 'unknown/1' }).execute()
  await noteStart(database.db, place())
  expect(await whyWaits(database.db)).toContain('copied')
})
