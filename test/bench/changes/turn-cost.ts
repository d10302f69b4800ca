/**
 * What a turn in which nothing happened asks of the database, on a site that was written straight into it: the median of
 * each question, and processor time of PostgreSQL for all of them. `node test/bench/changes/turn-cost.ts [issues …]`
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { acquireLease, type Db, openDatabase, syncStore } from '../../../src/store/index.ts'
import { stopPostmaster } from '../../../src/store/local/postmaster.ts'
import { seed } from '../portfolio/seed.ts'
import { columns } from '../print.ts'
import { processorSeconds } from '../processor.ts'

export interface TurnCost {
  readonly issues: number
  /** Milliseconds at the median. */
  readonly asked: readonly { readonly what: string; readonly median: number }[]
  /** Milliseconds of PostgreSQL's processor for all of them once; null where the system does not tell. */
  readonly database: number | null
  readonly load: number
}

const TIMES = 15
const MINUTE = 60_000
const DAY = 86_400_000

export async function measureTurnCost(issues: number): Promise<TurnCost> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-bench-'))
  // PostgreSQL's account must get through when this runs as root.
  chmodSync(folder, 0o711)
  const dataFolder = path.join(folder, 'data')
  const { db, close } = await openDatabase({ databaseUrl: undefined, dataFolder })
  try {
    await seed(db, issues)
    const questions = await questionsOf(db)
    const took = questions.map(({ what }): { what: string; all: number[] } => ({ what, all: [] }))
    for (const { ask } of questions) await ask()
    const pid = await postmasterOf(db)
    const before = processorSeconds(pid)
    for (let time = 0; time < TIMES; time++)
      for (const [at, { ask }] of questions.entries()) {
        const began = performance.now()
        await ask()
        took[at]?.all.push(performance.now() - began)
      }
    const after = processorSeconds(pid)
    const asked = took.map(({ what, all }) => ({ what, median: all.sort((a, b) => a - b)[all.length >> 1] ?? 0 }))
    const database = before === null || after === null ? null : ((after - before) * 1_000) / TIMES
    return { issues, asked, database, load: loadavg()[0] ?? 0 }
  } finally {
    await close()
    await stopPostmaster(path.join(dataFolder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of every turn, and of one that polls: the integration is of all projects, and every epic is an item's. */
async function questionsOf(db: Db) {
  await sql`
    update integration set mapping = jsonb_build_object('types', '["1"]'::jsonb, 'fields', '[]'::jsonb, 'comments', 'both',
      'createsItems', true, 'projects', (select jsonb_agg(distinct project_id) from issue))`.execute(db)
  // All were read at once; and tables are counted after that, as they are where time has passed.
  await sql`update issue set read_at = read_at - interval '1 hour'`.execute(db)
  await sql`vacuum analyze issue`.execute(db)
  const { site_id: site, id: connection } = await db
    .selectFrom('connection')
    .select(['id', 'site_id'])
    .executeTakeFirstOrThrow()
  const lease = await acquireLease(db, 'bench', 'bench', DAY)
  if (!lease) throw new Error('somebody else measures here')
  const store = syncStore(db, { connection, site, lease, inDoubt: 0, now: Date.now, actor: 'bench' })
  const ask = (what: string, work: () => Promise<unknown>) => ({ what, ask: work })
  return [
    ask('pairs known from before', () => store.rejoin(200)),
    ask('issues without an item', () => store.unlinked(1_000)),
    ask('pairs to decide', () => store.touchedPairs(200)),
    ask('steps to take', () => store.openSteps(200)),
    ask('writes nobody asked for', () => store.unaskedWrites()),
    ask('comments of what was read lately', () => store.commentsDue(50, { readSince: Date.now() - MINUTE })),
    ask('polling: pairs long unread', () => store.longUnread(Date.now() - DAY, 100)),
    ask('polling: comments of some pairs', async () =>
      store.commentsDue(50, { from: null, before: await store.pairAfter(null, 1_000) }),
    ),
  ]
}

async function postmasterOf(db: Db): Promise<number> {
  const { rows } = await sql<{ file: string }>`
    select current_setting('data_directory') || '/postmaster.pid' as file`.execute(db)
  return Number(readFileSync(rows[0]?.file ?? '', 'utf8').split('\n')[0])
}

export function turnCostTable(all: readonly TurnCost[]): string {
  return columns([
    ['A TURN, IN MILLISECONDS', ...all.map(({ issues }) => `${issues} ISSUES`)],
    ...(all[0]?.asked ?? []).map(({ what }, at) => [
      what,
      ...all.map(({ asked }) => asked[at]?.median.toFixed(1) ?? ''),
    ]),
    ['PostgreSQL’s processor, all', ...all.map(({ database }) => database?.toFixed(1) ?? 'not told')],
    ['load', ...all.map(({ load }) => load.toFixed(1))],
  ]).join('\n')
}

if (import.meta.main) {
  const all: TurnCost[] = []
  for (const issues of process.argv.slice(2).map(Number)) all.push(await measureTurnCost(issues))
  console.log(turnCostTable(all))
}
