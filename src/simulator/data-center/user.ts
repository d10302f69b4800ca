/** People on Data Center, found by user name: /rest/api/2/myself and /rest/api/2/user. */
import { placeAsked } from '../cloud/assignable.ts'
import { showProfile, showUser } from '../cloud/show-user.ts'
import { type Ask, first, flag, number, ok, type Reply, type Route, refuse } from '../http.ts'
import { may, requireBrowsingUsers } from '../model/permission.ts'
import { bareList } from '../paging.ts'
import type { User } from '../records.ts'

const READ = { needs: 'login', scopes: [], method: 'GET' } as const

export const userRoutes: readonly Route[] = [
  { ...READ, path: '/rest/api/2/myself', operation: 'getUser', handle: myself },
  { ...READ, path: '/rest/api/2/user', operation: 'getUser_1', handle: get },
  { ...READ, path: '/rest/api/2/user/search', operation: 'findUsers', handle: search },
  { ...READ, path: '/rest/api/2/user/assignable/search', operation: 'findAssignableUsers_1', handle: assignable },
]

function myself(ask: Ask): Reply {
  if (!ask.user) throw refuse(401, 'You are not authenticated.')
  return ok(showProfile(ask, ask.user))
}

function get(ask: Ask): Reply {
  const [name, key] = [first(ask, 'username'), first(ask, 'key')]
  if ((name === undefined) === (key === undefined))
    throw refuse(404, "Either the 'username' or the 'key' query parameter needs to be provided.")
  requireBrowsingUsers(ask)
  const user = people(ask).find((one) => (name === undefined ? one.key === key : one.name === name))
  if (!user) throw refuse(404, `The user named '${name ?? key}' does not exist`)
  return ok(showProfile(ask, user))
}

const people = ({ site }: Ask): User[] => [...site.tables.users.values()].sort((a, b) => (a.name < b.name ? -1 : 1))

const holds = (query: string) => {
  const text = query.toLowerCase()
  return ({ name, displayName, email }: User): boolean =>
    [name, displayName, email].some((one) => one.toLowerCase().includes(text))
}

/** By a part of the name, the display name or the e-mail address: a dot finds everybody (docs/jira-assumptions.md, people). */
function search(ask: Ask): Reply {
  const query = first(ask, 'username')
  if (query === undefined || query === '') throw refuse(400, 'The username query parameter was not provided')
  const [active, inactive] = [flag(ask, 'includeActive', true), flag(ask, 'includeInactive', false)]
  const found = may(ask.site, ask.user, 'USER_PICKER')
    ? people(ask).filter((one) => holds(query)(one) && (one.active ? active : inactive))
    : []
  return bareList(ask, found, (one) => showUser(ask, one))
}

const MOST_ASSIGNABLE = 100

function assignable(ask: Ask): Reply {
  const { project, issue } = placeAsked(ask, first(ask, 'issueKey'), first(ask, 'project'))
  const most = Math.min(number(ask, 'maxResults', 50), MOST_ASSIGNABLE)
  const found = people(ask).filter(
    (one) =>
      one.active && holds(first(ask, 'username') ?? '')(one) && may(ask.site, one, 'ASSIGNABLE_USER', project, issue),
  )
  return ok(found.slice(0, most).map((one) => showUser(ask, one)))
}
