/** The roadmap's rows from top to bottom: the heads of lanes, the bars in them, and what has no dates. Pure. */
import type { Stage } from './item.ts'
import { type Bar, type InLane, type Lane, type LanesBy, lanesOf } from './roadmap.ts'
import { type Placed, type Tree, type Visit, walk } from './tree.ts'

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
  readonly closed: { has(key: string): boolean }
  readonly hit: (item: T) => boolean
  /** Where they are known already. */
  readonly sizes?: ReadonlyMap<string | null, number>
}

/** Lanes of objectives are trees; in all others the earliest comes first, and what was not looked for is left out. */
export function roadmapRows<T extends InLane>(tree: Tree<T>, how: Arrangement<T>): RoadmapRow<T>[] {
  if (how.by === 'objective') return treeLanes(tree, how)
  return lanesOf(tree, how.by, how.stages).flatMap((lane) => flatLane(lane, how))
}

const laneKey = (lane: string | null): string => `lane ${lane ?? ''}`

function flatLane<T extends InLane>({ id, items }: Lane<T>, how: Arrangement<T>): RoadmapRow<T>[] {
  const { by, bars, settled, closed, hit } = how
  const shown = items.filter(hit)
  if (shown.length === 0) return []
  const key = laneKey(id)
  const open = by === 'none' || !closed.has(key)
  const depth = by === 'none' ? 0 : 1
  const head: LaneRow<T> = { kind: 'lane', key, lane: id, item: null, depth: 0, open, count: shown.length }
  if (!open) return [head]
  const order = (item: T): Bar | undefined => settled.get(item.id) ?? bars.get(item.id)
  const rows = shown
    .toSorted((a, b) => compareBars(order(a), order(b)))
    .flatMap((item): BarRow<T>[] => {
      const bar = bars.get(item.id)
      return bar ? [{ kind: 'bar', key: item.id, lane: id, item, bar, depth, hit: true, open: undefined }] : []
    })
  const rest = undatedOf(
    id,
    depth,
    shown.filter((item) => !bars.has(item.id)),
  )
  return [...(by === 'none' ? [] : [head]), ...rows, ...rest]
}

function compareBars(a: Bar | undefined, b: Bar | undefined): number {
  return a && b ? a.start - b.start || a.due - b.due : 0
}

/** How many items stand in each objective's lane; those below none are the lane of null. */
export function laneSizes(tree: Tree<InLane>): Map<string | null, number> {
  const sizes = new Map<string | null, number>()
  for (const { lane } of inLanes(tree, () => true)) sizes.set(lane, (sizes.get(lane) ?? 0) + 1)
  return sizes
}

interface Seen<T extends Placed> extends Visit<T> {
  readonly lane: string | null
}

/** The items that a walk meets, each in the lane of the nearest objective. */
function inLanes<T extends InLane>(tree: Tree<T>, open: (item: T) => boolean): Seen<T>[] {
  const lanes = new Map<string, string | null>()
  return walk(tree, open).map((visit) => {
    const { id, level } = visit.item
    const lane = level === 'objective' ? id : (lanes.get(tree.parents.get(id) ?? '') ?? null)
    lanes.set(id, lane)
    return { ...visit, lane }
  })
}

/** An objective heads its lane, with its bar where it has one; below a closed row nothing is looked at. The rest comes last. */
function treeLanes<T extends InLane>(tree: Tree<T>, how: Arrangement<T>): RoadmapRow<T>[] {
  const { closed, sizes = laneSizes(tree) } = how
  const lanes = Map.groupBy(
    inLanes(tree, ({ id }) => !closed.has(id)),
    ({ lane }) => lane,
  )
  const key = laneKey(null)
  const count = sizes.get(null) ?? 0
  const head: LaneRow<T> = { kind: 'lane', key, lane: null, item: null, depth: 0, open: !closed.has(key), count }
  const rest = head.open ? treeLane(tree, null, lanes.get(null) ?? [], how) : []
  lanes.delete(null)
  return [
    ...[...lanes].flatMap(([lane, seen]) => treeLane(tree, lane, seen, { ...how, sizes })),
    ...(count === 0 ? [] : [head, ...rest]),
  ]
}

function treeLane<T extends InLane>(
  tree: Tree<T>,
  lane: string | null,
  seen: readonly Seen<T>[],
  { bars, closed, hit, sizes }: Arrangement<T>,
): RoadmapRow<T>[] {
  const rows: RoadmapRow<T>[] = []
  const undated: T[] = []
  const deeper = lane === null ? 1 : 0
  for (const { item, depth } of seen) {
    const bar = bars.get(item.id)
    const open = tree.children.has(item.id) ? !closed.has(item.id) : undefined
    const place = { key: item.id, lane, item, depth: depth + deeper, open }
    if (bar) rows.push({ kind: 'bar', ...place, bar, hit: hit(item) })
    else if (item.id === lane) rows.push({ kind: 'lane', ...place, count: sizes?.get(lane) ?? 0 })
    if (!bar && hit(item)) undated.push(item)
  }
  const depth = lane === null ? 1 : (seen[0]?.depth ?? 0) + 1
  return [...rows, ...undatedOf(lane, depth, undated)]
}

function undatedOf<T>(lane: string | null, depth: number, items: readonly T[]): UndatedRow<T>[] {
  return items.length === 0 ? [] : [{ kind: 'undated', key: `undated ${lane ?? ''}`, lane, depth, items }]
}
