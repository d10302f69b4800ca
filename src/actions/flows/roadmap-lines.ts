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
} from '../../portfolio/index.ts'
import type { StoredItem } from '../../store/index.ts'
import type { RoadmapItemView, RoadmapLineView } from '../shapes/index.ts'
import { hitsFor, type ListView, viewFor } from './item-lines.ts'
import type { Asking } from './item-page.ts'
import type { Sought } from './item-search.ts'
import { issueOf, showMeasure, suggestionFor } from './portfolio-view.ts'
import { remembered } from './remembered.ts'
import { ALL_OPEN, closedIn, keysIn, type Turned, turnedName } from './standing.ts'

export interface AskedRoadmap extends Sought, Turned {
  readonly by: LanesBy
  /** Dates that are dragged and not written: `id~start~due`, each of which may be empty, separated by commas. */
  readonly moves?: string | undefined
  readonly limit: number
  readonly offset: number
}

type Row = RoadmapRow<StoredItem>
type StillView = Extract<RoadmapLineView, { kind: 'bar' }>['still']

/** So many of a lane's items without dates are given; all that a page shows, where it was asked to show them. */
const FEW_UNDATED = 40
const MOST_UNDATED = 500

export async function roadmapPage(asking: Asking, asked: AskedRoadmap) {
  const view = await viewFor(asking)
  const { tree } = view.progress
  const bars = remembered(tree, 'bars', () => barsOf(tree))
  const { rows, shown } = rowsFor(view, bars, asked)
  const page = rows.slice(asked.offset, asked.offset + asked.limit)
  const whole = new Set([...keysIn(asked.closed), ...keysIn(asked.opened)])
  const lines = page.map((row) =>
    row.kind === 'undated' ? { ...row, shown: undatedIn(row.items, whole.has(row.key)) } : row,
  )
  const stillOf = (bar: Bar): StillView => {
    const still = bars.get(bar.item)
    return still === undefined || still === bar ? null : ends(still)
  }
  const show = (item: StoredItem): RoadmapItemView => itemOf(item, view)
  return {
    lines: lines.map((row): RoadmapLineView => {
      const { key, lane, depth } = row
      if (row.kind === 'undated')
        return { kind: 'undated', key, lane, depth, count: row.items.length, items: row.shown.map(show) }
      const { item, open = null } = row
      if (row.kind === 'bar')
        return {
          kind: 'bar',
          depth,
          open,
          hit: row.hit,
          lane,
          item: show(row.item),
          ...ends(row.bar),
          still: stillOf(row.bar),
        }
      const name = laneName(view, asked.by, lane)
      return { kind: 'lane', key, lane, depth, open, count: row.count, name, item: item && show(item) }
    }),
    ...{ total: rows.length, shown, of: tree.byId.size, bars: bars.size },
    reach: remembered(tree, 'reach', () => reachOf(bars)),
    dim: remembered(view.progress, 'dim', view.progress.dim),
  }
}

function rowsFor(view: ListView, bars: ReadonlyMap<string, Bar>, asked: AskedRoadmap) {
  const { tree } = view.progress
  const { by, moves } = asked
  const found = hitsFor(view, asked)
  const name = `roadmap ${by} ${found?.name} ${moves} ${turnedName(tree.byId.size, asked)}`
  // Only a search may stand on more than the items themselves.
  const rows = remembered(found ? view.progress : tree, name, (): readonly Row[] => {
    const hit = ({ id }: StoredItem): boolean => found?.hits.has(id) ?? true
    const shown = found && by === 'objective' ? narrowed(view, found) : tree
    return roadmapRows(shown, {
      by,
      stages: [...view.stages.values()],
      bars: movedBars(tree, bars, movesIn(moves)),
      settled: bars,
      closed: found ? ALL_OPEN : closedIn(tree.byId.size, asked),
      hit,
      sizes: remembered(shown, 'lane sizes', () => laneSizes(shown)),
    })
  })
  return { rows, shown: found?.hits.size ?? tree.byId.size }
}

const narrowed = (
  { progress }: ListView,
  { hits, name }: { hits: ReadonlySet<string>; name: string },
): Tree<StoredItem> =>
  remembered(progress, `narrowed ${name}`, () => filterTree(progress.tree, ({ id }) => hits.has(id)))

function movesIn(moves: string | undefined): ReadonlyMap<string, { start: string | null; due: string | null }> {
  return new Map(
    keysIn(moves).map((move) => {
      const [id = '', start, due] = move.split('~')
      return [id, { start: start || null, due: due || null }]
    }),
  )
}

const undatedIn = (items: readonly StoredItem[], whole: boolean): readonly StoredItem[] =>
  items.slice(0, whole ? MOST_UNDATED : FEW_UNDATED)

const ends = ({ start, due, startFrom, dueFrom }: Bar) => ({ start, due, startFrom, dueFrom })

/** Of a bar the name of its lane is not asked for. */
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

function suggestedHealth(item: StoredItem, view: ListView): RoadmapItemView['suggested'] {
  const { health } = suggestionFor(item, view)
  return health === null ? null : { health }
}

/** What a bar shows, and what is told when it is pointed at: a part of what a list's row has. */
function itemOf(item: StoredItem, view: ListView): RoadmapItemView {
  const { id, code, level, parent, position, name, stage, start, due, health } = item
  return {
    ...{ id, code, level, parent, position, name, stage, start, due, health },
    owner: item.owner === null ? null : { id: item.owner, name: view.members.get(item.owner) ?? '' },
    suggested: suggestedHealth(item, view),
    rollUp: showMeasure(view.progress.rollUpOf(id), view.progress.measuredOf(id)),
    issue: issueOf(id, view),
  }
}
