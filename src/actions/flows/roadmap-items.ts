/** What the roadmap shows of items, column by column. Pure. */
import { type BarRow, dateOf } from '../../portfolio/index.ts'
import type { StoredItem } from '../../store/index.ts'
import { ROADMAP_BARS, ROADMAP_ITEM, type RoadmapItemView, type RoadmapView } from '../shapes/index.ts'
import { type PortfolioView, suggestionFor } from './portfolio-view.ts'

export type BarLine = BarRow<StoredItem>
type Columns<T> = { [Name in keyof T]: T[Name][] }
const ITEM = Object.keys(ROADMAP_ITEM.shape) as (keyof RoadmapItemView)[]
const BAR = Object.keys(ROADMAP_BARS.shape) as (keyof RoadmapView['bars'])[]

function inColumns<T>(names: readonly (keyof T)[], rows: readonly T[]): Columns<T> {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])) as Columns<T>
}

/** Numbers that are shown as whole hundredths need no more digits. */
const DIGITS = 10_000

export function itemIn(item: StoredItem, view: PortfolioView): RoadmapItemView {
  const { id, code, level, name, stage, start, due, health } = item
  const held = view.progress.issues.get(id)
  const site = held ? [...view.sites.keys()].indexOf(held.integration) : -1
  const share = view.progress.shareOf(id)
  return {
    ...{ id, code, level, name, stage, start, due, health },
    suggested: suggestionFor(item, view).health,
    share: share === null ? null : Math.round(share * DIGITS) / DIGITS,
    issue: held && site >= 0 ? held.key : null,
    site: site < 0 ? null : site,
  }
}

export const itemsIn = (items: readonly StoredItem[], view: PortfolioView): Columns<RoadmapItemView> =>
  inColumns(
    ITEM,
    items.map((item) => itemIn(item, view)),
  )

export const barsIn = (lines: readonly BarLine[], view: PortfolioView): RoadmapView['bars'] =>
  inColumns(
    BAR,
    lines.map(({ item, bar: { item: _, ...ends }, depth, open = null }) => {
      const { start: _start, due: _due, ...shown } = itemIn(item, view)
      return { ...shown, ...ends, depth, open }
    }),
  )

/** The dates of an item whose bar does not tell them: what is due before it starts is drawn the right way round. */
export function datesBeside({ item: { id, start, due }, bar }: BarLine): RoadmapView['dates'] {
  const told = {
    start: bar.startFrom === 'own' ? dateOf(bar.start) : null,
    due: bar.dueFrom === 'own' ? dateOf(bar.due) : null,
  }
  return told.start === start && told.due === due ? [] : [{ id, start, due }]
}
