/** Groups on Data Center, known by name alone: /rest/api/2/group and /rest/api/2/groups/picker. */
import { objectBody, requiredText } from '../body.ts'
import { groupRoutes as cloud, showWhole } from '../cloud/group.ts'
import { type Ask, created, type Reply, type Route } from '../http.ts'
import { createGroup } from '../model/group.ts'
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
  ...alike(cloud, {
    getUsersFromGroup: { operation: 'getUsersFromGroup', needs: 'administer' },
    findGroups: { operation: 'findGroups', ignores: ['caseInsensitive', 'excludeId', 'accountId'] },
  }),
]

function create(ask: Ask): Reply {
  return created(showWhole(ask, createGroup(ask.site, requiredText(objectBody(ask), 'name')), []))
}
