/** Works under a lease: renewed while the work lasts, given back at its end, the work told when it is lost. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '../base/index.ts'
import { acquireLease, type Db, type Lease, leaseHolder, releaseLease, renewLease } from '../store/index.ts'

export interface LeaseOptions {
  /** What is leased: `site:<id>`. */
  readonly name: string
  /** Who holds it, for those who find it taken: `deployment:<id>`. */
  readonly holder: string
  /** Milliseconds after which a holder that no longer renews has lost it. */
  readonly term?: number
  /** Waits until it is free or this is aborted; without it, a taken lease is a fault. */
  readonly wait?: AbortSignal
}

const TERM = 15_000
const PAUSE = 250

/** The signal is aborted with `lease.lost` when it could not be renewed in time; writes check the fence (`checkLease`). */
export async function underLease<T>(
  db: Db,
  options: LeaseOptions,
  work: (lease: Lease, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const term = options.term ?? TERM
  const lease = await acquire(db, options, term)
  const lost = new AbortController()
  const timer = setInterval(() => void renew(db, lease, term, lost), term / 3)
  try {
    return await work(lease, lost.signal)
  } finally {
    clearInterval(timer)
    await releaseLease(db, lease).catch(() => {})
  }
}

async function acquire(db: Db, { name, holder, wait }: LeaseOptions, term: number): Promise<Lease> {
  for (;;) {
    const lease = await acquireLease(db, name, holder, term)
    if (lease) return lease
    if (wait?.aborted) throw new Fault('lease.lost', `Nobody waits for ${name} any more.`, { about: name })
    if (!wait) {
      const other = (await leaseHolder(db, name)) ?? 'somebody else'
      throw new Fault('conflict', `${name} is taken by ${other}.`, { about: name, remedy: 'Wait until it has ended.' })
    }
    await sleep(PAUSE)
  }
}

async function renew(db: Db, lease: Lease, term: number, lost: AbortController): Promise<void> {
  try {
    if (await renewLease(db, lease, term)) return
  } catch {
    // The database does not answer: the next try may, and until then the term decides.
    return
  }
  lost.abort(new Fault('lease.lost', `${lease.name} was lost.`, { about: lease.name }))
}
