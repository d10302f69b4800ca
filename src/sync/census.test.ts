/** What a census makes of ids: what is late, what is missed, what is looked for, and what is too much to be believed. */
import { expect, test } from 'vitest'
import { compareIds, isTooMany } from './census.ts'

test('an absence is looked for when it was missed twice; what a look had missed is read when it is there', () => {
  const known = new Map([
    ['1', { state: 'seen', misses: 0 }],
    ['2', { state: 'seen', misses: 0 }],
    ['3', { state: 'seen', misses: 1 }],
    ['4', { state: 'hidden', misses: 2 }],
    ['5', { state: 'hidden', misses: 2 }],
    ['6', { state: 'seen', misses: 1 }],
  ] as const)
  expect(compareIds(new Set(['1', '4', '6', '7']), known)).toEqual({
    late: ['4', '6', '7'],
    missed: ['2', '3'],
    doubted: ['3'],
  })
})

test('a few absences are believed however small the project; many only where they are a small share', () => {
  expect(isTooMany(24, 24)).toBe(false)
  expect(isTooMany(25, 500)).toBe(true)
  expect(isTooMany(25, 501)).toBe(false)
})
