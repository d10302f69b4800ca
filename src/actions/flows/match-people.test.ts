/** Who looks like whom: an address says it, an equal name only where it can mean but one. */
import { expect, test } from 'vitest'
import { matchPeople } from './match-people.ts'

const member = (id: string, name: string, email: string | null = null) => ({ id, name, email, accounts: [] })
const person = (account: string, name: string, email: string | null = null) => ({ account, name, email })
const found = (people: Parameters<typeof matchPeople>[0], members: ReturnType<typeof member>[], bound: object = {}) =>
  matchPeople(people, { members, accounts: new Map(Object.entries(bound)) }).map((one) => [
    one.account,
    one.member,
    one.suggested,
  ])

test('who is bound is who they are, whatever they look like', () => {
  const members = [member('1', 'Anna'), member('2', 'Berta', 'anna@acme.example')]
  expect(found([person('a', 'Anna', 'anna@acme.example')], members, { a: '1' })).toEqual([['a', '1', null]])
})

test('the address goes before the name, whatever its case', () => {
  const members = [member('1', 'Anna'), member('2', 'Berta', 'Anna@acme.example')]
  expect(found([person('a', 'anna', 'anna@ACME.example')], members)).toEqual([['a', null, '2']])
  expect(found([person('a', 'anna')], members)).toEqual([['a', null, '1']])
  expect(found([person('a', 'Carla')], members)).toEqual([['a', null, null]])
})

test('a name that two members have, or whose member is somebody on the site already, suggests nobody', () => {
  expect(found([person('a', 'Anna')], [member('1', 'Anna'), member('2', 'Anna')])).toEqual([['a', null, null]])
  expect(found([person('a', 'Anna')], [member('1', 'Anna'), member('2', 'Anna')], { b: '2' })).toEqual([
    ['a', null, '1'],
    ['b', '2', null],
  ])
})

test('accounts that cannot be given work any more are still told', () => {
  expect(found([], [member('2', 'Zoe'), member('1', 'Anna')], { z: '2', a: '1', gone: '9' })).toEqual([
    ['a', '1', null],
    ['z', '2', null],
  ])
})
