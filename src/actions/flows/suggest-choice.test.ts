/** Which of several fields is suggested: the one on the screens that issues use, and none where that leaves a doubt. */
import { expect, test } from 'vitest'
import type { SiteField } from '../../jira/index.ts'
import { chooseOne, type Evidence, toCount } from './suggest-choice.ts'

const field = (id: string): SiteField => ({ id, name: id, type: 'date', items: null, custom: true, schema: null })
const candidates = (...ids: string[]) =>
  ids.map((id) => ({ field: field(id), says: 'start' as const, because: 'Its name says so' }))
const evidence = (seen: readonly string[] | null, used: Readonly<Record<string, number>>): Evidence => ({
  seen: seen && new Set(seen),
  used: new Map(Object.entries(used)),
})
const of = (ids: readonly string[], unread: readonly string[] = []) => ({
  ...{ about: 'start', candidates: candidates(...ids), unread: unread.map(field) },
})

test.each([
  ['the one in use', ['a', 'b'], { a: 400, b: 3 }, 'a'],
  ['none where both are in use', ['a', 'b'], { a: 400, b: 200 }, undefined],
  ['none that is on no screen', ['b'], { a: 400, b: 3 }, undefined],
  ['none where one could not be counted', ['a', 'b'], { a: 400 }, undefined],
  ['none that no issue uses', ['a', 'b'], { a: 0, b: 0 }, undefined],
  ['by use alone where no screen is seen', null, { a: 400, b: 3 }, 'a'],
] as const)('%s', (_, seen, used, expected) => {
  const { found, problems } = chooseOne(of(['a', 'b']), evidence(seen, used))
  expect(found?.field.id).toBe(expected)
  expect(problems.map(({ code }) => code)).toEqual(expected ? [] : ['ambiguous-field'])
})

test('what is left to a person names all that could be it; what is chosen says how many there were', () => {
  const [problem] = chooseOne(of(['a', 'b']), evidence(['a', 'b'], { a: 400, b: 200 })).problems
  expect(problem?.says).toBe('Several fields of Jira could be the item’s start: a (a), b (b).')
  const { found } = chooseOne(of(['a', 'b']), evidence(['a'], { a: 4_000, b: 3 }))
  expect(found?.because).toBe('Its name says so; of 2 that could be it, it is on the screens, and 4,000 issues use it')
})

test('one alone is doubted where hardly an issue has it and many have another that could hold it', () => {
  expect(chooseOne(of(['a'], ['x']), evidence(['a', 'x'], { a: 2, x: 900 })).found).toBeUndefined()
  expect(chooseOne(of(['a'], ['x']), evidence(['a', 'x'], { a: 20, x: 900 })).found?.field.id).toBe('a')
  expect(chooseOne(of(['a'], ['x']), evidence(['a'], { a: 2, x: 900 })).found?.field.id).toBe('a')
})

test('nothing is counted where there is nothing to choose, and never more than eight', () => {
  expect(toCount(of(['a']), new Set(['a']))).toEqual([])
  expect(toCount(of(['a', 'b']), new Set())).toEqual([])
  expect(toCount(of(['a', 'b']), new Set(['b']))).toEqual(['b', 'a'])
  expect(toCount(of([...'abcdefghijkl']), null)).toHaveLength(8)
})
