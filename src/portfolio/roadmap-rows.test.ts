/** The roadmap's rows: nothing is lost between bars and those without dates, and lanes stand as they are asked for. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barsOf, LANES_BY, type LanesBy } from './roadmap.ts'
import { type RoadmapRow, roadmapRows } from './roadmap-rows.ts'
import { filterTree, treeOf } from './tree.ts'

interface One {
  readonly id: string
  readonly parent: string | null
  readonly position: number
  readonly level: 'objective' | 'initiative' | 'outcome'
  readonly owner: string | null
  readonly stage: string
  readonly start: string | null
  readonly due: string | null
}

const one = (id: string, parent: string | null, due: string | null = null, rest: Partial<One> = {}): One => ({
  id,
  parent,
  position: 0,
  level: id.startsWith('o') ? 'objective' : 'initiative',
  owner: null,
  stage: 'idea',
  start: due === null ? null : '2026-01-05',
  due,
  ...rest,
})

const STAGES = [{ id: 'idea', position: 1 }]

function rowsFor(items: readonly One[], by: LanesBy, closed: readonly string[] = [], wanted?: readonly string[]) {
  const tree = treeOf(items)
  const bars = barsOf(tree)
  const hit = ({ id }: One): boolean => wanted?.includes(id) ?? true
  const shown = by === 'objective' ? filterTree(tree, hit) : tree
  return roadmapRows(shown, { by, stages: STAGES, bars, settled: bars, closed: new Set(closed), hit })
}

const told = (rows: readonly RoadmapRow<One>[]): string[] =>
  rows.map((row) => {
    const pad = ' '.repeat(row.depth)
    if (row.kind === 'bar') return `${pad}${row.item.id}${row.hit ? '' : ' (passed)'}`
    if (row.kind === 'undated') return `${pad}none: ${row.items.map(({ id }) => id).join(' ')}`
    return `${pad}[${row.item?.id ?? row.lane}] ${row.count}`
  })

const items = [
  one('o1', null),
  one('i1', 'o1', '2026-03-01', { owner: 'ann' }),
  one('i2', 'i1', '2026-02-01', { owner: 'bo' }),
  one('i3', 'o1', null, { owner: 'ann' }),
  one('o2', 'o1'),
  one('i4', 'o2'),
  one('i5', null, '2026-02-02', { start: '2026-01-02' }),
]

describe('rows', () => {
  test('an objective heads its lane with its bar, or without one; the lane of the rest comes last', () => {
    expect(told(rowsFor(items, 'objective'))).toEqual([
      'o1',
      ' i1',
      '  i2',
      ' none: i3',
      ' [o2] 2',
      '  none: o2 i4',
      '[null] 1',
      ' i5',
    ])
  })

  test('closed rows take what stands below them along, lanes too', () => {
    expect(told(rowsFor(items, 'objective', ['o1', 'lane ']))).toEqual(['o1', '[null] 1'])
    expect(told(rowsFor(items, 'objective', ['i1'])).slice(0, 3)).toEqual(['o1', ' i1', ' none: i3'])
    expect(told(rowsFor(items, 'owner', ['lane ann']))[0]).toBe('[ann] 2')
    expect(told(rowsFor(items, 'owner', ['lane ann']))[1]).toBe('[bo] 1')
  })

  test('other lanes begin with what begins first', () => {
    expect(told(rowsFor(items, 'none'))).toEqual(['i5', 'i2', 'o1', 'i1', 'none: i3 o2 i4'])
    expect(told(rowsFor(items, 'owner'))).toEqual([
      '[ann] 2',
      ' i1',
      ' none: i3',
      '[bo] 1',
      ' i2',
      '[null] 4',
      ' i5',
      ' o1',
      ' none: o2 i4',
    ])
  })

  test('what only leads to a find is passed in a tree and left out elsewhere', () => {
    expect(told(rowsFor(items, 'objective', [], ['i2']))).toEqual(['o1 (passed)', ' i1 (passed)', '  i2'])
    expect(told(rowsFor(items, 'stage', [], ['i2']))).toEqual(['[idea] 1', ' i2'])
  })

  test('whatever the tree, every item stands in one row, and no key stands twice', () => {
    const ids = Array.from({ length: 8 }, (_, at) => `${at % 3 === 0 ? 'o' : 'i'}${at}`)
    const anyItem = (id: string) =>
      fc
        .record({
          parent: fc.option(fc.constantFrom(...ids)),
          owner: fc.option(fc.constantFrom('ann', 'bo')),
          due: fc.option(fc.constantFrom('2026-02-01', '2026-06-30')),
        })
        .map(({ parent, due, owner }) => one(id, parent, due, { owner }))
    fc.assert(
      fc.property(fc.tuple(...ids.map(anyItem)), fc.constantFrom(...LANES_BY), (list, by) => {
        const rows = rowsFor(list, by)
        const stand = rows.flatMap((row) =>
          row.kind === 'bar' ? [row.item.id] : row.kind === 'undated' ? row.items.map(({ id }) => id) : [],
        )
        expect(stand.toSorted()).toEqual(ids.toSorted())
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      }),
    )
  })
})
