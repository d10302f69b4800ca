/** What a site says of itself: /rest/api/3/serverInfo, /rest/api/3/configuration and /_edge/tenant_info. */
import { type Ask, ok, type Reply, type Route } from '../http.ts'
import { jiraTime } from '../time.ts'

export const serverInfoRoutes: readonly Route[] = [
  {
    needs: 'anyone',
    scopes: [],
    method: 'GET',
    path: '/rest/api/3/serverInfo',
    operation: 'getServerInfo',
    handle: serverInfo,
  },
  {
    needs: 'anyone',
    scopes: [],
    method: 'GET',
    path: '/_edge/tenant_info',
    operation: 'tenantInfo',
    handle: ({ site }) => ok({ cloudId: site.cloudId }),
  },
  {
    needs: 'login',
    scopes: ['read:jira-user'],
    method: 'GET',
    path: '/rest/api/3/configuration',
    operation: 'getConfiguration',
    handle: configuration,
  },
]

const BUILD_DATE = Date.UTC(2026, 5, 10)

function serverInfo({ site }: Ask): Reply {
  return ok({
    baseUrl: site.base,
    displayUrl: site.base,
    displayUrlServicedeskHelpCenter: site.base,
    displayUrlConfluence: site.base,
    version: site.version,
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_287,
    buildDate: jiraTime(BUILD_DATE),
    serverTime: jiraTime(site.now()),
    scmInfo: '0'.repeat(40),
    serverTitle: 'Jira',
    defaultLocale: { locale: 'en_US' },
    serverTimeZone: 'UTC',
  })
}

function configuration({ site }: Ask): Reply {
  return ok({
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: site.subTasks,
    issueLinkingEnabled: true,
    timeTrackingEnabled: true,
    attachmentsEnabled: true,
    timeTrackingConfiguration: {
      workingHoursPerDay: 8,
      workingDaysPerWeek: 5,
      timeFormat: 'pretty',
      defaultUnit: 'minute',
    },
  })
}
