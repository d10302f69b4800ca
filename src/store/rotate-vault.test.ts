/** A new key while a vault is in use: it seals at once, both open meanwhile, and what was destroyed stays so. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { Secret } from '../base/index.ts'
import { verifyAudit } from './audit.ts'
import { createConnection, removeConnection } from './connections.ts'
import { openCredential, storeCredential } from './credentials.ts'
import { destroyAgain, destroyedFile, noteDestroyed } from './destroyed.ts'
import { createHandOver } from './hand-overs.ts'
import { printedKeys } from './key-command.ts'
import { appendKey } from './keys.ts'
import { openLinkWay } from './link-ways.ts'
import { newestKey, openVault, type VaultOptions } from './open-vault.ts'
import { rewrapAll, sealedByKey } from './sealed-places.ts'
import { ensureSite, type StoredSite } from './sites.ts'
import type { Vault } from './vault.ts'

let database: FreshDatabase
let folder: string
let file: string
let site: StoredSite
beforeEach(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-rotate-'))
  file = path.join(folder, 'keys')
  writeFileSync(file, `${newKey()}\n`, { mode: 0o400 })
  site = await ensureSite(database.db, {
    ...{ deployment: 'cloud', name: 'acme', origin: 'https://acme.atlassian.net', contextPath: '', cloudId: 'c1' },
    ...{ gateway: 'https://api.atlassian.com', identity: 'cloud:c1', version: '1' },
  })
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const newKey = () => randomBytes(32).toString('base64')
const open = async (more: Partial<VaultOptions> = {}): Promise<Vault> => {
  const options = { key: undefined, keyFile: file, dataFolder: path.join(folder, 'data'), ...more }
  return (await openVault({ ...database, isLocal: false }, options)).vault
}

async function store(vault: Vault, name: string): Promise<string> {
  const { db } = database
  const facts = { state: 'ok', report: {}, checkedAt: 0, createdBy: 'x', projects: null }
  const connection = await createConnection(db, { name, site, ...facts })
  await db.transaction().execute((tx) =>
    storeCredential(tx, vault, {
      ...{ owner: { connection }, site, secret: new Secret(`token of ${name}`), method: 'api-token', email: null },
      ...{ account: { key: 'a', name: 'A' }, administrator: false, label: 'x', expiresAt: null, provenAt: 0 },
      createdBy: 'x',
    }),
  )
  return connection
}
const opened = async (vault: Vault, connection: string) =>
  (await openCredential(database.db, vault, { connection }, site))?.secret.reveal()

test('a key that is added seals at once, also in a server that runs on; the old one opens until all is sealed anew', async () => {
  const [one, other] = [await open(), await open()]
  const before = await store(one, 'before')
  appendKey(file)
  expect(statSync(file).mode & 0o777).toBe(0o400)
  await one.look()
  expect(await newestKey(database.db)).toBe(one.key)
  const after = await store(one, 'after')
  // The other server was told nothing: it finds the key when it meets it.
  expect(other.key).not.toBe(one.key)
  expect(await opened(other, after)).toBe('token of after')
  expect(other.key).toBe(one.key)
  expect(await opened(other, before)).toBe('token of before')
  expect((await sealedByKey(database.db)).size).toBe(2)
  expect(await rewrapAll(database.db, one)).toEqual({ sealed: 1, refused: [] })
  expect([...(await sealedByKey(database.db)).keys()]).toEqual([one.key])
  const newest = path.join(folder, 'newest')
  writeFileSync(newest, String(readFileSync(path.join(folder, 'keys'), 'utf8').split('\n')[1]))
  const alone = await open({ keyFile: newest })
  expect([await opened(alone, before), await opened(alone, after)]).toEqual(['token of before', 'token of after'])
})

test('what a one-time link brings is sealed anew as well', async () => {
  const vault = await open()
  const proxy = { origin: 'http://proxy:3128', user: 'bot', password: new Secret('of the proxy') }
  const link = {
    ...{ purpose: 'connection' as const, name: 'later', connectionId: null, personId: null },
    ...{ url: 'https://later.example', deployment: 'cloud' as const, projects: null, note: null },
    ...{ askedBy: 'x', asker: 'X', expiresAt: Date.now() + 60_000 },
  }
  const { id } = await createHandOver(database.db, vault, { ...link, way: { authorities: null, proxy } })
  appendKey(file)
  await vault.look()
  expect(await rewrapAll(database.db, vault)).toEqual({ sealed: 1, refused: [] })
  expect([...(await sealedByKey(database.db)).keys()]).toEqual([vault.key])
  const way = await openLinkWay(database.db, vault, id)
  expect([way?.proxy?.origin, way?.proxy?.password?.reveal()]).toEqual([proxy.origin, 'of the proxy'])
  const moved = database.db.updateTable('hand_over').set({ url: 'https://evil.example' })
  await moved.where('id', '=', id).execute()
  await expect(openLinkWay(database.db, vault, id)).rejects.toThrow()
})

test('a line that is taken out too early fails nobody who runs, and the next start is refused', async () => {
  const vault = await open()
  const connection = await store(vault, 'early')
  const old = vault.key
  chmodSync(file, 0o600)
  writeFileSync(file, newKey())
  await vault.look()
  expect(vault.key).not.toBe(old)
  expect(await opened(vault, connection)).toBe('token of early')
  await expect(open()).rejects.toMatchObject({ code: 'store.key-missing', message: expect.stringContaining(old) })
})

test('what cannot be sealed anew is named, stays under its key, and stops nothing', async () => {
  const vault = await open()
  const [bad, good] = [await store(vault, 'bad'), await store(vault, 'good')]
  await sql`update credential set sealed = sealed - 'alg' where connection_id = ${bad}`.execute(database.db)
  appendKey(file)
  await vault.look()
  const { sealed, refused } = await rewrapAll(database.db, vault)
  expect([sealed, refused.length]).toEqual([1, 1])
  expect(await opened(vault, good)).toBe('token of good')
  expect((await sealedByKey(database.db)).get(vault.key)).toBe(1)
})

test('of two who add a key at once one is refused, and a file that cannot be written says what to do', () => {
  writeFileSync(`${file}.new`, '')
  expect(() => appendKey(file)).toThrow('EEXIST')
  expect(() => appendKey(path.join(folder, 'nowhere'))).toThrow('ENOENT')
})

describe('a command', () => {
  const program = (script: string) => [process.execPath, '-e', script]

  test('prints the keys, the newest last, and is asked again for a rotation', async () => {
    const keyCommand = ['/bin/cat', file]
    const vault = await open({ keyFile: undefined, keyCommand })
    const { key } = vault
    appendKey(file)
    await vault.look()
    expect(vault.key).not.toBe(key)
    await expect(open({ keyCommand })).rejects.toThrow('FAIRLEAD_KEY_FILE as well')
  })

  test('that fails, prints too much, never ends or is not there is said in our words, never in its own', async () => {
    const said = async (command: readonly string[], patience?: number) =>
      printedKeys(command, patience).then(
        () => 'nothing',
        (error: Error) => error.message,
      )
    expect(await said(program('console.error("canary"); process.exit(3)'))).toBe(
      `The key command ${process.execPath} ended with 3.`,
    )
    expect(await said(program('console.log("x".repeat(70_000))'))).toContain('printed more than 65536 bytes')
    expect(await said(program('setInterval(() => {}, 1000)'), 300)).toContain('did not end within')
    expect(await said(['/nowhere/kms', 'decrypt'])).toBe('The key command /nowhere/kms could not be run (ENOENT).')
    await expect(open({ keyFile: undefined, keyCommand: ['/bin/echo', 'short'] })).rejects.toThrow('32 random bytes')
  })

  test('runs without a shell, and is told nothing of what is ours', async () => {
    process.env.FAIRLEAD_KEY = 'ours'
    process.env.AWS_PROFILE = 'theirs'
    const script = 'console.log(process.env.FAIRLEAD_KEY, process.env.AWS_PROFILE, process.argv[1])'
    expect(await printedKeys([...program(script), '$(id) `id`; x'])).toBe('undefined theirs $(id) `id`; x\n')
    delete process.env.FAIRLEAD_KEY
    delete process.env.AWS_PROFILE
  })
})

test('a backup that is put back does not bring a destroyed token to life', async () => {
  const { db } = database
  const vault = await open()
  const list = destroyedFile({ ...database, isLocal: true }, path.join(folder, 'data'), folder)
  expect(list.startsWith(path.join(folder, 'data'))).toBe(false)
  const [lost, kept] = [await store(vault, 'lost'), await store(vault, 'kept')]
  await sql`create table backup as select * from credential`.execute(db)
  await removeConnection(db, lost)
  await noteDestroyed(db, list)
  await noteDestroyed(db, list)
  expect(readFileSync(list, 'utf8').trim().split('\n')).toHaveLength(1)
  await sql`truncate destroyed_credential`.execute(db)
  const facts = { state: 'ok', report: {}, checkedAt: 0, createdBy: 'x', projects: null }
  const again = await createConnection(db, { name: 'lost', site, ...facts })
  await sql`update connection set id = ${lost} where id = ${again}`.execute(db)
  await sql`insert into credential select * from backup on conflict do nothing`.execute(db)
  expect(await opened(vault, lost)).toBe('token of lost')
  expect(await destroyAgain(db, list)).toBe(1)
  expect(await opened(vault, lost)).toBeUndefined()
  expect(await opened(vault, kept)).toBe('token of kept')
  expect(await destroyAgain(db, list)).toBe(0)
  expect((await verifyAudit(db)).broken).toBeNull()
  expect(await destroyAgain(db, path.join(folder, 'no list'))).toBe(0)
  expect(existsSync(path.join(folder, 'no list'))).toBe(false)
})
