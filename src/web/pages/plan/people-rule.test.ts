/** The rule for people is read and written the same way. */
import { expect, test } from 'vitest'
import { readPeopleRule, writePeopleRule } from './people-rule.ts'

test('every rule that the form can write, it reads as the same', () => {
  for (const end of [undefined, 'fallback', 'drop'])
    for (const by of [['account', 'email', 'name'], ['email'], ['account', 'name']] as const) {
      const text = writePeopleRule(by, end)
      expect(readPeopleRule(text ?? undefined)).toEqual({ by, end })
    }
})

test('all signs and no end is no answer at all; nothing chosen still says what becomes of everybody', () => {
  expect(writePeopleRule(['account', 'email', 'name'], undefined)).toBeNull()
  expect(writePeopleRule([], undefined)).toBe('fallback')
})
