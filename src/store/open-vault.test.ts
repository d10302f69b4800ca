/** Where the key comes from, and that Fairlead does not start without the one it needs. */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { Secret } from '../base/index.ts'
import { openVault } from './open-vault.ts'

let database: FreshDatabase
let folder: string
beforeEach(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-vault-'))
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const newKey = () => randomBytes(32).toString('base64')

function open({
  isLocal = true,
  ...more
}: {
  isLocal?: boolean
  key?: Secret
  keyFile?: string
  configuration?: string
} = {}) {
  const options = {
    key: undefined,
    keyFile: undefined,
    dataFolder: path.join(folder, 'data'),
    configuration: path.join(folder, 'config'),
  }
  return openVault({ ...database, isLocal }, { ...options, ...more })
}

/** A row that is sealed with a key, whatever is in it. */
async function sealSomething(key: string): Promise<void> {
  const { db } = database
  const site = await db
    .insertInto('site')
    .values({
      kind: 'cloud',
      name: 'acme',
      origin: 'https://acme.atlassian.net',
      identity: 'cloud:acme',
      cloud_id: null,
      gateway: null,
      version: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const person = await db
    .insertInto('person')
    .values({ name: 'Anna', email: 'a@b.example', role: 'owner' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('credential')
    .values({
      person_id: person.id, connection_id: null, site_id: site.id, purpose: 'authorization', slot: 'current', version: 1, method: 'api-token', email: null,
      account_key: 'a', account_name: 'Anna', administrator: true, label: 'x', last4: 'x', sealed: '{}', key_id: key, expires_at: null, proven_at: new Date(), created_by: 'x',
    }) // biome-ignore format: every column
    .execute()
}

test('the first start on the local database makes the key, for this account only, and says where; the next finds it', async () => {
  const first = await open()
  const file = path.join(folder, 'config/fairlead', `${database.instance}.key`)
  expect(first.made).toBe(file)
  expect(statSync(file).mode & 0o777).toBe(0o400)
  expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)])
  const second = await open()
  expect(second).toMatchObject({ made: undefined, vault: { key: first.vault.key } })
})

test('two first starts at once agree on one key', async () => {
  const [one, other] = await Promise.all([open(), open()])
  expect(one.vault.key).toBe(other.vault.key)
})

test("an operator's database without a key does not start", async () => {
  await expect(open({ isLocal: false })).rejects.toMatchObject({
    code: 'store.key-missing',
    remedy: expect.stringContaining('openssl rand'),
  })
  expect((await open({ isLocal: false, key: new Secret(newKey()) })).made).toBeUndefined()
})

test('sealed tokens without their key do not start, and no new key is made', async () => {
  const { vault, made } = await open()
  await sealSomething(vault.key)
  chmodSync(made ?? '', 0o600)
  rmSync(made ?? '')
  await expect(open()).rejects.toMatchObject({ code: 'store.key-missing', message: expect.stringContaining(vault.key) })
  await expect(open({ key: new Secret(newKey()) })).rejects.toMatchObject({ code: 'store.key-missing' })
  expect(readdirSync(path.join(folder, 'config/fairlead'))).toEqual([])
})

test('a new key is written below the old one, and both are needed until nothing is sealed with the old', async () => {
  const { vault, made } = await open()
  await sealSomething(vault.key)
  const keyFile = path.join(folder, 'keys')
  writeFileSync(keyFile, `# first\n${readFileSync(made ?? '', 'utf8')}# second\n${newKey()}\n`)
  const rotated = await open({ keyFile })
  expect(rotated.vault.key).not.toBe(vault.key)
})

test('the key never lies in the data folder, and a wrong or absent file is said', async () => {
  await expect(open({ keyFile: path.join(folder, 'data/key') })).rejects.toThrow('would lie in the data folder')
  await expect(open({ configuration: path.join(folder, 'data') })).rejects.toThrow('would lie in the data folder')
  await expect(open({ keyFile: path.join(folder, 'absent') })).rejects.toThrow('which is not there')
  writeFileSync(path.join(folder, 'short'), 'c2hvcnQ=')
  await expect(open({ keyFile: path.join(folder, 'short') })).rejects.toThrow('must hold 32 random bytes')
})
