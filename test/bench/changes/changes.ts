/**
 * Changes that a large site makes at a steady pace, and how long they take from Jira's answer on: until the store has
 * them, and until the roll-up above is told to whoever watches; by webhook and by polling alone, with what it costs.
 * `node test/bench/changes/changes.ts [issues] [projects, as 4,400] [changes] [a second]`
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
  /** Changes in a second, as the site could make them. */
  readonly made: number
  /** Seconds, shortest first: until a change was stored, of those that were timed, and until a roll-up was seen. */
  readonly stored: readonly number[]
  readonly seen: readonly number[]
  readonly spent: Spent
  /** Spent in half a minute in which nothing changed. */
  readonly idle: Spent
  readonly load: number
}

const LOOK = 100
/** So many changes in a second are timed: to look for all of them would cost more than the product does. */
const TIMED = 20
/** Changes that the site is asked to make at once: a real one does not let a search hold them up. */
const AT_ONCE = 32
const INSTANT = 10
const IDLE = 30_000
const PATIENCE = 180_000

export async function measureChanges(wanted: ChangesWanted): Promise<Changes[]> {
  await using site = await largeSite(wanted.issues, wanted.projects, wanted.changes)
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
  const [{ made, stored }, seen] = await Promise.all([
    changing(site, wanted, by).finally(() => over.abort()),
    moving(site, over.signal),
  ])
  const spent = between(before, await site.spent())
  return { ...wanted, by, made, stored, seen, spent, idle, load: loadavg()[0] ?? 0 }
}

const between = (one: Spent, other: Spent): Spent => ({
  server: other.server - one.server,
  database: other.database - one.database,
  site: other.site - one.site,
  requests: other.requests - one.requests,
})

/** One summary after another, each at its moment; until all of them are stored. */
async function changing({ db, jira, issues }: LargeSite, wanted: ChangesWanted, by: string) {
  const wantedOf = new Map<string, string>()
  const timed = new Map<string, { readonly summary: string; readonly at: number }>()
  const every = Math.max(1, Math.round(wanted.pace / TIMED))
  const change = async (n: number): Promise<void> => {
    const issue = issues[n % issues.length] ?? ''
    const summary = `Changed by ${by}, ${n}`
    wantedOf.set(issue, summary)
    timed.delete(issue)
    await jira('PUT', `/issue/${issue}`, { fields: { summary } })
    if (n % every === 0) timed.set(issue, { summary, at: performance.now() })
  }
  const began = performance.now()
  const making = { isOver: false }
  const made = atPace(wanted, change).finally(() => {
    making.isOver = true
  })
  const stored = await storedAfter(db, timed, making)
  await made
  const seconds = (await made) - began
  await allStored(db, wantedOf)
  return { made: (wanted.changes / seconds) * 1_000, stored }
}

/** When the last was made. */
async function atPace({ changes, pace }: ChangesWanted, change: (n: number) => Promise<void>): Promise<number> {
  const began = performance.now()
  const under = new Set<Promise<void>>()
  for (let n = 0; n < changes; n++) {
    await sleep(Math.max(0, began + (n / pace) * 1_000 - performance.now()))
    while (under.size >= AT_ONCE) await Promise.race(under)
    const one = change(n).finally(() => under.delete(one))
    under.add(one)
  }
  await Promise.all(under)
  return performance.now()
}

type Timed = Map<string, { readonly summary: string; readonly at: number }>

async function storedAfter(db: LargeSite['db'], timed: Timed, making: { readonly isOver: boolean }): Promise<number[]> {
  const took: number[] = []
  for (let newest = performance.now(); !making.isOver || timed.size > 0; await sleep(LOOK)) {
    const { rows } = await sql<{ id: string; summary: string }>`
      select issue_id as id, summary from issue where issue_id = any(${[...timed.keys()]})`.execute(db)
    const now = performance.now()
    for (const { id, summary } of rows) {
      const one = timed.get(id)
      if (one?.summary !== summary) continue
      timed.delete(id)
      took.push((now - one.at) / 1_000)
      newest = now
    }
    if (making.isOver && now - newest > PATIENCE) throw new Error(`${timed.size} changes did not arrive`)
  }
  return took.sort((a, b) => a - b)
}

/** The others too, not only those that were timed. */
async function allStored(db: LargeSite['db'], wantedOf: ReadonlyMap<string, string>): Promise<void> {
  const until = performance.now() + PATIENCE
  for (;;) {
    const { rows } = await sql<{ missing: number }>`
      select count(*)::int as missing from unnest(${[...wantedOf.keys()]}::text[], ${[...wantedOf.values()]}::text[])
        as wanted (id, summary) join issue on issue_id = wanted.id where issue.summary <> wanted.summary`.execute(db)
    if (rows[0]?.missing === 0) return
    if (performance.now() > until) throw new Error(`${rows[0]?.missing} changes did not arrive`)
    await sleep(LOOK * 10)
  }
}

/** One move after another, each looked for whenever the page is told that something changed. */
async function moving(site: LargeSite, over: AbortSignal): Promise<number[]> {
  const took: number[] = []
  let told = 0
  const left = new AbortController()
  const watching = site.watch(() => told++, left.signal).catch(() => {})
  while (!over.aborted) {
    const before = await site.counted()
    await site.move()
    const began = performance.now()
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
        'TIMED',
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
      ...[one.issues, one.projects, one.changes, Math.round(one.made), one.stored.length].map(String),
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
  const [issues = '10000', projects = '4,400', changes = '600', pace = '10'] = process.argv.slice(2)
  for (const some of projects.split(',').map(Number)) {
    const wanted = { issues: Number(issues), projects: some, changes: Number(changes), pace: Number(pace) }
    console.log(changesTable(await measureChanges(wanted)))
  }
}
