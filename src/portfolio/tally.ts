/** Tally: what lies below each item, every issue once. Whole numbers only, so that the order of adding never shows. Pure. */
import type { CountedIssue, ItemLink } from './roll-up.ts'
import { type Placed, type Tree, walk } from './tree.ts'

export interface Tally {
  issues: number
  doneIssues: number
  unestimated: number
  unestimatedDone: number
  /** In millionths, as `donePoints`: sums of fractions would depend on their order. */
  points: number
  donePoints: number
  unknown: number
  dropped: number
  gone: number
}

export const MILLION = 1_000_000

export interface Tallies {
  /** Of the issues that are linked to the item itself. */
  readonly own: ReadonlyMap<string, Tally>
  /** Of all issues of the item's subtree. */
  readonly below: ReadonlyMap<string, Tally>
}

export function talliesOf(tree: Tree<Placed>, links: readonly ItemLink[], issues: readonly CountedIssue[]): Tallies {
  const visits = walk(tree)
  const place = placesOf(tree)
  const own = new Map(visits.map(({ item }) => [item.id, nothing()]))
  const below = new Map(visits.map(({ item }) => [item.id, nothing()]))
  const byId = new Map(issues.map((issue) => [issue.id, issue]))
  for (const [issue, items] of linked(links, place)) {
    const tally = tallyOf(byId.get(issue))
    let before: Place | undefined
    for (const at of items.sort((a, b) => a.order - b.order)) {
      add(own.get(at.id), tally, 1)
      add(below.get(at.id), tally, 1)
      // Of two neighbours in the order of the walk, everything that holds both holds the issue twice: take one away.
      if (before) add(below.get(nearestAbove(before, at, tree, place) ?? ''), tally, -1)
      before = at
    }
  }
  for (const { item } of visits.reverse()) {
    const tally = below.get(item.id)
    if (tally) add(below.get(tree.parents.get(item.id) ?? ''), tally, 1)
  }
  return { own, below }
}

export interface Place {
  readonly id: string
  readonly order: number
  readonly depth: number
}

/** Where each item stands in the walk. */
export function placesOf(tree: Tree<Placed>): Map<string, Place> {
  return new Map(walk(tree).map(({ item, depth }, order) => [item.id, { id: item.id, order, depth }]))
}

/** Issue → the items that it is linked to, each once; links to items that are not there are left out. */
function linked(links: readonly ItemLink[], place: ReadonlyMap<string, Place>): Map<string, Place[]> {
  const items = new Map<string, Place[]>()
  for (const { item, issue } of links) {
    const at = place.get(item)
    if (!at) continue
    const others = items.get(issue)
    if (!others) items.set(issue, [at])
    else if (!others.includes(at)) others.push(at)
  }
  return items
}

/** The lowest item whose subtree holds both. */
export function nearestAbove(
  a: Place,
  b: Place,
  tree: Tree<Placed>,
  place: ReadonlyMap<string, Place>,
): string | undefined {
  let [one, other]: (Place | undefined)[] = [a, b]
  const up = ({ id }: Place): Place | undefined => place.get(tree.parents.get(id) ?? '')
  while (one && other && one !== other) {
    if (one.depth >= other.depth) one = up(one)
    else other = up(other)
  }
  return one && other ? one.id : undefined
}

/** One issue's; of one that is linked and was never seen, nothing is known. */
export function tallyOf(issue: CountedIssue | undefined): Tally {
  if (!issue || issue.known === 'hidden') return { ...nothing(), unknown: 1 }
  if (issue.known === 'gone') return { ...nothing(), gone: 1 }
  if (issue.dropped) return { ...nothing(), dropped: 1 }
  const done = issue.done ? 1 : 0
  const points = estimateOf(issue)
  if (points === null) return { ...nothing(), issues: 1, doneIssues: done, unestimated: 1, unestimatedDone: done }
  return { ...nothing(), issues: 1, doneIssues: done, points, donePoints: done * points }
}

/** In millionths. Jira's number fields take numbers below zero; no work is smaller than none, so those say nothing. */
function estimateOf({ points }: CountedIssue): number | null {
  return points !== null && points >= 0 && points < Number.POSITIVE_INFINITY ? Math.round(points * MILLION) : null
}

export function nothing(): Tally {
  return {
    issues: 0,
    doneIssues: 0,
    unestimated: 0,
    unestimatedDone: 0,
    points: 0,
    donePoints: 0,
    unknown: 0,
    dropped: 0,
    gone: 0,
  }
}

/** Written out, since it runs for every link and every item. */
export function add(sum: Tally | undefined, tally: Tally, times: 1 | -1): void {
  if (!sum) return
  sum.issues += times * tally.issues
  sum.doneIssues += times * tally.doneIssues
  sum.unestimated += times * tally.unestimated
  sum.unestimatedDone += times * tally.unestimatedDone
  sum.points += times * tally.points
  sum.donePoints += times * tally.donePoints
  sum.unknown += times * tally.unknown
  sum.dropped += times * tally.dropped
  sum.gone += times * tally.gone
}
