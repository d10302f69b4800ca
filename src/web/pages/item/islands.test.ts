/** Pinned parts of a description. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { islandsIn, missingFrom } from './islands.ts'

test('pieces put together again are the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '⟦table 1⟧', '⟦', '⟧', 'x y')), (parts) => {
      const text = parts.join('')
      const again = islandsIn(text).map(({ says, island }) => (island ? `⟦${says}⟧` : says))
      expect(again.join('')).toBe(text)
    }),
  )
})

test('a pinned part that was taken out is missing, a moved one is not', () => {
  expect(missingFrom('One\n⟦table 1⟧\nTwo\n⟦media 2⟧', '⟦media 2⟧\nOne')).toEqual(['⟦table 1⟧'])
  expect(missingFrom('plain', '')).toEqual([])
})
