/** Fields that share a name are told apart wherever one of them is chosen, and no other name is changed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toldApart } from './told-apart.ts'

const names = (...all: readonly (readonly [id: string, name: string])[]) =>
  toldApart(all.map(([id, name]) => ({ id, name }))).map(({ name }) => name)

test('two fields of one name stand with their ids, others as they are', () => {
  expect(names(['a_1', 'Story points'], ['a_2', 'story points '], ['a_3', 'Size'])).toEqual([
    'Story points (a_1)',
    'story points  (a_2)',
    'Size',
  ])
})

test('a field that is called as another’s id stands with its own', () => {
  expect(names(['duedate', 'Due date'], ['a_1', 'duedate'], ['labels', 'Labels'])).toEqual([
    'Due date',
    'duedate (a_1)',
    'Labels',
  ])
})

test('no two are called the same, whatever their names are', () => {
  const name = fc.constantFrom('Size', 'size', 'a_1', 'A_2', 'Points', '')
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('a_1', 'a_2', 'a_3', 'size')),
      fc.array(name, { minLength: 4 }),
      (ids, all) => {
        const told = names(...ids.map((id, at) => [id, all[at] ?? ''] as const)).map((one) => one.toLowerCase())
        expect(new Set(told).size).toBe(ids.length)
      },
    ),
  )
})
