/** Tokens in great numbers, sealed anew under a new key while another process opens and stores them as a server does. */
import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { Secret } from '../../src/base/index.ts'
import {
  appendKey,
  ensureSite,
  openVault,
  rewrapAll,
  sealedByKey,
  siteOrigins,
  type Vault,
} from '../../src/store/index.ts'
import { type FreshDatabase, freshDatabase } from '../fresh-database.ts'

export interface Story {
  readonly sealed: number
  readonly seconds: number
  /** Under the old key when all was said to be done. */
  readonly left: number
  readonly server: {
    readonly opened: number
    readonly stored: number
    readonly failed: number
    readonly why: readonly string[]
    /** With how many keys it sealed in its time. */
    readonly keys: number
    /** Milliseconds. */
    readonly longest: number
  }
}

export async function rewrapWhileServing(count: number): Promise<Story> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-rewrap-'))
  await using database = await freshDatabase()
  try {
    const keyFile = path.join(folder, 'keys')
    writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`)
    const options = { key: undefined, keyFile, dataFolder: path.join(folder, 'data') }
    const { vault } = await openVault({ ...database, isLocal: false }, options)
    await plant(database, vault, count)
    const server = await startServer({ address: database.address, keyFile, dataFolder: options.dataFolder })
    appendKey(keyFile)
    await vault.look()
    const began = performance.now()
    const { sealed, refused } = await rewrapAll(database.db, vault)
    const seconds = (performance.now() - began) / 1_000
    // What the server sealed with the old key, before it met the new one.
    const rest = await rewrapAll(database.db, vault)
    const told = await server.stop()
    const keys = await sealedByKey(database.db)
    const left = [...keys].reduce((sum, [key, held]) => sum + (key === vault.key ? 0 : held), 0)
    return { sealed: sealed + rest.sealed, seconds, left: left + refused.length, server: told }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function plant({ db }: FreshDatabase, vault: Vault, count: number): Promise<void> {
  const site = await ensureSite(db, {
    ...{ deployment: 'cloud', name: 'acme', origin: 'https://acme.atlassian.net', contextPath: '', cloudId: 'c1' },
    ...{ gateway: 'https://api.atlassian.com', identity: 'cloud:c1', version: '1' },
  })
  const about = { version: 1, site: site.identity, purpose: 'service', origins: siteOrigins(site) } as const
  for (let from = 0; from < count; from += BULK) {
    const rows = Array.from({ length: Math.min(BULK, count - from) }, () => {
      const [id, secret] = [randomUUID(), `token ${randomBytes(40).toString('hex')}`]
      return {
        id,
        last4: secret.slice(-4),
        sealed: vault.seal(new Secret(secret), { ...about, owner: `connection:${id}` }),
      }
    })
    await sql`
      with row as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, last4 text, sealed jsonb)),
      connected as (
        insert into connection (id, name, site_id, state, report, checked_at, created_by)
        select id, id::text, ${site.id}, 'ok', '{}', now(), 'x' from row returning id
      )
      insert into credential (connection_id, site_id, purpose, slot, version, method, account_key, account_name,
        administrator, label, last4, sealed, key_id, proven_at, created_by)
      select row.id, ${site.id}, 'service', 'current', 1, 'api-token', 'a', 'A',
        false, 'x', row.last4, row.sealed, ${vault.key}, now(), 'x' from row join connected using (id)`.execute(db)
  }
  await sql`analyze credential, connection`.execute(db)
}

const BULK = 5_000

async function startServer(options: object): Promise<{ stop(): Promise<Story['server']> }> {
  const program = path.join(import.meta.dirname, 'opening-server.ts')
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  return {
    async stop() {
      const ended = once(child, 'exit')
      child.stdin.write('stop\n')
      const told = JSON.parse(String((await lines.next()).value)) as Story['server']
      await ended
      return told
    },
  }
}
