/** A comment as answers show it. */
import { isObject, type JsonObject } from '../../base/index.ts'
import type { Comment, Issue } from '../records.ts'
import { jiraTime } from '../time.ts'
import type { Lens } from './lens.ts'
import { showRichText } from './show-value.ts'

export function showComment(lens: Lens, issue: Issue, comment: Comment): JsonObject {
  const { id, author, body, created, updated, visibility, properties } = comment
  const account = lens.account(author)
  return {
    self: lens.link(`/issue/${issue.id}/comment/${id}`),
    id,
    author: account,
    body: showRichText(lens, body),
    updateAuthor: account,
    created: jiraTime(created),
    updated: jiraTime(updated),
    ...(visibility ? { visibility: showVisibility(lens, visibility) } : {}),
    ...(lens.site.kind === 'cloud' ? { jsdPublic: !isInternal(properties) } : {}),
  }
}

/** Service projects know comments for those who work there by this property. */
function isInternal(properties: Comment['properties']): boolean {
  const mark = properties?.['sd.public.comment']
  return isObject(mark) && mark.internal === true
}

/** Data Center knows no identifier. */
function showVisibility({ site }: Lens, { type, id }: NonNullable<Comment['visibility']>): JsonObject {
  const { groups, projectRoles } = site.tables
  const value = (type === 'group' ? groups : projectRoles).get(id)?.name ?? id
  return { type, value, ...(site.kind === 'cloud' ? { identifier: type === 'group' ? id : value } : {}) }
}
