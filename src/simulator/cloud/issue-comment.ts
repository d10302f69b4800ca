/** Comments on Cloud: /rest/api/3/issue/{issueIdOrKey}/comment and /rest/api/3/comment/list. */
import type { JsonObject } from '../../base/index.ts'
import { idList, objectBody } from '../body.ts'
import { type Ask, created, expands, first, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { namedPage } from '../issue/named-page.ts'
import { readRichText } from '../issue/read-value.ts'
import { showComment } from '../issue/show-comment.ts'
import { addComment, commentOf, editComment, removeComment } from '../model/issue-comment.ts'
import { projectOfIssue, seesIssue } from '../model/issue-sight.ts'
import { may } from '../model/permission.ts'
import { page } from '../paging.ts'
import type { Comment, Issue } from '../records.ts'
import { html } from '../rich-text.ts'
import { issueAsked } from './issue.ts'
import { cloudLens } from './issue-lens.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'anyone', scopes: ['write:jira-work'] } as const
const PATH = '/rest/api/3/issue/{issueIdOrKey}/comment'

export const issueCommentRoutes: readonly Route[] = [
  { ...READ, path: PATH, operation: 'getComments', handle: list },
  { ...WRITE, method: 'POST', path: PATH, operation: 'addComment', handle: add },
  { ...READ, path: `${PATH}/{id}`, operation: 'getComment', handle: get },
  { ...WRITE, method: 'PUT', path: `${PATH}/{id}`, operation: 'updateComment', handle: update },
  { ...WRITE, needs: 'login', method: 'DELETE', path: `${PATH}/{id}`, operation: 'deleteComment', handle: remove },
  { ...READ, method: 'POST', path: '/rest/api/3/comment/list', operation: 'getCommentsByIds', handle: chosen },
]

function shown(ask: Ask, issue: Issue, comment: Comment): JsonObject {
  const rendered = expands(ask).has('renderedBody') ? { renderedBody: html(comment.body) } : {}
  return { ...showComment(cloudLens(ask), issue, comment), ...rendered }
}

function list(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const by = first(ask, 'orderBy') ?? 'created'
  if (!/^[-+\s]?created$/.test(by)) throw refuse(400, `Invalid orderBy '${by}'.`)
  const comments = by.startsWith('-') ? issue.comments.toReversed() : issue.comments
  const usual = ask.site.kind === 'cloud' ? 100 : 50
  return namedPage(ask, 'comments', comments, (one) => shown(ask, issue, one), { usual, cap: 5_000 })
}

const found = (ask: Ask, issue: Issue): Comment => commentOf(issue, ask.params.id ?? '')

function get(ask: Ask): Reply {
  const issue = issueAsked(ask)
  return ok(shown(ask, issue, found(ask, issue)))
}

/** Comments for some only are not simulated: rather refused than shown to all. */
function bodyOf(ask: Ask, body: JsonObject) {
  if (body.visibility !== undefined && body.visibility !== null)
    throw refuse(400, [], { visibility: 'This site does not support comments for some people only.' })
  if (body.body === undefined || body.body === null)
    throw refuse(400, [], { comment: 'Comment body can not be empty!' })
  return readRichText(ask, 'comment', body.body)
}

function add(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const body = bodyOf(ask, objectBody(ask))
  refuseUnless(ask, issue, ['ADD_COMMENTS'], 'You do not have the permission to comment on this issue.')
  return created(shown(ask, issue, addComment(ask.site, ask.user, issue, body)))
}

function update(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const comment = found(ask, issue)
  const body = bodyOf(ask, objectBody(ask))
  refuseOthers(ask, issue, comment, 'EDIT', 'You do not have permission to edit this comment.')
  return ok(shown(ask, issue, editComment(ask.site, ask.user, issue, comment, body)))
}

function remove(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const comment = found(ask, issue)
  refuseOthers(ask, issue, comment, 'DELETE', 'You do not have permission to delete this comment.')
  removeComment(ask.site, ask.user, issue, comment)
  return nothing()
}

function refuseOthers(ask: Ask, issue: Issue, { author }: Comment, verb: 'EDIT' | 'DELETE', message: string): void {
  const own = author === ask.user?.accountId ? [`${verb}_OWN_COMMENTS`] : []
  refuseUnless(ask, issue, [`${verb}_ALL_COMMENTS`, ...own], message)
}

/** 400 and not 403, as the document says of all three. */
function refuseUnless({ site, user }: Ask, issue: Issue, permissions: readonly string[], message: string): void {
  const project = projectOfIssue(site, issue)
  if (!permissions.some((one) => may(site, user, one, project, issue))) throw refuse(400, message)
}

function chosen(ask: Ask): Reply {
  const ids = new Set(idList(objectBody(ask), 'ids'))
  if (ids.size === 0 || ids.size > 1_000) throw refuse(400, 'Between 1 and 1000 comment ids must be given.')
  const rows: { issue: Issue; comment: Comment }[] = []
  for (const issue of ask.site.issues.written())
    if (seesIssue(ask.site, ask.user, issue))
      rows.push(...issue.comments.filter((one) => ids.has(one.id)).map((comment) => ({ issue, comment })))
  return page(ask, rows, ({ issue, comment }) => shown(ask, issue, comment), { usual: 1_000, cap: 1_000 })
}
