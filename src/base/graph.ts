/** Order from references, in linear time: nodes after what they wait for, ties in the order given, cycles reported. */

export interface Ordered<T> {
  readonly order: readonly T[]
  /** Nodes on or behind a cycle: they wait for each other and can never start. */
  readonly stuck: readonly T[]
}

/** `after` names ids of other nodes; ids that no node has are ignored. */
export function inOrder<T>(
  nodes: readonly T[],
  id: (node: T) => string,
  after: (node: T) => Iterable<string>,
): Ordered<T> {
  const byId = new Map(nodes.map((node) => [id(node), node]))
  const waiting = new Map<string, number>()
  const followers = new Map<string, string[]>()
  for (const node of nodes) {
    const needed = new Set<string>()
    for (const other of after(node)) if (byId.has(other)) needed.add(other)
    waiting.set(id(node), needed.size)
    for (const other of needed) {
      const those = followers.get(other)
      if (those) those.push(id(node))
      else followers.set(other, [id(node)])
    }
  }
  const order: T[] = []
  const free = nodes.filter((node) => waiting.get(id(node)) === 0)
  for (const node of free) {
    order.push(node)
    for (const follower of followers.get(id(node)) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1
      waiting.set(follower, left)
      if (left === 0) free.push(byId.get(follower) as T)
    }
  }
  return { order, stuck: nodes.filter((node) => (waiting.get(id(node)) ?? 0) > 0) }
}

/** Everything that can be reached from `roots`, roots included. */
export function reachable<T>(roots: Iterable<T>, next: (node: T) => Iterable<T>): Set<T> {
  const seen = new Set<T>(roots)
  for (const node of seen) for (const other of next(node)) seen.add(other)
  return seen
}
