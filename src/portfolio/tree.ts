/** The tree of items, built from a flat list in whatever state it is: no item is ever lost from view. Pure. */
import type { Problem } from '../base/index.ts'
import { type Item, type Level, mayStandBelow } from './item.ts'
import { wrong } from './wrong.ts'

/** What a place in the tree needs to know. Ids are unique. */
export type Placed = Pick<Item, 'id' | 'parent'> & Partial<Pick<Item, 'position'>>

export interface Tree<T extends Placed = Item> {
  readonly roots: readonly T[]
  /** Child → parent, as the tree has it: an orphan has none. */
  readonly parents: ReadonlyMap<string, string>
  readonly byId: ReadonlyMap<string, T>
  /** Never empty lists; by position. */
  readonly children: ReadonlyMap<string, readonly T[]>
  /** Orphans and cycles, which stand as roots. */
  readonly problems: readonly Problem[]
}

export function treeOf<T extends Placed>(items: readonly T[]): Tree<T> {
  const byId = new Map(items.map((item) => [item.id, item]))
  const cut = cyclesIn(byId)
  const problems: Problem[] = []
  const placed = Map.groupBy([...byId.values()].sort(byPosition), ({ id, parent }) => {
    if (parent === null) return null
    if (!byId.has(parent)) problems.push(orphan(id))
    else if (cut.has(id)) problems.push(cycle(id))
    else return parent
    return null
  })
  const children = new Map<string, readonly T[]>()
  const parents = new Map<string, string>()
  for (const [parent, below] of placed) {
    if (parent === null) continue
    children.set(parent, below)
    for (const child of below) parents.set(child.id, parent)
  }
  return { roots: placed.get(null) ?? [], parents, byId, children, problems }
}

/** The same tree with these items in place of those that had their ids; each stands where it stood. */
export function replaced<T extends Placed>(tree: Tree<T>, items: readonly T[]): Tree<T> {
  const byId = new Map(tree.byId)
  for (const item of items) byId.set(item.id, item)
  const fresh = (of: readonly T[]): readonly T[] => of.map((item) => byId.get(item.id) ?? item)
  const children = new Map(tree.children)
  for (const parent of new Set(items.map(({ id }) => tree.parents.get(id))))
    if (parent !== undefined) children.set(parent, fresh(children.get(parent) ?? []))
  return { ...tree, roots: fresh(tree.roots), byId, children }
}

/** By position, then by id: whatever the order of the list was. */
function byPosition(a: Placed, b: Placed): number {
  return (a.position ?? 0) - (b.position ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Of each cycle the smallest id, where it is cut open. */
function cyclesIn(byId: ReadonlyMap<string, Placed>): ReadonlySet<string> {
  const cut = new Set<string>()
  /** From which start each was come by first. */
  const visited = new Map<string, string>()
  const above = (id: string): string | null => byId.get(id)?.parent ?? null
  for (const start of byId.keys()) {
    let at: string | null = start
    while (at !== null && !visited.has(at)) {
      visited.set(at, start)
      at = above(at)
    }
    if (at === null || visited.get(at) !== start) continue
    let smallest = at
    for (let next = above(at); next !== null && next !== at; next = above(next)) if (next < smallest) smallest = next
    cut.add(smallest)
  }
  return cut
}

export interface Visit<T extends Placed = Item> {
  readonly item: T
  /** 0 for a root. */
  readonly depth: number
}

/** Every item after its parent, as a list shows them; what is below an item that is not `open` is left out. */
export function walk<T extends Placed>(
  tree: Tree<T>,
  open: (item: T) => boolean = () => true,
  ordered: (siblings: readonly T[]) => readonly T[] = (siblings) => siblings,
): Visit<T>[] {
  const visits: Visit<T>[] = []
  const waiting: Visit<T>[] = ordered(tree.roots)
    .map((item) => ({ item, depth: 0 }))
    .reverse()
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    visits.push(visit)
    const { item, depth } = visit
    const below = tree.children.get(item.id)
    if (!below || !open(item)) continue
    for (const child of ordered(below).toReversed()) waiting.push({ item: child, depth: depth + 1 })
  }
  return visits
}

/** Nearest first. */
export function ancestorsOf<T extends Placed>(tree: Tree<T>, id: string): T[] {
  const above: T[] = []
  for (let at = tree.parents.get(id); at !== undefined; at = tree.parents.get(at)) {
    const item = tree.byId.get(at)
    if (item) above.push(item)
  }
  return above
}

export function depthOf(tree: Tree<Placed>, id: string): number {
  return ancestorsOf(tree, id).length
}

/** The item and everything below it. */
export function subtreeOf<T extends Placed>(tree: Tree<T>, id: string): T[] {
  const top = tree.byId.get(id)
  return top ? walk({ ...tree, roots: [top] }).map((visit) => visit.item) : []
}

/** The hits and their ancestors, so that every hit stays in its place. */
export function filterTree<T extends Placed>(tree: Tree<T>, hit: (item: T) => boolean): Tree<T> {
  const kept = new Set<string>()
  for (const item of tree.byId.values())
    if (hit(item))
      for (let at: string | undefined = item.id; at !== undefined && !kept.has(at); at = tree.parents.get(at))
        kept.add(at)
  const some = (items: readonly T[]): readonly T[] => items.filter((item) => kept.has(item.id))
  return {
    ...tree,
    roots: some(tree.roots),
    parents: new Map([...tree.parents].filter(([id]) => kept.has(id))),
    byId: new Map([...tree.byId].filter(([id]) => kept.has(id))),
    children: new Map(
      [...tree.children].flatMap(([parent, below]) => (some(below).length > 0 ? [[parent, some(below)] as const] : [])),
    ),
    problems: tree.problems.filter(({ about }) => kept.has(about)),
  }
}

/** What keeps an item of this level from standing below `parent`; null is the top. An item that is new has no id yet. */
export function checkMove(
  tree: Tree<Placed & { readonly level: Level }>,
  item: { readonly id?: string; readonly level: Level },
  parent: string | null,
): Problem[] {
  if (parent === null) return []
  const above = tree.byId.get(parent)
  if (!above) return [wrong('parent', 'parent-unknown', 'There is no such parent.', 'Choose an item that is there.')]
  if (parent === item.id || ancestorsOf(tree, parent).some(({ id }) => id === item.id))
    return [wrong('parent', 'parent-cycle', 'It would stand below itself.', 'Choose a parent that is not below it.')]
  if (mayStandBelow(item.level, above.level)) return []
  const says = `An ${item.level} cannot stand below an ${above.level}.`
  return [wrong('parent', 'parent-level', says, `Choose a parent that is no lower than an ${item.level}.`)]
}

function orphan(about: string): Problem {
  const says = 'Its parent is not among the items that can be seen here; it stands at the top.'
  return { severity: 'warns', code: 'parent-missing', about, says, remedy: 'Choose another parent, if it is gone.' }
}

function cycle(about: string): Problem {
  const says = 'It stands below itself; the circle was cut open here.'
  return { severity: 'warns', code: 'parent-cycle', about, says, remedy: 'Choose another parent.' }
}
