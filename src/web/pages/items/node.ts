/** Items as rows: the tree as far as it is open, or a plain list; both by the same search, filters and order. Pure. */
import type { ListedItemView } from '../../../actions/index.ts'
import { filterTree, type Tree, walk } from '../../../portfolio/index.ts'
import { comparing, fits } from '../../parts/table/arrange.ts'
import type { List } from '../../parts/table/column.ts'
import type { View } from '../../view.ts'

export interface Node extends ListedItemView {
  readonly depth: number
  /** Whether what is below it shows; undefined where nothing is. */
  readonly open: boolean | undefined
}

export interface Arranged {
  readonly rows: readonly Node[]
  /** How many were looked for; a tree shows also what stands above them. */
  readonly count: number
}

/** A search opens all that leads to what it finds; otherwise what the reader has closed stays so. */
export function arrangeTree(
  tree: Tree<ListedItemView>,
  list: List<Node>,
  view: View,
  closed: ReadonlySet<string>,
): Arranged {
  const asNode = (item: ListedItemView): Node => ({ ...item, depth: 0, open: undefined })
  const hits = new Set([...tree.byId.values()].filter((item) => fits(asNode(item), list, view)).map(({ id }) => id))
  const narrowed = hits.size < tree.byId.size
  const kept = inOrder(narrowed ? filterTree(tree, ({ id }) => hits.has(id)) : tree, list, view)
  const isOpen = ({ id }: ListedItemView): boolean => narrowed || !closed.has(id)
  const rows = walk(kept, isOpen).map(
    ({ item, depth }): Node => ({
      ...item,
      hit: hits.has(item.id),
      depth,
      open: kept.children.has(item.id) ? isOpen(item) : undefined,
    }),
  )
  return { rows, count: hits.size }
}

/** Sorting moves an item only among those that stand below the same parent. */
function inOrder(tree: Tree<ListedItemView>, list: List<Node>, { sort }: View): Tree<ListedItemView> {
  const order = comparing(list, sort)
  if (!order) return tree
  const asNode = (item: ListedItemView): Node => ({ ...item, depth: 0, open: undefined })
  const sorted = (items: readonly ListedItemView[]): readonly ListedItemView[] =>
    items.toSorted((left, right) => order(asNode(left), asNode(right)))
  return {
    ...tree,
    roots: sorted(tree.roots),
    children: new Map([...tree.children].map(([parent, below]) => [parent, sorted(below)])),
  }
}

export function arrangeList(items: readonly ListedItemView[], list: List<Node>, view: View): Arranged {
  const order = comparing(list, view.sort)
  const rows = items
    .map((item): Node => ({ ...item, depth: 0, open: undefined }))
    .filter((item) => fits(item, list, view))
  return { rows: order ? rows.sort(order) : rows, count: rows.length }
}
