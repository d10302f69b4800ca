/** Windows of polling miss nothing: whatever is touched and however late the index tells of it, some window still holds it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LAG_GUARD, nextCursor, windowMinutes } from './windows.ts'

const MINUTE = 60_000
const NOW = 1_780_304_400_000

test('what was touched at a window’s beginning or since is in it, though JQL cuts to the minute and clocks differ', () => {
  fc.assert(
    fc.property(fc.nat(90 * MINUTE), fc.nat(MINUTE - 1), (ago, into) => {
      const [cursor, now] = [NOW - ago + into, NOW + into]
      // Jira cuts both the window's beginning and what an issue says of itself.
      const from = Math.floor((now - windowMinutes(cursor, now) * MINUTE) / MINUTE) * MINUTE
      expect(from).toBeLessThanOrEqual(cursor - 4 * MINUTE)
      expect(from).toBeGreaterThan(cursor - 8 * MINUTE)
    }),
  )
})

test('a window has whole minutes, and never none, though the site’s clock went back', () => {
  expect([0, 30_000, 60_000].map((ago) => windowMinutes(NOW - ago, NOW))).toEqual([5, 6, 6])
  expect(windowMinutes(NOW + 30 * MINUTE, NOW)).toBe(1)
})

test('the cursor stays behind what was read by as much as the index may trail, and never goes back', () => {
  expect(nextCursor(null, NOW)).toBe(NOW - LAG_GUARD)
  expect(nextCursor(NOW - 60 * MINUTE, NOW)).toBe(NOW - LAG_GUARD)
  expect(nextCursor(NOW - MINUTE, NOW)).toBe(NOW - MINUTE)
  expect(LAG_GUARD).toBeGreaterThanOrEqual(5 * MINUTE)
})
