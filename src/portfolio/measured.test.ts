/** Measures of items: a parent is a function of its children, parts add up, and what is unknown is never nought. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KeyResult } from './key-result.ts'
import { type Measurable, type MeasuredBy, measuredOf, weighted } from './measured.ts'
import { DEFAULT_RULE } from './roll-up.ts'

const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
const child = fc.record({
  measure: fc.constant('hand' as const),
  weight: fc.option(fc.constantFrom(0, 0.5, 1, 3, 40)),
  share,
})
const children = fc
  .array(child, { maxLength: 8 })
  .map((all) => all.map((one, at): Measurable => ({ id: `c${at}`, ...one })))
const parent = (measure: Measurable['measure'], said: number | null = null): Measurable => ({
  ...{ id: 'parent', measure, weight: null, share: said },
})
const beside = (below: readonly Measurable[], rest: Partial<MeasuredBy> = {}): MeasuredBy => ({
  children: (item) => (item === 'parent' ? below : []),
  issues: () => ({ share: 0.25, formula: '1 of 4 issues', rule: DEFAULT_RULE }),
  keyResults: () => [],
  ...rest,
})
const result = (current: number | null): KeyResult => ({
  ...{ id: 'k', item: 'parent', name: 'k', unit: '', from: 0, target: 10, current, by: 'hand' },
})

describe('by weight', () => {
  test('it is the children’s shares, each times its part of the weight that is told', () => {
    fc.assert(
      fc.property(children, (below) => {
        const told = below.filter(({ share, weight }) => share !== null && weight !== 0)
        const all = told.reduce((sum, { weight }) => sum + (weight ?? 1), 0)
        const parts = told.map(({ share, weight }) => (share ?? 0) * (weight ?? 1))
        const is = measuredOf(parent('weighted'), beside(below)).share
        if (all === 0) expect(is).toBeNull()
        else expect(is).toBeCloseTo(parts.reduce((sum, part) => sum + part, 0) / all, 9)
      }),
    )
  })

  test('it lies between its least and its most, and all done is done', () => {
    fc.assert(
      fc.property(children, (below) => {
        const shares = below.flatMap(({ share, weight }) => (share === null || weight === 0 ? [] : [share]))
        const { share: is } = measuredOf(parent('weighted'), beside(below))
        if (is === null) {
          expect(shares).toEqual([])
          return
        }
        expect(is).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9)
        expect(is).toBeLessThanOrEqual(Math.max(...shares) + 1e-9)
        expect(is).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('an unknown child changes no number, and is said to be left out', () => {
    fc.assert(
      fc.property(children, fc.constantFrom(1, 40), (below, weight) => {
        const unknown: Measurable = { id: 'unknown', measure: 'hand', weight, share: null }
        const [without, withIt] = [below, [...below, unknown]].map((all) => measuredOf(parent('weighted'), beside(all)))
        expect(withIt?.share).toBe(without?.share)
        if (withIt?.share !== null) expect(withIt?.formula).toMatch(/whose share is unknown (is|are) left out/)
      }),
    )
  })

  test('it is the same whatever it is weighed in', () => {
    fc.assert(
      fc.property(children, fc.constantFrom(2, 0.25, 10), (below, times) => {
        const heavier = below.map((one) => ({ ...one, weight: (one.weight ?? 1) * times }))
        const [a, b] = [below, heavier].map((all) => measuredOf(parent('weighted'), beside(all)).share)
        if (a === null) expect(b).toBeNull()
        else expect(b).toBeCloseTo(a ?? -1, 9)
      }),
    )
  })

  test('a child counts by its own measure: key results before issues where nobody chose', () => {
    const by = beside([{ id: 'c', measure: null, weight: null, share: 0.9 }], {
      keyResults: (item) => (item === 'c' ? [result(5)] : []),
    })
    expect(measuredOf(parent('weighted'), by).share).toBe(0.5)
    expect(measuredOf(parent('weighted'), { ...by, keyResults: () => [] }).share).toBe(0.25)
    expect(measuredOf(parent('weighted'), { ...by, keyResults: () => [result(null)] }).share).toBeNull()
  })

  test('its formula says what is left out', () => {
    const below = [
      { weight: 3, share: 0.5 },
      { weight: null, share: null },
      { weight: 0, share: 1 },
    ].map((one, at): Measurable => ({ id: `c${at}`, measure: 'hand', ...one }))
    expect(weighted(below, (one) => one.share)).toEqual({
      share: 0.5,
      formula:
        'the mean of 1 of 3 items by weight (3 in all); 1 whose share is unknown is left out; 1 of weight 0 counts nothing',
    })
    expect(weighted([], () => 1)).toEqual({ share: null, formula: 'no items below it to weigh' })
  })
})

describe('the others', () => {
  test('by hand it is what was said, and unknown while nobody said it', () => {
    expect(measuredOf(parent('hand', 0.4), beside([]))).toEqual({
      ...{ measure: 'hand', share: 0.4, formula: '40 %, said by hand' },
    })
    expect(measuredOf(parent('hand'), beside([])).share).toBeNull()
    expect(measuredOf(parent('hand', 0), beside([])).share).toBe(0)
  })

  test('by key results it is their mean; without any it is unknown, whatever the issues say', () => {
    expect(measuredOf(parent('key-results'), beside([], { keyResults: () => [result(5), result(null)] }))).toEqual({
      ...{ measure: 'key-results', share: 0.5, formula: 'the mean of 1 of 2 key results' },
    })
    expect(measuredOf(parent('key-results'), beside([])).share).toBeNull()
  })

  test('issues are counted in what the items above count them', () => {
    expect(measuredOf(parent(null, 0.9), beside([]))).toEqual({
      ...{ measure: 'count', share: 0.25, formula: '1 of 4 issues' },
    })
  })
})
