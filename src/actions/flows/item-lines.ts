/** The lines of the items' page, as a tree or as a table: found, ordered and opened here, and given by page. */
import { type Tree, walk } from '../../portfolio/index.ts'
import type { StoredItem } from '../../store/index.ts'
import type { ItemLineView } from '../shapes/index.ts'
import { OF_ITEMS_ALONE, type OrderedBy, ordered, type Places, placesBy } from './item-order.ts'
import type { Asking } from './item-page.ts'
import { type Beside, type Counts, countedBy, found, type Sought, textsOf } from './item-search.ts'
import { type PortfolioView, portfolioView, rowOf, suggestionFor } from './portfolio-view.ts'
import { remembered } from './remembered.ts'
import { ALL_OPEN, closedIn, type Turned, turnedName } from './standing.ts'

export interface AskedLines extends Sought, Turned {
  readonly as: 'tree' | 'table'
  readonly sort?: string | undefined
  /** Right below this item. */
  readonly below?: string | undefined
  readonly limit: number
  readonly offset: number
}

/** A line of a tree. */
interface Line {
  readonly item: StoredItem
  readonly depth: number
  /** Null where nothing is below it. */
  readonly open: boolean | null
  /** Which line the item above it is. */
  readonly above: number | null
}

/** What any item is in a table. */
const FLAT = { depth: 0, open: null, above: null }

interface Lines {
  readonly lines: readonly (Line | StoredItem)[]
  readonly hit: (item: string) => boolean
  /** How many were looked for. */
  readonly shown: number
}

export interface LinePage {
  readonly rows: ItemLineView[]
  readonly total: number
  readonly shown: number
  readonly of: number
}

export async function linePage(asking: Asking, asked: AskedLines): Promise<LinePage> {
  const view = await viewFor(asking)
  const { tree } = view.progress
  const { limit, offset, ...which } = asked
  const { lines, hit, shown } = linesFor(view, which)
  const rows = lines.slice(offset, offset + limit).map((line) => {
    const { item, depth, open, above } = 'item' in line ? line : { ...FLAT, item: line }
    return {
      ...rowOf(item, view),
      ...{ hit: hit(item.id), depth, open, above },
      path: pathTo(tree, item.id),
      children: tree.children.get(item.id)?.length ?? 0,
    }
  })
  return { rows, total: lines.length, shown, of: tree.byId.size }
}

/** How many items there are, of one level or of all, and how many of each value that they are filtered by. */
export async function itemCounts(
  asking: Asking,
  level: StoredItem['level'] | undefined,
): Promise<{ readonly of: number; readonly options: Counts }> {
  const view = await viewFor(asking)
  return remembered(view.progress, `counts ${level}`, () => {
    const all = itemsInOrder(view.progress.tree)
    const items = level === undefined ? all : all.filter((item) => item.level === level)
    return { of: items.length, options: countedBy(items, view) }
  })
}

export interface ListView extends PortfolioView, Beside {}

export async function viewFor({ db, now, audience }: Asking): Promise<ListView> {
  const view = await portfolioView(db, now, audience)
  const { progress } = view
  const texts = () =>
    remembered(progress, 'texts', () =>
      textsOf(itemsInOrder(progress.tree), (item) => progress.issues.get(item)?.keys ?? ''),
    )
  return { ...view, texts }
}

const keyOf = (item: string, { issues }: ListView['progress']): string => issues.get(item)?.key ?? ''

/** Those that fit, with the name that the search goes by; undefined where all do. */
export function hitsFor(view: ListView, sought: Sought) {
  const { q, level, stage, owner, health, label, waiting } = sought
  const name = JSON.stringify([q, level, stage, owner, health, label, waiting])
  const items = itemsInOrder(view.progress.tree)
  const hits = remembered(view.progress, `hits ${name}`, () => {
    const marks = found(items, sought, view)
    return marks && { marks, items: items.filter((_, place) => marks[place] === 1) }
  })
  if (!hits) return undefined
  const ids = (): ReadonlySet<string> => remembered(hits, 'ids', () => new Set(hits.items.map(({ id }) => id)))
  return { ...hits, ids, name }
}

export type Hits = NonNullable<ReturnType<typeof hitsFor>>

