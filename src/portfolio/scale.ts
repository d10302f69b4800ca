/** Scale: where a day lies on the roadmap, which day lies there, and the ticks of its calendar. Pure. */
import { type Day, dayFrom, partsOf, weekdayOf } from './day.ts'

export const PERIODS = ['week', 'month', 'quarter', 'year'] as const
export type Period = (typeof PERIODS)[number]

export interface Scale {
  /** The day at x = 0. */
  readonly from: Day
  /** The first day that is no longer shown. */
  readonly until: Day
  readonly pixelsPerDay: number
}

/** The left edge of a day. */
export function xOf({ from, pixelsPerDay }: Scale, day: Day): number {
  return (day - from) * pixelsPerDay
}

export function dayAt({ from, pixelsPerDay }: Scale, x: number): Day {
  return from + Math.floor(x / pixelsPerDay)
}

/** How many whole days a drag over so many pixels means. */
export function daysAcross({ pixelsPerDay }: Scale, pixels: number): number {
  // Adding zero turns -0, which no reader expects, into 0.
  return Math.round(pixels / pixelsPerDay) + 0
}

export interface Tick {
  readonly period: Period
  readonly start: Day
  /** The first day of the next one. */
  readonly end: Day
  readonly label: string
}

/** Without gaps, from the one that holds the first day shown to the one that holds the last. */
export function ticksOf(period: Period, { from, until }: Pick<Scale, 'from' | 'until'>): Tick[] {
  const ticks: Tick[] = []
  for (let start = startOf(period, from); start < until; ) {
    const end = nextOf(period, start)
    ticks.push({ period, start, end, label: labelOf(period, start) })
    start = end
  }
  return ticks
}

/** All of these days in whole periods, with a spare one at either end; `today` is always among them. */
export function spanOf(
  bars: Iterable<{ readonly start: Day; readonly due: Day }>,
  today: Day,
  period: Period,
): Pick<Scale, 'from' | 'until'> {
  let [first, last] = [today, today]
  for (const { start, due } of bars) {
    first = Math.min(first, start)
    last = Math.max(last, due)
  }
  return { from: startOf(period, startOf(period, first) - 1), until: nextOf(period, nextOf(period, last)) }
}

/** The first day of the period that holds this day; weeks begin on Monday. */
export function startOf(period: Period, day: Day): Day {
  if (period === 'week') return day - weekdayOf(day)
  const { year, month } = partsOf(day)
  return dayFrom(year, firstMonth(period, month), 1)
}

/** The first day of the period after the one that holds this day. */
export function nextOf(period: Period, day: Day): Day {
  if (period === 'week') return startOf(period, day) + 7
  const { year, month } = partsOf(day)
  return dayFrom(year, firstMonth(period, month) + MONTHS_IN[period], 1)
}

const MONTHS_IN = { month: 1, quarter: 3, year: 12 }

function firstMonth(period: keyof typeof MONTHS_IN, month: number): number {
  return month - ((month - 1) % MONTHS_IN[period])
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function labelOf(period: Period, start: Day): string {
  const { year, month, date } = partsOf(start)
  if (period === 'year') return String(year)
  if (period === 'quarter') return `Q${Math.ceil(month / 3)}`
  const name = MONTHS[month - 1] ?? ''
  return period === 'month' ? name : `${date} ${name}`
}
