/** The least time that requests can take: the slowest endpoint at its rate, and one latency for each step that waits for the one before. */
import { RATE } from '../limits.ts'
import type { Tally } from '../tally.ts'

export interface Weather {
  /** Milliseconds that each answer is late. */
  readonly latency: number
  readonly limits: boolean
}

export function floorSeconds(fewest: Tally, steps: number, { latency, limits }: Weather): number {
  const rates = fewest.endpoints.map((endpoint) => {
    const rate = RATE[endpoint.split(' ')[0] ?? ''] ?? 1
    return Math.max(0, fewest.of(endpoint) - rate) / rate
  })
  return (limits ? Math.max(0, ...rates) : 0) + (steps * latency) / 1_000
}

/** Who asks; the first page of a list; its other pages; a context, a tab or a project; options, fields or roles; who asked. */
export const READING_STEPS = 6
/** Look at it, write it, look again. */
export const WRITING_STEPS = 3
