/** Filters on Data Center: no search, no way to all of them, shares only one by one. */
import { isObject } from '../../base/index.ts'
import { objectBody } from '../body.ts'
import { changed, filterAsked, filterRoutes as filters, refuseOthers } from '../cloud/filter.ts'
import { filterPermissionRoutes } from '../cloud/filter-permission.ts'
import { type Ask, type Reply, type Route, refuse } from '../http.ts'
import { findUser } from '../issue/read-people.ts'
import { changeOwner } from '../model/filter.ts'
import { may } from '../model/permission.ts'
import type { User } from '../records.ts'
import { alike } from './alike.ts'

export const filterRoutes: readonly Route[] = [
  ...alike(filters, {
    createFilter: 'createFilter',
    getFavouriteFilters: 'getFavouriteFilters',
    getFilter: { operation: 'getFilter', ignores: ['overrideSharePermissions'] },
    deleteFilter: { operation: 'deleteFilter' },
  }),
  ...alike(filterPermissionRoutes, {
    getSharePermissions: 'getSharePermissions',
    addSharePermission: 'addSharePermission',
    getSharePermission: 'getSharePermission',
    deleteSharePermission: 'deleteSharePermission',
  }),
  { needs: 'login', scopes: [], method: 'PUT', path: '/rest/api/2/filter/{id}', operation: 'editFilter', handle: edit },
]

/** "Additionally, administrators can also update the 'owner' field." */
function edit(ask: Ask): Reply {
  const filter = filterAsked(ask)
  const owner = ownerAsked(ask)
  if (!owner || owner.accountId === filter.ownerAccountId) {
    refuseOthers(ask, filter)
    return changed(ask, filter)
  }
  if (!may(ask.site, ask.user, 'ADMINISTER'))
    throw refuse(400, [], { owner: 'Only administrators can change the owner.' })
  const { ownerAccountId } = filter
  changeOwner(ask.site, filter, owner)
  try {
    return changed(ask, filter)
  } catch (error) {
    filter.ownerAccountId = ownerAccountId
    throw error
  }
}

function ownerAsked(ask: Ask): User | undefined {
  const { owner } = objectBody(ask)
  if (!isObject(owner)) return undefined
  const user = findUser(ask.site, String(owner.name ?? owner.key))
  if (!user) throw refuse(400, [], { owner: 'The user does not exist.' })
  return user
}
