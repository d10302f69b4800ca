/** Guessing gets slower with every failure, for an account and for an address; nobody is ever locked out for good. */
import { Fault, isFault } from '../base/index.ts'
import { type Attempt, type Db, type Failed, type Failures, failuresOf, noteFailure } from '../store/index.ts'

const HOUR = 3_600_000

/** Failures that cost nothing, the first wait after them, and the longest; each failure doubles it. */
const RULES = {
  both: { free: 5, first: 5_000, most: 900_000 },
  address: { free: 20, first: 5_000, most: 900_000 },
  // Somebody else's guesses may make its person wait a minute, and only where they never signed in before.
  account: { free: 10, first: 5_000, most: 60_000 },
} as const

/** Milliseconds from now until the next try is heard. Pure. */
export function waitFor({ isKnown, ...failed }: Failed, now: number): number {
  const waits = (Object.keys(RULES) as (keyof typeof RULES)[])
    .filter((rule) => !(rule === 'account' && isKnown))
    .map((rule) => left(failed[rule], RULES[rule], now))
  return Math.max(0, ...waits)
}

function left(
  { count, last }: Failures,
  { free, first, most }: (typeof RULES)[keyof typeof RULES],
  now: number,
): number {
  if (count < free || now - last > HOUR) return 0
  return last + Math.min(most, first * 2 ** (count - free)) - now
}

/** A try that comes too soon is not heard, right or wrong, and counts for nothing. */
export async function paced<T>(db: Db, attempt: Attempt, work: () => Promise<T>): Promise<T> {
  const wait = waitFor(await failuresOf(db, attempt), Date.now())
  if (wait > 0) throw tooSoon(wait)
  try {
    return await work()
  } catch (error) {
    if (isFault(error, 'not-signed-in')) await noteFailure(db, attempt, new Date(Date.now() - HOUR))
    throw error
  }
}

function tooSoon(wait: number): Fault {
  const seconds = Math.ceil(wait / 1_000)
  return new Fault('too-many-requests', `Too many failures: wait ${seconds} seconds.`, {
    remedy: 'Then try once more. Whoever forgot their password chooses a new one by a link.',
    facts: { retryAfter: seconds },
  })
}
