/** Many texts searched as one: a word is found where it is, and nowhere else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Texts } from './texts.ts'

const letters = fc.constantFrom('a', 'b', ' ', '\n')
const texts = fc.array(fc.string({ unit: letters, maxLength: 6 }), { maxLength: 8 })
const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 })

test('it marks each text that holds the word, whatever stands beside it, and leaves the marks of others', () => {
  fc.assert(
    fc.property(texts, word, word, (all, one, other) => {
      const marks = new Uint8Array(all.length)
      const found = new Texts(all)
      found.mark(one, marks)
      expect([...marks]).toEqual(all.map((text) => (text.includes(one) ? 1 : 0)))
      found.mark(other, marks)
      expect([...marks]).toEqual(all.map((text) => (text.includes(one) || text.includes(other) ? 1 : 0)))
    }),
  )
})
