/** What happens to issues, noted for webhooks while there are any; links, ranks, votes and properties have no event here. */
import type { Instant } from '../../base/index.ts'
import type { Comment, History, Issue } from '../records.ts'
import type { Site } from '../site.ts'

type Happening = 'created' | 'updated' | 'deleted'

export interface IssueEvent {
  readonly name: `jira:issue_${Happening}` | `comment_${Happening}`
  readonly at: Instant
  /** Account id; empty where nobody did it. */
  readonly author: string
  /** As it was then; of a deleted one the last that there was. */
  readonly issue: Issue
  readonly history?: History
  readonly comment?: Comment
}

export function announce(site: Site, event: Omit<IssueEvent, 'at'>): void {
  if (site.tables.webhooks.size > 0) site.events.push({ ...event, at: site.now() })
}

/** An update is told with its history, or with the comment that it brought; one of links alone is not told. */
export function announceUpdate(site: Site, author: string, before: Issue, after: Issue): void {
  const history = after.history.length > before.history.length ? after.history.at(-1) : undefined
  const comment = after.comments.length > before.comments.length ? after.comments.at(-1) : undefined
  if (history?.items.every((item) => item.field === 'Link')) return
  announce(site, {
    name: 'jira:issue_updated',
    author,
    issue: after,
    ...(history ? { history } : {}),
    ...(comment ? { comment } : {}),
  })
}
