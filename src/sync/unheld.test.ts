/** Nothing of a time that nobody held is ever forgotten, however many come, and a query for it holds all that was made in it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLOCKS, createdIn, shownAt, type Unheld, unheldSince, withUnheld } from './unheld.ts'
import { LAG_GUARD } from './windows.ts'

const MINUTE = 60_000
const NOW = 1_780_304_400_000
const YEAR = 365 * 24 * 60 * MINUTE

const SPAN = fc
  .tuple(fc.integer({ min: 1, max: YEAR }), fc.nat(YEAR))
  .map(([ago, long]): Unheld => ({ from: NOW - ago, to: Math.min(NOW, NOW - ago + long) }))

test('law: whatever was unheld stays so, in order, apart, and no more of it than can be asked for', () => {
  fc.assert(
    fc.property(fc.array(SPAN, { maxLength: 60 }), (spans) => {
      const joined = spans.reduce<readonly Unheld[]>(withUnheld, [])
      for (const { from, to } of spans) expect(joined.some((one) => one.from <= from && one.to >= to)).toBe(true)
      for (const [at, { from, to }] of joined.entries()) {
        expect(from).toBeLessThanOrEqual(to)
        expect(from).toBeGreaterThan(joined[at - 1]?.to ?? 0)
      }
      expect(joined.length).toBeLessThanOrEqual(20)
    }),
  )
})

test('noted once more by whoever comes after one that died, it is one and lasted longer', () => {
  const first = withUnheld([], { from: 1, to: 5 })
  expect(withUnheld(first, { from: 1, to: 9 })).toEqual([{ from: 1, to: 9 }])
  expect(withUnheld(first, { from: 6, to: 9 })).toEqual([
    { from: 1, to: 5 },
    { from: 6, to: 9 },
  ])
})

test('those that touch are one', () => {
  expect(withUnheld([{ from: 1, to: 5 }], { from: 5, to: 9 })).toEqual([{ from: 1, to: 9 }])
})

test('twenty are told apart; of more the oldest are one, with all between them', () => {
  const apart = (many: number) => Array.from({ length: many }, (_, at) => ({ from: 10 * at, to: 10 * at + 1 }))
  const joined = (many: number) => apart(many).reduce<readonly Unheld[]>(withUnheld, [])
  expect(joined(20)).toEqual(apart(20))
  expect(joined(25)).toEqual([{ from: 0, to: 51 }, ...apart(25).slice(6)])
})

test('an item is asked for in those that ended after it came to be', () => {
  const both = [
    { from: 1, to: 5 },
    { from: 7, to: 9 },
  ]
  expect(unheldSince(both, 5)).toEqual(both)
  expect(unheldSince(both, 6)).toEqual([{ from: 7, to: 9 }])
  expect(shownAt(both)).toBe(9 + LAG_GUARD)
})

test('law: what was made in it is in its query, whichever clock of the two is ahead, and whenever it is asked', () => {
  const clock = fc.integer({ min: -CLOCKS, max: CLOCKS })
  fc.assert(
    fc.property(SPAN, fc.double({ min: 0, max: 1, noNaN: true }), clock, fc.nat(YEAR), (span, part, drift, later) => {
      const made = span.from + Math.floor((span.to - span.from) * part) + drift
      const now = NOW + later
      const [, first, last] =
        /^\(created >= "-(\d+)m"(?: AND created <= "-(\d+)m")?\)$/.exec(createdIn([span], now)) ?? []
      // Jira cuts what an issue says of itself, and both ends of the query.
      const minute = (instant: number) => Math.floor(instant / MINUTE)
      expect(minute(made)).toBeGreaterThanOrEqual(minute(now - Number(first) * MINUTE))
      if (last !== undefined) expect(minute(made)).toBeLessThanOrEqual(minute(now - Number(last) * MINUTE))
      if (last === undefined) expect(now - span.to).toBeLessThan(CLOCKS + 2 * MINUTE)
    }),
  )
})
