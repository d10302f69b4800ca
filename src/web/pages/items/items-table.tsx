/** The items in one table: as a tree, or as a plain list that is sorted as a whole. */
import { SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { ListedItemView } from '../../../actions/index.ts'
import { filtersFor, textOfItem } from '../../parts/portfolio/item-filters.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useView } from '../../view.ts'
import { columnsFor } from './item-columns.tsx'
import { useItemsState } from './items-state.tsx'
import { arrangeList, arrangeTree, type Node } from './node.ts'

export function ItemsTable({ items }: { readonly items: readonly ListedItemView[] }): ReactNode {
  const { view, change } = useView()
  const { tree, closed } = useItemsState()
  const navigate = useNavigate()
  const asTable = view.as === 'table'
  const list = useList(!asTable)
  const arranged = useMemo(
    () => (asTable ? arrangeList(items, list, view) : arrangeTree(tree, list, view, closed)),
    [asTable, items, tree, list, view, closed],
  )
  const all = useMemo(() => items.map((item): Node => ({ ...item, depth: 0, open: undefined })), [items])
  return (
    <ListTable
      list={list}
      rows={all}
      arranged={arranged}
      open={view.open}
      onOpen={(row, enter) => {
        if (row && enter) void navigate({ to: '/portfolio/items/$id', params: { id: row.code } })
        else change({ open: row?.id, new: undefined, move: undefined })
      }}
      extra={
        <SegmentedControl
          size="xs"
          aria-label="How the items stand"
          data={[
            { value: 'tree', label: 'Tree' },
            { value: 'table', label: 'Table' },
          ]}
          value={asTable ? 'table' : 'tree'}
          onChange={(value) => change({ as: value === 'table' ? 'table' : undefined })}
        />
      }
    />
  )
}

function useList(asTree: boolean): List<Node> {
  const { change } = useView()
  const { toggle, tree, choose, chosen, mayEdit } = useItemsState()
  const stages = useStages()
  const columns = useMemo(
    () => columnsFor(asTree, stages, (open) => change({ open, new: undefined, move: undefined })),
    [asTree, stages, change],
  )
  const fixed = useMemo(
    () => ({
      name: 'items',
      label: 'Items',
      columns,
      filters: filtersFor(stages),
      keyOf: ({ id }: Node) => id,
      textOf: textOfItem,
    }),
    [columns, stages],
  )
  return useMemo((): List<Node> => {
    const x = (row: Node): undefined => {
      if (mayEdit) choose([row.id], !chosen.has(row.id))
    }
    const right = (row: Node): string | undefined => {
      if (row.open === true) return tree.children.get(row.id)?.[0]?.id
      if (row.open === false) toggle(row.id, true)
      return undefined
    }
    const left = (row: Node): string | undefined => {
      if (row.open !== true) return row.parent ?? undefined
      toggle(row.id, false)
      return undefined
    }
    return {
      ...fixed,
      ...(asTree ? { place: ({ depth, open }: Node) => ({ depth, open }) } : {}),
      keys: { x, ...(asTree ? { ArrowRight: right, ArrowLeft: left } : {}) },
    }
  }, [fixed, asTree, tree, toggle, choose, chosen, mayEdit])
}
