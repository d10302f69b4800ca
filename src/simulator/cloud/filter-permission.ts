/** Whom a filter is shared with on Cloud: /rest/api/3/filter/{id}/permission. */
import { objectBody } from '../body.ts'
import { type Ask, created, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { addShare } from '../model/filter.ts'
import { may } from '../model/permission.ts'
import type { Filter } from '../records.ts'
import { filterAsked, refuseOthers } from './filter.ts'
import { readFlatShare, sharesOf, showShareOf } from './filter-share.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'login', scopes: ['write:jira-work'] } as const
const PATH = '/rest/api/3/filter/{id}/permission'

export const filterPermissionRoutes: readonly Route[] = [
  { ...READ, path: PATH, operation: 'getSharePermissions', handle: list },
  { ...WRITE, method: 'POST', path: PATH, operation: 'addSharePermission', handle: add },
  { ...READ, path: `${PATH}/{permissionId}`, operation: 'getSharePermission', handle: get },
  { ...WRITE, method: 'DELETE', path: `${PATH}/{permissionId}`, operation: 'deleteSharePermission', handle: remove },
]

function shown(ask: Ask, filter: Filter) {
  return sharesOf(ask.site, filter).map((one) => showShareOf(ask, filter, one))
}

function list(ask: Ask): Reply {
  return ok(shown(ask, filterAsked(ask, 404)))
}

/** Answers all of them, the new one among them. */
function add(ask: Ask): Reply {
  const filter = filterAsked(ask, 404)
  refuseOthers(ask, filter)
  if (!may(ask.site, ask.user, 'CREATE_SHARED_OBJECTS'))
    throw refuse(400, 'You do not have permission to share filters.')
  const body = objectBody(ask)
  const forEditing = ask.site.kind === 'dataCenter' && body.edit === true
  addShare(ask.site, filter, readFlatShare(ask, body), forEditing)
  return created(shown(ask, filter))
}

function found(ask: Ask) {
  const filter = filterAsked(ask, 404)
  const share = sharesOf(ask.site, filter).find((one) => one.id === ask.params.permissionId)
  if (!share) throw refuse(404, `The share permission with id '${ask.params.permissionId}' does not exist.`)
  return { filter, share }
}

function get(ask: Ask): Reply {
  const { filter, share } = found(ask)
  return ok(showShareOf(ask, filter, share))
}

function remove(ask: Ask): Reply {
  const { filter, share } = found(ask)
  refuseOthers(ask, filter)
  filter.sharePermissions = filter.sharePermissions.filter((one) => one !== share)
  if (ask.site.kind === 'dataCenter') filter.editPermissions = filter.editPermissions.filter((one) => one !== share)
  return nothing()
}
