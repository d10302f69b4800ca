/** What a Data Center says of itself: /rest/api/2/serverInfo and /rest/api/2/configuration. */
import { serverInfoRoutes as cloud } from '../cloud/server-info.ts'
import { type Ask, ok, type Reply, type Route } from '../http.ts'
import type { Site } from '../site.ts'
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

/** 10.3.24 is 10030024. */
export function buildOf({ version }: Site): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return major * 1_000_000 + minor * 10_000 + patch
}

/** Data Center calls itself a Server. */
function serverInfo({ site }: Ask): Reply {
  return ok({
    baseUrl: site.base,
    version: site.version,
    versionNumbers: site.version.split('.').map(Number),
    deploymentType: 'Server',
    buildNumber: buildOf(site),
    buildDate: jiraTime(BUILD_DATE),
    databaseBuildNumber: buildOf(site),
    serverTime: jiraTime(site.now()),
    scmInfo: '0'.repeat(40),
    serverTitle: 'Jira',
  })
}
