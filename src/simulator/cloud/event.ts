/** Issue events: /rest/api/3/events. Jira's own have the same numbers everywhere; administrators may add others. */
import { type Ask, ok, type Reply, type Route } from '../http.ts'

export const eventRoutes: readonly Route[] = [
  {
    needs: 'administer',
    scopes: ['manage:jira-configuration'],
    method: 'GET',
    path: '/rest/api/3/events',
    operation: 'getEvents',
    handle: list,
  },
]

const OWN = ['Issue Created', 'Issue Updated', 'Issue Assigned', 'Issue Resolved', 'Issue Closed']

function list({ site }: Ask): Reply {
  const own = OWN.map((name, at) => ({ id: at + 1, name }))
  return ok([...own, ...[...site.ownEvents].map(([id, name]) => ({ id, name }))])
}
