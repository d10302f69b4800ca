/** Labels on Cloud: /rest/api/3/label. A label exists while an issue has it. */
import type { Ask, Reply, Route } from '../http.ts'
import { page } from '../paging.ts'

export const labelRoutes: readonly Route[] = [
  {
    needs: 'login',
    scopes: ['read:jira-work'],
    method: 'GET',
    path: '/rest/api/3/label',
    operation: 'getAllLabels',
    handle: list,
  },
]

function list(ask: Ask): Reply {
  const labels = new Set<string>()
  for (const { values } of ask.site.issues.all())
    if (Array.isArray(values.labels)) for (const label of values.labels) labels.add(String(label))
  return page(ask, [...labels].sort(), (one) => one, { usual: 1_000, cap: 1_000 })
}
