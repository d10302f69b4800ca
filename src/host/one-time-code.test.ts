/** One-time codes are the ones that the standard says, at their half minute and the two beside it, each step once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Secret } from '../base/index.ts'
import { codeAddress, newCodeKey, stepOfCode } from './one-time-code.ts'

/** RFC 6238, appendix B: the ASCII text 12345678901234567890, in base32; six of the eight digits. */
const KEY = new Secret('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const

test.each(VECTORS)('at second %i the code is %s', async (second, code) => {
  const step = Math.floor(second / 30)
  for (const late of [-30, 0, 30]) expect(await stepOfCode(KEY, code, (second + late) * 1_000, 0)).toBe(step)
  for (const late of second > 60 ? [-60, 60] : [60])
    expect(await stepOfCode(KEY, code, (second + late) * 1_000, 0)).toBeUndefined()
  expect(await stepOfCode(KEY, code, second * 1_000, step)).toBeUndefined()
  expect(await stepOfCode(KEY, code, second * 1_000, step - 1)).toBe(step)
})

test('whatever else is typed is no code, and breaks nothing', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.maxSafeNat(), async (typed, after) => {
      if (typed === '287082') return
      expect(await stepOfCode(KEY, typed, 59_000, after)).toBeUndefined()
    }),
    { numRuns: 50 },
  ))

test('a new key has 160 bits and is another each time', () => {
  const keys = Array.from({ length: 50 }, () => newCodeKey().reveal())
  for (const key of keys) expect(key).toMatch(/^[A-Z2-7]{32}$/)
  expect(new Set(keys).size).toBe(50)
  expect(codeAddress(KEY, 'a b@c.example')).toBe(
    `otpauth://totp/Fairlead:a%20b%40c.example?secret=${KEY.reveal()}&issuer=Fairlead`,
  )
})
