/** Laws of ranks: they sort, and there is always room for another. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createdRank, rankBetween } from './rank.ts'

describe('ranks', () => {
  test('sort as issues were created', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        fc.pre(a < b)
        expect(createdRank(String(a)) < createdRank(String(b))).toBe(true)
      }),
    )
  })
  test('there is always room between two neighbours, however often one asks', () => {
    const places = fc.array(fc.nat(), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(places, (asked) => {
        const ranks = ['10001', '10002', '10003'].map(createdRank)
        for (const one of asked) {
          const at = one % (ranks.length + 1)
          ranks.splice(at, 0, rankBetween(ranks[at - 1], ranks[at]))
        }
        expect(ranks).toEqual([...new Set(ranks)].sort())
      }),
      { numRuns: 30 },
    )
  })
})
