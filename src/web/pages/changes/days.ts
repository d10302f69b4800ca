/** Days as the page's address and its words have them. */
import { dateOf, dayOf } from '../../../portfolio/index.ts'
import { dayText, today } from '../../parts/day.tsx'

/** So many days ago, as YYYY-MM-DD. */
export const dayBefore = (days: number): string => dateOf((dayOf(today()) ?? 0) - days)

export const spanText = ({ from, to }: { readonly from: string; readonly to?: string }): string =>
  `From ${dayText(from)} to ${to === undefined ? 'now' : dayText(to)}`

/** "12 days later". */
export function slipText(days: number): string {
  if (days === 0) return 'same day'
  const count = Math.abs(days)
  return `${count} ${count === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`
}
