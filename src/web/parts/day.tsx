/** A date without a clock: the same day wherever it is read. */
import type { ReactNode } from 'react'

export const dayText = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })

/** Days that stand in a sentence, as they stand everywhere else. */
export const withDays = (text: string): string => text.replace(/\b\d{4}-\d\d-\d\d\b/g, dayText)

/** A value that is a day, as days stand everywhere else; any other as it is. */
export const valueText = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) ? dayText(text) : text)

/** The reader's own. */
export function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

export function Day({ day, late }: { readonly day: string | null; readonly late?: boolean }): ReactNode {
  if (day === null) return <span className="dimmed">–</span>
  return (
    <time
      dateTime={day}
      className="tabular"
      style={late ? LATE : undefined}
      title={late ? 'The day is over' : undefined}
    >
      {dayText(day)}
    </time>
  )
}

const LATE = { color: 'var(--meaning-lose)', fontWeight: 500 } as const
