/** Who may work on a site: one deployment alone, or the syncs of its connections side by side; never both. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '../base/index.ts'
import { type Db, isAnyHeld, leaseHolder } from '../store/index.ts'
import { underLease } from './lease.ts'

/** The lease outlives a slow renewal, and its holder's death by seconds only. */
const TERM = 9_000
const PAUSE = 100

export const siteLease = (site: string): string => `site:${site}`
const turnLeases = (site: string): string => `turn:${site}:`

/** Waits for the deployment before and for the turns of sync under way. New turns do not begin once it has the lease. */
export function aloneOnSite<T>(
  db: Db,
  site: string,
  { holder, wait }: { readonly holder: string; readonly wait: AbortSignal },
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T> {
  return underLease(db, { name: siteLease(site), holder, term: TERM, wait }, async (_, lost) => {
    while (await isAnyHeld(db, turnLeases(site))) {
      if (wait.aborted || lost.aborted)
        throw new Fault('lease.lost', 'Nobody waits for the site any more.', { about: site })
      await sleep(PAUSE)
    }
    return work(lost)
  })
}

/**
 * One turn of a connection's sync, unless a deployment has the site: then undefined, and nothing was begun. The turn is
 * told first and the deployment looked for after, so that of two who begin at once at least one sees the other.
 */
export async function besideOthers<T>(
  db: Db,
  site: string,
  connection: string,
  turn: (lost: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  if ((await leaseHolder(db, siteLease(site))) !== undefined) return undefined
  const mine = { name: turnLeases(site) + connection, holder: `sync:${connection}`, term: TERM }
  return underLease(db, mine, async (_, lost) =>
    (await leaseHolder(db, siteLease(site))) === undefined ? turn(lost) : undefined,
  )
}
