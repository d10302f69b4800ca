/** Two slots of one token: whoever opens it finds the new one or the old one, never none; the old one has one way back and one end. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { Secret } from '../base/index.ts'
import { createConnection } from './connections.ts'
import { listCredentials, type NewCredential, type Owner, openCredential, storeCredential } from './credentials.ts'
import { openVault } from './open-vault.ts'
import { destroyOld, goBack, keepNext, noteAlive, pastOld, promoteNext, rotateCredential } from './rotation.ts'
import { ensureSite, type StoredSite } from './sites.ts'
import type { Vault } from './vault.ts'

const NOW = 1_780_304_400_000
const MINUTE = 60_000
const KEEPING = { now: NOW, keepUntil: NOW + 30 * MINUTE }

let database: FreshDatabase
let vault: Vault
let site: StoredSite
let owner: Owner

beforeEach(async () => {
  database = await freshDatabase()
  const key = new Secret(randomBytes(32).toString('base64'))
  vault = (await openVault(database, { key, keyFile: undefined, dataFolder: '/nonexistent' })).vault
  site = await ensureSite(database.db, {
    ...{ deployment: 'dataCenter', name: 'acme', origin: 'https://jira.acme.example', contextPath: '' },
    ...{ cloudId: null, gateway: null, identity: 'dataCenter:https://jira.acme.example', version: '10.3' },
  })
  const check = { state: 'ok', report: { state: 'ok' }, checkedAt: NOW }
  owner = {
    connection: await createConnection(database.db, { name: 'acme', site, projects: null, createdBy: 'a', ...check }),
  }
  await database.db.transaction().execute((tx) => storeCredential(tx, vault, token('first')))
})
afterEach(() => database.close())

const token = (secret: string): NewCredential => ({
  ...{ owner, site, secret: new Secret(secret), method: 'personal-access-token', email: null, label: 'Token' },
  ...{ account: { key: 'anna', name: 'Anna' }, administrator: false, expiresAt: null, provenAt: NOW, createdBy: 'a' },
})
const rotate = (secret: string, keeping = KEEPING) =>
  database.db.transaction().execute((tx) => rotateCredential(tx, vault, token(secret), keeping))
const back = (id: string, now: number) => database.db.transaction().execute((tx) => goBack(tx, owner, site, id, now))
const opened = async () => (await openCredential(database.db, vault, owner, site))?.secret.reveal()
const old = () => listCredentials(database.db, owner, 'old')

test('the new one is in use at once, the old one is kept, sealed, with its way back', async () => {
  await rotate('second')
  expect(await opened()).toBe('second')
  expect((await listCredentials(database.db, owner)).map(({ version, slot }) => [version, slot])).toEqual([
    [2, 'current'],
  ])
  expect(await old()).toMatchObject([{ version: 1, slot: 'old', keptUntil: KEEPING.keepUntil }])
  const [first] = await old()
  expect((await openCredential(database.db, vault, owner, site, first?.id))?.secret.reveal()).toBe('first')
})

test('whoever opens it while it is rotated finds one of the two', async () => {
  let done = false
  const seen: (string | undefined)[] = []
  const looking = (async () => {
    while (!done) seen.push(await opened())
  })()
  for (const secret of ['second', 'third', 'fourth', 'fifth']) await rotate(secret)
  done = true
  await looking
  expect(seen.length).toBeGreaterThan(4)
  expect(seen.filter((one) => one === undefined)).toEqual([])
  expect(await opened()).toBe('fifth')
})

test('one goes back within the time, and not after it; the one that was left is to be proven dead', async () => {
  await rotate('second')
  const [first] = await old()
  await expect(back(first?.id ?? '', KEEPING.keepUntil)).rejects.toMatchObject({ code: 'conflict' })
  await back(first?.id ?? '', KEEPING.keepUntil - 1)
  expect(await opened()).toBe('first')
  expect(await pastOld(database.db, NOW + 30 * MINUTE)).toMatchObject([{ version: 2 }])
})

test('a second rotation takes the way back from what was kept before', async () => {
  await rotate('second')
  const [first] = await old()
  await rotate('third', { now: NOW + MINUTE, keepUntil: NOW + 31 * MINUTE })
  await expect(back(first?.id ?? '', NOW + 2 * MINUTE)).rejects.toMatchObject({ code: 'conflict' })
  expect(await pastOld(database.db, NOW + MINUTE)).toMatchObject([{ id: first?.id }])
})

test('what is past its time is asked until it is dead, a living one once a day; destroyed, its sealed key is gone', async () => {
  await rotate('second')
  expect(await pastOld(database.db, KEEPING.keepUntil - 1)).toEqual([])
  const [first] = await pastOld(database.db, KEEPING.keepUntil)
  await noteAlive(database.db, first?.id ?? '', KEEPING.keepUntil)
  expect(await pastOld(database.db, KEEPING.keepUntil + 86_400_000)).toEqual([])
  expect(await pastOld(database.db, KEEPING.keepUntil + 86_400_001)).toHaveLength(1)
  await destroyOld(database.db, first?.id ?? '')
  const rows = await database.db.selectFrom('credential').select('version').execute()
  expect(rows).toEqual([{ version: 2 }])
})

test('a current one is never destroyed as an old one', async () => {
  const [first] = await listCredentials(database.db, owner)
  await destroyOld(database.db, first?.id ?? '')
  expect(await opened()).toBe('first')
})

test('one that waits is sealed and not in use until it is promoted', async () => {
  await database.db.transaction().execute((tx) => keepNext(tx, vault, { ...token('next'), jiraId: '17' }))
  expect(await opened()).toBe('first')
  await database.db.transaction().execute((tx) => promoteNext(tx, owner, site, KEEPING))
  expect(await opened()).toBe('next')
  expect(await listCredentials(database.db, owner)).toMatchObject([{ jiraId: '17', version: 2 }])
  const again = database.db.transaction().execute((tx) => promoteNext(tx, owner, site, KEEPING))
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
})
