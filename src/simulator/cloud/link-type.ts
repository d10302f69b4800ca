/** Issue link types on Cloud: /rest/api/3/issueLinkType. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, objectBody, requiredText } from '../body.ts'
import { type Ask, created, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { createLinkType, removeLinkType, updateLinkType } from '../model/link-type.ts'
import { may } from '../model/permission.ts'
import type { LinkType } from '../records.ts'
import type { Site } from '../site.ts'

const OPEN = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const ADMIN = { needs: 'login', scopes: ['manage:jira-configuration'] } as const
const ROOT = '/rest/api/3/issueLinkType'
const ONE = `${ROOT}/{issueLinkTypeId}`

export const linkTypeRoutes: readonly Route[] = [
  { ...OPEN, path: ROOT, operation: 'getIssueLinkTypes', handle: list },
  { ...ADMIN, method: 'POST', path: ROOT, operation: 'createIssueLinkType', handle: create },
  { ...OPEN, path: ONE, operation: 'getIssueLinkType', handle: get },
  { ...ADMIN, method: 'PUT', path: ONE, operation: 'updateIssueLinkType', handle: update },
  { ...ADMIN, method: 'DELETE', path: ONE, operation: 'deleteIssueLinkType', handle: remove },
]

export function showLinkType(site: Site, { id, name, inward, outward }: LinkType): JsonObject {
  return { id, name, inward, outward, self: site.api(`/issueLinkType/${id}`) }
}

/** Seen by who may browse any project. */
function list({ site, user }: Ask): Reply {
  const rows = may(site, user, 'BROWSE_PROJECTS') ? [...site.tables.linkTypes.values()] : []
  return ok({ issueLinkTypes: rows.map((one) => showLinkType(site, one)) })
}

function found({ site, user, params }: Ask): LinkType {
  const type = site.tables.linkTypes.get(params.issueLinkTypeId ?? '')
  if (!type || !(may(site, user, 'BROWSE_PROJECTS') || may(site, user, 'ADMINISTER')))
    throw refuse(404, `No issue link type with id '${params.issueLinkTypeId}' found.`)
  return type
}

/** Who does not administer Jira gets 404, as the document says. */
function administered(ask: Ask): Site {
  if (!may(ask.site, ask.user, 'ADMINISTER'))
    throw refuse(404, 'You do not have permission to administer issue link types.')
  return ask.site
}

function get(ask: Ask): Reply {
  return ok(showLinkType(ask.site, found(ask)))
}

function create(ask: Ask): Reply {
  const site = administered(ask)
  const body = objectBody(ask)
  const type = createLinkType(site, {
    name: requiredText(body, 'name'),
    inward: requiredText(body, 'inward'),
    outward: requiredText(body, 'outward'),
  })
  return created(showLinkType(site, type))
}

function update(ask: Ask): Reply {
  const site = administered(ask)
  const type = found(ask)
  const body = objectBody(ask)
  const [name, inward, outward] = ['name', 'inward', 'outward'].map((field) => filledText(body, field))
  updateLinkType(site, type, given({ name, inward, outward }))
  return ok(showLinkType(site, type))
}

function remove(ask: Ask): Reply {
  const site = administered(ask)
  removeLinkType(site, found(ask))
  return nothing()
}
