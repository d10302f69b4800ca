/** What the site has paid for: /rest/api/3/instance/license. */
import { type Ask, ok, type Reply, type Route } from '../http.ts'

export const licenseRoutes: readonly Route[] = [
  {
    needs: 'login',
    scopes: ['manage:jira-configuration'],
    method: 'GET',
    path: '/rest/api/3/instance/license',
    operation: 'getLicense',
    handle: license,
  },
]

function license({ site }: Ask): Reply {
  return ok({
    applications: [
      { id: 'jira-core', plan: site.plan },
      { id: 'jira-product-discovery', plan: 'UNLICENSED' },
      { id: 'jira-servicedesk', plan: 'UNLICENSED' },
      { id: 'jira-software', plan: site.plan },
    ],
  })
}
