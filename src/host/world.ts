/** The World made real: requests under the egress policy, the machine's clock, dice and SHA-256. */
import { createHash, createHmac, randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from '../base/index.ts'
import { type FetchOptions, openFetch } from './fetch.ts'

export interface HostWorld extends World {
  /** Ends every connection. */
  close(): Promise<void>
}

/** The largest range that `randomInt` draws from. */
const DICE = 2 ** 48 - 1

export function openWorld(options: FetchOptions): HostWorld {
  const { fetch, close } = openFetch(options)
  return {
    fetch,
    now: Date.now,
    sleep: (milliseconds) => sleep(milliseconds),
    random: () => randomInt(DICE) / DICE,
    hash: sha256,
    close,
  }
}

/** HMAC with SHA-256, as lower-case hex. */
export function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex')
}

/** Lower-case hex. */
export function sha256(text: string | Iterable<string>): string {
  const sum = createHash('sha256')
  for (const piece of typeof text === 'string' ? [text] : text) sum.update(piece, 'utf8')
  return sum.digest('hex')
}
