/** Groups on Data Center, known by name alone: /rest/api/2/group and /rest/api/2/groups/picker. */
import { objectBody, requiredText } from '../body.ts'
import { groupRoutes as cloud, showWhole } from '../cloud/group.ts'
import { type Ask, created, first, ok, type Reply, type Route, refuse } from '../http.ts'
import { createGroup, removeGroup } from '../model/group.ts'
import { alike } from './alike.ts'

export const groupRoutes: readonly Route[] = [
  {
    needs: 'administer',
    scopes: [],
    method: 'POST',
    path: '/rest/api/2/group',
    operation: 'createGroup',
    handle: create,
  },
  {
    needs: 'administer',
    scopes: [],
    method: 'DELETE',
    path: '/rest/api/2/group',
    operation: 'removeGroup',
    handle: remove,
  },
  ...alike(cloud, {
    getUsersFromGroup: { operation: 'getUsersFromGroup', needs: 'administer' },
    findGroups: { operation: 'findGroups', ignores: ['caseInsensitive', 'excludeId', 'accountId'] },
  }),
]

function create(ask: Ask): Reply {
  return created(showWhole(ask, createGroup(ask.site, requiredText(objectBody(ask), 'name')), []))
}

function remove(ask: Ask): Reply {
  const name = first(ask, 'groupname')
  const group = [...ask.site.tables.groups.values()].find((one) => one.name === name)
  if (!group) throw refuse(404, `The group ${name} was not found.`)
  removeGroup(ask.site, group)
  return ok({})
}
