/** The site's clock, as the `Date` of its answers tells it: what a cursor counts by, since ours may be wrong. */
import type { Instant, World } from '../base/index.ts'

type Ours = Pick<World, 'fetch' | 'now' | 'sleep' | 'random'>

export interface SiteClock {
  /** The same world; every answer that comes through it sets the clock, also a refusal. */
  readonly world: Ours
  readonly serverNow: () => Instant
  /** Milliseconds that the site is ahead of us; null until an answer told. */
  readonly skew: () => number | null
}

/**
 * `Date` has whole seconds and was written before the answer came, so this clock is behind the site's own by up to a
 * second and the time of an answer, and never ahead of it: a window counted from it begins too early, not too late.
 */
export function siteClock(world: Ours): SiteClock {
  let skew: number | null = null
  return {
    world: {
      ...world,
      async fetch(request) {
        const response = await world.fetch(request)
        const told = Date.parse(response.headers.date ?? '')
        if (!Number.isNaN(told)) skew = told - world.now()
        return response
      },
    },
    serverNow: () => world.now() + (skew ?? 0),
    skew: () => skew,
  }
}
