/** An item as the roadmap places it: its row as it arrived, with dates that may be moved and not yet written. Pure. */
import type { ListedItemView } from '../../../actions/index.ts'
import type { Item } from '../../../portfolio/index.ts'

export type Dates = Pick<Item, 'start' | 'due'>

export interface Entry extends Dates, Pick<Item, 'id' | 'parent' | 'position' | 'level' | 'stage' | 'owner'> {
  readonly row: ListedItemView
}

export type Moves = ReadonlyMap<string, Dates>

export function entryOf(row: ListedItemView, moved?: Dates): Entry {
  const { id, parent, position, level, stage, owner, start, due } = row
  return { id, parent, position, level, stage, owner: owner?.id ?? null, start, due, ...moved, row }
}

/** What an edit must name: only the dates that differ from the item's own. */
export function changedDates({ start, due }: Dates, to: Dates): Partial<Dates> {
  return { ...(to.start === start ? {} : { start: to.start }), ...(to.due === due ? {} : { due: to.due }) }
}
