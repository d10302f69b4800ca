/** Links between issues on Cloud: /rest/api/3/issueLink. */
import { isObject } from '../../base/index.ts'
import { objectBody } from '../body.ts'
import { type Ask, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { linked, linkType } from '../issue/read-link.ts'
import { readRichText } from '../issue/read-value.ts'
import { showLink } from '../issue/show-derived.ts'
import { addComment } from '../model/issue-comment.ts'
import { linkIssues, unlinkIssues } from '../model/issue-link.ts'
import { NOT_FOUND, projectOfIssue, seesIssue } from '../model/issue-sight.ts'
import { may } from '../model/permission.ts'
import type { Issue, IssueLink } from '../records.ts'
import { cloudLens } from './issue-lens.ts'

const PATH = '/rest/api/3/issueLink'
const WRITE = { needs: 'anyone', scopes: ['write:jira-work'] } as const

export const issueLinkRoutes: readonly Route[] = [
  { ...WRITE, method: 'POST', path: PATH, operation: 'linkIssues', handle: create },
  {
    ...WRITE,
    scopes: ['read:jira-work'],
    method: 'GET',
    path: `${PATH}/{linkId}`,
    operation: 'getIssueLink',
    handle: get,
  },
  { ...WRITE, method: 'DELETE', path: `${PATH}/{linkId}`, operation: 'deleteIssueLink', handle: remove },
]

/** Answers nothing, not even an id. A comment goes to the outward issue. */
function create(ask: Ask): Reply {
  const { site, user } = ask
  const body = objectBody(ask)
  const type = linkType(site, body.type)
  if (!type) throw refuse(404, 'No issue link type with this name or id was found.')
  const [inward, outward] = [linked(ask, body.inwardIssue), linked(ask, body.outwardIssue)]
  refuseUnlinkable(ask, inward)
  const text = isObject(body.comment) ? readRichText(ask, 'comment', body.comment.body ?? null) : null
  linkIssues(site, user, type, inward, outward)
  const commented = site.issues.get(outward.id)
  if (text !== null && commented) addComment(site, user, commented, { body: text })
  return { status: 201 }
}

function refuseUnlinkable({ site, user }: Ask, issue: Issue): void {
  if (!may(site, user, 'LINK_ISSUES', projectOfIssue(site, issue), issue))
    throw refuse(site.kind === 'cloud' ? 404 : 401, 'You do not have the permission to link issues.')
}

/** Both ends must be visible. */
function found({ site, user, params }: Ask): { link: IssueLink; inward: Issue } {
  const link = site.tables.issueLinks.get(params.linkId ?? '')
  if (!link) throw refuse(404, `No issue link with id '${params.linkId}' exists.`)
  const [inward, outward] = [site.issues.get(link.inwardId), site.issues.get(link.outwardId)]
  if (!inward || !outward || !seesIssue(site, user, inward) || !seesIssue(site, user, outward))
    throw refuse(404, NOT_FOUND)
  return { link, inward }
}

function get(ask: Ask): Reply {
  return ok(showLink(cloudLens(ask), found(ask).link))
}

function remove(ask: Ask): Reply {
  const { link, inward } = found(ask)
  refuseUnlinkable(ask, inward)
  unlinkIssues(ask.site, ask.user, link)
  return nothing()
}
