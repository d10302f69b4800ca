/** How much may be under way at once: little, until the site's answers have told how fast it may be asked. */
import type { Budget } from './ports.ts'

export interface Pace {
  /** The same budget, heard by us as well. */
  readonly budget: Budget
  readonly isTold: () => boolean
  readonly atOnce: () => number
}

/** For a site that tells no limits, as most of Data Center. */
const UNTOLD = 8
/** So many seconds what was begun may wait for its turn, and still rest on what was seen before: a write waits five at most. */
const SECONDS = 4
const MOST = 256

/** The narrowest endpoint of those asked so far counts for all. */
export function paceOf(budget: Budget): Pace {
  let narrowest: number | null = null
  return {
    budget: {
      take: (...turn) => budget.take(...turn),
      pause: (...pause) => budget.pause(...pause),
      async learn(bucket, limit, remaining) {
        if (limit > 0) narrowest = Math.min(limit, narrowest ?? limit)
        await budget.learn(bucket, limit, remaining)
      },
    },
    isTold: () => narrowest !== null,
    atOnce: () => (narrowest === null ? UNTOLD : Math.max(UNTOLD, Math.min(MOST, Math.floor(narrowest * SECONDS)))),
  }
}
