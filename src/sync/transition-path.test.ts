/** The way of a status: real transitions only, the fewest of them, and past done only where nothing else leads there. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findWay } from './transition-path.ts'

const NONE: ReadonlySet<string> = new Set()
const status = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const edges = fc.array(fc.tuple(status, status), { maxLength: 14 })

/** How many transitions each status is away, found without a search: step by step, all at once. */
function distances(from: string, edges: readonly (readonly [string, string])[]): Map<string, number> {
  const away = new Map([[from, 0]])
  for (let hops = 1; hops < 7; hops++)
    for (const [a, b] of edges) if (away.get(a) === hops - 1 && !away.has(b)) away.set(b, hops)
  return away
}

describe('a way', () => {
  test('goes over transitions that there are, ends at a goal, and is the shortest; there is none where none is', () => {
    fc.assert(
      fc.property(status, fc.uniqueArray(status, { minLength: 1, maxLength: 3 }), edges, (from, goals, edges) => {
        const way = findWay(from, new Set(goals), edges, NONE)
        const away = distances(from, edges)
        const nearest = Math.min(...goals.map((goal) => away.get(goal) ?? Number.POSITIVE_INFINITY))
        expect(way?.next.length ?? Number.POSITIVE_INFINITY).toBe(nearest)
        if (!way) return
        expect(goals).toContain(way.next.at(-1) ?? from)
        for (const [at, to] of way.next.entries()) {
          const before = at === 0 ? from : way.next[at - 1]
          expect(edges.some(([a, b]) => a === before && b === to)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('makes a detour around what is done, unless nothing else leads there or done is the goal', () => {
    const around = [
      ['a', 'done'],
      ['done', 'd'],
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
    ] as const
    const done = new Set(['done'])
    const to = (goal: string, edges: readonly (readonly [string, string])[]) =>
      findWay('a', new Set([goal]), edges, done)?.next
    expect(to('d', around)).toEqual(['b', 'c', 'd'])
    expect(to('d', around.slice(0, 2))).toEqual(['done', 'd'])
    expect(to('done', around)).toEqual(['done'])
  })
})
