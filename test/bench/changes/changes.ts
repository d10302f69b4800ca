/**
 * Changes that a large site makes at a steady pace, and how long each takes: until the store has it, and until the
 * roll-up above it is told to whoever watches; by webhook and by polling alone, with what it costs.
 * `node test/bench/changes/changes.ts [issues] [projects] [changes] [a second]`
 */
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { columns } from '../print.ts'
import { type LargeSite, largeSite, type Spent } from './large-site.ts'

export interface ChangesWanted {
  readonly issues: number
  readonly projects: number
  readonly changes: number
  /** Changes in a second. */
  readonly pace: number
}

export interface Changes extends ChangesWanted {
  readonly by: 'webhook' | 'polling alone'
  /** Seconds, shortest first: until it was stored, and until its roll-up was seen. */
  readonly stored: readonly number[]
  readonly seen: readonly number[]
  readonly spent: Spent
  /** Spent in half a minute in which nothing changed. */
  readonly idle: Spent
  readonly load: number
}

const LOOK = 100
const INSTANT = 10
const IDLE = 30_000
const PATIENCE = 180_000

export async function measureChanges(wanted: ChangesWanted): Promise<Changes[]> {
  await using site = await largeSite(wanted.issues, wanted.projects)
  const polling = await measure(site, wanted, 'polling alone')
  await site.listen()
  return [polling, await measure(site, wanted, 'webhook')]
}

async function measure(site: LargeSite, wanted: ChangesWanted, by: Changes['by']): Promise<Changes> {
  const quiet = await site.spent()
  await sleep(IDLE)
  const before = await site.spent()
  const idle = between(quiet, before)
  const over = new AbortController()
  const [stored, seen] = await Promise.all([
    changing(site, wanted, by).finally(() => over.abort()),
    moving(site, over.signal),
  ])
  return { ...wanted, by, stored, seen, spent: between(before, await site.spent()), idle, load: loadavg()[0] ?? 0 }
}

const between = (one: Spent, other: Spent): Spent => ({
  server: other.server - one.server,
  database: other.database - one.database,
  site: other.site - one.site,
  requests: other.requests - one.requests,
})

/** One summary after another, each at its moment; until all of them are stored. */
async function changing({ db, jira, issues }: LargeSite, wanted: ChangesWanted, by: string): Promise<number[]> {
  const waiting = new Map<string, { readonly summary: string; readonly at: number }>()
  const took: number[] = []
  let isOver = false
  const make = async (): Promise<void> => {
    const began = performance.now()
    for (let n = 0; n < wanted.changes; n++) {
      await sleep(Math.max(0, began + (n / wanted.pace) * 1_000 - performance.now()))
      const issue = issues[n % issues.length] ?? ''
      const summary = `Changed by ${by}, ${n}`
      waiting.set(issue, { summary, at: performance.now() })
      await jira('PUT', `/issue/${issue}`, { fields: { summary } })
    }
    isOver = true
  }
  const look = async (): Promise<void> => {
    for (let newest = performance.now(); !isOver || waiting.size > 0; await sleep(LOOK)) {
      const { rows } = await sql<{ id: string; summary: string }>`
        select issue_id as id, summary from issue where issue_id = any(${[...waiting.keys()]})`.execute(db)
      const now = performance.now()
      for (const { id, summary } of rows) {
        const one = waiting.get(id)
        if (one?.summary !== summary) continue
        waiting.delete(id)
        took.push((now - one.at) / 1_000)
        newest = now
      }
      if (isOver && now - newest > PATIENCE) throw new Error(`${waiting.size} changes did not arrive by ${by}`)
    }
  }
  await Promise.all([make(), look()])
  return took.sort((a, b) => a - b)
}

/** One move after another, each looked for whenever the page is told that something changed. */
async function moving(site: LargeSite, over: AbortSignal): Promise<number[]> {
  const took: number[] = []
  let told = 0
  const left = new AbortController()
  const watching = site.watch(() => told++, left.signal).catch(() => {})
  while (!over.aborted) {
    const before = await site.counted()
    const began = performance.now()
    await site.move()
    for (let known = -1; performance.now() - began < PATIENCE; await sleep(INSTANT)) {
      if (known === told) continue
      known = told
      if ((await site.counted()) !== before) break
    }
    took.push((performance.now() - began) / 1_000)
    // At any moment between two polls.
    await sleep(Math.random() * 2_000)
  }
  left.abort()
  await watching
  return took.sort((a, b) => a - b)
}

export function changesTable(all: readonly Changes[]): string {
  const at = (took: readonly number[], share: number) => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(2)
  const each = (seconds: number, { changes }: Changes) => ((seconds / changes) * 1_000).toFixed(1)
  return columns([
    [
      ...[
        'CHANGES, IN SECONDS',
        'ISSUES',
        'PROJECTS',
        'COUNT',
        'A SECOND',
        'STORED 50 %',
        '99 %',
        'SEEN',
        '50 %',
        '99 %',
      ],
      ...[
        'REQUESTS EACH',
        'SERVER MS EACH',
        'DB MS EACH',
        'SITE MS EACH',
        'IDLE SERVER',
        'IDLE DB',
        'IDLE REQUESTS',
        'LOAD',
      ],
    ],
    ...all.map((one) => [
      one.by,
      ...[one.issues, one.projects, one.changes, one.pace].map(String),
      ...[at(one.stored, 0.5), at(one.stored, 0.99)],
      ...[String(one.seen.length), at(one.seen, 0.5), at(one.seen, 0.99)],
      (one.spent.requests / one.changes).toFixed(2),
      ...[one.spent.server, one.spent.database, one.spent.site].map((seconds) => each(seconds, one)),
      ...[one.idle.server, one.idle.database].map((seconds) => seconds.toFixed(1)),
      String(one.idle.requests),
      one.load.toFixed(1),
    ]),
  ]).join('\n')
}

if (import.meta.main) {
  const [issues = 10_000, projects = 4, changes = 600, pace = 10] = process.argv.slice(2).map(Number)
  console.log(changesTable(await measureChanges({ issues, projects, changes, pace })))
}
