/** Laws of a few at a time: all are done once and stand in their order, few are under way, and a failure ends it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewAtOnce } from './few-at-once.ts'

/** Takes so many turns. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve()
}

test('each is done once, in any time, and gives its result in its place', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { maxLength: 600 }), async (all) => {
      const begun: number[] = []
      const works = all.map((count, at) => ({ count, at }))
      const results = await fewAtOnce(works, async ({ count, at }) => {
        begun.push(at)
        await turns(count)
        return at
      })
      expect(results).toEqual([...all.keys()])
      expect(begun).toEqual([...all.keys()])
    }),
  )
})

test('of many only a few are under way', async () => {
  const busy = { now: 0, most: 0 }
  await fewAtOnce([...Array(5_000).keys()], async (at) => {
    busy.now += 1
    busy.most = Math.max(busy.most, busy.now)
    await turns(at % 7)
    busy.now -= 1
  })
  expect(busy).toEqual({ now: 0, most: 256 })
})

test('a failure is told, and after it no other begins', async () => {
  const begun: number[] = []
  const work = async (at: number) => {
    begun.push(at)
    await turns(2)
    if (at === 300) throw new Error('the 300th failed')
  }
  await expect(fewAtOnce([...Array(5_000).keys()], work)).rejects.toThrow('the 300th failed')
  await turns(100)
  expect(begun.length).toBeLessThan(600)
})
