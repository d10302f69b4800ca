/** How much may be under way: little at first, then as much as the narrowest limit lets through in seconds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paceOf } from './pace.ts'
import { localBudget } from './ports.ts'

test('little until a limit is told, then never more than the narrowest lets through before what was seen is old', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }), async (limits) => {
      const { budget, isTold, atOnce } = paceOf(localBudget(() => 0))
      expect([isTold(), atOnce()]).toEqual([false, 8])
      await budget.learn('GET /a', 0, 0)
      expect(isTold()).toBe(false)
      for (const [at, limit] of limits.entries()) await budget.learn(`GET /${at}`, limit, limit)
      const narrowest = Math.min(...limits)
      expect(isTold()).toBe(true)
      expect(atOnce()).toBeGreaterThanOrEqual(8)
      expect(atOnce()).toBeLessThanOrEqual(Math.max(8, narrowest * 5))
      expect(atOnce()).toBe(Math.min(256, Math.max(8, narrowest * 4)))
    }),
  )
})

test('the budget below hears all of it', async () => {
  const { budget } = paceOf(localBudget(() => 0))
  await budget.learn('GET /a', 10, 0)
  expect(await budget.take('GET /a', 1)).toBe(100)
  await budget.pause('*', 5_000)
  expect(await budget.take('GET /b', 1)).toBe(5_000)
})
