/** The roadmap's rows from top to bottom: the heads of lanes, the bars in them, and what has no dates. Pure. */
import type { Stage } from './item.ts'
import { type Bar, type InLane, type Lane, type LanesBy, lanesOf } from './roadmap.ts'
import { depthOf, type Tree } from './tree.ts'

interface Row {
  /** What it is closed by, and told from the others. */
  readonly key: string
  readonly lane: string | null
  readonly depth: number
}

/** The head of a lane that is no bar. */
export interface LaneRow<T> extends Row {
  readonly kind: 'lane'
  /** The objective, where it has no dates. */
  readonly item: T | null
  readonly open: boolean | undefined
  readonly count: number
}

export interface BarRow<T> extends Row {
  readonly kind: 'bar'
  readonly item: T
  readonly bar: Bar
  /** False where it only leads to what was looked for. */
  readonly hit: boolean
  /** Whether what stands below it shows; undefined where nothing does. */
  readonly open: boolean | undefined
}

/** What of a lane has no dates. */
export interface UndatedRow<T> extends Row {
  readonly kind: 'undated'
  readonly items: readonly T[]
}

export type RoadmapRow<T> = LaneRow<T> | BarRow<T> | UndatedRow<T>

export interface Arrangement<T> {
  readonly by: LanesBy
  readonly stages: readonly Pick<Stage, 'id' | 'position'>[]
  readonly bars: ReadonlyMap<string, Bar>
  /** The bars that order a lane, where those that are drawn are moved already. */
  readonly settled: ReadonlyMap<string, Bar>
  /** Keys of rows whose rest does not show. */
  readonly closed: ReadonlySet<string>
  readonly hit: (item: T) => boolean
}

/** Lanes of objectives are trees; in all others the earliest comes first, and what was not looked for is left out. */
export function roadmapRows<T extends InLane>(tree: Tree<T>, how: Arrangement<T>): RoadmapRow<T>[] {
  const lanes = lanesOf(tree, how.by, how.stages)
  if (how.by !== 'objective') return lanes.flatMap((lane) => flatLane(lane, how))
  const hidden = new Set<string>()
  return lanes.flatMap((lane) => treeLane(tree, lane, how, hidden))
}

const laneKey = (lane: string | null): string => `lane ${lane ?? ''}`

function flatLane<T extends InLane>({ id, items }: Lane<T>, how: Arrangement<T>): RoadmapRow<T>[] {
  const { by, bars, settled, closed, hit } = how
  const shown = items.filter(hit)
  if (shown.length === 0) return []
  const key = laneKey(id)
  const open = by === 'none' || !closed.has(key)
  const depth = by === 'none' ? 0 : 1
  const order = (item: T): Bar | undefined => settled.get(item.id) ?? bars.get(item.id)
  const rows = shown
    .toSorted((a, b) => compareBars(order(a), order(b)))
    .flatMap((item): BarRow<T>[] => {
      const bar = bars.get(item.id)
      return bar ? [{ kind: 'bar', key: item.id, lane: id, item, bar, depth, hit: true, open: undefined }] : []
    })
  const head: LaneRow<T> = { kind: 'lane', key, lane: id, item: null, depth: 0, open, count: shown.length }
  const rest = undatedOf(
    id,
    depth,
    shown.filter((item) => !bars.has(item.id)),
  )
  return [...(by === 'none' ? [] : [head]), ...(open ? [...rows, ...rest] : [])]
}

function compareBars(a: Bar | undefined, b: Bar | undefined): number {
  return a && b ? a.start - b.start || a.due - b.due : 0
}

/** An objective heads its lane, with its bar where it has one. `hidden` grows by what stands below a closed row. */
function treeLane<T extends InLane>(
  tree: Tree<T>,
  { id, items }: Lane<T>,
  { bars, closed, hit }: Arrangement<T>,
  hidden: Set<string>,
): RoadmapRow<T>[] {
  const rows: RoadmapRow<T>[] = []
  const undated: T[] = []
  const key = laneKey(id)
  const deeper = id === null ? 1 : 0
  if (id === null)
    rows.push({ kind: 'lane', key, lane: id, item: null, depth: 0, open: !closed.has(key), count: items.length })
  for (const item of items) {
    const parent = tree.parents.get(item.id)
    const under = parent ?? (id === null ? key : undefined)
    if (under !== undefined && (hidden.has(under) || closed.has(under))) {
      hidden.add(item.id)
      continue
    }
    const bar = bars.get(item.id)
    const depth = depthOf(tree, item.id) + deeper
    const open = tree.children.has(item.id) ? !closed.has(item.id) : undefined
    if (bar) rows.push({ kind: 'bar', key: item.id, lane: id, item, bar, depth, hit: hit(item), open })
    else if (item.id === id) rows.push({ kind: 'lane', key: id, lane: id, item, depth, open, count: items.length })
    if (!bar && hit(item)) undated.push(item)
  }
  const depth = id === null ? 1 : depthOf(tree, id) + 1
  return [...rows, ...undatedOf(id, depth, undated)]
}

function undatedOf<T>(lane: string | null, depth: number, items: readonly T[]): UndatedRow<T>[] {
  return items.length === 0 ? [] : [{ kind: 'undated', key: `undated ${lane ?? ''}`, lane, depth, items }]
}
