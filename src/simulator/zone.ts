/** Wall clocks: what an instant reads in a time zone, and at which instant a zone's clock shows a time. */
import type { Instant } from '../base/index.ts'

/** Month and day count from one. Numbers beyond their range carry over: day 32 of January is 1 February. */
export interface LocalTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const QUARTER = 900_000
const DAY = 86_400_000
const clocks = new Map<string, Intl.DateTimeFormat>()
/** Zones change their offset on a quarter of an hour, so one answer holds for all of it. */
const offsets = new Map<string, Map<number, number>>()

/** Milliseconds that the zone's clock is ahead of UTC. */
export function offsetAt(zone: string, instant: Instant): number {
  const quarter = Math.floor(instant / QUARTER)
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const offset = known.get(quarter) ?? readOffset(zone, quarter * QUARTER)
  known.set(quarter, offset)
  return offset
}

function readOffset(zone: string, instant: Instant): number {
  if (zone === 'UTC') return 0
  const clock = clocks.get(zone) ?? makeClock(zone)
  const parts = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    Math.floor(instant / 1_000) * 1_000
  )
}

function makeClock(timeZone: string): Intl.DateTimeFormat {
  const number = 'numeric'
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: number,
    month: number,
    day: number,
    hour: number,
    minute: number,
    second: number,
  })
  clocks.set(timeZone, clock)
  return clock
}

export function localTime(zone: string, instant: Instant): LocalTime {
  const shifted = new Date(instant + offsetAt(zone, instant))
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

/** Where the clock shows a time twice, the first; where it never does, the instant as far behind the gap as the time is in it. */
export function instantOf(zone: string, { year, month, day, hour, minute }: LocalTime): Instant {
  const wall = Date.UTC(year, month - 1, day, hour, minute)
  const before = offsetAt(zone, wall - DAY)
  const after = offsetAt(zone, wall + DAY)
  if (offsetAt(zone, wall - before) === before) return wall - before
  if (offsetAt(zone, wall - after) === after) return wall - after
  return wall - before
}

/** `2026-03-29`: the calendar date that the zone shows. */
export function dateText(zone: string, instant: Instant): string {
  return new Date(instant + offsetAt(zone, instant)).toISOString().slice(0, 10)
}

/** Reads ISO 8601 with an offset, with or without its colon; undefined when it is something else. */
export function readTime(text: string): Instant | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:?\d\d)$/.exec(text)
  if (!parts) return undefined
  const offset = parts[2] === 'Z' ? 'Z' : `${parts[2]?.slice(0, 3)}:${parts[2]?.slice(-2)}`
  const instant = Date.parse(`${parts[1]}${offset}`)
  return Number.isNaN(instant) ? undefined : instant
}

/** A date of the calendar, `2026-02-29` is none. */
export function isDate(text: string): boolean {
  const instant = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}
