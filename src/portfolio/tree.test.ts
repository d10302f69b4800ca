/** The tree's laws: from any list, however broken, every item once, and always the same tree. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Level } from './item.ts'
import { ancestorsOf, checkMove, depthOf, filterTree, subtreeOf, treeOf, walk } from './tree.ts'

interface Row {
  readonly id: string
  readonly parent: string | null
  readonly position: number
  readonly level: Level
}

/** Parents may be missing, later in the list, the item itself, or below it. */
const rows = fc.array(fc.tuple(fc.option(fc.integer({ min: 0, max: 24 })), fc.nat(3)), { maxLength: 22 }).map((list) =>
  list.map(
    ([parent, position], at): Row => ({
      id: `i${at}`,
      parent: parent === null ? null : `i${parent}`,
      position,
      level: 'initiative',
    }),
  ),
)

describe('tree', () => {
  test('no item is lost or doubled, parents come first, and roots that should not be have a problem', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const tree = treeOf(list)
        const visits = walk(tree)
        expect(visits.map(({ item }) => item.id).sort()).toEqual(list.map(({ id }) => id).sort())
        const place = new Map(visits.map(({ item }, at) => [item.id, at]))
        for (const { item, depth } of visits) {
          expect(depthOf(tree, item.id)).toBe(depth)
          const [parent] = ancestorsOf(tree, item.id)
          if (parent) expect(place.get(parent.id)).toBeLessThan(place.get(item.id) ?? -1)
        }
        const displaced = tree.roots.filter(({ parent }) => parent !== null).map(({ id }) => id)
        expect(tree.problems.map(({ about }) => about).sort()).toEqual(displaced.sort())
      }),
      { numRuns: 500 },
    )
  })

  test('the order of the list is irrelevant', () => {
    fc.assert(
      fc.property(
        rows.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(walk(treeOf(shuffled))).toEqual(walk(treeOf(list)))
        },
      ),
    )
  })

  test('a filter keeps the hits in their places: their ancestors, and nothing else', () => {
    fc.assert(
      fc.property(rows, fc.func(fc.boolean()), (list, wanted) => {
        const tree = treeOf(list)
        const hits = list.filter(({ id }) => wanted(id))
        const kept = new Set(hits.flatMap(({ id }) => [id, ...ancestorsOf(tree, id).map((item) => item.id)]))
        const filtered = filterTree(tree, ({ id }) => wanted(id))
        expect(walk(filtered)).toEqual(walk(tree).filter(({ item }) => kept.has(item.id)))
        expect([...filtered.byId.keys()].sort()).toEqual([...kept].sort())
      }),
    )
  })

  test('a move that is allowed leaves a tree without a circle; one that would make a circle is refused', () => {
    fc.assert(
      fc.property(rows, fc.nat(21), fc.nat(21), (list, from, to) => {
        const tree = treeOf(list)
        const [item, parent] = [tree.byId.get(`i${from}`), tree.byId.get(`i${to}`)]
        if (!item || !parent) return
        const refused = checkMove(tree, item, parent.id).length > 0
        expect(refused).toBe(subtreeOf(tree, item.id).includes(parent))
      }),
      { numRuns: 500 },
    )
  })

  test('closed items hide what is below them', () => {
    const row = (id: string, parent: string | null, position: number): Row => ({
      id,
      parent,
      position,
      level: 'objective',
    })
    const tree = treeOf([row('a', null, 2), row('b', null, 1), row('a2', 'a', 2), row('a1', 'a', 1), row('b1', 'b', 1)])
    expect(walk(tree, ({ id }) => id !== 'b').map(({ item, depth }) => `${depth} ${item.id}`)).toEqual([
      '0 b',
      '0 a',
      '1 a1',
      '1 a2',
    ])
  })

  test('a parent that is unknown or of a lower level is refused', () => {
    const tree = treeOf<Row>([{ id: 'o', parent: null, position: 0, level: 'outcome' }])
    const codes = (level: Level, parent: string | null): string[] =>
      checkMove(tree, { level }, parent).map(({ code }) => code)
    expect(codes('objective', 'o')).toEqual(['parent-level'])
    expect(codes('outcome', 'o')).toEqual([])
    expect(codes('outcome', 'x')).toEqual(['parent-unknown'])
    expect(codes('objective', null)).toEqual([])
  })
})
