/** Connections and their tokens: a token opens for its owner at its site only, and rotates without a gap. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { Secret } from '../base/index.ts'
import { changeConnection, createConnection, findConnection, listConnections, removeConnection } from './connections.ts'
import {
  destroyCredentials,
  listCredentials,
  type NewCredential,
  type Owner,
  openCredential,
  storeCredential,
} from './credentials.ts'
import { openVault } from './open-vault.ts'
import { rewrapAll } from './sealed-places.ts'
import { createSetupLink, readSetupLink, redeemSetupLink } from './setup-links.ts'
import { ensureSite, type StoredSite } from './sites.ts'
import type { Vault } from './vault.ts'

const NOW = 1_780_304_400_000
const acme = {
  deployment: 'cloud',
  name: 'acme',
  origin: 'https://acme.atlassian.net',
  contextPath: '',
  cloudId: 'c1',
  gateway: 'https://api.atlassian.com',
  identity: 'cloud:c1',
  version: '1001',
} as const

let database: FreshDatabase
let vault: Vault
let site: StoredSite
let owner: Owner
const keys = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64'))
const vaultWith = async (...some: (string | undefined)[]) =>
  (
    await openVault(
      { ...database, isLocal: false },
      { key: new Secret(some.join('\n')), keyFile: undefined, dataFolder: '/nonexistent' },
    )
  ).vault

beforeEach(async () => {
  database = await freshDatabase()
  vault = await vaultWith(keys[0])
  site = await ensureSite(database.db, acme)
  owner = { connection: await connect('staging') }
})
afterEach(() => database.close())

function connect(name: string): Promise<string> {
  const check = { state: 'ok', report: { state: 'ok' }, checkedAt: NOW }
  return createConnection(database.db, { name, site, projects: ['PAY'], createdBy: 'person:anna', ...check })
}

function store(token: string, more: Partial<NewCredential> = {}) {
  const credential: NewCredential = {
    owner,
    site,
    secret: new Secret(token),
    method: 'api-token',
    email: 'anna@acme.example',
    account: { key: 'a1', name: 'Anna' },
    administrator: true,
    label: 'Fairlead',
    expiresAt: null,
    provenAt: NOW,
    createdBy: 'person:anna',
    ...more,
  }
  return database.db.transaction().execute((tx) => storeCredential(tx, vault, credential))
}
const opened = async () => (await openCredential(database.db, vault, owner, site))?.secret.reveal()

test('a connection is found by name whatever its case, with its site; names are unique', async () => {
  expect(await findConnection(database.db, 'STAGING')).toMatchObject({
    name: 'staging',
    site: { ...acme },
    projects: ['PAY'],
    checkedAt: NOW,
  })
  await expect(connect('staging')).rejects.toMatchObject({ code: 'conflict' })
  const { id } = await findConnection(database.db, 'staging')
  await changeConnection(database.db, id, { projects: null, check: { state: 'expired', report: [], at: NOW + 1 } })
  expect(await listConnections(database.db)).toMatchObject([
    { projects: null, state: 'expired', report: [], checkedAt: NOW + 1 },
  ])
})

test('a token opens as it was stored, and what is shown of it is its end', async () => {
  const stored = await store('ATATT3xFfGF0canary-9876')
  expect(stored).toMatchObject({ version: 1, last4: '9876', owner, account: { name: 'Anna' } })
  expect(await opened()).toBe('ATATT3xFfGF0canary-9876')
  const { rows } = await sql`select row_to_json(credential)::text as row from credential`.execute(database.db)
  expect(JSON.stringify([rows, await listCredentials(database.db)])).not.toContain('canary')
})

test('a row moved to another owner, or a site moved to another origin, does not open', async () => {
  await store('token')
  const other = await connect('production')
  await sql`update credential set connection_id = ${other}`.execute(database.db)
  await expect(openCredential(database.db, vault, { connection: other }, site)).rejects.toThrow(
    'sealed for something else',
  )
  await sql`update credential set connection_id = ${'connection' in owner ? owner.connection : ''}`.execute(database.db)
  const elsewhere = { ...site, origin: 'https://evil.example' }
  await expect(openCredential(database.db, vault, owner, elsewhere)).rejects.toThrow('sealed for something else')
  expect(await opened()).toBe('token')
})

test('a site that says it is another one is refused while a token of that one is here; with none left it has moved', async () => {
  await store('first')
  const elsewhere = { ...acme, origin: 'https://evil.example' }
  await expect(ensureSite(database.db, elsewhere)).rejects.toMatchObject({ code: 'conflict' })
  await database.db.transaction().execute((tx) => destroyCredentials(tx, owner, site.id))
  expect(await ensureSite(database.db, elsewhere)).toMatchObject({ id: site.id, origin: 'https://evil.example' })
  expect((await ensureSite(database.db, acme)).origin).toBe(acme.origin)
  expect((await ensureSite(database.db, { ...acme, version: '1002' })).id).toBe(site.id)
})

test('a token that is stored takes the place of the one before, which is destroyed', async () => {
  await store('first')
  await store('second')
  expect(await opened()).toBe('second')
  expect((await listCredentials(database.db, owner)).map(({ version }) => version)).toEqual([2])
  await Promise.all([store('third'), store('fourth')])
  expect((await listCredentials(database.db, owner)).map(({ version }) => version)).toEqual([4])
})

test('a person’s token is theirs, for the site it was proven on, beside the connection’s', async () => {
  const { id } = await database.db
    .insertInto('person')
    .values({ name: 'Ben', email: 'b@acme.example', role: 'deployer' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await store('service')
  await store('personal', { owner: { person: id } })
  expect((await openCredential(database.db, vault, { person: id }, site))?.secret.reveal()).toBe('personal')
  expect(await opened()).toBe('service')
})

test('a new key takes over what the old one sealed, and the old one is then not needed', async () => {
  await store('token')
  vault = await vaultWith(...keys)
  expect(await rewrapAll(database.db, vault)).toEqual({ sealed: 1, refused: [] })
  vault = await vaultWith(keys[1])
  expect(await opened()).toBe('token')
})

test('a removed connection takes its tokens with it', async () => {
  await store('token')
  await removeConnection(database.db, 'connection' in owner ? owner.connection : '')
  expect(await listCredentials(database.db)).toEqual([])
})

test('a one-time link is used once, by one of many, and not after its time', async () => {
  const link = { purpose: 'token', about: { connection: 'staging' }, createdBy: 'person:anna' }
  const word = await createSetupLink(database.db, { ...link, expiresAt: Date.now() + 60_000 })
  expect(await readSetupLink(database.db, word)).toMatchObject(link)
  const used = await Promise.allSettled(Array.from({ length: 5 }, () => redeemSetupLink(database.db, word)))
  expect(used.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const late = await createSetupLink(database.db, { ...link, expiresAt: Date.now() - 1 })
  await expect(readSetupLink(database.db, late)).rejects.toMatchObject({ code: 'not-found' })
  await expect(readSetupLink(database.db, new Secret('guess'))).rejects.toMatchObject({ code: 'not-found' })
})
