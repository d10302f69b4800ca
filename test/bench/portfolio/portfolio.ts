/**
 * A large portfolio through HTTP, by a server in a process of its own: how long the tree, the table and the roadmap take,
 * how soon a change of one issue is in a roll-up, and everything summed anew.
 */

import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../../../src/store/index.ts'
import { stopPostmaster } from '../../../src/store/local/postmaster.ts'
import { freePort } from '../../free-port.ts'
import { type Answer, type Ask, signIn, start } from '../aligned-acme.ts'
import { columns } from '../print.ts'
import { seed } from './seed.ts'

export interface LargePortfolio {
  readonly issues: number
  readonly items: number
  /** Milliseconds at the median and the 95th percentile. */
  readonly asked: readonly { readonly what: string; readonly median: number; readonly p95: number }[]
  readonly load: number
}

const TIMES = 60

export async function measurePortfolio(issues: number): Promise<LargePortfolio> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'))
  // PostgreSQL's account must get through when this runs as root.
  chmodSync(folder, 0o711)
  const dataFolder = path.join(folder, 'data')
  const env = {
    ...process.env,
    FAIRLEAD_DATA: dataFolder,
    XDG_CONFIG_HOME: folder,
    FAIRLEAD_PORT: String(await freePort()),
  }
  const { child, told } = await start(['serve', '--json'], env)
  try {
    const ask = await signIn(told)
    const { db, close } = await openDatabase({ databaseUrl: undefined, dataFolder })
    await seed(db, issues)
    const grown = sql`update change_count set value = value + 1`
    const changed = async (n: number): Promise<void> => {
      await sql`update issue set status_category = case status_category when 'done' then 'new' else 'done' end
        where issue_id = ${String(10 * n + 1)}`.execute(db)
      await grown.execute(db)
    }
    const anew = async (): Promise<void> => {
      await sql`update tally_basis set basis = ''`.execute(db)
      await grown.execute(db)
    }
    const asked = await timesOf(ask, changed, anew)
    const { of } = await ask('GET', '/items?limit=1')
    await close()
    return { issues, items: Number(of), asked, load: loadavg()[0] ?? 0 }
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    await stopPostmaster(path.join(dataFolder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timesOf(ask: Ask, changed: (n: number) => Promise<void>, anew: () => Promise<void>) {
  const first = await timed('first look, everything summed', 1, () => ask('GET', '/items?below=top&limit=200'))
  const tops = ((await ask('GET', '/items?below=top&limit=1000')).items as Answer[]).map(({ id }) => String(id))
  return [
    first,
    await timed('tree: the top', TIMES, () => ask('GET', '/items?below=top&limit=200')),
    await timed('tree: below one', TIMES, (n) => ask('GET', `/items?below=${tops[n % tops.length]}&limit=200`)),
    await timed('table: a page of 200', TIMES, (n) => ask('GET', `/items?limit=200&offset=${n * 150}`)),
    await timed('roadmap: 500 bars', TIMES, (n) => ask('GET', `/items?limit=500&offset=${n * 100}`)),
    await timed('a change, until it is seen', TIMES, async (n) => {
      await changed(n)
      await ask('GET', '/items?below=top&limit=200')
    }),
    await timed('all summed anew', 3, async () => {
      await anew()
      await ask('GET', '/items?below=top&limit=200')
    }),
  ]
}

async function timed(what: string, times: number, work: (n: number) => Promise<unknown>) {
  const took: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await work(n)
    took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { what, median: at(0.5), p95: at(0.95) }
}

export function portfolioTable(all: readonly LargePortfolio[]): string {
  return columns([
    ['PORTFOLIO, IN MILLISECONDS', 'ISSUES', 'ITEMS', 'MEDIAN', 'P95', 'LOAD'],
    ...all.flatMap(({ issues, items, asked, load }) =>
      asked.map(({ what, median, p95 }) => [
        what,
        ...[issues, items].map(String),
        ...[median, p95].map((one) => one.toFixed(0)),
        load.toFixed(1),
      ]),
    ),
  ]).join('\n')
}

if (import.meta.main)
  for (const issues of process.argv.slice(2).map(Number)) console.log(portfolioTable([await measurePortfolio(issues)]))
