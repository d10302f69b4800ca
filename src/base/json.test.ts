/** Law: two values are equal exactly when their canonical texts are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, canonicalPieces, equal, isObject, type Json } from './json.ts'

const leaf = fc.constantFrom<Json>(null, true, false, 0, 1, -1.5, '', 'a', 'ä')
const { value } = fc.letrec<{ value: Json | undefined }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(
      tie('value').map((one) => one ?? null),
      { maxLength: 3 },
    ),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(tie('value'), { nil: undefined }), {
      maxKeys: 3,
    }) as fc.Arbitrary<Json>,
  ),
}))

test('equal is the same as having one canonical text', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(equal(a, b)).toBe(canonical(a) === canonical(b))
      expect(equal(a, JSON.parse(canonical(a)) as Json)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('the pieces of a canonical text are that text', () => {
  fc.assert(
    fc.property(value.filter(isObject), (one) => {
      expect([...canonicalPieces(one)].join('')).toBe(canonical(one))
    }),
  )
})
