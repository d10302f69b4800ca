/** Links to pictures, in the four sizes that Jira names. */
import type { JsonObject } from '../../base/index.ts'
import type { Site } from '../site.ts'

export function avatarUrls(site: Site, type: 'user' | 'project' | 'issuetype', id: string): JsonObject {
  const view = site.api(`/universal_avatar/view/type/${type}/avatar/${id}`)
  return {
    '48x48': view,
    '24x24': `${view}?size=small`,
    '16x16': `${view}?size=xsmall`,
    '32x32': `${view}?size=medium`,
  }
}
