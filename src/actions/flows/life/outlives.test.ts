/** How long a deployment is taken to last: never less than what the slowest before it took for each step. */
import { expect, test } from 'vitest'
import { estimate } from './outlives.ts'

test('the slowest of those before counts, for each step', () => {
  const around = estimate(0, [])
  expect(estimate(100, [])).toBe(around + 200_000)
  expect(estimate(100, [{ milliseconds: 500_000, steps: 50 }])).toBe(around + 1_000_000)
  expect(estimate(100, [{ milliseconds: 10, steps: 50 }])).toBe(around + 200_000)
  expect(estimate(5, [{ milliseconds: 10, steps: 0 }])).toBe(around + 10_000)
})
