/** A world in which one thing at a time goes on, in an order drawn from the seed: the same seed is the same story, await for await. */
import { createHmac } from 'node:crypto'
import { sha256 } from '../../src/host/world.ts'
import { dice } from '../../src/simulator/index.ts'
import type { VirtualWorld } from '../world.ts'

export interface Scheduler extends VirtualWorld {
  /** Waits until it is drawn, and works alone: until it ends nothing else goes on, and the clock stands. */
  alone<T>(what: string, work: () => T | Promise<T>): Promise<T>
  /** Who waits for something that is over by then is not waited for: it never wakes. */
  sleep(milliseconds: number, isOver?: () => boolean): Promise<void>
  /** What was drawn, and when. */
  readonly trace: readonly string[]
}

interface Sleeper {
  readonly at: number
  readonly order: number
  readonly wake: () => void
  readonly isOver: () => boolean
}

/** Those who sleep are woken when nobody waits to be drawn, the earliest first: only then the clock goes on. */
export function scheduler(seed: number, around: Pick<VirtualWorld, 'fetch' | 'deliver'>, start: number): Scheduler {
  const [random, draw] = [dice(seed), dice(seed * 31 + 7)]
  const trace: string[] = []
  const waiting: { readonly what: string; readonly go: () => void }[] = []
  let sleepers: Sleeper[] = []
  let [now, order, held] = [start, 0, 0]
  let [isBusy, isPumping] = [false, false]

  /** By then everybody else has come to a wait of their own. */
  function pump(): void {
    if (isPumping) return
    isPumping = true
    setImmediate(() => {
      isPumping = false
      if (isBusy) return
      const [drawn] = waiting.splice(Math.floor(draw() * waiting.length), 1)
      if (!drawn) return void wakeOne()
      isBusy = true
      trace.push(`${now} ${drawn.what}`)
      drawn.go()
    })
  }
  function wakeOne(): void {
    if (held > 0) return
    sleepers = sleepers.filter(({ isOver }) => !isOver())
    sleepers.sort((a, b) => a.at - b.at || a.order - b.order)
    const next = sleepers.shift()
    if (!next) return
    now = Math.max(now, next.at)
    next.wake()
    pump()
  }
  async function alone<T>(what: string, work: () => T | Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      waiting.push({ what, go })
      pump()
    })
    try {
      return await work()
    } finally {
      isBusy = false
      pump()
    }
  }
  return {
    ...around,
    alone,
    trace,
    random,
    now: () => now,
    sleep: (milliseconds, isOver = () => false) =>
      new Promise((wake) => {
        sleepers.push({ at: now + Math.max(0, milliseconds), order: order++, wake, isOver })
        pump()
      }),
    hash: sha256,
    hmac: (secret, text) => createHmac('sha256', secret).update(text).digest('hex'),
    advance: (milliseconds) => {
      now += milliseconds
    },
    hold: () => {
      held += 1
      let isHeld = true
      return () => {
        if (isHeld) held -= 1
        isHeld = false
        pump()
      }
    },
  }
}
