/** An instant for people: "5 min ago", with the exact one on hover, in the reader's zone. */
import { Tooltip } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'

const STEPS = [
  [60, 'second'],
  [60, 'minute'],
  [24, 'hour'],
  [30, 'day'],
  [12, 'month'],
  [Number.POSITIVE_INFINITY, 'year'],
] as const
const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })

export function ago(instant: string, now: number): string {
  let amount = (Date.parse(instant) - now) / 1_000
  if (Math.abs(amount) < 10) return 'just now'
  for (const [size, unit] of STEPS) {
    // Rounded first: "60 sec ago" is a minute.
    if (Math.abs(Math.round(amount)) < size) return words.format(Math.round(amount), unit).replace('.', '')
    amount /= size
  }
  return instant
}

export function When({ at }: { readonly at: string }): ReactNode {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  const exact = new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' })
  return (
    <Tooltip label={exact}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {ago(at, now)}
      </time>
    </Tooltip>
  )
}
