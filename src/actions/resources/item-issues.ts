/** The issues that an item's progress is made of, and what each adds to it. */
import { issuesIn, runsOf, subtreeOf } from '../../portfolio/index.ts'
import {
  type Brought,
  closedProjects,
  findItem,
  type How,
  type IssueDetails,
  loadBrought,
  loadIssueDetails,
  type StoredItem,
} from '../../store/index.ts'
import type { Context } from '../context.ts'
import { audienceOf } from '../flows/audience.ts'
import { counted, droppedStatuses, issueName } from '../flows/counted-issues.ts'
import { type Progress, progressOf } from '../flows/portfolio-progress.ts'
import { showRollUp } from '../flows/portfolio-view.ts'
import { remembered } from '../flows/remembered.ts'
import type { LinkedIssueView, RollUpView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

export interface IssuesPage {
  readonly rollUp: RollUpView
  readonly issues: LinkedIssueView[]
  readonly total: number
}

/** In the order of the items that bring them in, however many there are: only what brings in the page is looked at. */
export async function issuesOf(
  { db, world, actor }: Pick<Context, 'db' | 'world' | 'actor'>,
  { id: name, limit, offset }: { readonly id: string; readonly limit: number; readonly offset: number },
): Promise<IssuesPage> {
  const item = await findItem(db, name)
  const audience = audienceOf(actor)
  const progress = await progressOf(db, world.now(), audience)
  const { tree, rules } = progress
  const inside = subtreeOf(tree, item.id)
  const { runs, beside, skip, total } = runsFor(inside, progress, { limit, offset })
  const [all, dropped] = [await loadBrought(db, [...runs, ...beside]), new Set(await droppedStatuses(db))]
  const order = new Map(inside.map(({ id }, at) => [id, at]))
  const brought = broughtBy(runs, all, order, { from: skip, until: skip + limit })
  const links = brought.map((one) => ({ item: one.item, issue: issueName(one) }))
  const closed = new Set(audience === 'all' ? [] : await closedProjects(db))
  const counts = brought.map((one) => counted(one, { dropped, closed }))
  const found = issuesIn(item.id, tree, links, counts, rules(item.id), progress.tallyOf(item.id))
  const details = await loadIssueDetails(
    db,
    found.map(({ issue }) => namedBy(issue)),
  )
  const how = new Map(brought.map((one) => [`${one.item} ${issueName(one)}`, one.how]))
  const byName = new Map(details.map((one) => [issueName(one), one]))
  const issues = found.flatMap((one) => {
    const seen = byName.get(one.issue)
    return seen
      ? [{ ...show(seen), ...cameBy(one, item.id, { how, tree }), counts: one.counts && { ...one.counts } }]
      : []
  })
  return { rollUp: showRollUp(progress.rollUpOf(item.id), progress.measuredOf(item.id)), issues, total }
}

/** The items that bring in the page, those that hold some of the same issues, and how many issues come before it. */
function runsFor(
  inside: readonly StoredItem[],
  progress: Progress,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const { heldBy } = progress
  const all = remembered(progress, `runs ${inside[0]?.id}`, () => runsOf(inside, heldBy))
  const [runs, beside] = [new Set<string>(), new Set<string>()]
  let [total, skip] = [0, 0]
  for (const { item, issues } of all) {
    const [from, until] = [total, total + issues]
    total = until
    if (issues === 0 || until <= offset || from >= offset + limit) continue
    if (runs.size === 0) skip = offset - from
    runs.add(item)
    for (const held of heldBy(item)) for (const other of held.items) beside.add(other)
  }
  return { runs, beside, skip, total }
}

/** Each issue stands where the first item stands that holds it; its ways through others are told with it. */
function broughtBy(
  runs: ReadonlySet<string>,
  all: readonly Brought[],
  order: ReadonlyMap<string, number>,
  { from, until }: { readonly from: number; readonly until: number },
): Brought[] {
  const inside = all.filter(({ item }) => order.has(item))
  const place = ({ item }: Brought): number => order.get(item) ?? 0
  return [...Map.groupBy(inside, issueName).values()]
    .map((of) => of.toSorted((a, b) => place(a) - place(b)))
    .flatMap((of) => (of[0] && runs.has(of[0].item) ? [{ first: of[0], of }] : []))
    .sort((a, b) => place(a.first) - place(b.first) || byNumber(a.first.issueId, b.first.issueId))
    .slice(from, until)
    .flatMap(({ of }) => of)
}

const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

export function namedBy(issue: string): { readonly siteId: string; readonly issueId: string } {
  const at = issue.indexOf('/')
  return { siteId: issue.slice(0, at), issueId: issue.slice(at + 1) }
}

function cameBy(
  { issue, through }: { readonly issue: string; readonly through: readonly string[] },
  item: string,
  { how, tree }: { readonly how: ReadonlyMap<string, readonly How[]>; readonly tree: Progress['tree'] },
): Pick<LinkedIssueView, 'how' | 'through'> {
  const ways = new Set<How>(through.flatMap((one) => how.get(`${one} ${issue}`) ?? []))
  const below = through.includes(item) ? undefined : tree.byId.get(through[0] ?? '')
  return { how: [...ways], through: below ? { id: below.id, code: below.code, name: below.name } : null }
}

function show(seen: IssueDetails): Omit<LinkedIssueView, 'how' | 'through' | 'counts'> {
  const { siteId, issueId, connection, key, url, summary, type, status, category, points, assignee, updated, state } =
    seen
  return {
    ...{ connection, key, url, summary, type, status, points, assignee, state },
    site: siteId,
    issue: issueId,
    statusCategory: category,
    updated: iso(updated),
  }
}
