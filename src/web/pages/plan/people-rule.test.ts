/** The laws of the rule for people. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listed, moved, type Recognise, readPeopleRule, writePeopleRule } from './people-rule.ts'

const SIGNS: readonly Recognise[] = ['account', 'email', 'name']
const some = fc.shuffledSubarray([...SIGNS])
const end = fc.constantFrom(undefined, 'fallback', 'drop')

test('every rule that the form can write, it reads as the same, in the same order', () => {
  const same = (by: readonly Recognise[], last: string | undefined): void => {
    const read = readPeopleRule(writePeopleRule(by, last) ?? undefined)
    expect(read).toEqual({ by, end: by.length === 0 ? (last ?? 'fallback') : last })
  }
  fc.assert(fc.property(some, end, same))
})

test('all signs in their usual order and no end is no answer at all; another order is one', () => {
  expect(writePeopleRule(SIGNS, undefined)).toBeNull()
  expect(writePeopleRule(['email', 'account', 'name'], undefined)).toBe('email, account, name')
})

test('the form lists every sign once, those that are tried first', () => {
  fc.assert(
    fc.property(some, (by) => {
      expect(listed(by).slice(0, by.length)).toEqual(by)
      expect([...listed(by)].sort()).toEqual([...SIGNS].sort())
    }),
  )
})

test('a sign goes one place earlier and back again, and never over an end', () => {
  expect(moved(SIGNS, 'email', -1)).toEqual(['email', 'account', 'name'])
  fc.assert(
    fc.property(some, fc.constantFrom(...SIGNS), (by, sign) => {
      const up = moved(by, sign, -1)
      expect([...up].sort()).toEqual([...by].sort())
      expect(up.indexOf(sign)).toBe(by.includes(sign) ? Math.max(0, by.indexOf(sign) - 1) : -1)
      if (by.indexOf(sign) > 0) expect(moved(up, sign, 1)).toEqual(by)
    }),
  )
})
