/** Comments on issues, and who sees them. A new one makes the issue updated; that an edit or a removal does could not be confirmed. */
import { refuse } from '../http.ts'
import type { Comment, Issue, User } from '../records.ts'
import type { Site } from '../site.ts'
import { announce } from './issue-event.ts'
import { refuseFull } from './issue-limit.ts'
import { projectOfIssue } from './issue-sight.ts'
import { authorOf, writeIssue, writeQuietly } from './issue-write.ts'
import { actsAs, isMember } from './permission.ts'

export type Said = Pick<Comment, 'body' | 'visibility' | 'properties'>

export function addComment(site: Site, user: User | null, issue: Issue, said: Said): Comment {
  refuseFull(issue, 'comments', issue.comments.length, 1)
  const now = site.now()
  const comment: Comment = { id: site.id(), author: authorOf(user), created: now, updated: now, ...said }
  const written = writeIssue(site, user, issue, { ...issue, comments: [...issue.comments, comment] })
  announce(site, { name: 'comment_created', author: comment.author, issue: written, comment })
  return comment
}

export function editComment(site: Site, user: User | null, issue: Issue, comment: Comment, said: Said): Comment {
  const edited = { ...comment, ...said, updated: site.now() }
  writeQuietly(site, issue, { ...issue, comments: issue.comments.map((one) => (one.id === comment.id ? edited : one)) })
  announce(site, { name: 'comment_updated', author: authorOf(user), issue, comment: edited })
  return edited
}

export function removeComment(site: Site, user: User | null, issue: Issue, comment: Comment): void {
  writeQuietly(site, issue, { ...issue, comments: issue.comments.filter((one) => one.id !== comment.id) })
  announce(site, { name: 'comment_deleted', author: authorOf(user), issue, comment })
}

/** Those that this person may see. */
export function commentsSeen(site: Site, user: User | null, issue: Issue): Comment[] {
  const project = projectOfIssue(site, issue)
  return issue.comments.filter(({ visibility }) => {
    if (!visibility) return true
    if (!user) return false
    return visibility.type === 'group'
      ? isMember(site, user, visibility.id)
      : actsAs(site, user, project, visibility.id)
  })
}

export function commentOf(site: Site, user: User | null, issue: Issue, id: string): Comment {
  const comment = commentsSeen(site, user, issue).find((one) => one.id === id)
  if (!comment) throw refuse(404, `Can not find a comment for the id: ${id}.`)
  return comment
}
