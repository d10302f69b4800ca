/** A minute's measure, by a clock that the test moves. */
import { expect, test } from 'vitest'
import { isFault } from '../base/index.ts'
import { Pace } from './pace.ts'

test('so many in a minute and no more, each on their own; the next minute begins anew', () => {
  let now = 0
  const pace = new Pace(() => now)
  const refused = (who: string): number | undefined => {
    try {
      pace.take(who, 3)
      return undefined
    } catch (error) {
      if (!isFault(error, 'too-many-requests')) throw error
      return Number(error.facts.retryAfter)
    }
  }
  expect([1, 2, 3].map(() => refused('a'))).toEqual([undefined, undefined, undefined])
  now = 15_000
  expect([refused('a'), refused('a'), refused('b')]).toEqual([45, 45, undefined])
  now = 60_000
  expect(refused('a')).toBeUndefined()
})

test('who asked long ago is forgotten, so that it does not grow for ever', () => {
  let now = 0
  const pace = new Pace(() => now)
  for (let at = 0; at < 30_000; at++) {
    now = at * 100
    pace.take(`who ${at}`, 1)
  }
  expect(pace.size).toBeLessThanOrEqual(10_001)
})
