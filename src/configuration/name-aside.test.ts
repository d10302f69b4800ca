/** Names for a while: recognised, short enough for every kind, and nobody's. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameAside } from './name-aside.ts'

test('a name aside is another, fits every kind, is nobody’s and is whole letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(12), (name, held) => {
      const taken = new Set<string>()
      for (let count = 0; count < held; count++) taken.add(nameAside(name, (one) => taken.has(one)))
      expect(taken.size).toBe(held)
      const aside = nameAside(name, (one) => taken.has(one))
      expect(taken.has(aside)).toBe(false)
      expect(aside).toMatch(/ \(being renamed( \d+)?\)$/)
      expect(aside.length).toBeLessThanOrEqual(60)
      expect(aside.isWellFormed()).toBe(name.isWellFormed())
      expect(name.startsWith(aside.slice(0, aside.indexOf(' (being renamed')))).toBe(true)
    }),
  )
  expect(nameAside('Open', () => false)).toBe('Open (being renamed)')
  expect(nameAside('x'.repeat(300), (one) => one.endsWith('d)'))).toBe(`${'x'.repeat(42)} (being renamed 2)`)
})
