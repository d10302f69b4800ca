/** Suggestions of values: every status stands somewhere and once, what is alike goes before what is only of the kind. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Stage } from '../../portfolio/index.ts'
import { healthValues, stageValues } from './suggest-values.ts'

const STAGES: readonly Stage[] = [
  { id: 'idea', name: 'Idea', category: 'proposed', position: 1 },
  { id: 'planned', name: 'Planned', category: 'proposed', position: 2 },
  { id: 'underway', name: 'Under way', category: 'underway', position: 3 },
  { id: 'done', name: 'Done', category: 'done', position: 4 },
  { id: 'dropped', name: 'Dropped', category: 'dropped', position: 5 },
]

test('whatever a site’s statuses are called, each stands for exactly one stage', () => {
  const status = fc.record({
    name: fc.oneof(fc.string(), fc.constantFrom('Done', 'To Do', 'Won’t do', 'Idea', 'In Progress')),
    category: fc.constantFrom('new' as const, 'indeterminate' as const, 'done' as const),
  })
  fc.assert(
    fc.property(fc.array(status, { maxLength: 12 }), (given) => {
      const statuses = given.map((one, at) => ({ ...one, id: String(at) }))
      const placed = Object.values(stageValues(statuses, STAGES)).flat()
      expect(placed.toSorted()).toEqual(statuses.map(({ id }) => id).toSorted())
    }),
  )
})

test('by category, then by name; the one most alike is written', () => {
  const named = (id: string, name: string, category: 'new' | 'indeterminate' | 'done') => ({ id, name, category })
  const statuses = [
    named('1', 'Backlog', 'new'),
    named('2', 'Idea', 'new'),
    named('3', 'In review', 'indeterminate'),
    named('4', 'Under Way', 'indeterminate'),
    named('5', 'Released', 'done'),
    named('6', 'Done', 'done'),
    named('7', 'Cancelled', 'done'),
    named('8', 'Won’t fix', 'done'),
  ]
  expect(stageValues(statuses, STAGES)).toEqual({
    idea: ['2'],
    planned: ['1'],
    underway: ['4', '3'],
    done: ['6', '5'],
    dropped: ['7', '8'],
  })
})

test('options stand for health only when all three are told apart', () => {
  const options = (...names: string[]) => names.map((name) => ({ id: name, name }))
  expect(healthValues(options('Green', 'Amber', 'Red'))).toEqual({
    'on-track': ['Green'],
    'at-risk': ['Amber'],
    'off-track': ['Red'],
  })
  expect(healthValues(options('On track', 'At risk', 'Off track', 'Paused'))).toBeDefined()
  for (const wrong of [[], ['Green', 'Red'], ['Low', 'Medium'], ['Red and green', 'Amber', 'Red']])
    expect(healthValues(options(...wrong))).toBeUndefined()
})
