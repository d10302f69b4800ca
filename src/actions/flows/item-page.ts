/** A list of items, or a page of one: where nothing is filtered only the rows that are shown are made. */
import type { Instant } from '../../base/index.ts'
import { filterTree, type Tree } from '../../portfolio/index.ts'
import { type Db, itemsOfIssue, type StoredItem } from '../../store/index.ts'
import type { ListedItemView } from '../shapes/index.ts'
import type { Audience } from './audience.ts'
import { type ItemFilter, isHit } from './item-filter.ts'
import { itemsInOrder } from './item-lines.ts'
import { portfolioView, rowOf } from './portfolio-view.ts'

export interface AskedItems extends Omit<ItemFilter, 'byKey'> {
  /** Right below this item, or at the top. */
  readonly below?: string | undefined
  readonly limit?: number | undefined
  readonly offset: number
}

/** When and for whom. */
export interface Asking {
  readonly db: Db
  readonly now: Instant
  readonly audience: Audience
}

export interface ItemPage {
  readonly items: ListedItemView[]
  /** How many there are on all pages. */
  readonly of: number
}

export async function itemPage(
  { db, now, audience }: Asking,
  { below, limit, offset, ...filter }: AskedItems,
): Promise<ItemPage> {
  const cut = <T>(all: readonly T[]): readonly T[] =>
    all.slice(offset, limit === undefined ? undefined : offset + limit)
  if (Object.values(filter).some((wanted) => wanted !== undefined)) {
    const { view, tree, hits } = await filtered({ db, now, audience }, filter)
    const all = itemsIn(tree, below)
    return { items: cut(all).map((item) => ({ ...rowOf(item, view), hit: hits.has(item.id) })), of: all.length }
  }
  const view = await portfolioView(db, now, audience)
  const all = itemsIn(view.progress.tree, below)
  return { items: cut(all).map((item) => ({ ...rowOf(item, view), hit: true })), of: all.length }
}

async function filtered({ db, now, audience }: Asking, filter: Omit<ItemFilter, 'byKey'>) {
  const view = await portfolioView(db, now, audience)
  const byKey = new Set(filter.search === undefined ? [] : await itemsOfIssue(db, filter.search.toUpperCase()))
  const isMeant = (item: StoredItem): boolean => isHit(rowOf(item, view), { ...filter, byKey })
  const hits = new Set([...view.progress.tree.byId.values()].filter(isMeant).map(({ id }) => id))
  return { view, hits, tree: filterTree(view.progress.tree, ({ id }) => hits.has(id)) }
}

function itemsIn(tree: Tree<StoredItem>, below: string | undefined): readonly StoredItem[] {
  if (below === 'top') return tree.roots
  if (below !== undefined) return tree.children.get(below) ?? []
  return itemsInOrder(tree)
}
