/** A world for tests: its clock jumps when everybody sleeps, its dice are seeded, nothing real is waited for. */
import { createHmac } from 'node:crypto'
import { type Fetch, type Instant, NoAnswer, type World } from '../src/base/index.ts'
import { sha256 } from '../src/host/world.ts'
import { dice, type SiteWorld } from '../src/simulator/index.ts'

export { dice }

/** Also that of simulated sites: it brings their webhooks, when it is told to whom. */
export interface VirtualWorld extends World, Pick<SiteWorld, 'hmac' | 'deliver'> {
  /** Puts the clock forward without anybody sleeping. */
  advance(milliseconds: number): void
  /** Until it is released the clock stands: something outside this world, such as the database, is at work. */
  hold(): () => void
}

const NOBODY: Fetch = async ({ url }) => {
  throw new NoAnswer('dns', `nothing answers at ${url}`, true)
}
/** 2026-06-01 09:00 UTC: a working day, far from any change of clocks. */
const START: Instant = 1_780_304_400_000

export function virtualWorld(
  seed: number,
  fetch: Fetch = NOBODY,
  deliver?: Fetch,
  start: Instant = START,
): VirtualWorld {
  let now = start
  const random = dice(seed)
  const sleepers: { at: Instant; order: number; wake: () => void }[] = []
  let order = 0
  let pumping = false
  let held = 0

  /** Wakes the earliest sleeper once nothing else has anything to do. */
  function pump(): void {
    pumping = true
    setImmediate(() => {
      if (held > 0) {
        pumping = false
        return
      }
      sleepers.sort((a, b) => a.at - b.at || a.order - b.order)
      const next = sleepers.shift()
      pumping = false
      if (!next) return
      now = Math.max(now, next.at)
      next.wake()
      if (sleepers.length > 0) pump()
    })
  }
  return {
    fetch,
    random,
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ at: now + Math.max(0, milliseconds), order: order++, wake })
        if (!pumping) pump()
      }),
    hash: sha256,
    hmac: (secret, text) => createHmac('sha256', secret).update(text).digest('hex'),
    ...(deliver ? { deliver } : {}),
    hold: () => {
      held += 1
      let isHeld = true
      return () => {
        if (isHeld) held -= 1
        isHeld = false
        if (held === 0 && !pumping && sleepers.length > 0) pump()
      }
    },
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}

/** `npm run laws:full`: ten times as many seeds, and what only it runs. */
const TIMES = Number(process.env.LAWS_TIMES ?? 1)
export const isFull = (): boolean => TIMES > 1

/**
 * Which seeds a simulation runs: SEED_START (1) and SEED_COUNT (what the test says is enough, times LAWS_TIMES).
 * A law that is run in several files gives each of them its `part` of the seeds, and may say itself how many are `full`.
 */
export function seeds(count: number, part = 1, parts = 1, full = count * TIMES): number[] {
  const start = Number(process.env.SEED_START ?? 1)
  const many = Number(process.env.SEED_COUNT ?? (isFull() ? full : count))
  return Array.from({ length: many }, (_, at) => start + at).filter((_, at) => at % parts === part - 1)
}
