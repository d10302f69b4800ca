/** Properties of comments: /rest/api/3/comment/{commentId}/properties/{propertyKey}. They are set with the comment. */
import { type Ask, ok, type Reply, type Route, refuse } from '../http.ts'
import { commentsSeen } from '../model/issue-comment.ts'
import { seesIssue } from '../model/issue-sight.ts'

export const commentPropertyRoutes: readonly Route[] = [
  {
    needs: 'anyone',
    scopes: ['read:jira-work'],
    method: 'GET',
    path: '/rest/api/3/comment/{commentId}/properties/{propertyKey}',
    operation: 'getCommentProperty',
    handle: get,
  },
]

function get({ site, user, params }: Ask): Reply {
  const { commentId = '', propertyKey: key = '' } = params
  for (const issue of site.issues.written()) {
    const comment = seesIssue(site, user, issue) && commentsSeen(site, user, issue).find(({ id }) => id === commentId)
    if (!comment) continue
    const value = comment.properties?.[key]
    if (value === undefined) throw refuse(404, `The property with key '${key}' does not exist.`)
    return ok({ key, value })
  }
  throw refuse(404, `Can not find a comment for the id: ${commentId}.`)
}
