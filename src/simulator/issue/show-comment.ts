/** A comment as answers show it. */
import type { JsonObject } from '../../base/index.ts'
import type { Comment, Issue } from '../records.ts'
import { jiraTime } from '../time.ts'
import type { Lens } from './lens.ts'
import { showRichText } from './show-value.ts'

export function showComment(lens: Lens, issue: Issue, { id, author, body, created, updated }: Comment): JsonObject {
  const account = lens.account(author)
  return {
    self: lens.link(`/issue/${issue.id}/comment/${id}`),
    id,
    author: account,
    body: showRichText(lens, body),
    updateAuthor: account,
    created: jiraTime(created),
    updated: jiraTime(updated),
    ...(lens.site.kind === 'cloud' ? { jsdPublic: true } : {}),
  }
}
