/** Runs the law of sync over many seeds: says what was lived through, and fails with the seed of each story that did not end well. */
import { expect } from 'vitest'
import { keep } from '../generated/law/sums.ts'
import { isFull, seeds } from '../world.ts'
import { type Counts, live } from './sync.ts'
import { livePure } from './sync-pure.ts'
import { TROUBLES } from './sync-trouble.ts'

/** In `npm run laws`, and in `npm run laws:full`. */
const SEEDS = 500
const SEEDS_FULL = 20_000
/** Every so often a story is lived through a second time: it must be the same, await for await. */
const TWICE = 25
const MOST_TOLD = 20
/** So many stories meet each trouble there is. */
const MANY = 100

export async function syncLaw(part: number, parts: number): Promise<void> {
  const began = performance.now()
  const sums: Partial<Counts> & { 'told twice': number } = { 'told twice': 0 }
  const struck: Record<string, number> = {}
  const broken: string[] = []
  // At once, since all of them take long.
  const tell = (found: readonly string[]): void => {
    broken.push(...found)
    for (const one of found) console.log(one)
  }
  const all = seeds(SEEDS, part, parts, SEEDS_FULL)
  for (const [at, seed] of all.entries()) {
    const { left, counts, trace, struck: here } = await live(seed)
    const found = Object.entries({ ...left }).flatMap(([name, some]: [string, readonly string[]]) =>
      some.map((one) => `${name}: ${one}`),
    )
    tell(found.map((one) => `SEED_START=${seed} SEED_COUNT=1: ${one}`))
    for (const [name, count] of Object.entries(counts)) add(sums, name as keyof Counts, count)
    for (const [trouble, times] of here) struck[trouble] = (struck[trouble] ?? 0) + times
    if (at % TWICE !== 0) continue
    sums['told twice'] += 1
    const again = (await live(seed)).trace
    if (again !== trace)
      tell([`SEED_START=${seed} SEED_COUNT=1: told otherwise the second time: ${firstOther(trace, again)}`])
  }
  const range = { from: all[0] ?? 0, to: all.at(-1) ?? 0, cases: all.length }
  const seconds = (performance.now() - began) / 1_000
  const sum = {
    law: `sync, part ${part} of ${parts}`,
    ...range,
    seconds,
    counts: { ...(sums as Record<string, number>), ...struck },
  }
  console.log(`${sum.law}${isFull() ? ' (full)' : ''}: ${keep(sum)}`)
  expect(broken.slice(0, MOST_TOLD)).toEqual([])
  // What never struck proves nothing. A few seeds need not meet all of it.
  if (all.length >= MANY) expect(TROUBLES.filter((one) => !struck[one])).toEqual([])
}

/** The same of what sync decides alone, without a store and without HTTP: a hundred times as fast, so many more. */
export function pureSyncLaw(count: number): void {
  const began = performance.now()
  const counts = { edits: 0, writes: 0 }
  const broken: string[] = []
  const all = seeds(count)
  for (const seed of all) {
    const story = livePure(seed)
    counts.edits += story.edits
    counts.writes += story.writes
    broken.push(...story.broken.map((one) => `SEED_START=${seed} SEED_COUNT=1: ${one}`))
  }
  const range = { from: all[0] ?? 0, to: all.at(-1) ?? 0, cases: all.length }
  const sum = { law: 'deciding of sync', ...range, seconds: (performance.now() - began) / 1_000, counts }
  console.log(`${sum.law}: ${keep(sum)}`)
  expect(broken.slice(0, MOST_TOLD)).toEqual([])
}

function add(sums: Partial<Counts>, name: keyof Counts, count: number): void {
  sums[name] = (sums[name] ?? 0) + count
}

/** Where two tellings of a story part. */
export function firstOther(one: string, other: string): string {
  const [a, b] = [one.split('\n'), other.split('\n')]
  const at = a.findIndex((line, index) => line !== b[index])
  return `${a.slice(at - 1, at + 2).join(' | ')}, and then ${b.slice(at, at + 2).join(' | ')}`
}
