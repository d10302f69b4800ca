/** Roll-up: the progress of every item from the issues below it. Pure. */
import { formulaOf } from './formula.ts'
import { MILLION, type Tally, talliesOf } from './tally.ts'
import { type Placed, type Tree, treeOf } from './tree.ts'

/** An issue as far as progress asks. */
export interface CountedIssue {
  /** Ours, stable: `${siteId}/${issueId}`. */
  readonly id: string
  readonly done: boolean
  /** Closed without being done: it counts nowhere. */
  readonly dropped?: boolean
  readonly points: number | null
  /** Jira's original estimate and the time spent, in seconds; left out where nothing is measured by time. */
  readonly estimate?: number | null
  readonly spent?: number | null
  /** `hidden`: it may exist, but cannot be seen now. `gone`: it is known to be deleted. */
  readonly known: 'seen' | 'hidden' | 'gone'
  /** A policy keeps it from who looks: it counts nowhere, and is said to be left out. */
  readonly withheld?: boolean
}

/** An item ⇄ an issue. */
export interface ItemLink {
  readonly item: string
  readonly issue: string
}

/** What issues are counted in; time is in hours. */
export const ISSUE_MEASURES = ['count', 'points', 'time'] as const
export type IssueMeasure = (typeof ISSUE_MEASURES)[number]
/** What an issue without an estimate counts as, where points or time are measured. `unknown`: it is left out, and said to be. */
export type Unestimated = 'average' | 'one' | 'zero' | 'unknown'

export interface RollUpRule {
  readonly measure: IssueMeasure
  readonly unestimated: Unestimated
}

/** Where nobody chose one. */
export const DEFAULT_RULE: RollUpRule = { measure: 'count', unestimated: 'average' }

/** What came from the item's own issues, or from everything below one child; weighed as in the whole. */
export interface RollUpPart {
  /** The item itself, or a child. */
  readonly item: string
  readonly done: number
  readonly total: number
  readonly issues: number
  readonly doneIssues: number
  readonly unknown: number
}

export interface RollUp {
  readonly rule: RollUpRule
  /** In the rule's measure, as `total`. */
  readonly done: number
  readonly total: number
  /** Null when nothing can be told. */
  readonly share: number | null
  /** All that can be seen and were not dropped; `unestimated` ones are among them. */
  readonly issues: number
  readonly doneIssues: number
  readonly unestimated: number
  /** Hidden, or linked and never seen: neither done nor open. */
  readonly unknown: number
  readonly dropped: number
  readonly gone: number
  /** Left out by a policy. */
  readonly withheld: number
  /** The number in words, for people. */
  readonly formula: string
  /** What a click on the number shows. Parts may share issues, which the whole counts once. */
  readonly parts: readonly RollUpPart[]
}

/** Every issue counts once in an item, however often and wherever it is linked below it. */
export function rollUp(
  items: readonly Placed[],
  links: readonly ItemLink[],
  issues: readonly CountedIssue[],
  rules: (item: string) => RollUpRule = () => DEFAULT_RULE,
): Map<string, RollUp> {
  const tree = treeOf(items)
  const tallies = talliesOf(tree, links, issues)
  const sums = { own: (item: string) => tallies.own.get(item), below: (item: string) => tallies.below.get(item) }
  return new Map([...tallies.below].map(([item, tally]) => [item, rolledUp(item, tally, tree, sums, rules(item))]))
}

/** One item's, out of what is summed below it. */
export function rolledUp(item: string, tally: Tally, tree: Tree<Placed>, sums: Sums, by: RollUpRule): RollUp {
  const weighed = weigh(tally, by)
  const { rule, done, total, share } = weighed
  const { issues, doneIssues, unknown, dropped, gone, withheld } = tally
  const { unestimated } = sizesOf(tally, rule)
  const counts = { issues, doneIssues, unestimated, unknown, dropped, gone, withheld }
  const formula = formulaOf(tally, weighed)
  return {
    ...{ rule, done, total, share, ...counts, formula },
    /** Told when somebody asks: there may be as many as items below it. */
    get parts() {
      return partsOf(item, tree, sums, weighed)
    },
  }
}

/** Of an item's own issues, and of all in its subtree. */
export interface Sums {
  own(item: string): Tally | undefined
  below(item: string): Tally | undefined
}

