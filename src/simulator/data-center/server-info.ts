/** What a Data Center says of itself: /rest/api/2/serverInfo and /rest/api/2/configuration. */
import { serverInfoRoutes as cloud } from '../cloud/server-info.ts'
import { type Ask, ok, type Reply, type Route } from '../http.ts'
import { jiraTime } from '../time.ts'
import { alike } from './alike.ts'

export const serverInfoRoutes: readonly Route[] = [
  {
    needs: 'anyone',
    scopes: [],
    method: 'GET',
    path: '/rest/api/2/serverInfo',
    operation: 'getServerInfo',
    handle: serverInfo,
  },
  ...alike(cloud, { getConfiguration: 'getConfiguration_1' }),
]

const BUILD_DATE = Date.UTC(2026, 4, 4)

/** Data Center calls itself a Server. */
function serverInfo({ site }: Ask): Reply {
  return ok({
    baseUrl: site.base,
    version: '10.3.24',
    versionNumbers: [10, 3, 24],
    deploymentType: 'Server',
    buildNumber: 10_030_024,
    buildDate: jiraTime(BUILD_DATE),
    databaseBuildNumber: 10_030_024,
    serverTime: jiraTime(site.now()),
    scmInfo: '0'.repeat(40),
    serverTitle: 'Jira',
  })
}
