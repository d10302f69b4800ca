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
  /** Where they are known already, as the lanes of anything but objectives. */
  readonly sizes?: ReadonlyMap<string | null, number>
  readonly lanes?: readonly TimeLane<T>[]
}

/** A lane in which the earliest comes first. */
export interface TimeLane<T> extends Pick<Lane<Placed>, 'id'> {
  readonly dated: readonly InTime<T>[]
  readonly rest: readonly T[]
}

interface InTime<T> {
  readonly item: T
  readonly bar: Bar
}

/** Lanes of objectives are trees; in all others the earliest comes first, and what was not looked for is left out. */
export function roadmapRows<T extends InLane>(tree: Tree<T>, how: Arrangement<T>): RoadmapRow<T>[] {
  if (how.by === 'objective') return treeLanes(tree, how)
  return (how.lanes ?? timeLanes(tree, how)).flatMap((lane) => flatLane(lane, how))
}

/** Ordered by the bars that are settled: nothing changes its place while it is moved. */
export function timeLanes<T extends InLane>(
  tree: Tree<T>,
  { by, stages, settled }: Pick<Arrangement<T>, 'by' | 'stages' | 'settled'>,
): TimeLane<T>[] {
  return lanesOf(tree, by, stages).map(({ id, items }) => ({
    id,
    dated: inTime(withBars(items, settled)),
    rest: items.filter((item) => !settled.has(item.id)),
  }))
}

const withBars = <T extends Placed>(items: readonly T[], bars: ReadonlyMap<string, Bar>): InTime<T>[] =>
  items.flatMap((item) => {
    const bar = bars.get(item.id)
    return bar ? [{ item, bar }] : []
  })

const inTime = <T>(some: InTime<T>[]): InTime<T>[] =>
  some.sort((a, b) => a.bar.start - b.bar.start || a.bar.due - b.bar.due)

const laneKey = (lane: string | null): string => `lane ${lane ?? ''}`

function flatLane<T extends InLane>({ id, dated, rest }: TimeLane<T>, how: Arrangement<T>): RoadmapRow<T>[] {
  const { by, bars, closed, hit } = how
  // What is moved to its first dates stands among the others by them.
  const late = withBars(rest, bars)
  const shown = (late.length === 0 ? dated : inTime([...dated, ...late])).filter(({ item }) => hit(item))
  const undated = [...rest.filter(hit), ...shown.map(({ item }) => item)].filter((item) => !bars.has(item.id))
  const depth = by === 'none' ? 0 : 1
  const rows = shown.flatMap(({ item }): BarRow<T>[] => {
    const bar = bars.get(item.id)
    return bar ? [{ kind: 'bar', key: item.id, lane: id, item, bar, depth, hit: true, open: undefined }] : []
  })
  const count = rows.length + undated.length
  if (count === 0) return []
  const key = laneKey(id)
  const open = by === 'none' || !closed.has(key)
  const head: LaneRow<T> = { kind: 'lane', key, lane: id, item: null, depth: 0, open, count }
  if (!open) return [head]
  return [...(by === 'none' ? [] : [head]), ...rows, ...undatedOf(id, depth, undated)]
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
