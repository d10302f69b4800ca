/** An item as the roadmap places it: its row as it arrived, with dates that may be moved and not yet written. Pure. */
import type { BarRow, Item, LaneRow, UndatedRow } from '../../../portfolio/index.ts'
import type { RoadmapItem } from './lines-in.ts'

export type Dates = Pick<Item, 'start' | 'due'>

export interface Entry extends Dates, Pick<Item, 'id' | 'level' | 'stage'> {
  readonly row: RoadmapItem
}

export type Moves = ReadonlyMap<string, Dates>

/** A row of the chart; of what has no dates in a lane the first are here, and how many there are. */
export type ChartRow =
  | BarRow<Entry>
  | (LaneRow<Entry> & { readonly name: string | null })
  | (UndatedRow<Entry> & { readonly count: number })

export function entryOf(row: RoadmapItem, moved?: Dates): Entry {
  const { id, level, stage, start, due } = row
  return { id, level, stage, start, due, ...moved, row }
}

/** What an edit must name: only the dates that differ from the item's own. */
export function changedDates({ start, due }: Dates, to: Dates): Partial<Dates> {
  return { ...(to.start === start ? {} : { start: to.start }), ...(to.due === due ? {} : { due: to.due }) }
}
