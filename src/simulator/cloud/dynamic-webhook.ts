/** Webhooks of apps on Cloud: /rest/api/3/webhook, which no API token may use. */
import { type Method, type Reply, type Route, refuse } from '../http.ts'

const ROOT = '/rest/api/3/webhook'

const OPERATIONS: readonly (readonly [Method, path: string, operation: string])[] = [
  ['GET', ROOT, 'getDynamicWebhooksForApp'],
  ['POST', ROOT, 'registerDynamicWebhooks'],
  ['DELETE', ROOT, 'deleteWebhookById'],
  ['GET', `${ROOT}/failed`, 'getFailedWebhooks'],
  ['PUT', `${ROOT}/refresh`, 'refreshWebhooks'],
]

export const dynamicWebhookRoutes: readonly Route[] = OPERATIONS.map(([method, path, operation]) => ({
  needs: 'login',
  scopes: ['manage:jira-webhook', 'read:jira-work'],
  method,
  path,
  operation,
  handle: forApps,
}))

/** "Returned if the caller isn't an app." */
function forApps(): Reply {
  throw refuse(403, 'Only Connect and OAuth 2.0 apps can use this operation.')
}
