/** What is gathered is kept once each, in its order, never two lots at a time; and a lot that fails is told to its own alone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gather } from './gather.ts'

test('law: however they come, each is kept once, in order, one lot after another, and told its own', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 30 }), async (pauses) => {
      const lots: number[][] = []
      let under = 0
      const keep = gather(async (some: readonly number[]) => {
        under += 1
        expect(under).toBe(1)
        await Promise.resolve()
        lots.push([...some])
        under -= 1
        return some.map((one) => one * 2)
      })
      const all: Promise<number>[] = []
      for (const [at, pause] of pauses.entries()) {
        all.push(keep(at))
        for (let n = 0; n < pause; n++) await Promise.resolve()
      }
      expect(await Promise.all(all)).toEqual(pauses.map((_, at) => at * 2))
      expect(lots.flat()).toEqual(pauses.map((_, at) => at))
    }),
  ))

test('those that come together are one lot, and what fails is told to them alone', async () => {
  const lots: string[][] = []
  const keep = gather(async (some: readonly string[]) => {
    lots.push([...some])
    if (some.includes('bad')) throw new Error('not kept')
    return some
  })
  const first = keep('a')
  const together = [keep('b'), keep('c')]
  await Promise.all([first, ...together])
  expect(lots).toEqual([['a', 'b', 'c']])
  await expect(keep('bad')).rejects.toThrow('not kept')
  await keep('d')
  expect(lots.at(-1)).toEqual(['d'])
})

test('with a pause, what comes after the first waits and goes in one lot', async () => {
  const lots: number[] = []
  const keep = gather(async (some: readonly number[]) => {
    lots.push(some.length)
    return some
  }, 1)
  await keep(1)
  await Promise.all([keep(2), Promise.resolve().then(() => keep(3))])
  expect(lots).toEqual([1, 2])
})
