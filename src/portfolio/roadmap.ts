/** Roadmap: the bar of every item, the lanes they stand in, the rows of a lane, and what a drag would set. Pure. */
import { type Day, dateOf, dayOf } from './day.ts'
import type { Item, Stage } from './item.ts'
import { ancestorsOf, depthOf, type Placed, type Tree, walk } from './tree.ts'

/** Where a bar's end comes from: the item's own date, the bars below it, or nowhere: then the bar is one day long. */
export type BarEnd = 'own' | 'below' | 'open'

export interface Bar {
  readonly item: string
  readonly start: Day
  /** Its last day, never before `start`. */
  readonly due: Day
  readonly startFrom: BarEnd
  readonly dueFrom: BarEnd
}

/** Items without any date, own or below, have no bar. */
export function barsOf(tree: Tree<Placed & Pick<Item, 'start' | 'due'>>): Map<string, Bar> {
  const bars = new Map<string, Bar>()
  // From below upwards, so that a parent finds the bars of its children.
  for (const { item } of walk(tree).reverse()) drawBar(tree, bars, item)
  return bars
}

/** The bars as they are with other dates of some items: of these and of what stands above them anew, all others as they were. */
export function movedBars<T extends Placed & Pick<Item, 'start' | 'due'>>(
  tree: Tree<T>,
  bars: ReadonlyMap<string, Bar>,
  moves: ReadonlyMap<string, Pick<Item, 'start' | 'due'>>,
): ReadonlyMap<string, Bar> {
  if (moves.size === 0) return bars
  const moved = new Map(bars)
  const above = [...moves.keys()].flatMap((id) => {
    const item = tree.byId.get(id)
    return item ? [item, ...ancestorsOf(tree, id)] : []
  })
  const deepestFirst = [...new Set(above)].sort((a, b) => depthOf(tree, b.id) - depthOf(tree, a.id))
  for (const item of deepestFirst) drawBar(tree, moved, { ...item, ...moves.get(item.id) })
  return moved
}

/** Out of its own dates and the bars right below it. */
function drawBar(
  tree: Tree<Placed>,
  bars: Map<string, Bar>,
  { id, start, due }: Pick<Item, 'id' | 'start' | 'due'>,
): void {
  const below = (tree.children.get(id) ?? []).map((child) => bars.get(child.id)).filter((bar) => bar !== undefined)
  const bar = barOf(id, dayOf(start ?? ''), dayOf(due ?? ''), below)
  if (bar) bars.set(id, bar)
  else bars.delete(id)
}

function barOf(item: string, start: Day | null, due: Day | null, below: readonly Bar[]): Bar | null {
  if (start !== null && due !== null)
    return { item, start: Math.min(start, due), due: Math.max(start, due), startFrom: 'own', dueFrom: 'own' }
  const first = below.reduce<Day | null>((day, bar) => (day === null ? bar.start : Math.min(day, bar.start)), null)
  const last = below.reduce<Day | null>((day, bar) => (day === null ? bar.due : Math.max(day, bar.due)), null)
  if (start !== null) {
    const spans = last !== null && last >= start
    return { item, start, due: spans ? last : start, startFrom: 'own', dueFrom: spans ? 'below' : 'open' }
  }
  if (due !== null) {
    const spans = first !== null && first <= due
    return { item, start: spans ? first : due, due, startFrom: spans ? 'below' : 'open', dueFrom: 'own' }
  }
  return first === null || last === null
    ? null
    : { item, start: first, due: last, startFrom: 'below', dueFrom: 'below' }
}

export const LANES_BY = ['objective', 'owner', 'stage', 'none'] as const
export type LanesBy = (typeof LANES_BY)[number]

export interface Lane<T extends Placed = Item> {
  /** The objective's, member's or stage's id; null for the items that have none. */
  readonly id: string | null
  /** In the order of the walk, those without a bar too. */
  readonly items: readonly T[]
}

export type InLane = Placed & Pick<Item, 'level' | 'owner' | 'stage'>

/** Every item in one lane; stages in their order, other lanes as the tree meets them, the lane of the rest last. */
export function lanesOf<T extends InLane>(
  tree: Tree<T>,
  by: LanesBy,
  stages: readonly Pick<Stage, 'id' | 'position'>[],
): Lane<T>[] {
  const items = walk(tree).map((visit) => visit.item)
  const lanes = [...Map.groupBy(items, (item) => laneOf(tree, item, by))].map(([id, items]) => ({ id, items }))
  const position = new Map(stages.map((stage) => [stage.id, stage.position]))
  const rank = ({ id }: Lane<T>): number => {
    if (id === null) return Number.POSITIVE_INFINITY
    return by === 'stage' ? (position.get(id) ?? Number.MAX_VALUE) : 0
  }
  return lanes.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}

function laneOf<T extends InLane>(tree: Tree<T>, item: T, by: LanesBy): string | null {
  if (by === 'none') return null
  if (by !== 'objective') return item[by]
  return [item, ...ancestorsOf(tree, item.id)].find(({ level }) => level === 'objective')?.id ?? null
}

export interface Packed {
  /** Item → its row in the lane, from 0. */
  readonly row: ReadonlyMap<string, number>
  readonly rows: number
}

/** As few rows as can be with no two bars of a row closer than `gap` days. */
export function pack(bars: readonly Bar[], gap = 0): Packed {
  const inOrder = bars.toSorted((a, b) => a.start - b.start || a.due - b.due || (a.item < b.item ? -1 : 1))
  const ends: Day[] = []
  const row = new Map<string, number>()
  for (const { item, start, due } of inOrder) {
    const free = ends.findIndex((end) => end + gap < start)
    const chosen = free < 0 ? ends.length : free
    ends[chosen] = due
    row.set(item, chosen)
  }
  return { row, rows: ends.length }
}

export type Grip = 'whole' | 'start' | 'due'

/**
 * The item's own dates after its bar was dragged by whole days. A drag makes the ends that it moves the item's own,
 * and never carries one end past the other.
 */
export function dragged(bar: Bar, grip: Grip, days: number): Pick<Item, 'start' | 'due'> {
  const { start, due, startFrom, dueFrom } = bar
  const own = { start: startFrom === 'own' ? dateOf(start) : null, due: dueFrom === 'own' ? dateOf(due) : null }
  if (days === 0) return own
  if (grip === 'start')
    return { ...own, start: dateOf(dueFrom === 'open' ? start + days : Math.min(start + days, due)) }
  if (grip === 'due') return { ...own, due: dateOf(startFrom === 'open' ? due + days : Math.max(due + days, start)) }
  return {
    start: startFrom === 'open' ? null : dateOf(start + days),
    due: dueFrom === 'open' ? null : dateOf(due + days),
  }
}

/** The bar with these dates as its own, the rest as it was: what shows while it is dragged. */
export function redrawn(bar: Bar, dates: Pick<Item, 'start' | 'due'>): Bar {
  const [first, last] = [dayOf(dates.start ?? ''), dayOf(dates.due ?? '')]
  const start = first ?? (bar.startFrom === 'open' ? (last ?? bar.start) : bar.start)
  const due = last ?? (bar.dueFrom === 'open' ? start : bar.due)
  return {
    item: bar.item,
    start: Math.min(start, due),
    due: Math.max(start, due),
    startFrom: first === null ? bar.startFrom : 'own',
    dueFrom: last === null ? bar.dueFrom : 'own',
  }
}
