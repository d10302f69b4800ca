/** An item as the roadmap places it: its row as it arrived, with dates that may be moved and not yet written. Pure. */
import type { RoadmapItemView } from '../../../actions/index.ts'
import type { BarRow, Item, LaneRow, UndatedRow } from '../../../portfolio/index.ts'

export type Dates = Pick<Item, 'start' | 'due'>

export interface Entry extends Dates, Pick<Item, 'id' | 'parent' | 'position' | 'level' | 'stage' | 'owner'> {
  readonly row: RoadmapItemView
}

export type Moves = ReadonlyMap<string, Dates>

/** A row of the chart; of what has no dates in a lane the first are here, and how many there are. */
export type ChartRow =
  | BarRow<Entry>
  | (LaneRow<Entry> & { readonly name: string | null })
  | (UndatedRow<Entry> & { readonly count: number })

export function entryOf(row: RoadmapItemView, moved?: Dates): Entry {
  const { id, parent, position, level, stage, owner, start, due } = row
  return { id, parent, position, level, stage, owner: owner?.id ?? null, start, due, ...moved, row }
}

/** What an edit must name: only the dates that differ from the item's own. */
export function changedDates({ start, due }: Dates, to: Dates): Partial<Dates> {
  return { ...(to.start === start ? {} : { start: to.start }), ...(to.due === due ? {} : { due: to.due }) }
}
