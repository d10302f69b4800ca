/** Laws of lanes: never more at once than there is room for, all are done, those of one sort in order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lanes } from './lanes.ts'

const SORTS = ['a', 'b', 'c'] as const

test('never more at once than of one sort, nor than in all; each sort in its order; none is left', async () => {
  const cases = fc.record({
    width: fc.integer({ min: 1, max: 6 }),
    each: fc.integer({ min: 1, max: 4 }),
    works: fc.array(fc.record({ sort: fc.constantFrom(...SORTS), turns: fc.nat({ max: 4 }), fails: fc.boolean() })),
  })
  await fc.assert(
    fc.asyncProperty(cases, async ({ width, each, works }) => {
      const lanes = new Lanes(() => ({ all: width, each }))
      const busy = new Map<string, number>()
      const begun = new Map<string, number[]>()
      const change = (sort: string, by: number) => busy.set(sort, (busy.get(sort) ?? 0) + by)
      const ended = await Promise.allSettled(
        works.map(({ sort, turns, fails }, at) =>
          lanes.run(sort, async () => {
            change(sort, 1)
            begun.set(sort, [...(begun.get(sort) ?? []), at])
            expect(busy.get(sort)).toBeLessThanOrEqual(each)
            expect([...busy.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(width)
            for (let turn = 0; turn < turns; turn++) await Promise.resolve()
            change(sort, -1)
            if (fails) throw new Error('failed')
          }),
        ),
      )
      expect(ended.map(({ status }) => status)).toEqual(works.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')))
      for (const order of begun.values()) expect(order).toEqual(order.toSorted((one, other) => one - other))
    }),
  )
})

test('one sort that waits leaves room for another', async () => {
  const lanes = new Lanes(() => ({ all: 4, each: 2 }))
  let release = () => {}
  const held = new Promise<void>((go) => {
    release = go
  })
  const waiting = Promise.all([1, 2, 3, 4, 5].map(() => lanes.run('slow', () => held)))
  expect(await lanes.run('fast', async () => 'done')).toBe('done')
  release()
  await waiting
})

test('room that grows is taken up by those who wait, in order, before anybody who comes later', async () => {
  const room = { all: 1 }
  const lanes = new Lanes(() => room)
  const begun: number[] = []
  let release = () => {}
  const held = new Promise<void>((go) => {
    release = go
  })
  const works = [1, 2, 3].map((one) =>
    lanes.run('', async () => {
      begun.push(one)
      await held
    }),
  )
  room.all = 4
  works.push(lanes.run('', async () => void begun.push(4)))
  expect(begun).toEqual([1])
  release()
  await Promise.all(works)
  expect(begun).toEqual([1, 2, 3, 4])
})
