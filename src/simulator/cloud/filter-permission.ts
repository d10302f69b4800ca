/** Whom a filter is shared with on Cloud: /rest/api/3/filter/{id}/permission. */
import { objectBody } from '../body.ts'
import { type Ask, created, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { addShare } from '../model/filter.ts'
import { may } from '../model/permission.ts'
import type { Filter } from '../records.ts'
import { filterAsked, refuseOthers } from './filter.ts'
import { readFlatShare, showShare } from './filter-share.ts'

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
  return filter.sharePermissions.map((one) => showShare(ask, one))
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
  addShare(ask.site, filter, readFlatShare(ask, objectBody(ask)))
  return created(shown(ask, filter))
}

function found(ask: Ask) {
  const filter = filterAsked(ask, 404)
  const share = filter.sharePermissions.find((one) => one.id === ask.params.permissionId)
  if (!share) throw refuse(404, `The share permission with id '${ask.params.permissionId}' does not exist.`)
  return { filter, share }
}

function get(ask: Ask): Reply {
  return ok(showShare(ask, found(ask).share))
}

function remove(ask: Ask): Reply {
  const { filter, share } = found(ask)
  refuseOthers(ask, filter)
  filter.sharePermissions = filter.sharePermissions.filter((one) => one !== share)
  return nothing()
}
