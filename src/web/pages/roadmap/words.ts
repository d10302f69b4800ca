/** What a bar is called, and what a drag says while it lasts. Pure. */
import { type Bar, type Day, dateOf } from '../../../portfolio/index.ts'
import { percent } from '../../parts/portfolio/share.tsx'
import type { Sign } from '../../parts/signs.ts'
import type { Entry } from './entry.ts'

const LONG = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const SHORT = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

const instant = (day: Day): Date => new Date(`${dateOf(day)}T00:00:00Z`)

/** For who listens, "3 March to 30 June 2026": a year that both share is said once. */
function heardSpan({ start, due }: Bar): string {
  const [first, last] = [LONG.format(instant(start)), LONG.format(instant(due))]
  if (start === due) return last
  return `${first.slice(-4) === last.slice(-4) ? first.slice(0, -5) : first} to ${last}`
}

/** As the reader writes dates. */
export function spanText(bar: Bar, format = SHORT): string {
  return openSpan(bar, (day) => format.format(instant(day))) ?? format.formatRange(instant(bar.start), instant(bar.due))
}

function openSpan({ start, due, startFrom, dueFrom }: Bar, written: (day: Day) => string): string | undefined {
  if (dueFrom === 'open') return `from ${written(start)}, no due date`
  return startFrom === 'open' ? `due ${written(due)}, no start` : undefined
}

/** Where ends of the bar come from that are not the item's own. */
export function fromBelow({ startFrom, dueFrom }: Bar): string | undefined {
  if (startFrom === 'below' && dueFrom === 'below') return 'dates from the items below it'
  if (startFrom === 'below') return 'start from the items below it'
  return dueFrom === 'below' ? 'end from the items below it' : undefined
}

/** For who listens: "Carrier onboarding, 3 March to 30 June 2026, 42 % done, at risk". */
export function barText(
  { row }: Entry,
  bar: Bar,
  sign: Sign | undefined,
  more: readonly (string | undefined)[],
): string {
  const { name, share, issue } = row
  return [
    name,
    openSpan(bar, (day) => LONG.format(instant(day))) ?? heardSpan(bar),
    share === null ? undefined : `${percent(share)} done`,
    sign?.word.toLowerCase(),
    fromBelow(bar),
    issue ? `aligned with ${issue.key}` : undefined,
    ...more,
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

/** "3 Mar – 14 Oct 2026 · due 14 days later". */
export function dragText(before: Bar | null, after: Bar, format = SHORT): string {
  const span = spanText(after, format)
  if (!before) return span
  const [first, last] = [after.start - before.start, after.due - before.due]
  if (first === last) return first === 0 ? span : `${span} · ${shift(first)}`
  return `${span} · ${first === 0 ? `due ${shift(last)}` : `start ${shift(first)}`}`
}

function shift(days: number): string {
  const count = Math.abs(days)
  return `${count} ${count === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'}`
}
