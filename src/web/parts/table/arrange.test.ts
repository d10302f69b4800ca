/** What a list shows for a view. */
import { describe, expect, test } from 'vitest'
import { arrange, optionsOf } from './arrange.ts'
import type { List } from './column.ts'

interface Row {
  readonly name: string
  readonly kind: string
  readonly size: number
}
const rows: readonly Row[] = [
  { name: 'Task 10', kind: 'screen', size: 3 },
  { name: 'Task 9', kind: 'screen', size: 1 },
  { name: 'Delivery', kind: 'workflow', size: 2 },
]
const list: List<Row> = {
  name: 'rows',
  label: 'Rows',
  keyOf: ({ name }) => name,
  textOf: ({ name, kind }) => `${name} ${kind}`,
  columns: [
    { id: 'name', label: 'Name', width: '1fr', cell: ({ name }) => name, order: ({ name }) => name },
    { id: 'size', label: 'Size', width: '80px', cell: ({ size }) => size, order: ({ size }) => size },
  ],
  filters: [{ id: 'kind', label: 'Kind', of: ({ kind }) => kind }],
}
const names = (view: Record<string, string>, shape: List<Row> = list) =>
  arrange(rows, shape, view).map(({ name }) => name)

describe('arrange', () => {
  test('every word of the search must be there', () => {
    expect(names({ q: 'task SCREEN' })).toEqual(['Task 10', 'Task 9'])
    expect(names({ q: 'task workflow' })).toEqual([])
  })
  test('several values of a filter are either or; no value is no filter', () => {
    expect(names({ kind: 'screen,workflow' })).toHaveLength(3)
    expect(names({ kind: 'workflow' })).toEqual(['Delivery'])
    expect(names({ kind: '' })).toHaveLength(3)
  })
  test('sorts numbers by size and names as people count', () => {
    expect(names({ sort: 'name' })).toEqual(['Delivery', 'Task 9', 'Task 10'])
    expect(names({ sort: '-size' })).toEqual(['Task 10', 'Delivery', 'Task 9'])
  })
  test('groups keep their order and are sorted inside', () => {
    const grouped = { ...list, groupOf: ({ kind }: Row) => kind }
    expect(names({ sort: 'name' }, grouped)).toEqual(['Task 9', 'Task 10', 'Delivery'])
  })
})

test('a filter offers what there is, with how many', () => {
  expect(optionsOf(rows, { id: 'kind', label: 'Kind', of: ({ kind }) => kind })).toEqual([
    ['screen', 2],
    ['workflow', 1],
  ])
})
