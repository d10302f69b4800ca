/** Moments as Jira writes them are read in any offset; what is none is not taken for one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentOf } from './wire.ts'

const TIMES = fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2099, 0) })
const two = (number: number): string => String(number).padStart(2, '0')

test('with an offset of any quarter of an hour, with or without its colon', () => {
  fc.assert(
    fc.property(TIMES, fc.integer({ min: -48, max: 56 }), fc.constantFrom('', ':'), (at, quarters, colon) => {
      const minutes = Math.abs(quarters) * 15
      const offset = `${quarters < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${colon}${two(minutes % 60)}`
      const local = new Date(at + quarters * 900_000).toISOString().slice(0, -1)
      expect(momentOf(`${local}${offset}`)).toBe(at)
      expect(momentOf(new Date(at).toISOString())).toBe(at)
      expect(momentOf(at)).toBe(at)
      expect(momentOf(Math.floor(at / 1_000))).toBe(Math.floor(at / 1_000) * 1_000)
    }),
  )
})

test.each(['', 'yesterday', '2026-02-07', '2026-02-07T07:26', '2026-02-07T07:26:55.864', '07/Feb/26 7:26 AM'])(
  '%j is no moment',
  (told) => {
    expect(momentOf(told)).toBeNaN()
  },
)
