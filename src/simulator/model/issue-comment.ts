/** Comments on issues. A new one makes the issue updated; that an edit or a removal does could not be confirmed. */
import type { Json } from '../../base/index.ts'
import { refuse } from '../http.ts'
import type { Comment, Issue, User } from '../records.ts'
import type { Site } from '../site.ts'
import { announce } from './issue-event.ts'
import { refuseFull } from './issue-limit.ts'
import { authorOf, writeIssue, writeQuietly } from './issue-write.ts'

export function addComment(site: Site, user: User | null, issue: Issue, body: Json): Comment {
  refuseFull(issue, 'comments', issue.comments.length, 1)
  const now = site.now()
  const comment: Comment = { id: site.id(), author: authorOf(user), body, created: now, updated: now }
  const written = writeIssue(site, user, issue, { ...issue, comments: [...issue.comments, comment] })
  announce(site, { name: 'comment_created', author: comment.author, issue: written, comment })
  return comment
}

export function editComment(site: Site, user: User | null, issue: Issue, comment: Comment, body: Json): Comment {
  const edited = { ...comment, body, updated: site.now() }
  writeQuietly(site, issue, { ...issue, comments: issue.comments.map((one) => (one.id === comment.id ? edited : one)) })
  announce(site, { name: 'comment_updated', author: authorOf(user), issue, comment: edited })
  return edited
}

export function removeComment(site: Site, user: User | null, issue: Issue, comment: Comment): void {
  writeQuietly(site, issue, { ...issue, comments: issue.comments.filter((one) => one.id !== comment.id) })
  announce(site, { name: 'comment_deleted', author: authorOf(user), issue, comment })
}

export function commentOf(issue: Issue, id: string): Comment {
  const comment = issue.comments.find((one) => one.id === id)
  if (!comment) throw refuse(404, `Can not find a comment for the id: ${id}.`)
  return comment
}
