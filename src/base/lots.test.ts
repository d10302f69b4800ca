/** A law of lots: nothing is lost, and none is empty or too large. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lots } from './lots.ts'

test('lists are cut without loss', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (all, most) => {
      expect(lots(all, most).flat()).toEqual(all)
      expect(lots(all, most).every(({ length }) => length > 0 && length <= most)).toBe(true)
    }),
  )
})
