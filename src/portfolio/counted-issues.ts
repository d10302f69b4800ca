/** Behind the number: the issues of one item's subtree, and what each adds to its roll-up. Pure. */
import { type CountedIssue, doneOf, type ItemLink, type RollUpRule, sizesOf, totalOf, weigh } from './roll-up.ts'
import { add, nothing, type Tally, tallyOf } from './tally.ts'
import { type Placed, subtreeOf, type Tree } from './tree.ts'

export interface IssueInItem {
  readonly issue: string
  /** The items that it is linked to: this one or some below it, in the order of the walk. */
  readonly through: readonly string[]
  /** In the rule's measure; null when it is not counted. */
  readonly counts: { readonly done: number; readonly of: number } | null
}

/** What `counts` say adds up to the item's roll-up. */
export function issuesIn(
  item: string,
  tree: Tree<Placed>,
  links: readonly ItemLink[],
  issues: readonly CountedIssue[],
  rule: RollUpRule,
  /** Of all that is below it, where these issues are only some. */
  whole?: Tally,
): IssueInItem[] {
  const linksOf = Map.groupBy(links, (link) => link.item)
  const inside = subtreeOf(tree, item).flatMap(({ id }) => linksOf.get(id) ?? [])
  const byId = new Map(issues.map((issue) => [issue.id, issue]))
  const linked = [...Map.groupBy(inside, (link) => link.issue)].map(([issue, of]) => ({
    issue,
    tally: tallyOf(byId.get(issue)),
    through: [...new Set(of.map((link) => link.item))],
  }))
  const sum = nothing()
  for (const { tally } of linked) add(sum, tally, 1)
  const { each } = weigh(whole ?? sum, rule)
  return linked.map(({ issue, through, tally }) => {
    const isUnestimated = rule.measure !== 'count' && sizesOf(tally, rule).unestimated === 1
    const leftOut = isUnestimated && rule.unestimated === 'unknown'
    const counts =
      tally.issues === 0 || leftOut ? null : { done: doneOf(tally, rule, each), of: totalOf(tally, rule, each) }
    return { issue, through, counts }
  })
}
