/** What is gathered is kept once each, in its order, never two lots at a time; and a lot that fails is told to its own alone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gather } from './gather.ts'

test('law: however they come, each is kept once, in order, one lot after another', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 30 }), async (pauses) => {
      const lots: number[][] = []
      let under = 0
      const keep = gather<number>(async (some) => {
        under += 1
        expect(under).toBe(1)
        await Promise.resolve()
        lots.push([...some])
        under -= 1
      })
      const all: Promise<void>[] = []
      for (const [at, pause] of pauses.entries()) {
        all.push(keep(at))
        for (let n = 0; n < pause; n++) await Promise.resolve()
      }
      await Promise.all(all)
      expect(lots.flat()).toEqual(pauses.map((_, at) => at))
    }),
  ))

test('those that come together are one lot, and what fails is told to them alone', async () => {
  const lots: string[][] = []
  const keep = gather<string>(async (some) => {
    lots.push([...some])
    if (some.includes('bad')) throw new Error('not kept')
  })
  const first = keep('a')
  const together = [keep('b'), keep('c')]
  await Promise.all([first, ...together])
  expect(lots).toEqual([['a', 'b', 'c']])
  await expect(keep('bad')).rejects.toThrow('not kept')
  await keep('d')
  expect(lots.at(-1)).toEqual(['d'])
})
