/** The way of a status: the fewest transitions over the statuses that are known to follow one another. Pure. */

export interface Way {
  /** Statuses to go through, the last one wanted; empty when the issue is there. */
  readonly next: readonly string[]
}

/**
 * Breadth first over `edges` from `from` to any of `goals`. A status in `shunned` (done, while the goal is not) is
 * passed only where nothing else leads there: what stands done for a moment sends mails and closes sprints.
 */
export function findWay(
  from: string,
  goals: ReadonlySet<string>,
  edges: readonly (readonly [string, string])[],
  shunned: ReadonlySet<string>,
): Way | null {
  if (goals.has(from)) return { next: [] }
  const follows = new Map<string, string[]>()
  for (const [a, b] of edges) follows.set(a, [...(follows.get(a) ?? []), b])
  return search(from, goals, follows, shunned) ?? search(from, goals, follows, new Set())
}

function search(
  from: string,
  goals: ReadonlySet<string>,
  follows: ReadonlyMap<string, readonly string[]>,
  shunned: ReadonlySet<string>,
): Way | null {
  const came = new Map<string, string | null>([[from, null]])
  for (const status of came.keys())
    for (const next of follows.get(status) ?? []) {
      if (came.has(next) || (shunned.has(next) && !goals.has(next))) continue
      came.set(next, status)
      if (goals.has(next)) return { next: backFrom(next, came) }
    }
  return null
}

function backFrom(goal: string, came: ReadonlyMap<string, string | null>): string[] {
  const way: string[] = []
  for (let at: string | null = goal; at !== null; at = came.get(at) ?? null) way.unshift(at)
  return way.slice(1)
}
