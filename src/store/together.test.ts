/** Laws of what is written together: everything once, in order, never two writes at a time, and each hears of its own. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { virtualWorld } from '../../test/world.ts'
import { together } from './together.ts'

test('all that comes is written once, in order, by one write at a time, and told when it is', async () => {
  const arrivals = fc.array(fc.record({ at: fc.nat(20), takes: fc.nat(5), fails: fc.boolean() }), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(arrivals, async (all) => {
      const world = virtualWorld(1)
      const written: number[] = []
      const tried: (readonly number[])[] = []
      let under = 0
      const add = together<number>(async (some) => {
        expect(++under).toBe(1)
        tried.push(some)
        await world.sleep(Math.max(...some.map((one) => all[one]?.takes ?? 0)))
        under -= 1
        if (some.some((one) => all[one]?.fails)) throw new Error('failed')
        written.push(...some)
      })
      const came: number[] = []
      const ends = await Promise.all(
        all.map(async ({ at }, one) => {
          await world.sleep(at)
          came.push(one)
          return add(one).then(
            () => written.includes(one),
            () => !written.includes(one),
          )
        }),
      )
      expect(ends).toEqual(all.map(() => true))
      expect(tried.flat()).toEqual(came)
    }),
  )
})

test('what comes meanwhile goes with the next, and nothing waits for more to come', async () => {
  const world = virtualWorld(1)
  const sizes: number[] = []
  const add = together<number>(async (some) => {
    sizes.push(some.length)
    await world.sleep(10)
  })
  const first = add(0)
  await Promise.resolve()
  await Promise.all([first, ...[1, 2, 3].map(add)])
  expect([sizes, world.now() - virtualWorld(1).now()]).toEqual([[1, 3], 20])
})