/** What is chosen at an item; a half that is not chosen is inherited. Other measures than those of issues hold for the item alone. */
export interface ChosenRule {
  readonly measure?: string | null
  readonly unestimated?: Unestimated | null
}

/** The item's own rule, else that of the nearest ancestor that has one. */
export function inheritedRules(
  items: readonly Placed[],
  chosen: ReadonlyMap<string, ChosenRule>,
): (item: string) => RollUpRule {
  return rulesIn(treeOf(items), chosen)
}

/** Of items that something was asked below, what holds is kept: a list asks all of them. */
export function rulesIn(tree: Tree<Placed>, chosen: ReadonlyMap<string, ChosenRule>): (item: string) => RollUpRule {
  const known = new Map<string, RollUpRule>()
  return (item) => {
    const unknown: string[] = []
    let at = tree.parents.get(item)
    for (; at !== undefined && !known.has(at); at = tree.parents.get(at)) unknown.push(at)
    let above = known.get(at ?? '') ?? DEFAULT_RULE
    for (const id of unknown.reverse()) {
      above = ruleBelow(above, chosen.get(id))
      known.set(id, above)
    }
    return ruleBelow(above, chosen.get(item))
  }
}

function ruleBelow(above: RollUpRule, own: ChosenRule | undefined): RollUpRule {
  const [measure, unestimated] = [issueMeasure(own?.measure), own?.unestimated]
  if (!measure && !unestimated) return above
  return { measure: measure ?? above.measure, unestimated: unestimated ?? above.unestimated }
}

const issueMeasure = (chosen: string | null | undefined): IssueMeasure | undefined =>
  ISSUE_MEASURES.find((one) => one === chosen)

/** A tally by a rule. `each` is what an issue without an estimate counts as. */
export interface Weighed {
  readonly rule: RollUpRule
  readonly each: number
  readonly done: number
  readonly total: number
  readonly share: number | null
}

export function weigh(tally: Tally, rule: RollUpRule): Weighed {
  const each = eachUnestimated(tally, rule)
  const done = doneOf(tally, rule, each)
  const total = totalOf(tally, rule, each)
  return { rule, each, done, total, share: total > 0 ? Math.min(1, done / total) : null }
}

/** What the estimates of a tally say, in the measure; counted in issues they say nothing. */
interface Sizes {
  readonly unestimated: number
  readonly unestimatedDone: number
  readonly size: number
  readonly doneSize: number
}

export function sizesOf(tally: Tally, { measure }: RollUpRule): Sizes {
  const { unestimated, unestimatedDone, points, donePoints, untimed, untimedDone, seconds, doneSeconds } = tally
  return measure === 'time'
    ? { unestimated: untimed, unestimatedDone: untimedDone, size: seconds / HOUR, doneSize: doneSeconds / HOUR }
    : { unestimated, unestimatedDone, size: points / MILLION, doneSize: donePoints / MILLION }
}

/** In seconds. */
const HOUR = 3_600

/** Where no issue is estimated they weigh the same, whatever that is. */
function eachUnestimated(tally: Tally, rule: RollUpRule): number {
  if (rule.unestimated === 'zero' || rule.unestimated === 'unknown') return 0
  const { unestimated, size } = sizesOf(tally, rule)
  const others = tally.issues - unestimated
  return rule.unestimated === 'one' || others === 0 ? 1 : size / others
}

export function doneOf(tally: Tally, rule: RollUpRule, each: number): number {
  if (rule.measure === 'count') return tally.doneIssues
  const { unestimatedDone, doneSize } = sizesOf(tally, rule)
  return doneSize + unestimatedDone * each
}

export function totalOf(tally: Tally, rule: RollUpRule, each: number): number {
  if (rule.measure === 'count') return tally.issues
  const { unestimated, size } = sizesOf(tally, rule)
  return size + unestimated * each
}

function partsOf(id: string, tree: Tree<Placed>, sums: Sums, { rule, each }: Weighed): RollUpPart[] {
  const children = tree.children.get(id) ?? []
  const parts = [
    { item: id, tally: sums.own(id) },
    ...children.map((child) => ({ item: child.id, tally: sums.below(child.id) })),
  ]
  return parts.flatMap(({ item, tally }) => {
    if (!tally || tally.issues + tally.unknown === 0) return []
    const { issues, doneIssues, unknown } = tally
    return [{ item, done: doneOf(tally, rule, each), total: totalOf(tally, rule, each), issues, doneIssues, unknown }]
  })
}
