/** Days and times of day in a named time zone, daylight saving included. Pure. */
import type { Instant } from '../../base/index.ts'
import { dateOf, dayOf } from '../../portfolio/index.ts'

const DAY = 86_400_000
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Whether there is such a zone: `Europe/Berlin`, `UTC`. */
export function isZone(name: string): boolean {
  try {
    return clockOf(name) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The day that it is there, YYYY-MM-DD. */
export const dayIn = (zone: string, at: Instant): string => dateOf(Math.floor(shownAt(zone, at) / DAY))

/** Milliseconds since midnight by the clocks there. */
export const timeOfDayIn = (zone: string, at: Instant): number => ((shownAt(zone, at) % DAY) + DAY) % DAY

/**
 * When clocks there show that time of that day: the first of two such moments in autumn, and in spring, where they never
 * show it, as much later as they are put forward. Null for a day that the zone left out.
 */
export function instantIn(zone: string, day: string, timeOfDay: number): Instant | null {
  const wanted = (dayOf(day) ?? Number.NaN) * DAY + timeOfDay
  if (Number.isNaN(wanted)) return null
  const offsets = [wanted - DAY, wanted + DAY].map((near) => shownAt(zone, near) - near)
  const moments = offsets.map((offset) => wanted - offset)
  const exact = moments.filter((at) => shownAt(zone, at) === wanted).sort((a, b) => a - b)[0]
  return exact ?? moments.find((at) => dayIn(zone, at) === day) ?? null
}

/** What clocks there show, as if it were UTC. */
function shownAt(zone: string, at: Instant): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)] as const),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const seconds = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return seconds + (((at % 1_000) + 1_000) % 1_000)
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const number = 'numeric'
  const shown = { year: number, month: number, day: number, hour: number, minute: number, second: number } as const
  const made = new Intl.DateTimeFormat('en-US', { ...shown, hourCycle: 'h23', timeZone: zone, calendar: 'gregory' })
  clocks.set(zone, made)
  return made
}
