/** The laws of waves. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wavesOf } from './waves.ts'

const plan = fc
  .array(fc.array(fc.nat(), { maxLength: 4 }), { maxLength: 30 })
  .map((all) =>
    all.map((befores, at) => ({ id: `${at}`, after: at === 0 ? [] : befores.map((before) => `${before % at}`) })),
  )

test('a step stands in the first wave in which all that it waits for is over', () => {
  fc.assert(
    fc.property(plan, (steps) => {
      const waves = wavesOf(steps)
      for (const { id, after } of steps)
        expect(waves.get(id)).toBe(1 + Math.max(0, ...after.map((before) => waves.get(before) ?? Number.NaN)))
    }),
  )
})
