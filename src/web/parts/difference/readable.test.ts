/** Texts in lines: nothing is lost but white space, and quotes stay whole. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLongText, readable } from './readable.ts'

const bare = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('readable', () => {
  test('says the same, but for white space', () => {
    const clause = fc.constantFrom('status = Done', 'cf[10010] in ("A AND B", C)', "summary ~ 'x OR y'", 'due > -1w')
    const word = fc.constantFrom(' AND ', ' OR ', ' and ')
    fc.assert(
      fc.property(fc.array(fc.tuple(clause, word), { minLength: 1 }), (parts) => {
        const text = `${parts.map((part) => part.join('')).join('')}x = 1 ORDER BY rank`
        expect(bare(readable(text))).toBe(bare(text))
        expect(readable(text).split('\n')).toHaveLength(parts.length + 2)
      }),
    )
  })

  test('JSON goes by its members; prose stays', () => {
    expect(readable('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(readable('{not json')).toBe('{not json')
    expect(readable('For work and play in two lines')).toBe('For work and play in two lines')
  })

  test('what a query refers to is told by its name alone', () => {
    expect(readable('project = ⟦project:OPS⟧ AND status in (⟦status="To Do"⟧, ⟦status=100%25⟧)')).toBe(
      'project = OPS\nAND status in ("To Do", 100%)',
    )
  })

  test('a short word needs no lines; a query does', () => {
    expect(isLongText('High', 'Highest')).toBe(false)
    expect(isLongText('', 'project = OPS AND status = Done')).toBe(true)
  })
})
