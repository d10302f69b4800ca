/** The laws of differences: nothing where nothing differs, and each change once, at its place. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differ, same } from './differ.ts'
import { differInWords } from './words.ts'

const json = fc.jsonValue({ maxDepth: 3 })

describe('differ', () => {
  test('finds nothing exactly where both are the same', () => {
    const twice = (value: unknown): void => expect(differ(value, JSON.parse(JSON.stringify(value)))).toEqual([])
    const both = (left: unknown, right: unknown): void =>
      expect(differ(left, right).length === 0).toBe(same(left, right))
    fc.assert(fc.property(json, (value) => void twice(value)))
    fc.assert(fc.property(json, json, (left, right) => void both(left, right)))
  })

  test('names the element that changed, and only it', () => {
    const before = {
      options: [
        { value: 'Everest', disabled: true },
        { value: 'Atlas', disabled: false },
      ],
    }
    const after = {
      options: [
        { value: 'Everest', disabled: false },
        { value: 'Atlas', disabled: false },
      ],
    }
    expect(differ(before, after)).toEqual([
      { path: ['options', 'Everest', 'disabled'], what: 'changed', before: true, after: false },
    ])
  })

  test('tells another order once, not as coming and going', () => {
    expect(differ({ fields: ['a', 'b', 'c'] }, { fields: ['c', 'a', 'b'] })).toEqual([
      { path: ['fields'], what: 'order', before: ['a', 'b', 'c'], after: ['c', 'a', 'b'] },
    ])
  })

  test('an element that nothing names is told by all it holds', () => {
    const grant = (permission: string) => ({ permission, holder: { type: 'group', group: 'group:auditors' } })
    const [first, second, third] = [grant('BROWSE'), grant('EDIT'), { permission: 'EDIT', holder: { type: 'lead' } }]
    expect(differ([first, second, third], [first, third]).map(({ path, what }) => [what, ...path])).toEqual([
      ['removed', 'EDIT · group:auditors · group'],
    ])
  })
})

test('words: leaving out what is new gives the text before, leaving out what is gone the text after', () => {
  const text = fc
    .array(fc.constantFrom('a', 'be', 'see', ' ', '\n', 'de '), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = differInWords(before, after)
      const without = (what: string) =>
        pieces
          .filter((piece) => piece.what !== what)
          .map((piece) => piece.text)
          .join('')
      expect([without('new'), without('gone')]).toEqual([before, after])
    }),
  )
})
