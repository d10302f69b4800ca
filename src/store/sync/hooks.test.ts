/** Webhooks: a secret opens at its connection alone, a delivery counts once, and a hint wakes the engine. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { listening, rings } from '../../../test/rings.ts'
import { type Rows, syncRows } from '../../../test/sync-rows.ts'
import { Secret } from '../../base/index.ts'
import { findConnection } from '../connections.ts'
import { openVault } from '../open-vault.ts'
import { rewrapAll } from '../sealed-places.ts'
import { addHint, closeHook, hookAt, keepDeliveries, openHook } from './hooks.ts'

let database: FreshDatabase
let rows: Rows
beforeEach(async () => {
  database = await freshDatabase()
  rows = await syncRows(database.db)
})
afterEach(() => database.close())

const KEYS = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64'))
const vaultWith = async (...keys: (string | undefined)[]) => {
  const options = { key: new Secret(keys.join('\n')), keyFile: undefined, dataFolder: '/nonexistent' }
  return (await openVault({ ...database, isLocal: false }, options)).vault
}
const open = async (name: string, ...keys: (string | undefined)[]) => {
  const vault = await vaultWith(...keys)
  const { id, site } = await findConnection(database.db, name)
  return database.db.transaction().execute((tx) => openHook(tx, vault, id, site))
}

test('a hook is found by its path with its secret; the next one closes it', async () => {
  const vault = await vaultWith(KEYS[0])
  const first = await open('acme', KEYS[0])
  const found = await hookAt(database.db, vault, first.hook)
  expect(found?.connection).toBe(rows.scope.connection)
  expect(found?.secret.reveal()).toBe(first.secret.reveal())
  const next = await open('acme', KEYS[0])
  expect(await hookAt(database.db, vault, first.hook)).toBeUndefined()
  expect((await hookAt(database.db, vault, next.hook))?.secret.reveal()).not.toBe(first.secret.reveal())
  await database.db.transaction().execute((tx) => closeHook(tx, rows.scope.connection))
  expect(await hookAt(database.db, vault, next.hook)).toBeUndefined()
})

test('a secret that is put at another connection does not open there, and is nowhere in clear', async () => {
  const vault = await vaultWith(KEYS[0])
  const { secret } = await open('acme', KEYS[0])
  await syncRows(database.db, 'other')
  const { hook } = await open('other', KEYS[0])
  const kept = await database.db.selectFrom('sync').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(secret.reveal())
  const [acme] = kept.filter(({ connection_id }) => connection_id === rows.scope.connection)
  await database.db
    .updateTable('sync')
    .set({ hook_secret: JSON.stringify(acme?.hook_secret) })
    .where('hook', '=', hook)
    .execute()
  await expect(hookAt(database.db, vault, hook)).rejects.toMatchObject({ code: 'internal' })
})

test('a key that seals a hook is needed until the secret is sealed anew', async () => {
  const { hook, secret } = await open('acme', KEYS[0])
  await expect(vaultWith(KEYS[1])).rejects.toMatchObject({ code: 'store.key-missing' })
  expect(await rewrapAll(database.db, await vaultWith(...KEYS))).toMatchObject({ sealed: 1 })
  const vault = await vaultWith(KEYS[1])
  expect(await rewrapAll(database.db, vault)).toMatchObject({ sealed: 0 })
  expect((await hookAt(database.db, vault, hook))?.secret.reveal()).toBe(secret.reveal())
})

test('a delivery counts once, for each connection, until it is long past', async () => {
  const other = await syncRows(database.db, 'other')
  const one = { issue: '7', deleted: false, identifier: 'd1' }
  const take = (...connections: string[]) =>
    database.db.transaction().execute((tx) =>
      keepDeliveries(
        tx,
        connections.map((connection) => ({ connection, ...one })),
      ),
    )
  const hints = async () => [(await rows.store.hints()).length, (await other.store.hints()).length]
  const { connection } = rows.scope
  await Promise.all(Array.from({ length: 5 }, () => take(connection, connection)))
  expect(await hints()).toEqual([1, 0])
  await take(connection, other.scope.connection)
  expect(await hints()).toEqual([1, 1])
  await database.db
    .updateTable('hook_delivery')
    .set({ at: new Date(0) })
    .execute()
  await take(connection)
  expect(await hints()).toEqual([2, 1])
})

test('deliveries that are kept together are hints in their order; those that Jira gave no name count each', async () => {
  const { connection } = rows.scope
  await open('acme', KEYS[0])
  const told = (issue: string, identifier: string | null) => ({ connection, issue, deleted: issue === '9', identifier })
  const some = [told('9', 'b'), told('7', null), told('7', null), told('8', 'a'), told('9', 'b')]
  await database.db.transaction().execute((tx) => keepDeliveries(tx, some))
  const hints = await rows.store.hints()
  expect(hints.map(({ issue, deleted }) => [issue, deleted])).toEqual([
    ['9', true],
    ['7', false],
    ['7', false],
    ['8', false],
  ])
  const poked = async () => (await database.db.selectFrom('sync').select('poked').executeTakeFirstOrThrow()).poked
  expect(await poked()).toBe('1')
  await database.db.transaction().execute((tx) => keepDeliveries(tx, [told('8', 'a')]))
  expect([(await rows.store.hints()).length, await poked()]).toEqual([4, '1'])
})

test('a hint is kept for the engine, which is woken', async () => {
  const { connection } = rows.scope
  await open('acme', KEYS[0])
  const woken = rings(database, `poked ${connection}`)
  await listening(database)
  await database.db.transaction().execute((tx) => addHint(tx, connection, { issue: '7', deleted: true }))
  await woken
  expect(await rows.store.hints()).toMatchObject([{ issue: '7', deleted: true }])
  expect(await database.db.selectFrom('sync').select(['poked', 'heard_at']).execute()).toEqual([
    { poked: '1', heard_at: expect.any(Date) },
  ])
})
