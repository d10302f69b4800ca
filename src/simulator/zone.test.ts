/** Laws of wall clocks and of the texts that Jira writes for times. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jiraTime } from './time.ts'
import { dateText, instantOf, isDate, localTime, offsetAt, readTime } from './zone.ts'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
]
const MINUTE = 60_000
const zone = fc.constantFrom(...ZONES)
const minute = fc
  .integer({ min: Date.UTC(2015, 0) / MINUTE, max: Date.UTC(2030, 0) / MINUTE })
  .map((one) => one * MINUTE)

describe('wall clocks', () => {
  test('what a clock shows leads back to the instant, or to the first time it showed that', () => {
    fc.assert(
      fc.property(zone, minute, (where, instant) => {
        const back = instantOf(where, localTime(where, instant))
        expect(localTime(where, back)).toEqual(localTime(where, instant))
        expect(back).toBeLessThanOrEqual(instant)
        if (back < instant) expect(offsetAt(where, back)).toBeGreaterThan(offsetAt(where, instant))
      }),
    )
  })
  test('the date is that of the same wall clock', () => {
    fc.assert(
      fc.property(zone, minute, (where, instant) => {
        const { year, month, day } = localTime(where, instant)
        const two = (value: number) => String(value).padStart(2, '0')
        expect(dateText(where, instant)).toBe(`${year}-${two(month)}-${two(day)}`)
      }),
    )
  })
  test('a time that the clock leaps over is read as far behind the leap as it is in it', () => {
    const leap = { year: 2026, month: 3, day: 29, hour: 2, minute: 30 }
    expect(new Date(instantOf('Europe/Berlin', leap)).toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })
  test('a time that the clock shows twice is its first showing', () => {
    const twice = { year: 2026, month: 10, day: 25, hour: 2, minute: 30 }
    expect(new Date(instantOf('Europe/Berlin', twice)).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })
  test('numbers beyond their range carry over', () => {
    const late = { year: 2026, month: 1, day: 32, hour: 24, minute: 0 }
    expect(dateText('Asia/Kolkata', instantOf('Asia/Kolkata', late))).toBe('2026-02-02')
  })
})

describe('texts of instants', () => {
  test('what Jira writes is read back', () => {
    fc.assert(
      fc.property(minute, (instant) => {
        expect(readTime(jiraTime(instant + 864))).toBe(instant + 864)
      }),
    )
  })
  test('offsets come with and without a colon', () => {
    expect(readTime('2026-02-07T07:26:55.864+0100')).toBe(readTime('2026-02-07T06:26:55.864Z'))
    expect(readTime('2015-04-11T15:22:00.000+10:00')).toBe(readTime('2015-04-11T05:22:00.000Z'))
  })
  test('anything else is not read', () => {
    for (const text of ['', 'soon', '2026-02-07', '2026-02-07T07:26', '2026-13-40T00:00:00Z'])
      expect(readTime(text)).toBeUndefined()
  })
  test('dates are real ones', () => {
    expect(isDate('2028-02-29')).toBe(true)
    for (const text of ['2026-02-29', '2026-2-9', '2026-02-07T00:00:00Z', '']) expect(isDate(text)).toBe(false)
  })
})
