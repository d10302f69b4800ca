/** Issue types on Cloud: /rest/api/3/issuetype. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, objectBody, optionalId, optionalText, requiredText } from '../body.ts'
import { type Ask, created, first, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import {
  alternativesTo,
  createIssueType,
  isSubtask,
  removeIssueType,
  typesOf,
  updateIssueType,
  visibleIssueTypes,
} from '../model/issue-type.ts'
import { seenProject } from '../model/project-lookup.ts'
import type { IssueType } from '../records.ts'
import type { Site } from '../site.ts'

const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const
const OPEN = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const ROOT = '/rest/api/3/issuetype'

export const issueTypeRoutes: readonly Route[] = [
  { ...OPEN, path: ROOT, operation: 'getIssueAllTypes', handle: list },
  { ...ADMIN, method: 'POST', path: ROOT, operation: 'createIssueType', handle: create },
  { ...OPEN, path: `${ROOT}/project`, operation: 'getIssueTypesForProject', handle: ofProject },
  { ...OPEN, path: `${ROOT}/{id}`, operation: 'getIssueType', handle: get },
  { ...ADMIN, method: 'PUT', path: `${ROOT}/{id}`, operation: 'updateIssueType', handle: update },
  { ...ADMIN, method: 'DELETE', path: `${ROOT}/{id}`, operation: 'deleteIssueType', handle: remove },
  { ...OPEN, path: `${ROOT}/{id}/alternatives`, operation: 'getAlternativeIssueTypes', handle: alternatives },
]

/** Data Center says only what is a sub-task, not which level the others have. */
export function showIssueType(site: Site, type: IssueType): JsonObject {
  const { id, name, description, hierarchyLevel, avatarId, projectId } = type
  const isCloud = site.kind === 'cloud'
  return {
    self: site.api(`/issuetype/${id}`),
    id,
    description,
    iconUrl: site.link(
      isCloud
        ? `/rest/api/2/universal_avatar/view/type/issuetype/avatar/${avatarId}?size=medium`
        : `/secure/viewavatar?size=xsmall&avatarId=${avatarId}&avatarType=issuetype`,
    ),
    name,
    subtask: isSubtask(type),
    avatarId: Number(avatarId),
    ...(isCloud ? { hierarchyLevel } : {}),
    ...(projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } }),
  }
}

function found({ site, user, params }: Ask): IssueType {
  const type = visibleIssueTypes(site, user).find((one) => one.id === params.id)
  if (!type) throw refuse(404, `The issue type with id '${params.id}' does not exist.`)
  return type
}

function list({ site, user }: Ask): Reply {
  return ok(visibleIssueTypes(site, user).map((one) => showIssueType(site, one)))
}

function get(ask: Ask): Reply {
  return ok(showIssueType(ask.site, found(ask)))
}

function ofProject(ask: Ask): Reply {
  const projectId = first(ask, 'projectId')
  if (projectId === undefined) throw refuse(400, "The 'projectId' query parameter is required.")
  const project = seenProject(ask, projectId)
  const level = first(ask, 'level')
  const types = typesOf(ask.site, project).filter((one) => level === undefined || String(one.hierarchyLevel) === level)
  return ok(types.map((one) => showIssueType(ask.site, one)))
}

function alternatives(ask: Ask): Reply {
  return ok(alternativesTo(ask.site, found(ask)).map((one) => showIssueType(ask.site, one)))
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const type = createIssueType(ask.site, {
    name: requiredText(body, 'name', 60),
    description: optionalText(body, 'description') ?? '',
    hierarchyLevel: levelOf(body),
  })
  return created(showIssueType(ask.site, type))
}

/** Only the two lowest levels can be chosen; `type` is the older way to say which. */
function levelOf({ hierarchyLevel, type }: JsonObject): number {
  if (hierarchyLevel === undefined || hierarchyLevel === null) {
    if (type !== undefined && type !== null && type !== 'subtask' && type !== 'standard')
      throw refuseField('type', 'The type must be subtask or standard.')
    return type === 'subtask' ? -1 : 0
  }
  if (hierarchyLevel !== -1 && hierarchyLevel !== 0)
    throw refuseField('hierarchyLevel', 'The hierarchy level must be -1 or 0.')
  return hierarchyLevel
}

function update(ask: Ask): Reply {
  const type = found(ask)
  const body = objectBody(ask)
  const input = {
    name: filledText(body, 'name', 60),
    description: optionalText(body, 'description'),
    avatarId: optionalId(body, 'avatarId'),
  }
  updateIssueType(ask.site, type, given(input))
  return ok(showIssueType(ask.site, type))
}

function remove(ask: Ask): Reply {
  removeIssueType(ask.site, ask.user, found(ask), first(ask, 'alternativeIssueTypeId'))
  return nothing()
}
