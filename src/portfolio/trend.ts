/** Trends: the share of each item at several moments, all in one pass over the issues. Pure. */
import { type CountedIssue, type ItemLink, type RollUpRule, weigh } from './roll-up.ts'
import { add, nothing, tallyOf } from './tally.ts'
import { type Placed, treeOf } from './tree.ts'

/** An issue at one moment; null when it was not there yet. */
export type IssueThen = Pick<CountedIssue, 'done' | 'dropped'> | null

/**
 * For each item its shares, in the order of the moments. What an issue weighs and whether it can be seen are today's;
 * `then` says what it was. As in a roll-up an issue counts once in an item, however often it is linked below it.
 */
export function trendsOf(
  items: readonly Placed[],
  links: readonly ItemLink[],
  issues: readonly CountedIssue[],
  rules: (item: string) => RollUpRule,
  moments: readonly ((issue: CountedIssue) => IssueThen)[],
): Map<string, (number | null)[]> {
  const tree = treeOf(items)
  const sums = new Map(items.map(({ id }) => [id, moments.map(nothing)]))
  const linked = Map.groupBy(links, ({ issue }) => issue)
  for (const issue of issues) {
    const holders = holdersOf(linked.get(issue.id) ?? [], tree.parents)
    const sumsOf = [...holders].flatMap((item) => {
      const of = sums.get(item)
      return of ? [of] : []
    })
    if (sumsOf.length === 0) continue
    const [open, done] = [false, true].map((isDone) => tallyOf({ ...issue, done: isDone, dropped: false }))
    for (const [at, then] of moments.entries()) {
      const was = then(issue)
      if (was === null || was.dropped) continue
      const tally = was.done ? done : open
      if (tally) for (const of of sumsOf) add(of[at], tally, 1)
    }
  }
  return new Map([...sums].map(([item, weeks]) => [item, weeks.map((tally) => weigh(tally, rules(item)).share)]))
}

/** The linked items and everything above them, each once. */
function holdersOf(links: readonly ItemLink[], parents: ReadonlyMap<string, string>): Set<string> {
  const holders = new Set<string>()
  for (const { item } of links)
    for (let at: string | undefined = item; at !== undefined && !holders.has(at); at = parents.get(at)) holders.add(at)
  return holders
}
