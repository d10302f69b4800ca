/** Links to pictures, in the four sizes that Jira names; Data Center keeps them at addresses of its own. */
import type { JsonObject } from '../../base/index.ts'
import type { Site } from '../site.ts'

export function avatarUrls(site: Site, type: 'user' | 'project' | 'issuetype', id: string): JsonObject {
  if (site.kind === 'dataCenter')
    return sizes(site.link(`/secure/${type}avatar?ownerId=${encodeURIComponent(id)}&size=`))
  return sizes(site.api(`/universal_avatar/view/type/${type}/avatar/${id}?size=`))
}

/** The largest is what comes without a size. */
function sizes(view: string): JsonObject {
  return {
    '48x48': view.replace(/[?&]size=$/, ''),
    '24x24': `${view}small`,
    '16x16': `${view}xsmall`,
    '32x32': `${view}medium`,
  }
}
