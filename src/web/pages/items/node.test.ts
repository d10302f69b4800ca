/** Which items a tree and a list show, and in which order. */
import { describe, expect, test } from 'vitest'
import type { ListedItemView } from '../../../actions/index.ts'
import { treeOf } from '../../../portfolio/index.ts'
import type { List } from '../../parts/table/column.ts'
import { arrangeList, arrangeTree, type Node } from './node.ts'

const item = (id: string, parent: string | null, name: string, position = 0): ListedItemView =>
  ({ id, code: id, parent, name, position, stage: 'idea', hit: true }) as ListedItemView
const items = [
  item('o', null, 'Faster', 1),
  item('i', 'o', 'Routes', 1),
  item('t', 'i', 'Night runs'),
  item('j', 'o', 'Depots', 2),
  item('p', null, 'Safer', 2),
]
const list: List<Node> = {
  name: 'items',
  label: 'Items',
  keyOf: ({ id }) => id,
  textOf: ({ name }) => name,
  columns: [{ id: 'name', label: 'Name', width: '1fr', cell: ({ name }) => name, order: ({ name }) => name }],
}
const tree = (view: Record<string, string>, closed: readonly string[] = []) =>
  arrangeTree(treeOf(items), list, view, new Set(closed))
const ids = (rows: readonly Node[]) => rows.map(({ id }) => id)

describe('a tree', () => {
  test('stands in its order, each below its parent, and knows what can be opened', () => {
    const { rows, count } = tree({})
    expect(ids(rows)).toEqual(['o', 'i', 't', 'j', 'p'])
    expect(rows.map(({ depth }) => depth)).toEqual([0, 1, 2, 1, 0])
    expect(rows.map(({ open }) => open)).toEqual([true, true, undefined, undefined, undefined])
    expect(count).toBe(5)
  })
  test('hides what is below a closed one', () => {
    expect(ids(tree({}, ['i']).rows)).toEqual(['o', 'i', 'j', 'p'])
    expect(ids(tree({}, ['o']).rows)).toEqual(['o', 'p'])
  })
  test('shows what stands above a find, marks the find, and opens the way to it', () => {
    const { rows, count } = tree({ q: 'night' }, ['o', 'i'])
    expect(ids(rows)).toEqual(['o', 'i', 't'])
    expect(rows.map(({ hit }) => hit)).toEqual([false, false, true])
    expect(count).toBe(1)
  })
  test('sorts only among those below one parent', () => {
    expect(ids(tree({ sort: 'name' }).rows)).toEqual(['o', 'j', 'i', 't', 'p'])
    expect(ids(tree({ sort: '-name' }).rows)).toEqual(['p', 'o', 'i', 't', 'j'])
  })
})

test('a list shows the finds alone, sorted as a whole', () => {
  expect(ids(arrangeList(items, list, { sort: 'name' }).rows)).toEqual(['j', 'o', 't', 'i', 'p'])
  expect(ids(arrangeList(items, list, { q: 's' }).rows)).toEqual(['o', 'i', 't', 'j', 'p'])
  expect(ids(arrangeList(items, list, { q: 'safe' }).rows)).toEqual(['p'])
})
