/** Laws of dates in queries, in zones whose clocks change at odd times and by odd steps. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localTime, offsetAt } from '../zone.ts'
import { readInstant, toMinute } from './dates.ts'
import { BadQuery, type Single } from './query.ts'

const MINUTE = 60_000
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Australia/Lord_Howe']
const zone = fc.constantFrom(...ZONES)
/** Around the nights when clocks change, and far from them. */
const instant = fc
  .oneof(
    ...['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-11-01T06:00Z', '2026-04-04T15:00Z'].map(
      (change) => fc.integer({ min: -7_200, max: 7_200 }).map((seconds) => Date.parse(change) + seconds * 1_000),
    ),
    fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2028, 0) }),
  )
  .map((one) => Math.floor(one))

const value = (text: string, quoted = true): Single => ({ kind: 'value', text, quoted })
const call = (name: string, ...args: string[]): Single => ({ kind: 'function', name, arguments: args, source: name })

function wallClock(where: string, at: number): string {
  const { year, month, day, hour, minute } = localTime(where, at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

/** False for the second showing of an hour that the clock shows twice. */
const isFirstShowing = (where: string, at: number) =>
  [30, 60].every((minutes) => wallClock(where, at - minutes * MINUTE) !== wallClock(where, at))

describe('dates in JQL', () => {
  test('a literal is the minute that the asker’s clock showed, changes of the clock included', () => {
    fc.assert(
      fc.property(zone, instant, (where, at) => {
        const read = readInstant({ now: 0, zone: where }, value(wallClock(where, at)), 'updated') ?? 0
        if (isFirstShowing(where, at)) expect(read).toBe(toMinute(at))
        else expect(read).toBeLessThan(at)
      }),
    )
  })
  test('both spellings mean the same, and a date alone is its midnight', () => {
    fc.assert(
      fc.property(zone, instant, (where, at) => {
        const clock = { now: 0, zone: where }
        const text = wallClock(where, at)
        expect(readInstant(clock, value(text.replaceAll('-', '/')), 'due')).toBe(readInstant(clock, value(text), 'due'))
        const day = text.slice(0, 10)
        expect(readInstant(clock, value(day), 'due')).toBe(readInstant(clock, value(`${day} 00:00`), 'due'))
      }),
    )
  })
  test('a period does not care for clocks', () => {
    fc.assert(
      fc.property(zone, instant, fc.nat({ max: 9_999 }), (where, now, count) => {
        expect(readInstant({ now, zone: where }, value(`-${count}m`), 'updated')).toBe(now - count * MINUTE)
        expect(readInstant({ now, zone: where }, value(`${count}h`), 'updated')).toBe(now + count * 60 * MINUTE)
      }),
    )
    const now = Date.UTC(2026, 0, 1)
    expect(readInstant({ now, zone: 'UTC' }, value('-4w 2d'), 'updated')).toBe(Date.UTC(2025, 11, 2))
  })
  test('a day ends a millisecond before the next begins, however long it is', () => {
    fc.assert(
      fc.property(zone, instant, fc.constantFrom('Day', 'Week', 'Month', 'Year'), (where, now, unit) => {
        const clock = { now, zone: where }
        const start = readInstant(clock, call(`startOf${unit}`), 'due') ?? 0
        const end = readInstant(clock, call(`endOf${unit}`), 'due') ?? 0
        const next = readInstant(clock, call(`startOf${unit}`, '1'), 'due') ?? 0
        expect(start).toBeLessThanOrEqual(now)
        expect(end).toBeGreaterThanOrEqual(now)
        expect(next).toBe(end + 1)
        if (offsetAt(where, start) === offsetAt(where, now)) expect(wallClock(where, start)).toMatch(/ 00:00$/)
      }),
    )
  })
  test.each([
    ['now()', call('now'), '2026-03-31T10:17:45.000Z'],
    ['startOfDay()', call('startOfDay'), '2026-03-30T22:00:00.000Z'],
    ['startOfDay(-2d)', call('startOfDay', '-2d'), '2026-03-28T23:00:00.000Z'],
    ['endOfDay("+1")', call('endOfDay', '+1'), '2026-04-01T21:59:59.999Z'],
    ['startOfWeek()', call('startOfWeek'), '2026-03-28T23:00:00.000Z'],
    ['startOfMonth(-1)', call('startOfMonth', '-1'), '2026-01-31T23:00:00.000Z'],
    ['endOfMonth(-1M)', call('endOfMonth', '-1M'), '2026-02-28T22:59:59.999Z'],
    ['endOfYear()', call('ENDOFYEAR'), '2026-12-31T22:59:59.999Z'],
  ])('%s', (_, operand, expected) => {
    const clock = { now: Date.parse('2026-03-31T10:17:45Z'), zone: 'Europe/Berlin' }
    expect(new Date(readInstant(clock, operand, 'due') ?? 0).toISOString()).toBe(expected)
  })
  test('a bare number is milliseconds, in quotes it is minutes', () => {
    expect(readInstant({ now: 60 * MINUTE, zone: 'UTC' }, value('-15'), 'updated')).toBe(45 * MINUTE)
    expect(readInstant({ now: 0, zone: 'UTC' }, value('1732877091000', false), 'updated')).toBe(1_732_877_091_000)
  })
  test.each(['soon', '2026-13-01', '2026-02-30', '2026-02-01 24:00', '2026-02/01', '-5x', ''])(
    '%j is no date',
    (text) => {
      expect(() => readInstant({ now: 0, zone: 'UTC' }, value(text), 'updated')).toThrow(BadQuery)
    },
  )
})
