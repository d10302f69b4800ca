/** Windows of polling miss nothing: whatever is touched and however late the index tells of it, some window still holds it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWholeDue, LAG_GUARD, lookMinutes, lookUntil, nextCursor, windowMinutes } from './windows.ts'

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

test('law: short looks come between whole windows, never for long, and hold what was touched since the one before', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3 * MINUTE), { maxLength: 60 }), (pauses) => {
      let [now, whole, looked] = [NOW, NOW, NOW]
      let cursor = nextCursor(null, NOW)
      for (const pause of pauses) {
        now += pause
        if (isWholeDue(cursor, now)) {
          expect(now - whole).toBeGreaterThanOrEqual(MINUTE)
          cursor = nextCursor(cursor, now)
          whole = now
        } else {
          expect(now - whole).toBeLessThan(MINUTE)
          expect(now - lookMinutes(looked, now) * MINUTE).toBeLessThanOrEqual(looked - 2 * MINUTE)
          expect(lookMinutes(looked, now)).toBeLessThan(windowMinutes(cursor, now))
        }
        looked = now
      }
    }),
  )
})

test('windows are whole until the first cursor is far enough behind', () => {
  const due = [0, LAG_GUARD - 1, LAG_GUARD, LAG_GUARD + MINUTE].map((ago) => isWholeDue(NOW - ago, NOW))
  expect(due).toEqual([true, true, false, true])
})

test('a look reaches back two minutes beyond the one before, and after a long silence no farther than five', () => {
  const reach = [-MINUTE, 0, 10_000, 2 * MINUTE, 86_400_000].map((ago) => lookMinutes(NOW - ago, NOW))
  expect(reach).toEqual([2, 2, 3, 4, 5])
})

test('a look goes on beyond the one before by as long as the index may be slow', () => {
  expect(NOW - lookUntil(NOW)).toBe(30_000)
})

test('the cursor stays behind what was read by as much as the index may trail, and never goes back', () => {
  expect(nextCursor(null, NOW)).toBe(NOW - LAG_GUARD)
  expect(nextCursor(NOW - 60 * MINUTE, NOW)).toBe(NOW - LAG_GUARD)
  expect(nextCursor(NOW - MINUTE, NOW)).toBe(NOW - MINUTE)
  expect(LAG_GUARD).toBeGreaterThanOrEqual(5 * MINUTE)
})
