/** What is on its way from one value to another is our own work; one foreign part makes it somebody's edit. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../base/index.ts'
import { isBetween, missingIn } from './between.ts'

const element = fc.record({ name: fc.constantFrom('a', 'b', 'c'), is: fc.nat(2) })
const values = fc.record({
  text: fc.constantFrom('x', 'y'),
  set: fc.record({ one: fc.nat(2), two: fc.nat(2) }),
  list: fc.uniqueArray(element, { selector: ({ name }) => name, maxLength: 3 }),
  plain: fc.uniqueArray(fc.constantFrom('p', 'q', 'r')),
})

/** Each part of one of the two, as the numbers say; of lists, any elements of both. */
function mixed(before: Json, after: Json, draw: () => number): Json {
  if (Array.isArray(before) && Array.isArray(after))
    return [...new Map([...before, ...after].map((one) => [JSON.stringify(one), one])).values()].filter(
      () => draw() % 2 === 0,
    )
  if (typeof before !== 'object' || before === null || Array.isArray(before)) return draw() % 2 === 0 ? before : after
  return Object.fromEntries(
    Object.entries(before).map(([name, value]) => [
      name,
      mixed(value ?? null, (after as JsonObject)[name] ?? null, draw),
    ]),
  )
}

describe('between two values', () => {
  test('lies any mix of their parts, and both of them', () => {
    fc.assert(
      fc.property(values, values, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (before, after, dice) => {
        let at = 0
        const now = mixed(before, after, () => dice[at++ % dice.length] ?? 0)
        expect(isBetween(now, before, after)).toBe(true)
      }),
    )
  })

  test('lies nothing that neither of them has, at whatever depth', () => {
    fc.assert(
      fc.property(values, values, fc.constantFrom(0, 1, 2, 3), (before, after, where) => {
        const now = [
          { ...after, text: 'theirs' },
          { ...after, set: { ...after.set, two: 9 } },
          { ...after, list: [...after.list, { name: 'd', is: 0 }] },
          { ...after, plain: [...after.plain, 's'] },
        ][where]
        expect(isBetween(now, before, after)).toBe(false)
      }),
    )
  })

  test('an element of a list may be half changed, and one that is being made may lack anything yet', () => {
    const was = [{ name: 'a', p: 0, q: 0 }]
    const shall = [
      { name: 'a', p: 1, q: 1 },
      { name: 'b', p: 1, q: 1 },
    ]
    expect(isBetween([{ name: 'a', p: 1, q: 0 }], was, shall)).toBe(true)
    expect(isBetween([{ name: 'a', p: 1, q: 2 }], was, shall)).toBe(false)
    expect(isBetween([...was, { name: 'b' }], was, shall)).toBe(true)
    expect(isBetween([...was, { name: 'c' }], was, shall)).toBe(false)
    // One that shall go is there as it was, or not at all.
    expect(isBetween([{ name: 'a', p: 5, q: 0 }], was, [])).toBe(false)
    expect(isBetween([{ value: 'a', p: 1, q: 0 }], [{ value: 'a', p: 0, q: 0 }], [{ value: 'a', p: 1, q: 1 }])).toBe(
      true,
    )
    expect(isBetween([{ value: 'b', p: 0 }], [{ value: 'a', p: 0 }], [{ value: 'a', p: 1 }])).toBe(false)
    expect(isBetween(['a'], [{ value: 'a' }], [{ value: 'b' }])).toBe(false)
  })

  test('a property that only one of them has may be there or not, and no other may be added', () => {
    expect(isBetween({}, { a: 1 }, {})).toBe(true)
    expect(isBetween({ a: 1 }, {}, { a: 1, b: 2 })).toBe(true)
    expect(isBetween({ c: 1 }, {}, { a: 1 })).toBe(false)
    expect(isBetween({ a: 2 }, { a: 1 }, {})).toBe(false)
  })

  test('what changes its form is the one or the other', () => {
    expect(isBetween({ a: 1 }, 'x', { a: 1, b: 2 })).toBe(false)
    expect(isBetween([1], { a: 1 }, [1, 2])).toBe(false)
    expect(isBetween([1], [1, 2], 'x')).toBe(false)
    expect(isBetween({ a: 1 }, { a: 1, b: 1 }, 'x')).toBe(false)
    expect(isBetween('x', ['x'], ['y'])).toBe(false)
    expect(isBetween('x', { x: 1 }, { y: 1 })).toBe(false)
  })
})

describe('what is missing', () => {
  test('is nothing where all that is wanted is there, whatever stands beside it', () => {
    fc.assert(
      fc.property(values, (wanted) => {
        expect(missingIn(wanted, wanted)).toEqual([])
        expect(missingIn({ ...wanted, more: 1 }, wanted)).toEqual([])
      }),
    )
  })

  test('is named by its path, once, as deep as it lies', () => {
    expect(missingIn({ a: 1, b: { c: [1, { d: 2 }] } }, { a: 1, b: { c: [1, { d: 3 }] } })).toEqual(['b.c[1].d'])
    expect(missingIn({}, { a: 1, b: 2 })).toEqual(['a', 'b'])
    expect(missingIn({ a: [1] }, { a: [1, 2] })).toEqual(['a'])
    expect(missingIn({ a: 'x' }, { a: [1] })).toEqual(['a'])
    expect(missingIn([1], { 0: 1 })).toEqual(['the value'])
    expect(missingIn({ 0: 1 }, [1])).toEqual(['the value'])
    expect(missingIn('x', 'y')).toEqual(['the value'])
    expect(missingIn(undefined, 'y', 'a')).toEqual(['a'])
  })
})
