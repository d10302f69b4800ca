/** What the roadmap shows: its rows by the view's grouping, search and filters, and the bars with all moves in them. */
import { useMemo } from 'react'
import type { ListedItemView, StageView } from '../../../actions/index.ts'
import {
  type Bar,
  barsOf,
  type Day,
  filterTree,
  LANES_BY,
  type LanesBy,
  type RoadmapRow,
  roadmapRows,
  treeOf,
  ZOOMS,
  type Zoom,
} from '../../../portfolio/index.ts'
import { filtersFor, textOfItem } from '../../parts/portfolio/item-filters.ts'
import { fits } from '../../parts/table/arrange.ts'
import type { List } from '../../parts/table/column.ts'
import type { View } from '../../view.ts'
import { type Entry, entryOf, type Moves } from './entry.ts'

export const byOf = ({ by }: View): LanesBy => LANES_BY.find((one) => one === by) ?? 'objective'
export const zoomOf = ({ zoom }: View): Zoom => ZOOMS.find((one) => one === zoom) ?? 'months'

/** In the address; the usual one is not named there. */
export const zoomText = (zoom: Zoom): string | undefined => (zoom === 'months' ? undefined : zoom)

export interface Roadmap {
  readonly rows: readonly RoadmapRow<Entry>[]
  readonly bars: ReadonlyMap<string, Bar>
  readonly list: List<ListedItemView>
  /** How many were looked for. */
  readonly count: number
}

const NONE: ReadonlySet<string> = new Set()

export function useRoadmap(
  items: readonly ListedItemView[],
  stages: readonly StageView[],
  { view, moves, closed }: { readonly view: View; readonly moves: Moves; readonly closed: ReadonlySet<string> },
): Roadmap {
  const list = useMemo(
    (): List<ListedItemView> => ({
      name: 'roadmap',
      label: 'Items',
      columns: [],
      filters: filtersFor(stages),
      keyOf: ({ id }) => id,
      textOf: textOfItem,
    }),
    [stages],
  )
  const still = useMemo(() => {
    const tree = treeOf(items.map((row) => entryOf(row)))
    return { tree, bars: barsOf(tree) }
  }, [items])
  const moved = useMemo(() => {
    if (moves.size === 0) return still
    const tree = treeOf(items.map((row) => entryOf(row, moves.get(row.id))))
    return { tree, bars: barsOf(tree) }
  }, [items, moves, still])
  const hits = useMemo(
    () => new Set(items.filter((row) => fits(row, list, view)).map(({ id }) => id)),
    [items, list, view],
  )
  const by = byOf(view)
  const rows = useMemo(() => {
    const hit = ({ id }: Entry): boolean => hits.has(id)
    // A search opens all that leads to what it finds.
    const narrowed = hits.size < items.length
    return roadmapRows(narrowed && by === 'objective' ? filterTree(moved.tree, hit) : moved.tree, {
      by,
      stages,
      bars: moved.bars,
      settled: still.bars,
      closed: narrowed ? NONE : closed,
      hit,
    })
  }, [items, hits, by, stages, moved, still, closed])
  return { rows, bars: moved.bars, list, count: hits.size }
}

/** The widest that anything may stretch: what the scale is made of. */
export function useReach(bars: ReadonlyMap<string, Bar>): readonly { readonly start: Day; readonly due: Day }[] {
  return useMemo(() => {
    let reach: { start: Day; due: Day } | undefined
    for (const { start, due } of bars.values())
      reach = reach ? { start: Math.min(reach.start, start), due: Math.max(reach.due, due) } : { start, due }
    return reach ? [reach] : []
  }, [bars])
}
