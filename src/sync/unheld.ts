/** Times in which nobody held the connection, as far as the database knows: of what was made in them it may not know. Pure. */
import type { Instant } from '../base/index.ts'
import { LAG_GUARD } from './windows.ts'

const MINUTE = 60_000

/** An outage, or the time from a backup to its being restored: they cannot be told apart. */
export interface Unheld {
  readonly from: Instant
  readonly to: Instant
}

/** A worker’s death and a server’s start take less. */
export const SOON = MINUTE
/** Jira’s clock and ours may differ by so much; and the lease that a backup holds runs on a little after it. */
export const CLOCKS = 15 * MINUTE
/** So many are told apart; before that the oldest two are one, and all between them too. */
const MOST = 20

/** With one more: what overlaps is one. */
export function withUnheld(known: readonly Unheld[], more: Unheld): readonly Unheld[] {
  const joined: Unheld[] = []
  for (const one of [...known, more].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && one.from <= last.to) joined.splice(-1, 1, { from: last.from, to: Math.max(last.to, one.to) })
    else joined.push(one)
  }
  const [first, second, ...others] = joined
  return first && second && joined.length > MOST ? [{ from: first.from, to: second.to }, ...others] : joined
}

/** Those in which an issue may have been made for an item that came to be then. */
export function unheldSince(unheld: readonly Unheld[], born: Instant): readonly Unheld[] {
  return unheld.filter(({ to }) => born <= to)
}

/** Until then no search need show what was made in them. */
export function shownAt(unheld: readonly Unheld[]): Instant {
  return Math.max(0, ...unheld.map(({ to }) => to)) + LAG_GUARD
}

/** Of issues that were made in them: as minutes before now, whatever Jira's clock says and whichever zone is the account's. */
export function createdIn(unheld: readonly Unheld[], now: Instant): string {
  const ago = (instant: Instant) => Math.ceil((now - instant) / MINUTE)
  const spans = unheld.map(({ from, to }) => {
    const [first, last] = [ago(from - CLOCKS), ago(to + CLOCKS)]
    return `created >= "-${first}m"${last > 1 ? ` AND created <= "-${last - 1}m"` : ''}`
  })
  return `(${spans.join(' OR ')})`
}
