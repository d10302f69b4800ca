/** Guessing gets slower, and nobody is locked out: laws over any number of failures. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { waitFor } from './sign-in-pace.ts'

const NOW = Date.parse('2026-01-01T12:00:00Z')
const none = { count: 0, last: 0 }
const failures = fc.record({
  count: fc.integer({ min: 0, max: 1_000 }),
  last: fc.integer({ min: NOW - 7_200_000, max: NOW }),
})
const failed = fc.record({ account: failures, address: failures, both: failures, isKnown: fc.boolean() })

test('no wait is longer than a quarter of an hour', () => {
  fc.assert(fc.property(failed, (one) => waitFor(one, NOW) >= 0 && waitFor(one, NOW) <= 900_000))
})

test('after one more failure the wait is no shorter', () => {
  fc.assert(
    fc.property(failed, fc.constantFrom('account', 'address', 'both'), (one, which) => {
      const worse = { ...one, [which]: { ...one[which], count: one[which].count + 1 } }
      return waitFor(worse, NOW) >= waitFor(one, NOW)
    }),
  )
})

test('what others fail at an account elsewhere holds its person up a minute at most, and nowhere they signed in before', () => {
  fc.assert(
    fc.property(failures, (account) => {
      const others = { account, address: none, both: none }
      return waitFor({ ...others, isKnown: false }, NOW) <= 60_000 && waitFor({ ...others, isKnown: true }, NOW) === 0
    }),
  )
})

test('a few mistakes cost nothing, and those of an hour ago count no longer', () => {
  const at = (count: number, ago: number) =>
    waitFor({ account: none, address: none, both: { count, last: NOW - ago }, isKnown: false }, NOW)
  expect([at(4, 0), at(5, 0), at(6, 0), at(7, 0), at(40, 0)]).toEqual([0, 5_000, 10_000, 20_000, 900_000])
  expect([at(5, 5_000), at(40, 3_600_001)]).toEqual([0, 0])
})
