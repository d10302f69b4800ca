/** The issues that an item's progress is made of, and what each adds to it. */
import { issuesIn, subtreeOf } from '../../portfolio/index.ts'
import {
  closedProjects,
  findItem,
  type How,
  type IssueDetails,
  loadBrought,
  loadIssueDetails,
} from '../../store/index.ts'
import type { Context } from '../context.ts'
import { audienceOf } from '../flows/audience.ts'
import { counted, droppedStatuses, issueName } from '../flows/counted-issues.ts'
import { type Progress, progressOf } from '../flows/portfolio-progress.ts'
import { showRollUp } from '../flows/portfolio-view.ts'
import type { LinkedIssueView, RollUpView } from '../shapes/index.ts'
import { iso } from './show-connection.ts'

export async function issuesOf(
  { db, world, actor }: Pick<Context, 'db' | 'world' | 'actor'>,
  name: string,
): Promise<{ rollUp: RollUpView; issues: LinkedIssueView[] }> {
  const item = await findItem(db, name)
  const audience = audienceOf(actor)
  const { tree, rollUpOf, measuredOf, rules } = await progressOf(db, world.now(), audience)
  const inside = subtreeOf(tree, item.id).map(({ id }) => id)
  const [brought, dropped] = [await loadBrought(db, inside), new Set(await droppedStatuses(db))]
  const links = brought.map((one) => ({ item: one.item, issue: issueName(one) }))
  const closed = new Set(audience === 'all' ? [] : await closedProjects(db))
  const counts = brought.map((one) => counted(one, { dropped, closed }))
  const found = issuesIn(item.id, tree, links, counts, rules(item.id))
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
  return { rollUp: showRollUp(rollUpOf(item.id), measuredOf(item.id)), issues }
}

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
