/**
 * The first reading of one site by the product itself, in a process of its own: seconds, processor time, memory, and how
 * long until a thousand changes are in. What it is to read comes as the first argument, the figures go out as JSON.
 */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { startOwnEngine } from '../../../src/cli/engine.ts'
import { openLog } from '../../../src/host/index.ts'
import type { Db } from '../../../src/store/index.ts'
import { stopPostmaster } from '../../../src/store/local/postmaster.ts'
import { processorSeconds } from '../processor.ts'
import type { ToldSite } from '../told-site.ts'
import { askOf, count, isRead, prepare, settingsOn } from './product.ts'

export interface Reading {
  /** Until every issue was read, and until every epic was an initiative and nothing waited. */
  readonly seconds: number
  readonly settledSeconds: number
  /** Until the first hundred epics were initiatives. */
  readonly usableSeconds: number
  /** Of our process, while it read. */
  readonly cpuSeconds: number
  /** Of PostgreSQL meanwhile; null where the system does not tell. */
  readonly databaseSeconds: number | null
  /** Megabytes: before it began, and the most while it read. */
  readonly from: number
  readonly peak: number
  readonly heap: number
  readonly rows: { readonly issues: number; readonly changes: number; readonly items: number }
}

/** To whoever started us: everything is connected, and waits for the word. */
export type Said = { readonly ready: true } | { readonly reading: Reading } | { readonly polledSeconds: number }

const LOOK = 1_000
/** Reading the size of memory costs time itself. */
const SAMPLE = 250
/** What takes the database a while to say is asked less often. */
const SELDOM = 5_000
const MEGABYTE = 1024 * 1024

const site = JSON.parse(process.argv[2] ?? '{}') as ToldSite
const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'))
const settings = settingsOn(folder, site)
const engine = await startOwnEngine({ settings, log: openLog('error', process.stderr) })
const { db } = engine.database
const ask = askOf(engine)

async function read(id: string): Promise<Reading> {
  globalThis.gc?.()
  const from = process.memoryUsage().rss
  let [peak, heap] = [0, 0]
  const watch = setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage()
    peak = Math.max(peak, rss)
    heap = Math.max(heap, heapUsed)
  }, SAMPLE)
  const [cpu, started] = [process.cpuUsage(), performance.now()]
  const database = await databaseSeconds()
  const since = (): number => (performance.now() - started) / 1_000
  await ask('integrations.start', { id })
  const usableSeconds = await until(async () => (await count(db, 'item')) >= 100, since)
  const seconds = await until(() => isRead(db), since)
  const settledSeconds = await until(() => isSettled(db), since, SELDOM)
  clearInterval(watch)
  const { user, system } = process.cpuUsage(cpu)
  const ended = await databaseSeconds()
  const rows = {
    issues: await count(db, 'issue'),
    changes: await count(db, 'issue_change'),
    items: await count(db, 'item'),
  }
  const sizes = { from: from / MEGABYTE, peak: peak / MEGABYTE, heap: heap / MEGABYTE }
  const times = { seconds, settledSeconds, usableSeconds, cpuSeconds: (user + system) / 1e6 }
  return { ...times, databaseSeconds: ended === null || database === null ? null : ended - database, ...sizes, rows }
}

async function databaseSeconds(): Promise<number | null> {
  const { rows } = await sql<{ file: string }>`
    select current_setting('data_directory') || '/postmaster.pid' as file`.execute(db)
  const pid = readFileSync(rows[0]?.file ?? '', 'utf8').split('\n')[0]
  return processorSeconds(Number(pid))
}

async function until(isSo: () => Promise<boolean>, since: () => number, every = LOOK): Promise<number> {
  while (!(await isSo())) await sleep(every)
  return since()
}

/** Each epic has its item, each pair is decided, no step is open: asked so that it costs the database little. */
async function isSettled(from: Db): Promise<boolean> {
  const { rows } = await sql<{ settled: boolean }>`
    select not exists (select from step where state = 'open') and not exists (select from link where touched > settled)
      and (select count(*) from link where how = 'integration') = (
        select count(*) from issue where type_id in (
          select jsonb_array_elements_text(mapping -> 'types') from integration)) as settled`.execute(from)
  return rows[0]?.settled === true
}

async function changedIn(from: Db, word: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from issue where summary like ${`${word}%`}`.execute(from)
  return rows[0]?.n ?? 0
}

process.once('disconnect', async () => {
  await engine[Symbol.asyncDispose]()
  await stopPostmaster(path.join(settings.dataFolder, 'postgres'))
  rmSync(folder, { recursive: true, force: true })
  process.exit()
})
const prepared = await prepare(ask, site)
process.send?.({ ready: true } satisfies Said)
await once(process, 'message')
process.send?.({ reading: await read(prepared) } satisfies Said)
process.on('message', (wanted: { readonly word: string; readonly changes: number }) => {
  const started = performance.now()
  void until(
    async () => (await changedIn(db, wanted.word)) >= wanted.changes,
    () => (performance.now() - started) / 1_000,
  ).then((polledSeconds) => process.send?.({ polledSeconds } satisfies Said))
})
