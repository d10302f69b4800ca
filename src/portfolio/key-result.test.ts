/** Key results: how far, rising or falling, and an objective's progress that says what it is made of. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkKeyResult, type KeyResult, keyResultCurrent, keyResultShare, objectiveProgress } from './key-result.ts'
import { rollUp } from './roll-up.ts'

const number = fc.double({ min: -1e9, max: 1e9, noNaN: true })
const result = (change: Partial<KeyResult>): KeyResult => ({
  id: 'k',
  item: 'o',
  name: 'Fewer complaints',
  unit: 'a week',
  from: 40,
  target: 10,
  current: 25,
  by: 'hand',
  ...change,
})
const issues = rollUp(
  [{ id: 'o', parent: null }],
  [
    { item: 'o', issue: 'a' },
    { item: 'o', issue: 'b' },
  ],
  [
    { id: 'a', done: true, points: null, known: 'seen' },
    { id: 'b', done: false, points: null, known: 'seen' },
  ],
).get('o')

describe('key results', () => {
  test('the share is in [0, 1], 0 at the start and 1 at the target, in both directions', () => {
    fc.assert(
      fc.property(number, number, number, (from, target, current) => {
        fc.pre(from !== target)
        const at = (now: number) => keyResultShare(result({ from, target, current: now }), null)
        expect(at(current)).toBeGreaterThanOrEqual(0)
        expect(at(current)).toBeLessThanOrEqual(1)
        expect([at(from), at(target)]).toEqual([0, 1])
        // A falling target is the rising one seen in a mirror.
        expect(keyResultShare(result({ from: -from, target: -target, current: -current }), null)).toBe(at(current))
      }),
    )
  })

  test('a falling target, one passed by, one never said, one by progress', () => {
    expect(keyResultShare(result({}), null)).toBe(0.5)
    expect(keyResultShare(result({ current: 5 }), null)).toBe(1)
    expect(keyResultShare(result({ current: 50 }), null)).toBe(0)
    expect(keyResultShare(result({ current: null }), 1)).toBeNull()
    expect(keyResultShare(result({ by: 'progress' }), 0.25)).toBe(0.25)
    expect(keyResultCurrent(result({ by: 'progress' }), 0.5)).toBe(25)
    expect(keyResultCurrent(result({ by: 'progress' }), null)).toBeNull()
    expect(keyResultCurrent(result({}), 1)).toBe(25)
  })

  test('what may not be', () => {
    const codes = (change: Partial<KeyResult>) => checkKeyResult(result(change)).map(({ code }) => code)
    expect(codes({ current: null })).toEqual([])
    expect(codes({ name: ' ', target: 40 })).toEqual(['name-empty', 'target-is-start'])
    expect(codes({ current: Number.NaN, target: Number.POSITIVE_INFINITY })).toEqual(['number-wrong', 'number-wrong'])
  })
})

describe('an objective', () => {
  test('key results come first, and its issues stand beside them', () => {
    const progress = objectiveProgress([result({}), result({ current: 10 }), result({ current: null })], issues ?? null)
    expect(progress).toMatchObject({
      share: 0.75,
      by: 'key-results',
      formula: 'the mean of 2 of 3 key results',
      keyResults: { share: 0.75, told: 2, count: 3 },
      issues: { share: 0.5 },
    })
  })

  test('without key results it is its issues; key results that cannot be told are not replaced by issues', () => {
    expect(objectiveProgress([], issues ?? null)).toMatchObject({
      share: 0.5,
      by: 'issues',
      formula: '1 of 2 issues',
      keyResults: null,
    })
    expect(objectiveProgress([result({ current: null })], issues ?? null)).toMatchObject({
      share: null,
      by: 'nothing',
      issues: { share: 0.5 },
    })
    expect(objectiveProgress([], null)).toMatchObject({ share: null, by: 'nothing' })
  })
})
