/** Passwords that many choose are refused however they are decorated; those of one's own words are taken. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GUESSES, isCommon, refusesPassword } from './judge-password.ts'
import { COMMON } from './usual-passwords.ts'

const GRACE = { name: 'Grace Hopper', email: 'grace.hopper@acme.example', second: false }
const taken = (password: string, owner: Partial<typeof GRACE> = {}): boolean =>
  refusesPassword(password, { ...GRACE, ...owner }) === undefined

test('fifteen characters alone, eight beside a second factor; characters, not bytes', () => {
  expect([taken('mvxtreplqwngsz'), taken('mvxtreplqwngszd')]).toEqual([false, true])
  expect([taken('mvxtrep', { second: true }), taken('mvxtrepl', { second: true })]).toEqual([false, true])
  expect(taken(`${'🦊'.repeat(8)}mvxtre`)).toBe(false)
})

test.each([
  ['four plain words suffice'],
  ['tall ships mend slowly at dusk'],
  ['mvxtreplqwngszd'],
  ['Was kostet der Fisch im Hafen?'],
  ['xxx marks ye olde harbour wall'],
  ['длинный пароль из слов'],
  ['n'.repeat(9) + ' lantern quay mist'.repeat(4)],
])('%s is taken', (password) => expect(refusesPassword(password, GRACE)).toBeUndefined())

describe('refused, with or without a second factor', () => {
  test.each([
    ['passwordpassword'],
    ['Password1234567890'],
    ['P@ssw0rd!P@ssw0rd!'],
    ['123456789012345'],
    ['111111111111111'],
    ['qwertyuiopasdfghjkl'],
    ['1q2w3e4r5t6y7u8i'],
    ['iloveyou1234567'],
    ['abcabcabcabcabc'],
    ['letmeinletmein!!'],
    ['Welcome2024Welcome'],
    ['Summer2026!Summer'],
    ['administrator123'],
    ['AccessSteelers77'],
    ['passwordsssssssss'],
    ['correct horse battery staple'],
    ['Fairlead-Quay-7193-Kx'],
    ['my dear gracehopper'],
    ['the hopper of acme 77'],
    ['________________'],
    ['                '],
  ])('%s', (password) => {
    expect(taken(password)).toBe(false)
    expect(taken(password, { second: true })).toBe(false)
  })
})

test('each of the 10,000 that are guessed first, also in capitals and with marks at its ends', () => {
  expect(GUESSES.length).toBe(10_000)
  expect([GUESSES[0], GUESSES.at(-1)].map((one) => [...(one ?? '')].length >= 8)).toEqual([true, true])
  const ways = (one: string): string[] => [one, one.toUpperCase(), `!${one}!!`]
  const missed = GUESSES.flatMap(ways).filter((one) => taken(one, { second: true }))
  expect(missed).toEqual([])
})

const WORD = fc.constantFrom(...COMMON.filter(({ length }) => length > 3))
const same = (text: string): string => text
const upper = (text: string): string => text.toUpperCase()
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const masked = (text: string): string => text.replaceAll('a', '@').replaceAll('o', '0').replaceAll('e', '3')

test.each([
  ['capitals and digits', [same, upper, capital], /^[\d!?.,_#* -]{0,12}$/],
  ['masks and marks', [masked], /^[?.,_#* -]{0,12}$/],
] as const)('a common word, or two, stays common under %s', (_, changes, decoration) => {
  const marks = fc.stringMatching(decoration)
  fc.assert(
    fc.property(marks, WORD, marks, WORD, marks, fc.constantFrom(...changes), (a, one, b, other, c, change) => {
      expect([isCommon(a + change(one) + b), isCommon(a + change(one) + b + change(other) + c)]).toEqual([true, true])
    }),
    { numRuns: 500 },
  )
})
