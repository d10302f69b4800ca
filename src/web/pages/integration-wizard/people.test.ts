/** What is chosen goes before what it looks like, and only what would change something is saved. */
import { expect, test } from 'vitest'
import { changesOf, choiceOf } from './people.ts'

const person = (member: string | null, suggested: string | null) => ({
  ...{ account: 'a', name: 'Anna', email: null },
  member,
  suggested,
})

test('chosen, then bound, then what it looks like, then new', () => {
  expect(choiceOf(person('1', null), new Map())).toBe('1')
  expect(choiceOf(person(null, '2'), new Map())).toBe('2')
  expect(choiceOf(person(null, '2'), new Map([['a', null]]))).toBeNull()
  expect(choiceOf(person('1', null), new Map([['a', '3']]))).toBe('3')
  expect(choiceOf(person(null, null), new Map([['b', '3']]))).toBeNull()
})

test('what is as it was, and who is nobody and stays new, is not saved', () => {
  expect(changesOf([person('1', null)], new Map([['a', '1']]))).toEqual([])
  expect(changesOf([person(null, '2')], new Map([['a', null]]))).toEqual([])
  expect(changesOf([person(null, '2')], new Map())).toEqual([{ account: 'a', member: '2', name: 'Anna' }])
  expect(changesOf([person('1', null)], new Map([['a', null]]))).toEqual([{ account: 'a', member: null, name: 'Anna' }])
})