function linesFor(view: ListView, asked: Omit<AskedLines, 'limit' | 'offset'>): Lines {
  const { progress, today } = view
  const found = hitsFor(view, asked)
  const { as, sort, below } = asked
  const name = `${today} ${as} ${sort} ${below} ${found?.name} ${as === 'tree' ? turnedName(progress.tree.byId.size, asked) : ''}`
  return remembered(progress, `lines ${name}`, () => {
    const lines = as === 'tree' ? treeLines(view, found?.ids(), asked) : tableLines(view, found, asked)
    const hit = (item: string): boolean => as === 'table' || (found?.ids().has(item) ?? true)
    return { lines, hit, shown: below === undefined ? (found?.items.length ?? progress.tree.byId.size) : lines.length }
  })
}

/** A search opens all that leads to what it finds. */
function treeLines(
  view: ListView,
  hits: ReadonlySet<string> | undefined,
  asked: Pick<AskedLines, 'sort'> & Turned,
): Line[] {
  const { tree } = view.progress
  const leading = hits && leadingTo(hits, tree)
  const closed = leading ? ALL_OPEN : closedIn(tree.byId.size, asked)
  const by = orderFor(view)
  const isParent = ({ id }: StoredItem): boolean => leading?.has(id) ?? tree.children.has(id)
  const isKept = ({ id }: StoredItem): boolean => !hits || hits.has(id) || leading?.has(id) === true
  const visits = walk(
    tree,
    (item) => isParent(item) && !closed.has(item.id),
    (siblings) => ordered(hits ? siblings.filter(isKept) : siblings, asked.sort, by),
  )
  /** Which line is the last of each depth so far. */
  const last: number[] = []
  return visits.map(({ item, depth }, line) => {
    last[depth] = line
    return { item, depth, open: isParent(item) ? !closed.has(item.id) : null, above: last[depth - 1] ?? null }
  })
}

/** All that stand above any of these. */
function leadingTo(hits: ReadonlySet<string>, { parents }: Tree<StoredItem>): ReadonlySet<string> {
  const leading = new Set<string>()
  for (const hit of hits)
    for (let at = parents.get(hit); at !== undefined && !leading.has(at); at = parents.get(at)) leading.add(at)
  return leading
}

function tableLines(
  view: ListView,
  hits: Hits | undefined,
  { sort, below }: Pick<AskedLines, 'sort' | 'below'>,
): readonly StoredItem[] {
  const { tree } = view.progress
  if (below !== undefined) {
    const all = ordered(tree.children.get(below) ?? [], sort, orderFor(view))
    return hits ? all.filter(({ id }) => hits.ids().has(id)) : all
  }
  const inTree = itemsInOrder(tree)
  if (sort === undefined) return hits?.items ?? inTree
  const places = sortedPlaces(view, sort)
  const some = hits ? places.filter((place) => hits.marks[place] === 1) : places
  return some.flatMap((place) => inTree[place] ?? [])
}

/** In the order of the tree. */
export const itemsInOrder = (tree: Tree<StoredItem>): readonly StoredItem[] =>
  remembered(tree, 'walk', () => walk(tree).map(({ item }) => item))

/** Issues that change move no item whose order stands in its own fields. */
function sortedPlaces(view: ListView, sort: string): Places {
  const { progress, today } = view
  const alone = OF_ITEMS_ALONE.has(sort.replace(/^-/, ''))
  return remembered(alone ? progress.tree : progress, `sorted ${sort} ${today}`, () => {
    const places = placesBy(itemsInOrder(progress.tree), sort, orderFor(view), progress.orders.get(sort))
    progress.orders.set(sort, places)
    return places
  })
}

export function orderFor(view: ListView): OrderedBy {
  const { progress, stages, members } = view
  const places = [...stages.values()].sort((a, b) => a.position - b.position).map(({ id }) => id)
  return {
    stageAt: (stage) => places.indexOf(stage),
    ownerOf: ({ owner }) => members.get(owner ?? '') ?? '',
    shareOf: progress.shareOf,
    keyOf: (item) => keyOf(item, progress),
    rankOf: progress.rankOf,
    healthOf: (item) => item.health ?? suggestionFor(item, view).health,
  }
}

/** Ids from the top. */
function pathTo(tree: Tree<StoredItem>, item: string): string[] {
  const path: string[] = []
  for (let at = tree.parents.get(item); at !== undefined; at = tree.parents.get(at)) path.unshift(at)
  return path
}
