/** What the document marks as experimental: refused unless the request says that it knows. */
import { type Route, refuse } from '../http.ts'

export const EXPERIMENTAL: ReadonlySet<string> = new Set([
  'GET /rest/api/2/comment/{commentId}/properties/{propertyKey}',
  'GET /rest/api/2/customFields/{customFieldId}/options',
  'GET /rest/api/2/issue/{issueIdOrKey}/properties',
  'GET /rest/api/2/issue/{issueIdOrKey}/properties/{propertyKey}',
  'PUT /rest/api/2/issue/{issueIdOrKey}/properties/{propertyKey}',
  'DELETE /rest/api/2/issue/{issueIdOrKey}/properties/{propertyKey}',
  'GET /rest/api/2/issuetype/page',
  'GET /rest/api/2/myself',
  'GET /rest/api/2/resolution/page',
  'GET /rest/api/2/status/page',
])

/** "You must set this header": read strictly (docs/jira-assumptions.md, Data Center). */
export function optedIn(route: Route): Route {
  if (!EXPERIMENTAL.has(`${route.method} ${route.path}`)) return route
  return {
    ...route,
    handle: (ask) => {
      if (ask.headers['x-experimentalapi']?.toLowerCase() !== 'true')
        throw refuse(412, 'This is an experimental API. To use it, set the header X-ExperimentalApi: true.')
      return route.handle(ask)
    },
  }
}
