/** The laws of pace. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paceOf, remember, type Seen, secondsText } from './pace.ts'

test('steady work is foretold exactly, whenever it is looked at', () => {
  const steady = (perSecond: number, looks: number): void => {
    const of = perSecond * 100
    const seen = Array.from({ length: looks }, (_, second): Seen => ({ at: second * 1_000, done: second * perSecond }))
    const pace = paceOf(seen.reduce<readonly Seen[]>(remember, []), of)
    expect(pace?.perMinute).toBeCloseTo(perSecond * 60, 6)
    expect(pace?.secondsLeft).toBeCloseTo(100 - (looks - 1), 6)
  }
  fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 2, max: 90 }), steady))
})

test('nothing is foretold before something moved, nor from before a new beginning', () => {
  expect(paceOf([], 10)).toBeUndefined()
  expect(paceOf(remember(remember([], { at: 0, done: 3 }), { at: 1_000, done: 3 }), 10)).toBeUndefined()
  expect(remember([{ at: 0, done: 9 }], { at: 1_000, done: 2 })).toEqual([{ at: 1_000, done: 2 }])
})

test('time left is told as people say it', () => {
  expect([3, 42, 300, 9_000].map(secondsText)).toEqual(['a few seconds', '40 s', '5 min', '3 h'])
})
