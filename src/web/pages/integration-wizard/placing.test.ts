/** Values of Jira under ours: each in one place, and one of each place is written. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Placed, place, placeByCategory, placeOf, writeFirst } from './placing.ts'

const VALUES = ['1', '2', '3', '4']
const moves = fc.array(
  fc.tuple(fc.constantFrom(...VALUES), fc.option(fc.constantFrom('idea', 'underway', 'done')), fc.boolean()),
  { maxLength: 20 },
)
const after = (steps: readonly (readonly [string, string | null, boolean])[]): Placed =>
  steps.reduce<Placed>((placed, [value, to, first]) => {
    const next = place(placed, value, to)
    return first ? writeFirst(next, value) : next
  }, {})

describe('placing', () => {
  test('a value is in one place at most, and stays where it was put last', () => {
    fc.assert(
      fc.property(moves, (steps) => {
        const placed = after(steps)
        const all = Object.values(placed).flat()
        expect(new Set(all).size).toBe(all.length)
        for (const value of VALUES) {
          const last = steps.findLast(([moved]) => moved === value)
          expect(placeOf(placed, value) ?? null).toBe(last?.[1] ?? null)
        }
        for (const values of Object.values(placed)) expect(values.length).toBeGreaterThan(0)
      }),
    )
  })

  test('what is written comes first, and nothing is lost by choosing it', () => {
    const placed = { idea: ['1', '2', '3'] }
    expect(writeFirst(placed, '3')).toEqual({ idea: ['3', '1', '2'] })
    expect(writeFirst(placed, '4')).toEqual(placed)
  })

  test('the rest goes by category, and what has a place keeps it', () => {
    const stages = [
      { id: 'idea', category: 'proposed' },
      { id: 'planned', category: 'proposed' },
      { id: 'done', category: 'done' },
    ]
    const statuses = [
      { id: '1', category: 'new' },
      { id: '2', category: 'indeterminate' },
      { id: '3', category: 'done' },
    ] as const
    // No stage is under way here: its status stays for a person.
    expect(placeByCategory({ planned: ['1'] }, statuses, stages)).toEqual({ planned: ['1'], done: ['3'] })
  })
})
