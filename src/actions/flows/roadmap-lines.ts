/** The roadmap's lines from top to bottom, and a page of them: what is moved and not yet written stands in them already. */
import {
  type Bar,
  barsOf,
  filterTree,
  type LanesBy,
  laneSizes,
  movedBars,
  type RoadmapRow,
  roadmapRows,
  type Tree,
  timeLanes,
} from '../../portfolio/index.ts'
import type { StoredItem } from '../../store/index.ts'
import type { RoadmapHeadView, RoadmapView } from '../shapes/index.ts'
import { type Hits, hitsFor, type ListView, viewFor } from './item-lines.ts'
import type { Asking } from './item-page.ts'
import type { Sought } from './item-search.ts'
import { remembered } from './remembered.ts'
import { type BarLine, barsIn, datesBeside, itemIn, itemsIn } from './roadmap-items.ts'
import { ALL_OPEN, closedIn, keysIn, type Turned, turnedName } from './standing.ts'

export interface AskedRoadmap extends Sought, Turned {
  readonly by: LanesBy
  /** Dates that are dragged and not written: `id~start~due`, each of which may be empty, separated by commas. */
  readonly moves?: string | undefined
  readonly limit: number
  readonly offset: number
}

type Row = RoadmapRow<StoredItem>

/** So many of a lane's items without dates are given; all that a page shows, where it was asked to show them. */
const FEW_UNDATED = 40
const MOST_UNDATED = 500

export async function roadmapPage(asking: Asking, asked: AskedRoadmap): Promise<RoadmapView> {
  const view = await viewFor(asking)
  const { progress } = view
  const { tree } = progress
  const bars = remembered(tree, 'bars', () => barsOf(tree))
  const { rows, shown } = rowsFor(view, bars, asked)
  const page = rows.slice(asked.offset, asked.offset + asked.limit)
  const drawn = page.filter((row) => row.kind === 'bar')
  const whole = new Set([...keysIn(asked.closed), ...keysIn(asked.opened)])
  return {
    bars: barsIn(drawn, view),
    heads: page.flatMap((row, line) => (row.kind === 'bar' ? [] : [headOf(row, line, { view, asked, whole })])),
    still: drawn.flatMap(({ bar }) => stillOf(bar, bars)),
    passed: drawn.flatMap(({ item, hit }) => (hit ? [] : [item.id])),
    dates: drawn.flatMap(datesBeside),
    sites: [...view.sites.values()],
    ...{ total: rows.length, shown, of: tree.byId.size, dated: bars.size },
    reach: remembered(tree, 'reach', () => reachOf(bars)),
    dim: remembered(progress, 'dim', progress.dim),
  }
}

function headOf(
  row: Exclude<Row, BarLine>,
  line: number,
  { view, asked, whole }: { view: ListView; asked: AskedRoadmap; whole: ReadonlySet<string> },
): RoadmapHeadView {
  const { key, lane, depth } = row
  if (row.kind === 'undated') {
    const some = row.items.slice(0, whole.has(key) ? MOST_UNDATED : FEW_UNDATED)
    return { kind: 'undated', line, key, lane, depth, count: row.items.length, items: itemsIn(some, view) }
  }
  const { item, open = null, count } = row
  const name = laneName(view, asked.by, lane)
  return { kind: 'lane', line, key, lane, depth, open, count, name, item: item && itemIn(item, view) }
}

function stillOf(bar: Bar, bars: ReadonlyMap<string, Bar>): RoadmapView['still'] {
  const still = bars.get(bar.item)
  if (still === undefined || still === bar) return []
  const { item, ...ends } = still
  return [{ id: item, ...ends }]
}

function rowsFor(view: ListView, bars: ReadonlyMap<string, Bar>, asked: AskedRoadmap) {
  const { tree } = view.progress
  const { by, moves } = asked
  const found = hitsFor(view, asked)
  const name = `roadmap ${by} ${found?.name} ${moves} ${turnedName(tree.byId.size, asked)}`
  // Only a search may stand on more than the items themselves.
  const rows = remembered(found ? view.progress : tree, name, (): readonly Row[] => {
    const hits = found?.ids()
    const hit = ({ id }: StoredItem): boolean => hits?.has(id) ?? true
    const shown = found && by === 'objective' ? narrowed(view, found) : tree
    return roadmapRows(shown, {
      by,
      stages: [...view.stages.values()],
      bars: movedBars(tree, bars, movesIn(moves)),
      settled: bars,
      closed: found ? ALL_OPEN : closedIn(tree.byId.size, asked),
      hit,
      ...(by === 'objective'
        ? { sizes: remembered(shown, 'lane sizes', () => laneSizes(shown)) }
        : { lanes: lanesFor(view, by, bars) }),
    })
  })
  return { rows, shown: found?.items.length ?? tree.byId.size }
}

const narrowed = ({ progress }: ListView, { ids, name }: Hits): Tree<StoredItem> =>
  remembered(progress, `narrowed ${name}`, () => {
    const hits = ids()
    return filterTree(progress.tree, ({ id }) => hits.has(id))
  })

function movesIn(moves: string | undefined): ReadonlyMap<string, { start: string | null; due: string | null }> {
  return new Map(
    keysIn(moves).map((move) => {
      const [id = '', start, due] = move.split('~')
      return [id, { start: start || null, due: due || null }]
    }),
  )
}

function lanesFor({ progress: { tree }, stages }: ListView, by: LanesBy, settled: ReadonlyMap<string, Bar>) {
  const all = [...stages.values()]
  const places = all.map(({ id, position }) => `${id} ${position}`).join()
  return remembered(tree, `lanes ${by} ${places}`, () => timeLanes(tree, { by, stages: all, settled }))
}

function laneName({ members, stages }: ListView, by: LanesBy, lane: string | null): string | null {
  if (lane === null) return null
  return (by === 'owner' ? members.get(lane) : by === 'stage' ? stages.get(lane)?.name : null) ?? null
}

function reachOf(bars: ReadonlyMap<string, Bar>) {
  let reach: { start: number; due: number } | null = null
  for (const { start, due } of bars.values())
    reach = reach ? { start: Math.min(reach.start, start), due: Math.max(reach.due, due) } : { start, due }
  return reach
}
