/** Runs a law over many seeds: says what was seen, and fails with the seed of each case that broke it. */
import { expect } from 'vitest'
import { seeds } from '../../world.ts'
import { Coverage } from './coverage.ts'
import { deploySafely } from './deployed.ts'
import { judgeSafely } from './pure.ts'
import { gaps, table } from './report.ts'
import { keep } from './sums.ts'

/** Below so many cases chance alone leaves gaps. */
const ENOUGH = 1_000
/** More would fill the screen, and the first tell enough. */
const MOST_TOLD = 20

export function pureLaw(count: number, part: number, parts: number): void {
  const began = performance.now()
  const coverage = new Coverage()
  const broken: string[] = []
  const counts = { steps: 0, refused: 0 }
  const all = seeds(count, part, parts)
  for (const seed of all) {
    const outcome = judgeSafely(seed)
    if (outcome.refused.length > 0) counts.refused += 1
    if ('decided' in outcome) {
      coverage.count(outcome.decided.plan)
      counts.steps += outcome.decided.plan.steps.length
    }
    broken.push(...outcome.broken.map((says) => `SEED_START=${seed} SEED_COUNT=1: ${says}`))
  }
  const sum = { law: `deciding, part ${part} of ${parts}`, ...rangeOf(all), seconds: secondsSince(began), counts }
  console.log(`${sum.law}: ${keep(sum)}\n${table(coverage)}`)
  expect(broken.slice(0, MOST_TOLD)).toEqual([])
  expect(counts.refused, 'plans that no answer could settle').toBeLessThanOrEqual(all.length * MOST_REFUSED)
  if (all.length >= ENOUGH) expect(gaps(coverage)).toEqual([])
}

const MOST_REFUSED = 0.05

export async function deployLaw(count: number, target: 'empty' | 'drifted'): Promise<void> {
  const began = performance.now()
  const broken: string[] = []
  const counts = { steps: 0, requests: 0, refused: 0, judged: 0 }
  const all = seeds(count)
  for (const seed of all) {
    const outcome = await deploySafely(seed, target)
    counts.steps += outcome.steps
    counts.requests += outcome.requests
    if (outcome.refused.length > 0) counts.refused += 1
    if (outcome.judged) counts.judged += 1
    broken.push(...outcome.broken.map((says) => `SEED_START=${seed} SEED_COUNT=1: ${says}`))
  }
  const sum = { law: `deploying to a site that is ${target}`, ...rangeOf(all), seconds: secondsSince(began), counts }
  console.log(`${sum.law}: ${keep(sum)}`)
  expect(broken.slice(0, MOST_TOLD)).toEqual([])
  expect(counts.refused, 'plans that no answer could settle').toBeLessThanOrEqual(all.length * MOST_REFUSED)
}

const rangeOf = (all: readonly number[]) => ({ from: all[0] ?? 0, to: all.at(-1) ?? 0, cases: all.length })
const secondsSince = (began: number): number => (performance.now() - began) / 1_000
