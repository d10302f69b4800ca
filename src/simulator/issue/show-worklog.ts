/** Logged work as answers show it. */
import type { JsonObject } from '../../base/index.ts'
import { durationText } from '../duration.ts'
import type { Worklog } from '../model/issue-worklog.ts'
import type { Issue } from '../records.ts'
import type { Lens } from './lens.ts'
import { showRichText } from './show-value.ts'

export function showWorklog(lens: Lens, issue: Issue, worklog: Worklog): JsonObject {
  const { id, author, comment, created, updated, started, seconds } = worklog
  return {
    self: lens.link(`/issue/${issue.id}/worklog/${id}`),
    author: lens.account(author),
    updateAuthor: lens.account(author),
    ...(comment === null ? {} : { comment: showRichText(lens, comment) }),
    created,
    updated,
    started,
    timeSpent: durationText(seconds),
    timeSpentSeconds: seconds,
    id,
    issueId: issue.id,
  }
}
