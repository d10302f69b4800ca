/** How an issue that was read counts, now and in the past. Pure. */
import type { Instant } from '../../base/index.ts'
import type { CountedIssue, IssueThen } from '../../portfolio/index.ts'
import type { Brought, BroughtIssue, StatusChange } from '../../store/index.ts'
import type { IssueState } from '../../sync/index.ts'

/** An issue on every site. */
export const issueName = ({ siteId, issueId }: Pick<Brought, 'siteId' | 'issueId'>): string => `${siteId}/${issueId}`

export const isDone = (seen: Pick<BroughtIssue, 'category'> | null): boolean => seen?.category === 'done'

/** An archived issue counts with what it had last. Of the others that cannot be seen, only deleted ones are known to be gone. */
export function known(state: IssueState | undefined): CountedIssue['known'] {
  if (state === 'seen' || state === 'archived') return 'seen'
  return state === 'deleted' ? 'gone' : 'hidden'
}

/**
 * What an issue was at an instant: one made later was not there. A status whose category nobody can tell any more was
 * not done. `changes` are the oldest first.
 */
export function pastOf(
  found: readonly Brought[],
  changes: readonly StatusChange[],
  categories: ReadonlyMap<string, BroughtIssue['category']>,
): (at: Instant) => (issue: CountedIssue) => IssueThen {
  const created = new Map(found.map((one) => [issueName(one), one.seen?.created]))
  const left = Map.groupBy(changes, issueName)
  return (at) => (issue) => {
    if ((created.get(issue.id) ?? 0) > at) return null
    const next = left.get(issue.id)?.find((change) => change.at > at)
    if (!next) return issue
    const site = issue.id.slice(0, issue.id.indexOf('/'))
    return { done: categories.get(`${site}/${next.from}`) === 'done', dropped: false }
  }
}
