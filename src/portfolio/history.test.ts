/** History: what held at an instant, whatever order the changes came in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asOf, type FieldSaid, storyOf } from './history.ts'

const said = (at: number, field: FieldSaid['field'], value: string): FieldSaid => ({
  field,
  value,
  by: { who: 'jira', name: null },
  at,
})

test('each field holds what was said last until then', () => {
  const change = fc.tuple(fc.nat(20), fc.constantFrom('name' as const, 'stage' as const), fc.string())
  fc.assert(
    fc.property(fc.array(change), fc.nat(20), (changes, at) => {
      const history = changes.map(([when, field, value]) => said(when, field, value))
      const held = asOf(history, at)
      for (const field of ['name', 'stage'] as const) {
        const until = history.filter((one) => one.field === field && one.at <= at)
        const latest = Math.max(...until.map((one) => one.at))
        expect(held.get(field)).toBe(until.findLast((one) => one.at === latest))
        expect(storyOf(until, field)[0]).toBe(held.get(field))
      }
    }),
  )
})

test('before anything was said nothing held, and a story is newest first', () => {
  const history = [said(5, 'name', 'b'), said(3, 'name', 'a'), said(4, 'stage', 'x')]
  expect(asOf(history, 2).size).toBe(0)
  expect(asOf(history, 4).get('name')?.value).toBe('a')
  expect(storyOf(history, 'name').map(({ value }) => value)).toEqual(['b', 'a'])
})
