/** Day numbers against the calendar of the platform. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, dayFrom, dayOf, partsOf, weekdayOf } from './day.ts'

const MS = 86_400_000
/** Years 1 to 9999. */
const anyDay = fc.integer({ min: -719_162, max: 2_932_896 })

describe('days', () => {
  test('agree with Date, in both directions', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * MS)
        expect(dateOf(day)).toBe(date.toISOString().slice(0, 10))
        expect(dayOf(dateOf(day))).toBe(day)
        expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7)
        expect(partsOf(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          date: date.getUTCDate(),
        })
      }),
      { numRuns: 2000 },
    )
  })

  test('every end of February of four centuries', () => {
    for (let year = 1900; year <= 2300; year++) {
      expect(dayFrom(year, 2, 28)).toBe(Date.UTC(year, 1, 28) / MS)
      expect(dayFrom(year, 3, 1)).toBe(Date.UTC(year, 2, 1) / MS)
    }
    expect(['1900', '2000', '2024', '2023', '2100'].map((year) => dayOf(`${year}-02-29`) !== null)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ])
  })

  test('months may run over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 3000 }), fc.integer({ min: -30, max: 30 }), (year, month) => {
        expect(dayFrom(year, month, 1)).toBe(Date.UTC(year, month - 1, 1) / MS)
      }),
    )
  })

  test('what is not a day is none', () => {
    const odd = ['', '2025-02-30', '2025-13-01', '2025-00-10', '2025-1-1', '0000-01-01', '2025-01-01T00:00', 'x']
    expect(odd.map(dayOf)).toEqual(odd.map(() => null))
  })
})
