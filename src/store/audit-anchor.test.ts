/** What no chain shows by itself: its end cut off together with its head, or all of it written anew. The anchor does. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { appendAudit, readAudit, verifyAudit } from './audit.ts'
import { dropAnchor, keepAnchor, verifyAnchored } from './audit-anchor.ts'
import { link } from './audit-chain.ts'

const ROWS = 40
let database: FreshDatabase
let folder: string
beforeEach(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-anchor-'))
  await append(ROWS)
  expect(await keepAnchor(database.db, folder)).toBeUndefined()
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const append = (count: number): Promise<void> =>
  database.db.transaction().execute(async (tx) => {
    for (let at = 0; at < count; at++)
      await appendAudit(tx, { actor: 'system', action: 'x.y', outcome: 'done', about: `${at}` })
  })

/** As somebody with all rights over the database who knows how the chain is made. */
async function cutTo(seq: number): Promise<void> {
  await database.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    await sql`delete from audit where seq > ${seq}`.execute(db)
    await sql`update audit_head set seq = ${seq}, hash = coalesce((select hash from audit where seq = ${seq}), '')`.execute(
      db,
    )
    await sql`set session_replication_role = origin`.execute(db)
  })
}

test('every length to which its end is cut, head and all, is found, and where it begins', async () => {
  for (let left = ROWS - 1; left >= 0; left--) {
    await cutTo(left)
    expect(await verifyAudit(database.db), 'the chain alone cannot tell').toMatchObject({ broken: null, entries: left })
    expect(await verifyAnchored(database.db, folder)).toMatchObject({ broken: left + 1 })
  }
})

test('cut and grown again, or written anew from one entry on, it is found, and stays found', async () => {
  await cutTo(ROWS - 3)
  await append(10)
  for (const _again of [1, 2]) {
    expect(await keepAnchor(database.db, folder)).toMatchObject({ seq: ROWS })
    expect(await verifyAnchored(database.db, folder)).toMatchObject({ broken: ROWS })
  }
})

test('a whole chain written anew by the same rules is found', async () => {
  const rows = (await readAudit(database.db, { limit: ROWS })).reverse()
  await database.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    let hash = ''
    for (const row of rows) {
      hash = link(hash, { ...row, actor: 'person:eve' })
      await sql`update audit set actor = 'person:eve', hash = ${hash} where seq = ${row.seq}`.execute(db)
    }
    await sql`update audit_head set hash = ${hash}`.execute(db)
    await sql`set session_replication_role = origin`.execute(db)
  })
  expect(await verifyAudit(database.db)).toMatchObject({ broken: null })
  expect(await verifyAnchored(database.db, folder)).toMatchObject({ broken: ROWS })
})

test('what grows stays whole, and the anchor goes with it', async () => {
  for (let round = 0; round < 3; round++) {
    await append(5)
    expect(await verifyAnchored(database.db, folder)).toMatchObject({ broken: null })
    expect(await keepAnchor(database.db, folder)).toBeUndefined()
  }
  await cutTo(ROWS + 14)
  expect(await verifyAnchored(database.db, folder, 5)).toMatchObject({ broken: ROWS + 15 })
})

test('another database’s anchor says nothing; a person’s word that an older one is right lets it go', async () => {
  await cutTo(3)
  dropAnchor(folder)
  expect(existsSync(path.join(folder, 'audit-anchor.json'))).toBe(false)
  expect(await verifyAnchored(database.db, folder)).toMatchObject({ broken: null })
  await keepAnchor(database.db, folder)
  await database.db.updateTable('instance').set({ id: '00000000-0000-4000-8000-000000000000' }).execute()
  await cutTo(1)
  expect(await verifyAnchored(database.db, folder)).toMatchObject({ broken: null })
})
