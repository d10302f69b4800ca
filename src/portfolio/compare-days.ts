/** Two days of the portfolio beside each other: what slipped, what came and went, whose size changed. Pure. */
import { dayOf } from './day.ts'
import type { Item } from './item.ts'
import type { KeyResult } from './key-result.ts'
import { type Measurable, type Measured, measuredOf } from './measured.ts'
import { type CountedIssue, type ItemLink, type RollUp, type RollUpRule, rollUp } from './roll-up.ts'
import { tallyOf } from './tally.ts'
import { treeOf, walk } from './tree.ts'

/** An item as it was on a day. */
export type ItemThen = Measurable &
  Pick<Item, 'code' | 'level' | 'parent' | 'position' | 'name' | 'start' | 'due' | 'stage'>

export interface PortfolioDay {
  readonly items: readonly ItemThen[]
  readonly links: readonly ItemLink[]
  readonly issues: readonly CountedIssue[]
  /** With the values that they had; left out where there are none. */
  readonly keyResults?: readonly KeyResult[]
}

/** How an issue of an item differs between both days; `rescoped`: another estimate. */
export const ISSUE_SHIFTS = ['added', 'removed', 'rescoped', 'finished', 'reopened'] as const
export type IssueShift = (typeof ISSUE_SHIFTS)[number]

export interface Shift {
  readonly item: string
  /** Null on a day on which it was not there. */
  readonly before: ItemThen | null
  readonly after: ItemThen | null
  readonly rollUpBefore: RollUp | null
  readonly rollUpAfter: RollUp | null
  /** By the item's own measure. */
  readonly measuredBefore: Measured | null
  readonly measuredAfter: Measured | null
  /** Issues below it, each counted once. One that came or went is nothing else besides. */
  readonly issues: Readonly<Record<IssueShift, number>>
  /** Days by which it ends later; fewer than none where it ends earlier; null where one day knows no end. */
  readonly slipped: number | null
}

/** Both days are measured by the same rules: today's. Items in the order of the later day, then those that are gone. */
export function compareDays(before: PortfolioDay, after: PortfolioDay, rules: (item: string) => RollUpRule): Shift[] {
  const [then, now] = [toldOn(before, rules), toldOn(after, rules)]
  const ids = [...now.items.keys(), ...[...then.items.keys()].filter((id) => !now.items.has(id))]
  const counts = new Map(ids.map((id) => [id, { added: 0, removed: 0, rescoped: 0, finished: 0, reopened: 0 }]))
  for (const { items, shift } of shiftsOf(before, after))
    for (const item of items) {
      const of = counts.get(item)
      if (of) of[shift] += 1
    }
  return ids.map((item) => {
    const [was, is] = [then.items.get(item) ?? null, now.items.get(item) ?? null]
    return {
      item,
      before: was,
      after: is,
      rollUpBefore: was && (then.rolled.get(item) ?? null),
      rollUpAfter: is && (now.rolled.get(item) ?? null),
      measuredBefore: was && then.measured(was),
      measuredAfter: is && now.measured(is),
      issues: counts.get(item) ?? { added: 0, removed: 0, rescoped: 0, finished: 0, reopened: 0 },
      slipped: slipOf(was, is),
    }
  })
}

/** The issues behind one item's numbers. */
export function shiftedIssues(
  before: PortfolioDay,
  after: PortfolioDay,
  item: string,
): { readonly issue: string; readonly shift: IssueShift }[] {
  return [...shiftsOf(before, after)].flatMap(({ issue, items, shift }) => (items.has(item) ? [{ issue, shift }] : []))
}

interface Shifted {
  readonly issue: string
  /** For which items this is so. */
  readonly items: ReadonlySet<string>
  readonly shift: IssueShift
}

/** One issue after the other, so that a million of them cost no more than one. */
function* shiftsOf(before: PortfolioDay, after: PortfolioDay): Generator<Shifted> {
  const [then, now] = [placesOf(before), placesOf(after)]
  for (const issue of new Set([...then.issues.keys(), ...now.issues.keys()])) {
    const [was, is] = [then.issues.get(issue), now.issues.get(issue)]
    const [heldThen, heldNow] = [then.holders(issue, was), now.holders(issue, is)]
    const both = new Set([...heldNow].filter((item) => heldThen.has(item)))
    yield { issue, shift: 'added', items: without(heldNow, both) }
    yield { issue, shift: 'removed', items: without(heldThen, both) }
    if (!was || !is || both.size === 0) continue
    if (isResized(was, is)) yield { issue, shift: 'rescoped', items: both }
    if (was.done !== is.done) yield { issue, shift: is.done ? 'finished' : 'reopened', items: both }
  }
}

const isResized = (was: CountedIssue, is: CountedIssue): boolean =>
  was.points !== is.points || (was.estimate ?? null) !== (is.estimate ?? null)

const without = (all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...all].filter((one) => !some.has(one)))

function placesOf({ items, links, issues }: PortfolioDay) {
  const { parents, byId } = treeOf(items)
  const linked = Map.groupBy(links, ({ issue }) => issue)
  return {
    issues: new Map(issues.map((issue) => [issue.id, issue])),
    /** The items it is linked to and everything above them; none for an issue that counts nowhere. */
    holders(issue: string, seen: CountedIssue | undefined): ReadonlySet<string> {
      const holders = new Set<string>()
      if (tallyOf(seen).issues === 0) return holders
      for (const { item } of linked.get(issue) ?? [])
        for (
          let at: string | undefined = item;
          at !== undefined && byId.has(at) && !holders.has(at);
          at = parents.get(at)
        )
          holders.add(at)
      return holders
    },
  }
}

/** A day's items, each after its parent, and how far each was. */
function toldOn({ items, links, issues, keyResults = [] }: PortfolioDay, rules: (item: string) => RollUpRule) {
  const tree = treeOf(items)
  const rolled = rollUp(items, links, issues, rules)
  const results = Map.groupBy(keyResults, ({ item }) => item)
  const by = {
    children: (item: string) => tree.children.get(item) ?? [],
    issues: (item: string) => rolled.get(item) ?? null,
    keyResults: (item: string) => results.get(item) ?? [],
  }
  return {
    items: new Map(walk(tree).map(({ item }) => [item.id, item])),
    rolled,
    measured: (item: ItemThen): Measured => measuredOf(item, by),
  }
}

function slipOf(was: ItemThen | null, is: ItemThen | null): number | null {
  const [from, to] = [was?.due, is?.due].map((due) => (due ? dayOf(due) : null))
  return from === null || from === undefined || to === null || to === undefined ? null : to - from
}
