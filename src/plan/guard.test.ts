/** The guard: few changes are never too many, a large share always asks, and updates and deletes are counted apart. */
import { describe, expect, test } from 'vitest'
import { guard } from './guard.ts'
import type { Plan, Step, Verb } from './plan.ts'

const planOf = (counts: Partial<Record<Verb, number>>): Plan => ({
  madeBy: { engine: 'test', kinds: {} },
  problems: [],
  steps: Object.entries(counts).flatMap(([verb, count]) =>
    Array.from({ length: count }, (_, at): Step => {
      const id = `${verb} ${at}`
      return { id, verb: verb as Verb, about: id, title: id, after: [], data: null }
    }),
  ),
})

const refuses = (counts: Partial<Record<Verb, number>>, existing: number): string[] =>
  guard(planOf(counts), existing).map(({ says }) => says)

describe('guard', () => {
  test('creates never are too much', () => {
    expect(refuses({ create: 10_000 }, 0)).toEqual([])
  })
  test('so few changes are meant, whatever their share', () => {
    expect(refuses({ update: 20, delete: 20 }, 20)).toEqual([])
  })
  test('more than half may not be updated unasked, exactly half may', () => {
    expect(refuses({ update: 50 }, 100)).toEqual([])
    expect(refuses({ update: 51 }, 100)).toEqual([
      "This plan would update 51 of the target's 100 objects, more than 50 %.",
    ])
  })
  test('an object that takes several steps counts once', () => {
    const { steps, ...plan } = planOf({ update: 50 })
    const again = steps.map((step) => ({ ...step, id: `again ${step.id}` }))
    expect(guard({ ...plan, steps: [...steps, ...again] }, 100)).toEqual([])
  })
  test('more than a tenth may not be deleted unasked, exactly a tenth may', () => {
    expect(refuses({ delete: 30 }, 300)).toEqual([])
    expect(refuses({ delete: 31 }, 300)).toEqual([
      "This plan would delete 31 of the target's 300 objects, more than 10 %.",
    ])
  })
  test('updates do not hide deletes, and each asks with the answer that lets it through', () => {
    const found = guard(planOf({ create: 5, update: 60, delete: 40 }), 100)
    expect(found.map(({ severity, code, about }) => [severity, code, about])).toEqual([
      ['blocks', 'too-much', 'plan'],
      ['blocks', 'too-much', 'plan'],
    ])
    for (const { choices } of found) expect(choices?.map(({ answer }) => answer)).toEqual(['allow'])
  })
})
