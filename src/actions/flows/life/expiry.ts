/** When a token's end is warned of. Pure: a date and a clock in, what is to be said out. */
import type { Instant } from '../../../base/index.ts'

/** Days before the end. */
export const THRESHOLDS = [60, 30, 14, 7, 3, 1] as const
export const DAY = 86_400_000

export interface Warning {
  /** Names this warning of this end: a corrected date is warned of anew. */
  readonly what: string
  /** Whole days that are left; less than 0 once it has ended. */
  readonly days: number
}

/** The one that is to be said by now: whoever slept through some is told the latest of them. Daily once it has ended. */
export function warningDue(expiresAt: Instant, now: Instant): Warning | undefined {
  const left = (expiresAt - now) / DAY
  const days = Math.floor(left)
  const end = new Date(expiresAt).toISOString()
  if (left <= 0) return { what: `ended ${end} ${Math.floor(-left)}`, days: Math.min(days, -1) }
  const threshold = THRESHOLDS.findLast((one) => left <= one)
  return threshold === undefined ? undefined : { what: `ends ${end} ${threshold}`, days }
}

/** As people read it: in how many days, or since when. */
export function endsIn(days: number): string {
  if (days < -1) return `ended ${-days - 1} ${days === -2 ? 'day' : 'days'} ago`
  if (days === -1) return 'has ended'
  if (days === 0) return 'ends within a day'
  return `ends in ${days} ${days === 1 ? 'day' : 'days'}`
}
