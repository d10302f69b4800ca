/** What people do in Jira's own screens, as doors of the control panel: any request as somebody, moves, hiding, keeping out. */
import { type HttpResponse, isArray, isObject, type Json, type JsonObject } from '../base/index.ts'
import { accountsOf } from './accounts.ts'
import { optionalText, requiredText } from './body.ts'
import { ok, type Reply, refuse } from './http.ts'
import { hideIssue, showIssueToAll } from './model/issue-hiding.ts'
import { moveIssue } from './model/issue-move.ts'
import { issueOf } from './model/issue-sight.ts'
import { typesOf } from './model/issue-type.ts'
import { projectOf } from './model/project-lookup.ts'
import type { Issue, Project, User } from './records.ts'
import { ROUTERS } from './routers.ts'
import { askAs } from './serve.ts'
import type { Site } from './site.ts'

/** Values of the path's braces, and the body. */
interface Knock {
  readonly site: Site
  readonly named: readonly string[]
  readonly body: JsonObject
}

type Door = readonly [method: string, path: RegExp, open: (knock: Knock) => Reply]

const DOORS: readonly Door[] = [
  ['POST', /^\/issues\/([^/]+)\/move$/, move],
  ['PUT', /^\/issues\/([^/]+)\/hidden$/, hide],
  ['DELETE', /^\/issues\/([^/]+)\/hidden$/, unhide],
  ['DELETE', /^\/projects\/([^/]+)\/access\/([^/]+)$/, keepOut],
  ['PUT', /^\/projects\/([^/]+)\/access\/([^/]+)$/, letIn],
]

/** Undefined where there is no such door. */
export function openDoor(site: Site, method: string, path: string, body: JsonObject): Reply | undefined {
  for (const [wanted, pattern, open] of DOORS) {
    const found = wanted === method ? pattern.exec(path) : null
    if (found) return open({ site, named: found.slice(1).map(decodeURIComponent), body })
  }
  return undefined
}

/** `{ as, method, path, body }`: whatever Jira answers that person. Neither faults nor a login stand in the way. */
export function askFor(site: Site, body: JsonObject): HttpResponse {
  const path = requiredText(body, 'path', 5_000)
  const text = body.body === undefined ? {} : { body: JSON.stringify(body.body) }
  const request = { method: optionalText(body, 'method') ?? 'GET', url: site.link(path), headers: {}, ...text }
  return askAs({ site, router: ROUTERS[site.kind], request, path: path.split('?')[0] ?? '' }, person(site, body.as))
}

/** By account id, user name, e-mail address, display name, or the role of a story's account; nobody named is an administrator. */
function person(site: Site, name: Json | undefined): User {
  const wanted = name ?? [...site.administrators][0]
  const ofRole = accountsOf(site).find(({ role }) => role === wanted)?.accountId
  const found = [...site.tables.users.values()].find(
    ({ accountId, name: userName, email, displayName }) =>
      accountId === ofRole || [accountId, userName, email, displayName].some((one) => one === wanted),
  )
  if (!found) throw refuse(404, `Nobody is called '${String(wanted)}'.`)
  return found
}

function issueNamed({ site, named }: Knock): Issue {
  const issue = issueOf(site, named[0] ?? '')
  if (!issue) throw refuse(404, `There is no issue '${named[0]}'.`)
  return issue
}

function projectNamed(site: Site, name = ''): Project {
  const project = projectOf(site, name)
  if (!project) throw refuse(404, `There is no project '${name}'.`)
  return project
}

/** `{ project, issueType, parent, status, as }`: the type and the parent stay where they are left out, the status where it can. */
function move(knock: Knock): Reply {
  const { site, body } = knock
  const issue = issueNamed(knock)
  const project = projectNamed(site, optionalText(body, 'project') ?? issue.projectId)
  const named = (one: { id: string; name: string }, name: string) => one.id === name || one.name === name
  const typeName = optionalText(body, 'issueType') ?? issue.typeId
  const type = typesOf(site, project).find((one) => named(one, typeName))
  if (!type) throw refuse(400, `The project ${project.key} has no issue type '${typeName}'.`)
  const statusName = optionalText(body, 'status')
  const status = [...site.tables.statuses.values()].find((one) => named(one, statusName ?? ''))
  const parentName = optionalText(body, 'parent')
  const parent = parentName === undefined ? undefined : issueOf(site, parentName)
  const moved = moveIssue(site, person(site, body.as), issue, {
    project,
    type,
    ...(parent ? { parentId: parent.id } : {}),
    statuses: new Map(status ? [[issue.statusId, status.id]] : []),
  })
  return ok({ id: moved.id, key: moved.key })
}

/** `{ from | visibleTo: [who], as }`: from those alone, or from all but those; with neither, from everybody. */
function hide(knock: Knock): Reply {
  const { site, body } = knock
  const ids = (value: Json | undefined) => (isArray(value) ? value.map((one) => person(site, one).accountId) : [])
  const hiddenFrom = new Set(ids(body.from))
  const others = [...site.tables.users.keys()].filter((id) => !hiddenFrom.has(id))
  const visibleTo = isArray(body.from) ? others : ids(body.visibleTo)
  hideIssue(site, person(site, body.as), issueNamed(knock), visibleTo)
  return { status: 204 }
}

function unhide(knock: Knock): Reply {
  showIssueToAll(knock.site, person(knock.site, knock.body.as), issueNamed(knock))
  return { status: 204 }
}

function keepOut({ site, named }: Knock): Reply {
  const { id } = projectNamed(site, named[0])
  const out = site.shutOut.get(id) ?? new Set()
  site.shutOut.set(id, out.add(person(site, named[1]).accountId))
  return { status: 204 }
}

function letIn({ site, named }: Knock): Reply {
  site.shutOut.get(projectNamed(site, named[0]).id)?.delete(person(site, named[1]).accountId)
  return { status: 204 }
}

export const bodyOf = (value: unknown): JsonObject => (isObject(value as Json) ? (value as JsonObject) : {})
