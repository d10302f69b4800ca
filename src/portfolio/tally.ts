/** Tally: what lies below each item, every issue once. Whole numbers only, so that the order of adding does not show. Pure. */
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
  /** Without an original estimate, as `unestimated` is of points. */
  untimed: number
  untimedDone: number
  /** The original estimates, in whole seconds; of an issue that is not done what was spent of them is done. */
  seconds: number
  doneSeconds: number
  unknown: number
  dropped: number
  gone: number
  /** Left out by a policy. */
  withheld: number
}

export const MILLION = 1_000_000
/**
 * Points of one issue, above which they say nothing. Jira's number fields take up to 10^14, and one slip of a finger must
 * not drown what all others are worth: up to here sums keep their millionths.
 */
export const MOST_POINTS = 1e10

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

/** Where each item stands in the walk; of one tree it is told once. */
export function placesOf(tree: Tree<Placed>): ReadonlyMap<string, Place> {
  const known = PLACES.get(tree)
  if (known) return known
  const places = new Map(walk(tree).map(({ item, depth }, order) => [item.id, { id: item.id, order, depth }]))
  PLACES.set(tree, places)
  return places
}

const PLACES = new WeakMap<Tree<Placed>, ReadonlyMap<string, Place>>()

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
  if (issue?.withheld) return { ...nothing(), withheld: 1 }
  if (!issue || issue.known === 'hidden') return { ...nothing(), unknown: 1 }
  if (issue.known === 'gone') return { ...nothing(), gone: 1 }
  if (issue.dropped) return { ...nothing(), dropped: 1 }
  const done = issue.done ? 1 : 0
  return { ...nothing(), issues: 1, doneIssues: done, ...pointsOf(issue, done), ...timeOf(issue, done) }
}

function pointsOf({ points: told }: CountedIssue, done: 0 | 1): Partial<Tally> {
  const points = amountOf(told, MOST_POINTS, MILLION)
  return points === null ? { unestimated: 1, unestimatedDone: done } : { points, donePoints: done * points }
}

/** More may be spent on an issue than was estimated; it is not done for that. */
function timeOf({ estimate, spent }: CountedIssue, done: 0 | 1): Partial<Tally> {
  const seconds = amountOf(estimate)
  if (seconds === null) return { untimed: 1, untimedDone: done }
  return { seconds, doneSeconds: done === 1 ? seconds : Math.min(seconds, amountOf(spent) ?? 0) }
}

/** Jira's number fields take numbers below zero; no work is smaller than none, so those say nothing. */
function amountOf(told: number | null | undefined, most = Number.MAX_SAFE_INTEGER, times = 1): number | null {
  return typeof told === 'number' && told >= 0 && told <= most ? Math.round(told * times) : null
}

export function nothing(): Tally {
  return {
    issues: 0,
    doneIssues: 0,
    unestimated: 0,
    unestimatedDone: 0,
    points: 0,
    donePoints: 0,
    untimed: 0,
    untimedDone: 0,
    seconds: 0,
    doneSeconds: 0,
    unknown: 0,
    dropped: 0,
    gone: 0,
    withheld: 0,
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
  sum.untimed += times * tally.untimed
  sum.untimedDone += times * tally.untimedDone
  sum.seconds += times * tally.seconds
  sum.doneSeconds += times * tally.doneSeconds
  sum.unknown += times * tally.unknown
  sum.dropped += times * tally.dropped
  sum.gone += times * tally.gone
  sum.withheld += times * tally.withheld
}
