/**
 * How long an edit takes to the other side, in real time: a server and a simulated site as processes of their own, acme's
 * epics kept aligned. From Jira until the list of items shows it rolled up, by polling alone and by webhook; and to Jira.
 * `node test/bench/sync-lag.ts [edits]`
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Aligned, alignedAcme } from './aligned-acme.ts'

export interface Lag {
  readonly name: string
  /** Seconds, shortest first. */
  readonly took: readonly number[]
}

export interface Lags {
  readonly lags: readonly Lag[]
  /** Writes of the service account in Jira beyond one for each edit here: what came back. */
  readonly echoes: number
}

const LOOK = 50
const PATIENCE = 120_000
/** As long as polls are apart: edits come at any moment between two of them. */
const BETWEEN = 10_000

export async function measureLags(edits: number): Promise<Lags> {
  await using acme = await alignedAcme()
  const lags = [await measure('Jira → items, by polling alone', edits, () => fromJira(acme), BETWEEN)]
  await acme.listen()
  lags.push(await measure('Jira → items, by webhook', edits, () => fromJira(acme), BETWEEN / 10))
  lags.push(await measure('items → Jira', edits, () => toJira(acme), BETWEEN / 10))
  await sleep(2 * BETWEEN)
  return { lags, echoes: (await acme.written()) - edits }
}

async function measure(name: string, edits: number, edit: () => Promise<() => Promise<boolean>>, between: number) {
  const took: number[] = []
  while (took.length < edits) {
    await sleep(Math.random() * between)
    const began = performance.now()
    const isThere = await edit()
    while (!(await isThere())) {
      if (performance.now() - began > PATIENCE) throw new Error(`${name}: an edit did not arrive`)
      await sleep(LOOK)
    }
    took.push((performance.now() - began) / 1_000)
  }
  return { name, took: took.sort((a, b) => a - b) }
}

/** A story goes into the epic or out of it: the objective above counts one more, or one less. */
async function fromJira(acme: Aligned): Promise<() => Promise<boolean>> {
  const before = await acme.counted()
  await acme.moveStory()
  return async () => (await acme.counted()) !== before
}

async function toJira(acme: Aligned): Promise<() => Promise<boolean>> {
  const name = `Pick-up points ${Math.random()}`
  await acme.rename(name)
  return async () => (await acme.summary()) === name
}

export function lagTable({ lags, echoes }: Lags): string {
  const at = (took: readonly number[], share: number) => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(2)
  const rows = lags.map(({ name, took }) => [name, took.length, at(took, 0), at(took, 0.5), at(took, 1)])
  return [
    ...[['EDITS, IN SECONDS', 'COUNT', 'LEAST', 'MEDIAN', 'WORST'], ...rows].map((row) =>
      row.map((cell, column) => (column === 0 ? String(cell).padEnd(32) : String(cell).padStart(8))).join(''),
    ),
    `${echoes} came back.`,
  ].join('\n')
}

if (import.meta.main) console.log(lagTable(await measureLags(Number(process.argv[2] ?? 30))))
