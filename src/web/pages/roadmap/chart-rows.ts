/** The roadmap's rows as they arrive by page, with the moves that the server has not been told of yet. Pure. */
import { type Bar, redrawn } from '../../../portfolio/index.ts'
import type { Pages } from '../../parts/table/paged-table.tsx'
import { type ChartRow, entryOf, type Moves } from './entry.ts'
import type { RoadmapItem, RoadmapLine } from './lines-in.ts'

export interface ChartRows {
  readonly count: number
  /** Undefined while it is on its way. */
  at(index: number): ChartRow | undefined
  /** Of those that are here; below nought otherwise. */
  indexOf(key: string): number
  /** The item of one that is here. */
  itemOf(id: string): RoadmapItem | undefined
  readonly here: readonly { readonly row: ChartRow; readonly index: number }[]
  want(first: number, last: number): void
}

export function chartRows({ total, at, here, want }: Pages<RoadmapLine>, moves: Moves): ChartRows {
  const rows = here.map(({ row, index }) => ({ row: rowOf(row, moves), index }))
  const places = new Map(rows.map(({ row, index }) => [row.key, index]))
  const items = new Map(here.flatMap(({ row }) => itemsIn(row).map((item) => [item.id, item] as const)))
  return {
    count: total,
    at(index) {
      const line = at(index)
      return line && rowOf(line, moves)
    },
    indexOf: (key) => places.get(key) ?? -1,
    itemOf: (id) => items.get(id),
    here: rows,
    want,
  }
}

function itemsIn(line: RoadmapLine): readonly RoadmapItem[] {
  if (line.kind === 'undated') return line.items
  return line.item ? [line.item] : []
}

/** The same row for the same line, so that nothing is drawn anew that is as it was. */
const unmoved = new WeakMap<RoadmapLine, ChartRow>()

function rowOf(line: RoadmapLine, moves: Moves): ChartRow {
  if (line.kind === 'bar' && moves.size > 0 && (moves.has(line.item.id) || line.still)) return made(line, moves)
  const known = unmoved.get(line) ?? made(line, NONE)
  unmoved.set(line, known)
  return known
}

const NONE: Moves = new Map()

function made(line: RoadmapLine, moves: Moves): ChartRow {
  const { kind, lane, depth } = line
  if (kind === 'undated')
    return { kind, key: line.key, lane, depth, count: line.count, items: line.items.map((item) => entryOf(item)) }
  const open = line.open ?? undefined
  if (kind === 'lane') {
    const { key, count, name, item } = line
    return { kind, key, lane, depth, open, count, name, item: item && entryOf(item) }
  }
  const { item, hit } = line
  return {
    kind,
    key: item.id,
    lane,
    depth,
    open,
    hit,
    item: entryOf(item, moves.get(item.id)),
    bar: barOf(line, moves),
  }
}

/** What is moved no longer is at once where it was, and what is moved where it is now, whatever was asked for last. */
function barOf(line: Extract<RoadmapLine, { kind: 'bar' }>, moves: Moves): Bar {
  const { id } = line.item
  const { start, due, startFrom, dueFrom } = line
  const still: Bar = { item: id, ...(line.still ?? { start, due, startFrom, dueFrom }) }
  const moved = moves.get(id)
  if (moved) return redrawn(still, moved)
  return moves.size === 0 ? still : { item: id, start, due, startFrom, dueFrom }
}
