/** What a webhook says of an event: the issue as version 2 of the API shows it to nobody in particular, so without e-mail addresses. */
import type { JsonObject } from '../../base/index.ts'
import { cloudLens } from '../cloud/issue-lens.ts'
import type { Ask } from '../http.ts'
import { showComment } from '../issue/show-comment.ts'
import { showItem } from '../issue/show-history.ts'
import { showIssue } from '../issue/show-issue.ts'
import type { IssueEvent } from '../model/issue-event.ts'
import type { Field } from '../records.ts'
import type { Site } from '../site.ts'

export function payloadOf(site: Site, event: IssueEvent): JsonObject {
  const { name, at, author, issue, history, comment } = event
  const lens = cloudLens(nobodyOf(site))
  // A choice is remembered with the fields of its site, so each delivery makes its own.
  const isWanted = name.startsWith('comment') ? isInShort : isTold
  const fields = (field: Field) => isWanted(field)
  const { expand: _, ...shown } = showIssue(lens, issue, { fields, expand: new Set(), properties: [], histories: 0 })
  const said = comment ? { comment: showComment(lens, issue, comment) } : {}
  if (name.startsWith('comment')) return { timestamp: at, webhookEvent: name, ...said, issue: shown }
  return {
    timestamp: at,
    webhookEvent: name,
    issue_event_type_name: typeOf(event),
    ...(author === '' ? {} : { user: lens.account(author) }),
    issue: shown,
    ...(history ? { changelog: { id: history.id, items: history.items.map((one) => showItem(lens, one)) } } : {}),
    ...said,
  }
}

/** Webhooks of issues lost their comments and work logs long ago; those of comments tell little of the issue. */
const isTold = ({ id }: Field): boolean => id !== 'comment' && id !== 'worklog'
const isInShort = ({ id }: Field): boolean =>
  ['summary', 'issuetype', 'project', 'assignee', 'priority', 'status'].includes(id)

/** Jira's names of the events behind the three of webhooks. */
function typeOf({ name, history, comment }: IssueEvent): string {
  if (name === 'jira:issue_created') return 'issue_created'
  if (name === 'jira:issue_deleted') return 'issue_deleted'
  if (comment) return 'issue_commented'
  const changed = new Set(history?.items.map(({ field }) => field))
  if (changed.has('Key')) return 'issue_moved'
  if (changed.has('WorklogId')) return 'issue_work_logged'
  if (changed.has('status')) return 'issue_generic'
  return changed.has('assignee') ? 'issue_assigned' : 'issue_updated'
}

function nobodyOf(site: Site): Ask {
  return {
    site,
    method: 'GET',
    path: '',
    params: {},
    query: new Map(),
    body: undefined,
    headers: {},
    user: null,
    version: 2,
  }
}
