/** Comments on Cloud: /rest/api/3/issue/{issueIdOrKey}/comment and /rest/api/3/comment/list. */
import { isObject, type Json, type JsonObject } from '../../base/index.ts'
import { idList, objectBody } from '../body.ts'
import { type Ask, created, expands, first, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { namedPage } from '../issue/named-page.ts'
import { readRichText } from '../issue/read-value.ts'
import { readProperties } from '../issue/requests.ts'
import { showComment } from '../issue/show-comment.ts'
import { addComment, commentOf, commentsSeen, editComment, removeComment, type Said } from '../model/issue-comment.ts'
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
  const seen = commentsSeen(ask.site, ask.user, issue)
  const comments = by.startsWith('-') ? seen.toReversed() : seen
  const usual = ask.site.kind === 'cloud' ? 100 : 50
  return namedPage(ask, 'comments', comments, (one) => shown(ask, issue, one), { usual, cap: 5_000 })
}

const found = (ask: Ask, issue: Issue): Comment => commentOf(ask.site, ask.user, issue, ask.params.id ?? '')

function get(ask: Ask): Reply {
  const issue = issueAsked(ask)
  return ok(shown(ask, issue, found(ask, issue)))
}

function saidIn(ask: Ask, { body, visibility, properties }: JsonObject): Said {
  if (body === undefined || body === null) throw refuse(400, [], { comment: 'Comment body can not be empty!' })
  return {
    body: readRichText(ask, 'comment', body),
    ...(visibility === undefined || visibility === null ? {} : { visibility: readVisibility(ask, visibility) }),
    ...(properties === undefined ? {} : { properties: readProperties(properties) }),
  }
}

/** By name, on Cloud a group by its id too. */
function readVisibility({ site }: Ask, visibility: Json): NonNullable<Comment['visibility']> {
  const { type, value, identifier } = isObject(visibility) ? visibility : {}
  const rows = type === 'group' ? site.tables.groups : site.tables.projectRoles
  const found = [...rows.values()].find(({ id, name }) => id === identifier || name === (value ?? identifier))
  if (found && (type === 'group' || type === 'role')) return { type, id: found.id }
  throw refuse(400, [], { visibility: 'The group or role of the visibility does not exist.' })
}

function add(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const said = saidIn(ask, objectBody(ask))
  refuseUnless(ask, issue, ['ADD_COMMENTS'], 'You do not have the permission to comment on this issue.')
  return created(shown(ask, issue, addComment(ask.site, ask.user, issue, said)))
}

function update(ask: Ask): Reply {
  const issue = issueAsked(ask)
  const comment = found(ask, issue)
  const said = saidIn(ask, objectBody(ask))
  refuseOthers(ask, issue, comment, 'EDIT', 'You do not have permission to edit this comment.')
  return ok(shown(ask, issue, editComment(ask.site, ask.user, issue, comment, said)))
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
      rows.push(
        ...commentsSeen(ask.site, ask.user, issue)
          .filter((one) => ids.has(one.id))
          .map((comment) => ({ issue, comment })),
      )
  return page(ask, rows, ({ issue, comment }) => shown(ask, issue, comment), { usual: 1_000, cap: 1_000 })
}
