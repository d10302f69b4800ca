/** A server as far as tokens go, as a process of its own: opens them by dice, and now and then stores one anew, until it is told to stop. Says what came of it. */
import { once } from 'node:events'
import { Secret } from '../../src/base/index.ts'
import { connect, listSites, openCredential, openVault, storeCredential } from '../../src/store/index.ts'

const { address, keyFile, dataFolder } = JSON.parse(process.argv[2] ?? '{}')
const WORKERS = 4
const STORES = 40

const database = await connect(address, undefined, WORKERS)
const { vault } = await openVault({ ...database, isLocal: false }, { key: undefined, keyFile, dataFolder })
const { db } = database
const [site] = await listSites(db)
const owners = await db.selectFrom('credential').select(['connection_id as connection', 'last4']).execute()
if (!site) throw new Error('there is no site')

const keys = new Set([vault.key])
const told = { opened: 0, stored: 0, failed: [] as string[], keys: 0, longest: 0 }
let stop = false

async function turn(at: number): Promise<void> {
  const owner = owners[at % owners.length]
  if (!site || !owner?.connection) return
  const own = { connection: owner.connection }
  const began = performance.now()
  const credential = await openCredential(db, vault, own, site)
  told.longest = Math.max(told.longest, performance.now() - began)
  const secret = credential?.secret.reveal() ?? ''
  if (!secret.startsWith('token ') || !secret.endsWith(owner.last4)) throw new Error(`opened something else: ${at}`)
  told.opened++
  keys.add(vault.key)
  if (at % STORES !== 0 || !credential) return
  const facts = { method: credential.method, email: null, account: { key: 'a', name: 'A' }, administrator: false }
  const more = { label: 'x', expiresAt: null, provenAt: 0, createdBy: 'x', owner: own, site }
  await db.transaction().execute((tx) => storeCredential(tx, vault, { ...facts, ...more, secret: new Secret(secret) }))
  told.stored++
}

async function worker(first: number): Promise<void> {
  // A step that has no divisor in common with their number comes by every one of them.
  for (let at = first; !stop; at += 7_919)
    await turn(at).catch((error: unknown) => told.failed.push(error instanceof Error ? error.message : String(error)))
}

const all = Array.from({ length: WORKERS }, (_, at) => worker(at * 1_009))
process.stdout.write('opens\n')
await once(process.stdin, 'data')
stop = true
await Promise.all(all)
process.stdout.write(
  `${JSON.stringify({ ...told, keys: keys.size, failed: told.failed.length, why: told.failed.slice(0, 3) })}\n`,
)
await database.close()
process.stdin.destroy()
