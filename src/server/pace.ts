/** How much one person, key or address may ask of this process in a minute. Sign-in has its own, slower rule. */
import { Fault } from '../base/index.ts'

const MINUTE = 60_000

export class Pace {
  readonly #asked = new Map<string, { count: number; until: number }>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Refuses what is beyond. `who` never holds a secret. */
  take(who: string, most: number): void {
    const now = this.#now()
    const current = this.#asked.get(who)
    if (current === undefined || current.until <= now) {
      if (this.#asked.size >= LARGEST) this.#forget(now)
      this.#asked.set(who, { count: 1, until: now + MINUTE })
      return
    }
    current.count += 1
    if (current.count <= most) return
    const seconds = Math.max(1, Math.ceil((current.until - now) / 1_000))
    throw new Fault('too-many-requests', `More than ${most} requests in a minute.`, {
      remedy: `Wait ${seconds} seconds and go on more slowly.`,
      facts: { retryAfter: seconds },
    })
  }

  get size(): number {
    return this.#asked.size
  }

  #forget(now: number): void {
    for (const [who, { until }] of this.#asked) if (until <= now) this.#asked.delete(who)
  }
}

const LARGEST = 10_000
