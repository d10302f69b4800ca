/**
 * What each page of a large portfolio asks, 200 times: milliseconds at the median and the 95th percentile, by the clock and
 * of the server's processor, bytes of the answer, and processor time of PostgreSQL for each. `--keep=folder` keeps the
 * database for the next time.
 */
import { loadavg } from 'node:os'
import { columns } from '../print.ts'
import { type Served, serve } from './kept.ts'

export interface Answered {
  readonly what: string
  readonly clock: Spread
  /** Of the processor, which other work on the machine does not lengthen as much. */
  readonly server: Spread
  /** Of the longest answer. */
  readonly bytes: number
  /** Milliseconds of the processor for each. */
  readonly database: number
  readonly load: number
}

/** Milliseconds. */
export interface Spread {
  readonly median: number
  readonly p95: number
}

export interface Question {
  readonly what: string
  readonly route: (n: number) => string
  readonly times?: number
}

const TIMES = 200

export async function answersOf(served: Served, questions: readonly Question[]): Promise<Answered[]> {
  const all: Answered[] = []
  for (const question of questions) all.push(await answered(served, question))
  return all
}

async function answered(served: Served, { what, route, times = TIMES }: Question): Promise<Answered> {
  const took: number[] = []
  const cost: number[] = []
  let bytes = 0
  await served.ask(route(0))
  const before = served.spent()
  for (let n = 0; n < times; n++) {
    const [began, from] = [performance.now(), served.finely()]
    const text = await served.ask(route(n))
    took.push(performance.now() - began)
    cost.push((served.finely() - from) * 1_000)
    bytes = Math.max(bytes, text.length)
  }
  const after = served.spent()
  const database = ((after.database - before.database) * 1_000) / times
  return { what, clock: spreadOf(took), server: spreadOf(cost), bytes, database, load: loadavg()[0] ?? 0 }
}

function spreadOf(times: number[]): Spread {
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95) }
}

export const answersTable = (all: readonly Answered[]): string =>
  columns([
    ['ASKED', 'MEDIAN MS', 'P95 MS', 'SERVER MS', 'P95 MS', 'DATABASE MS', 'KB', 'LOAD'],
    ...all.map(({ what, clock, server, bytes, database, load }) => [
      what,
      ...[clock.median, clock.p95, server.median, server.p95, database, bytes / 1_000, load].map((one) =>
        one.toFixed(1),
      ),
    ]),
  ]).join('\n')

/** Ids of objectives, which the questions are about. */
export async function topsOf({ ask }: Served): Promise<readonly string[]> {
  const { rows } = JSON.parse(await ask('/items/lines?level=objective&limit=1000')) as { rows: { id: string }[] }
  return rows.map(({ id }) => id)
}

const SORTS = ['name', '-progress', 'due', '-health', 'stage', 'owner', 'issue', 'start']

export const questionsOf = (tops: readonly string[]): readonly Question[] => {
  const top = (n: number): string => tops[n % tops.length] ?? ''
  return [
    { what: 'tree: the top', route: (n) => `/items/lines?as=tree&limit=200&offset=${(n % 5) * 200}` },
    {
      what: 'tree: one opened',
      route: (n) => `/items/lines?as=tree&limit=200&opened=${top(n)}&offset=${(n % 5) * 200}`,
    },
    { what: 'tree: children of one', route: (n) => `/items/lines?below=${top(n)}&limit=200` },
    { what: 'table: any page of 200', route: (n) => `/items/lines?limit=200&offset=${n * 400}` },
    { what: 'table: sorted', route: (n) => `/items/lines?limit=200&offset=${n * 400}&sort=${SORTS[n % SORTS.length]}` },
    { what: 'table: words that are typed', route: (n) => `/items/lines?limit=200&q=place%20${n}` },
    { what: 'what is filtered by', route: () => '/items/counts' },
    { what: 'roadmap: lanes', route: (n) => `/items/roadmap?limit=200&offset=${(n % 5) * 200}` },
    { what: 'roadmap: one lane opened', route: (n) => `/items/roadmap?limit=200&opened=${top(n)}` },
    {
      what: 'roadmap: 5,000 bars at once',
      route: (n) => `/items/roadmap?by=none&limit=5000&offset=${n * 400}`,
    },
    {
      what: 'roadmap: a page by stage',
      route: (n) => `/items/roadmap?by=stage&opened=lane%20underway&limit=200&offset=${n * 400}`,
    },
    { what: 'item page: an objective', route: (n) => `/items/${top(n)}` },
    { what: 'item page: an initiative', route: (n) => `/items/I-${n * 10}` },
    { what: 'issues of an objective', route: (n) => `/items/${top(n)}/issues?limit=200` },
    { what: 'overview', route: () => '/overview' },
  ]
}

if (import.meta.main) {
  const words = process.argv.slice(2)
  const keep = words.find((word) => word.startsWith('--keep='))?.slice('--keep='.length)
  await using served = await serve(Number(words[0] ?? 1_000_000), keep)
  const began = performance.now()
  const tops = await topsOf(served)
  console.log(`The first look, everything summed: ${((performance.now() - began) / 1_000).toFixed(1)} s`)
  console.log(answersTable(await answersOf(served, questionsOf(tops))))
}
