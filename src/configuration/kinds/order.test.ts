/** Laws of reordering: the fewest moves that turn one order into the other. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moved, movesTo, runsTo } from './order.ts'

const twoOrders = fc
  .uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 30 })
  .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))

describe('putting a list in order', () => {
  test('the moves lead to the wanted order', () => {
    fc.assert(
      fc.property(twoOrders, ([now, wanted]) => {
        const end = movesTo(now, wanted).reduce((list, { what, after }) => moved(list, { what: [what], after }), now)
        expect(end).toEqual(wanted)
      }),
    )
  })

  test('so do the runs, whatever fits into one, and they are never more than the moves', () => {
    fc.assert(
      fc.property(twoOrders, fc.integer({ min: 1, max: 8 }), ([now, wanted], most) => {
        const runs = runsTo(now, wanted, most)
        expect(runs.reduce((list, run) => moved(list, run), now)).toEqual(wanted)
        expect(runs.every((run) => run.what.length <= most)).toBe(true)
        expect(runs.length).toBeLessThanOrEqual(movesTo(now, wanted).length)
      }),
    )
  })

  test('what moves is as little as can be: no longer sequence could stay', () => {
    fc.assert(
      fc.property(twoOrders, ([now, wanted]) => {
        expect(movesTo(now, wanted).length).toBe(now.length - longestCommon(now, wanted))
      }),
    )
  })

  test('one thing out of place is one move', () => {
    expect(movesTo([1, 2, 3, 4, 5], [1, 4, 2, 3, 5])).toEqual([{ what: 4, after: 1 }])
    expect(runsTo([1, 2, 3, 4, 5], [3, 4, 1, 2, 5], 1_000)).toEqual([{ what: [3, 4], after: null }])
    expect(runsTo([5, 4, 3, 2, 1, 6], [1, 2, 3, 4, 5, 6], 1_000)).toHaveLength(1)
  })
})

/** By the book, in quadratic time. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      best[i]![j] = a[i - 1] === b[j - 1] ? best[i - 1]![j - 1]! + 1 : Math.max(best[i - 1]![j]!, best[i]![j - 1]!)
  return best[a.length]![b.length]!
}
