/** People on Cloud: /rest/api/3/myself, /user and /users. */
import { type Ask, every, first, ok, type Reply, type Route, refuse } from '../http.ts'
import { may, requireBrowsingUsers } from '../model/permission.ts'
import { bareList, page } from '../paging.ts'
import type { User } from '../records.ts'
import { showGroup } from './show-group.ts'
import { showProfile, showUser } from './show-user.ts'

const READ = { needs: 'login', scopes: ['read:jira-user'], method: 'GET' } as const
const OPEN = { ...READ, needs: 'anyone' } as const

export const userRoutes: readonly Route[] = [
  { ...READ, path: '/rest/api/3/myself', operation: 'getCurrentUser', handle: myself },
  { ...READ, path: '/rest/api/3/user', operation: 'getUser', handle: get },
  { ...READ, path: '/rest/api/3/user/bulk', operation: 'bulkGetUsers', handle: bulk },
  { ...READ, path: '/rest/api/3/user/groups', operation: 'getUserGroups', handle: groups },
  { ...OPEN, path: '/rest/api/3/user/search', operation: 'findUsers', handle: search },
  { ...READ, path: '/rest/api/3/users', operation: 'getAllUsersDefault', handle: all },
  { ...READ, path: '/rest/api/3/users/search', operation: 'getAllUsers', handle: all },
]

function myself(ask: Ask): Reply {
  if (!ask.user) throw refuse(401, 'You are not authenticated.')
  return ok(showProfile(ask, ask.user))
}

function found(ask: Ask): User {
  requireBrowsingUsers(ask)
  const accountId = first(ask, 'accountId')
  if (accountId === undefined) throw refuse(400, "The 'accountId' query parameter needs to be provided.")
  const user = ask.site.tables.users.get(accountId)
  if (!user) throw refuse(404, `Specified user does not exist or you do not have required permissions.`)
  return user
}

function get(ask: Ask): Reply {
  return ok(showProfile(ask, found(ask)))
}

function bulk(ask: Ask): Reply {
  const ids = new Set(every(ask, 'accountId'))
  if (ids.size === 0) throw refuse(400, "The 'accountId' query parameter needs to be provided.")
  const users = [...ids].flatMap((id) => ask.site.tables.users.get(id) ?? [])
  return page(ask, users, (user) => showUser(ask, user), { usual: 10, cap: 200 })
}

function groups(ask: Ask): Reply {
  const { accountId } = found(ask)
  return ok(
    [...ask.site.tables.groups.values()]
      .filter((group) => group.members.includes(accountId))
      .map((group) => showGroup(ask.site, group)),
  )
}

/** Active accounts by the beginning of a name or of the e-mail address, never beyond the thousandth. */
function search(ask: Ask): Reply {
  const { site } = ask
  const asked = [first(ask, 'query'), first(ask, 'accountId')]
  if (asked.every((one) => one === undefined) && first(ask, 'property') === undefined)
    throw refuse(400, "Either 'query', 'property' or 'accountId' must be provided.")
  const mayBrowse = may(site, ask.user, 'USER_PICKER')
  const users = mayBrowse && first(ask, 'property') === undefined ? matching(ask) : []
  return bareList(ask, users.slice(0, 1_000), (user) => showUser(ask, user))
}

/** Those that `query` or `accountId` of the request mean; giving both is refused. */
export function matching(ask: Ask): User[] {
  const [query, accountId] = [first(ask, 'query')?.toLowerCase(), first(ask, 'accountId')]
  if (query !== undefined && accountId !== undefined)
    throw refuse(400, "Only one of 'query' and 'accountId' may be provided.")
  return [...ask.site.tables.users.values()].filter(
    (user) => user.active && (accountId === undefined ? begins(user, query ?? '') : user.accountId === accountId),
  )
}

function begins({ displayName, email }: User, query: string): boolean {
  const name = displayName.toLowerCase()
  return [name, ...name.split(/\s+/), email.toLowerCase()].some((part) => part.startsWith(query))
}

function all(ask: Ask): Reply {
  requireBrowsingUsers(ask)
  return bareList(ask, [...ask.site.tables.users.values()], (user) => showUser(ask, user))
}
