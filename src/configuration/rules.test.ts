/** Rules for people and groups: what can be read is followed as written, what cannot is asked about and means the usual. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toy, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import { PEOPLE_ENDS, peopleRule, RECOGNISED_BY, rulesOf } from './rules.ts'

const KINDS = new Map([toy('group', []), toy('status', [])].map((kind) => [kind.name, kind]))
const TARGET = toySite('there', { group: { 1: { name: 'all' } }, status: { 2: { name: 'all' } } }, KINDS)
const rules = (answers: Answers) => rulesOf(answers, TARGET)
const wrong = (answers: Answers) => rules(answers).problems.map(({ severity, code, about }) => [severity, code, about])
const BLOCKED = [['blocks', 'unknown-answer', 'users']]

describe('who is recognised', () => {
  test('by what a rule names, in its order, with what becomes of the rest', () => {
    const ends = fc.option(fc.constantFrom(...PEOPLE_ENDS), { nil: undefined })
    fc.assert(
      fc.property(fc.shuffledSubarray([...RECOGNISED_BY]), ends, fc.constantFrom(',', ', ', ' ,'), (by, end, comma) => {
        const said = [...by, ...(end ? [end] : [])].join(comma)
        if (said !== '') expect(peopleRule(said)).toEqual({ by, end })
      }),
    )
    expect(rules({ users: 'name, email, drop' })).toMatchObject({ people: ['name', 'email'], lackedPerson: 'drop' })
  })

  test('by all there is where nobody said', () => {
    expect(peopleRule(undefined)).toBeUndefined()
    expect(rules({})).toEqual({
      ...{ people: RECOGNISED_BY, lackedPerson: undefined, lackedGroup: 'create', problems: [] },
    })
  })

  test('a rule that cannot be read asks, with what it may be', () => {
    for (const users of ['', 'mail', 'email, email', 'drop, email', 'drop, drop', 'email,'])
      expect([users, wrong({ users })]).toEqual([users, BLOCKED])
    expect(rules({ users: 'mail' })).toMatchObject({ people: RECOGNISED_BY, lackedGroup: 'create' })
    expect(rules({ users: 'mail' }).problems[0]?.says).toBe(
      'The rule "mail" cannot be read; it may be: any of account, email, name, then one of fallback, drop.',
    )
  })
})

describe('what becomes of groups that are lacked', () => {
  test('is said in a word, or by the group that stands for them', () => {
    const lacked = (groups: string) => rules({ groups }).lackedGroup
    expect([lacked('create'), lacked('drop')]).toEqual(['create', 'drop'])
    expect([wrong({ groups: 'create' }), wrong({ groups: 'drop' })]).toEqual([[], []])
    for (const groups of ['placeholder:all', 'placeholder:group:all'])
      expect(rules({ groups })).toMatchObject({ lackedGroup: { placeholder: 'group:all' }, problems: [] })
  })

  test('must be a group that is there', () => {
    for (const groups of ['', 'keep', 'group:all', 'placeholder:none', 'placeholder:status:all'])
      expect([groups, wrong({ groups })]).toEqual([groups, [['blocks', 'unknown-answer', 'groups']]])
    expect(rules({ groups: 'keep' }).lackedGroup).toBe('create')
  })
})
