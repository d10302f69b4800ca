/** The audit's chain: gap-free, whole with its transaction, and any later change shows. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { Secret } from '../base/index.ts'
import { type AuditEvent, appendAudit, readAudit, verifyAudit } from './audit.ts'

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const event = (about: string): AuditEvent => ({
  actor: 'person:anna',
  action: 'connection.store',
  about,
  outcome: 'done',
  details: { größe: 1e21, tiny: 0.1, list: [1, null, 'ü'], nothing: undefined },
})
const append = (one: AuditEvent) => database.db.transaction().execute((tx) => appendAudit(tx, one))

/** As somebody with all rights over the database would. */
async function tamper(change: string): Promise<void> {
  await database.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    await sql.raw(change).execute(db)
    await sql`set session_replication_role = origin`.execute(db)
  })
}

test('entries of many transactions at once form one chain without gaps', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, at) => append(event(`c${at}`))))
  expect(await verifyAudit(database.db)).toMatchObject({ entries: 20, broken: null })
  const entries = await readAudit(database.db, { limit: 5 })
  expect(entries.map((one) => one.seq)).toEqual([20, 19, 18, 17, 16])
  expect(entries[0]?.details).toEqual({ größe: 1e21, tiny: 0.1, list: [1, null, 'ü'] })
})

test('what is rolled back was never told', async () => {
  await append(event('a'))
  const failed = database.db.transaction().execute(async (tx) => {
    await appendAudit(tx, event('b'))
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await append(event('c'))).toBe(2)
  expect(await verifyAudit(database.db)).toMatchObject({ entries: 2, broken: null })
})

test('a secret in the details is written as [secret]', async () => {
  await append({ ...event('a'), details: { token: new Secret('canary') as unknown as string } })
  expect(JSON.stringify(await readAudit(database.db))).not.toContain('canary')
  expect(await verifyAudit(database.db)).toMatchObject({ broken: null })
})

test.each([
  ['an actor changed', `update audit set actor = 'person:eve' where seq = 3`, 3],
  ['a detail changed', `update audit set details = '{}' where seq = 2`, 2],
  ['a time changed', `update audit set at = at + interval '1 ms' where seq = 4`, 4],
  ['an entry removed', 'delete from audit where seq = 3', 3],
  [
    'two entries swapped',
    'update audit set seq = -2 where seq = 2; update audit set seq = 2 where seq = 3; update audit set seq = 3 where seq = -2',
    2,
  ],
  ['the end cut off', 'delete from audit where seq >= 4', 4],
  [
    'one added past the end',
    `insert into audit select 6, at, actor, action, about, outcome, details, hash from audit where seq = 5`,
    6,
  ],
])('%s: shown where it begins', async (_what, change, where) => {
  for (const about of ['a', 'b', 'c', 'd', 'e']) await append(event(about))
  await tamper(change)
  expect(await verifyAudit(database.db)).toMatchObject({ broken: where })
})
