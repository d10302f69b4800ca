/** Dates in JQL: literals, periods and functions, read on the clock of who asks, to the minute. */
import type { Instant } from '../../base/index.ts'
import { instantOf, type LocalTime, localTime } from '../zone.ts'
import { BadQuery, type Single } from './query.ts'

/** The clock by which a query is read. */
export interface Clock {
  readonly now: Instant
  readonly zone: string
}

const MINUTE = 60_000
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 1_440 * MINUTE,
  w: 10_080 * MINUTE,
  y: 525_600 * MINUTE,
}

/** JQL knows no seconds: both sides of a comparison are cut to their minute (docs/jira-assumptions.md, JQL). */
export const toMinute = (instant: Instant): Instant => Math.floor(instant / MINUTE) * MINUTE

/** Undefined for `EMPTY`. */
export function readInstant(clock: Clock, operand: Single, field: string): Instant | undefined {
  if (operand.kind === 'empty') return undefined
  if (operand.kind === 'function') return callDate(clock, operand.name, operand.arguments, field)
  const { text, quoted } = operand
  if (!quoted && /^\d+$/.test(text)) return Number(text)
  const instant = readPeriod(clock, text) ?? readLiteral(clock, text)
  if (instant === undefined) throw new BadQuery([badDate(text, field)])
  return instant
}

function badDate(text: string, field: string): string {
  const formats =
    "'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'"
  return `Date value '${text}' for field '${field}' is invalid. Valid formats include: ${formats}.`
}

/** `-5m`, `-4w 2d`, `1h`: the sign holds for all of it. A number alone is minutes. */
function readPeriod({ now }: Clock, text: string): Instant | undefined {
  const minutes = /^[-+]?\d+$/.test(text.trim()) ? Number(text) : undefined
  if (minutes !== undefined) return now + minutes * MINUTE
  const whole = /^([-+]?)\s*((?:\d+[mhdwy]\s*)+)$/.exec(text.trim())
  if (!whole) return undefined
  const length = [...(whole[2] ?? '').matchAll(/(\d+)([mhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0),
    0,
  )
  return whole[1] === '-' ? now - length : now + length
}

function readLiteral({ zone }: Clock, text: string): Instant | undefined {
  const parts = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?$/.exec(text.trim())
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = [1, 3, 4, 5, 6].map((at) => Number(parts[at] ?? 0))
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month) && hour < 24 && minute < 60
  return isReal ? instantOf(zone, { year, month, day, hour, minute }) : undefined
}

type Unit = 'Day' | 'Week' | 'Month' | 'Year'
const SHORT: Readonly<Record<Unit, string>> = { Day: 'd', Week: 'w', Month: 'M', Year: 'y' }

function callDate(clock: Clock, name: string, args: readonly string[], field: string): Instant {
  if (name.toLowerCase() === 'now' && args.length === 0) return clock.now
  const parts = /^(startOf|endOf)(Day|Week|Month|Year)$/i.exec(name)
  if (!parts || args.length > 1) throw new BadQuery([`Unable to find JQL function '${name}(${args.join(', ')})'.`])
  const unit =
    (['Day', 'Week', 'Month', 'Year'] as const).find((one) => one.toLowerCase() === parts[2]?.toLowerCase()) ?? 'Day'
  const moved = increment(localTime(clock.zone, clock.now), args[0] ?? '', unit, name, field)
  const start = startOf(moved, unit)
  if (parts[1]?.toLowerCase() === 'startof') return instantOf(clock.zone, start)
  return instantOf(clock.zone, add(start, SHORT[unit], 1)) - 1
}

/** `-1`, `+2w`, `-3M`: calendar steps on the wall clock; without a unit they are of the function's own. */
function increment(time: LocalTime, text: string, unit: Unit, name: string, field: string): LocalTime {
  if (text === '') return time
  const parts = /^([-+]?\d+)([yMwdhm]?)$/.exec(text.trim())
  if (!parts)
    throw new BadQuery([`Value '${text}' passed to function '${name}' for field '${field}' is not a valid increment.`])
  return add(time, parts[2] || SHORT[unit], Number(parts[1]))
}

function add(time: LocalTime, unit: string, count: number): LocalTime {
  if (unit === 'M' || unit === 'y') {
    const months = time.year * 12 + time.month - 1 + count * (unit === 'y' ? 12 : 1)
    const year = Math.floor(months / 12)
    const month = months - year * 12 + 1
    return { ...time, year, month, day: Math.min(time.day, lengthOf(year, month)) }
  }
  return normal({
    ...time,
    day: time.day + (unit === 'd' ? count : unit === 'w' ? 7 * count : 0),
    hour: time.hour + (unit === 'h' ? count : 0),
    minute: time.minute + (unit === 'm' ? count : 0),
  })
}

function startOf(time: LocalTime, unit: Unit): LocalTime {
  const midnight = { ...time, hour: 0, minute: 0 }
  if (unit === 'Day') return midnight
  if (unit === 'Month') return { ...midnight, day: 1 }
  if (unit === 'Year') return { ...midnight, month: 1, day: 1 }
  return normal({ ...midnight, day: time.day - weekday(time) })
}

/** Sunday is 0: English weeks begin there, and the simulator speaks English. */
function weekday({ year, month, day }: LocalTime): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay()
}

function normal({ year, month, day, hour, minute }: LocalTime): LocalTime {
  return localTime('UTC', Date.UTC(year, month - 1, day, hour, minute))
}

function lengthOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
