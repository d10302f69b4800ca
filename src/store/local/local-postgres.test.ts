/** The local PostgreSQL as it is: real processes, killed for real. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { pickBinaries } from './binaries.ts'
import { LocalPostgres } from './local-postgres.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'

vi.setConfig({ testTimeout: 60_000 })

const running: LocalPostgres[] = []
const children: ChildProcess[] = []
const folders: string[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const local of running.splice(0)) await local.close()
})
afterAll(async () => {
  await stopPostmaster(path.join(data, 'postgres'))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that PostgreSQL's account can pass through. */
function somewhere(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-local-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

/** Used by most tests, one after the other: making a new one takes long. */
const data = path.join(somewhere(), 'data')

async function open(dataFolder: string, more: object = {}): Promise<LocalPostgres> {
  const local = await LocalPostgres.open({ dataFolder, ...more })
  running.push(local)
  return local
}

/** A process of its own that opens, claims, and stays. */
async function opener(dataFolder: string): Promise<ChildProcess> {
  const code = `
    const { LocalPostgres } = await import(${JSON.stringify(path.join(import.meta.dirname, 'local-postgres.ts'))})
    const local = await LocalPostgres.open({ dataFolder: ${JSON.stringify(dataFolder)} })
    await local.claimServer()
    console.log('open')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  if (child.stdout) await once(child.stdout, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function ask(local: LocalPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client(local.address)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('data outlives kill -9 of the process that started PostgreSQL: the next one adopts it', async () => {
  const child = await opener(data)
  const before = findPostmaster(path.join(data, 'postgres'))?.process
  await kill(child)
  const local = await open(data)
  expect(findPostmaster(local.places.data)?.process).toBe(before)
  await vi.waitFor(() => local.claimServer())
  await ask(local, `create table kept as select 'höher' as word`)
  expect(await ask(local, 'select word, upper(word) as up from kept')).toEqual([{ word: 'höher', up: 'HÖHER' }])
  expect(await ask(local, 'show fsync')).toEqual([{ fsync: 'on' }])
  expect(await ask(local, 'show data_checksums')).toEqual([{ data_checksums: 'on' }])
})

test('kill -9 of PostgreSQL itself: it is started again with what was committed, and the server stays the server', async () => {
  const deaths: unknown[] = []
  const local = await open(data, { onDeath: (error?: unknown) => deaths.push(error) })
  await local.claimServer()
  await ask(local, 'create table committed as select 1 as one')
  process.kill(findPostmaster(local.places.data)?.process ?? 0, 'SIGKILL')
  await vi.waitFor(() => expect(deaths).toEqual([undefined]), 50_000)
  expect(await ask(local, 'select one from committed')).toEqual([{ one: 1 }])
  const second = await open(data)
  await expect(second.claimServer()).rejects.toThrow(
    `Fairlead already runs on this data folder (process ${process.pid})`,
  )
})

test('kill -9 of both at once: the stale pid file and orphans do not stop the next start', async () => {
  const child = await opener(data)
  const postmaster = findPostmaster(path.join(data, 'postgres'))?.process ?? 0
  child.kill('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
  await once(child, 'exit')
  expect(existsSync(path.join(data, 'postgres/postmaster.pid'))).toBe(true)
  const local = await open(data)
  expect(findPostmaster(local.places.data)?.process).not.toBe(postmaster)
  expect(await ask(local, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a second server is refused with the process of the first; a command may come and go, and the last one stops PostgreSQL', async () => {
  const [first, command] = await Promise.all([open(data), open(data)])
  await first.claimServer()
  await expect(command.claimServer()).rejects.toMatchObject({ code: 'conflict' })
  await command.close()
  expect(await ask(first, 'select 1 as one')).toEqual([{ one: 1 }])
  await first.close()
  expect(findPostmaster(first.places.data)).toBeUndefined()
})

test('a data folder deeper than a socket path may be', async () => {
  const local = await open(path.join(somewhere(), 'deep/'.repeat(20), 'data'))
  expect(local.address.host.length).toBeLessThan(90)
  expect(await ask(local, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('without programs that fit, it is said what is missing and what to do', () => {
  expect(() => pickBinaries(99)).toThrow(/needs PostgreSQL 99, which made the data; here is only 1\d/)
})

const asRoot = process.getuid?.() === 0
if (!asRoot) console.warn('Not root: that PostgreSQL finds a place outside a shut folder is not tested.')

test.runIf(asRoot)('root with everything below a folder that only root can enter', async () => {
  const shut = somewhere()
  const outside = somewhere()
  const inside = path.join(shut, 'checkout/data')
  mkdirSync(inside, { recursive: true })
  chmodSync(shut, 0o700)
  const local = await open(inside, { outside: [outside] })
  expect(local.places.data.startsWith(path.join(outside, 'fairlead/data-'))).toBe(true)
  await ask(local, 'create table kept as select 1 as one')
  await local.close()
  const again = await open(inside, { outside: [] })
  expect(await ask(again, 'select one from kept')).toEqual([{ one: 1 }])
  await again.close()
  rmSync(path.dirname(local.places.data), { recursive: true })
  await expect(open(inside, { outside: [outside] })).rejects.toThrow('that folder is gone')
})
