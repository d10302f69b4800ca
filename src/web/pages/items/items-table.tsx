/** The items in one table: as a tree, or as a plain list that is sorted as a whole. */
import { SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { ItemLineView } from '../../../actions/index.ts'
import { filtersFor, textOfItem } from '../../parts/portfolio/item-filters.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { useItemCounts } from '../../parts/portfolio/use-item-counts.ts'
import type { List } from '../../parts/table/column.ts'
import { PagedTable, type Pages } from '../../parts/table/paged-table.tsx'
import { useView } from '../../view.ts'
import { columnsFor } from './item-columns.tsx'
import { useItemsState } from './items-state.tsx'

export function ItemsTable({
  pages,
  looked,
}: {
  readonly pages: Pages<ItemLineView>
  /** How many fit; a tree shows also what stands above them. */
  readonly looked: number | undefined
}): ReactNode {
  const { view, change } = useView()
  const navigate = useNavigate()
  const asTable = view.as === 'table'
  const list = useList(!asTable)
  const counted = useItemCounts(list.filters ?? [])
  return (
    <PagedTable
      list={list}
      pages={pages}
      counted={counted}
      looked={looked}
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

function useList(asTree: boolean): List<ItemLineView> {
  const { change } = useView()
  const { turn, choose, chosen, mayEdit } = useItemsState()
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
      keyOf: ({ id }: ItemLineView) => id,
      textOf: textOfItem,
    }),
    [columns, stages],
  )
  return useMemo((): List<ItemLineView> => {
    const x = (row: ItemLineView): undefined => {
      if (mayEdit) choose([row.id], !chosen.has(row.id))
    }
    const right = ({ id, open }: ItemLineView, at: number): number | undefined => {
      if (open) return at + 1
      if (open === false) turn(id, true)
      return undefined
    }
    const left = ({ id, open, above }: ItemLineView): number | undefined => {
      if (!open) return above ?? undefined
      turn(id, false)
      return undefined
    }
    return {
      ...fixed,
      ...(asTree ? { place: ({ depth, open }: ItemLineView) => ({ depth, open: open ?? undefined }) } : {}),
      keys: { x, ...(asTree ? { ArrowRight: right, ArrowLeft: left } : {}) },
    }
  }, [fixed, asTree, turn, choose, chosen, mayEdit])
}
