/** Links from issues to things elsewhere: /rest/api/3/issue/{issueIdOrKey}/remotelink. */
import { isObject, type JsonObject } from '../../base/index.ts'
import { objectBody, optionalText } from '../body.ts'
import { type Ask, first, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { projectOfIssue } from '../model/issue-sight.ts'
import { may } from '../model/permission.ts'
import type { Issue, RemoteLink } from '../records.ts'
import { issueAsked } from './issue.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'anyone', scopes: ['write:jira-work'] } as const
const PATH = '/rest/api/3/issue/{issueIdOrKey}/remotelink'

export const remoteLinkRoutes: readonly Route[] = [
  { ...READ, path: PATH, operation: 'getRemoteIssueLinks', handle: list },
  { ...WRITE, method: 'POST', path: PATH, operation: 'createOrUpdateRemoteIssueLink', handle: put },
  { ...WRITE, method: 'DELETE', path: PATH, operation: 'deleteRemoteIssueLinkByGlobalId', handle: removeGlobal },
  { ...READ, path: `${PATH}/{linkId}`, operation: 'getRemoteIssueLinkById', handle: get },
  { ...WRITE, method: 'PUT', path: `${PATH}/{linkId}`, operation: 'updateRemoteIssueLink', handle: update },
  { ...WRITE, method: 'DELETE', path: `${PATH}/{linkId}`, operation: 'deleteRemoteIssueLinkById', handle: remove },
]

function linksOn({ site }: Ask, issue: Issue): RemoteLink[] {
  return [...site.tables.remoteLinks.values()].filter((one) => one.issueId === issue.id)
}

function self({ site, version }: Ask, { id, issueId }: RemoteLink): string {
  return site.link(`/rest/api/${version}/issue/${site.issues.get(issueId)?.key}/remotelink/${id}`)
}

function show(ask: Ask, link: RemoteLink): JsonObject {
  const { id, globalId, relationship, application, object } = link
  return {
    id: Number(id),
    self: self(ask, link),
    ...(globalId === null ? {} : { globalId }),
    application,
    ...(relationship === null ? {} : { relationship }),
    object,
  }
}

function list(ask: Ask): Reply {
  const links = linksOn(ask, issueAsked(ask))
  const globalId = first(ask, 'globalId')
  if (globalId === undefined) return ok(links.map((one) => show(ask, one)))
  return ok(show(ask, existing(links.find((one) => one.globalId === globalId))))
}

function existing(link: RemoteLink | undefined): RemoteLink {
  if (!link) throw refuse(404, 'The remote issue link was not found.')
  return link
}

const found = (ask: Ask): RemoteLink =>
  existing(linksOn(ask, issueAsked(ask)).find((one) => one.id === ask.params.linkId))

function get(ask: Ask): Reply {
  return ok(show(ask, found(ask)))
}

type Content = Pick<RemoteLink, 'globalId' | 'relationship' | 'application' | 'object'>

function read(ask: Ask): Content {
  const body = objectBody(ask)
  const object = isObject(body.object) ? body.object : {}
  for (const name of ['url', 'title'])
    if (typeof object[name] !== 'string' || object[name] === '') throw refuseField(name, `'${name}' is required.`)
  return {
    globalId: optionalText(body, 'globalId', 255) ?? null,
    relationship: optionalText(body, 'relationship', 255) ?? null,
    application: isObject(body.application) ? body.application : {},
    object,
  }
}

function linkable(ask: Ask): Issue {
  const issue = issueAsked(ask)
  if (!may(ask.site, ask.user, 'LINK_ISSUES', projectOfIssue(ask.site, issue), issue))
    throw refuse(403, 'You do not have the permission to link issues.')
  return issue
}

/** One with the same global id is updated; what the request leaves out is emptied. */
function put(ask: Ask): Reply {
  const issue = linkable(ask)
  const content = read(ask)
  const { remoteLinks } = ask.site.tables
  const there = linksOn(ask, issue).find((one) => one.globalId !== null && one.globalId === content.globalId)
  const link: RemoteLink = { id: there?.id ?? ask.site.id(), issueId: issue.id, ...content }
  remoteLinks.set(link.id, link)
  return { status: there ? 200 : 201, body: { id: Number(link.id), self: self(ask, link) } }
}

function update(ask: Ask): Reply {
  linkable(ask)
  const link = found(ask)
  ask.site.tables.remoteLinks.set(link.id, { ...link, ...read(ask) })
  return nothing()
}

function remove(ask: Ask): Reply {
  linkable(ask)
  ask.site.tables.remoteLinks.delete(found(ask).id)
  return nothing()
}

function removeGlobal(ask: Ask): Reply {
  const issue = linkable(ask)
  const globalId = first(ask, 'globalId')
  if (globalId === undefined) throw refuse(400, "The 'globalId' query parameter is required.")
  ask.site.tables.remoteLinks.delete(existing(linksOn(ask, issue).find((one) => one.globalId === globalId)).id)
  return nothing()
}
