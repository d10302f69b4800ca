/** Permissions on Data Center: /rest/api/2/mypermissions, which tells all of them, and /rest/api/2/permissions. */
import { permissionRoutes as cloud, contextOf, showPermission } from '../cloud/permission.ts'
import { type Ask, ok, type Reply, type Route } from '../http.ts'
import { may } from '../model/permission.ts'
import { permissionsOf } from '../model/permission-keys.ts'
import { alike } from './alike.ts'

export const permissionRoutes: readonly Route[] = [
  {
    needs: 'login',
    scopes: [],
    method: 'GET',
    path: '/rest/api/2/mypermissions',
    operation: 'getPermissions',
    handle: mine,
  },
  ...alike(cloud, { getAllPermissions: { operation: 'getAllPermissions', needs: 'administer' } }),
]

function mine(ask: Ask): Reply {
  const { project, issue } = contextOf(ask)
  const shown = permissionsOf(ask.site).map((one) => {
    const havePermission = may(ask.site, ask.user, one.key, project, issue)
    return [one.key, { ...showPermission(one), havePermission }] as const
  })
  return ok({ permissions: Object.fromEntries(shown) })
}
