/** Days and times by the clocks of a zone, before 1970 and on nights on which clocks change too. */
import { describe, expect, test } from 'vitest'
import { dayIn, instantIn, isZone, timeOfDayIn } from './zone.ts'

describe('a zone', () => {
  test('is one that there is', () => {
    expect([isZone('Europe/Berlin'), isZone('UTC'), isZone('Europe/Nowhere'), isZone('')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
  test('shows its own day and time, before the first of all days too', () => {
    expect(timeOfDayIn('UTC', -1)).toBe(86_399_999)
    expect(dayIn('UTC', -1)).toBe('1969-12-31')
    expect(timeOfDayIn('UTC', 1_500)).toBe(1_500)
    expect(timeOfDayIn('Asia/Kolkata', 0)).toBe(19_800_000)
    expect(timeOfDayIn('UTC', 0)).toBe(0)
  })
  test('shows each day’s time once, on nights on which clocks change too', () => {
    expect(instantIn('UTC', 'no day', 0)).toBeNull()
    expect(instantIn('UTC', '1970-01-02', 7)).toBe(86_400_007)
    // Midnight is left out where clocks go on at midnight.
    expect(dayIn('America/Sao_Paulo', instantIn('America/Sao_Paulo', '2018-11-04', 0) ?? 0)).toBe('2018-11-04')
    expect(instantIn('Australia/Lord_Howe', '2027-04-04', 3_600_000 * 1.75)).toBe(Date.UTC(2027, 3, 3, 14, 45))
  })
})
