/** How Jira shows a group: by name and, on Cloud, id. */
import type { JsonObject } from '../../base/index.ts'
import type { Group } from '../records.ts'
import type { Site } from '../site.ts'

export function showGroup(site: Site, { id, name }: Group): JsonObject {
  if (site.kind === 'dataCenter') return { name, self: site.api(`/group?groupname=${encodeURIComponent(name)}`) }
  return { name, groupId: id, self: site.api(`/group?groupId=${encodeURIComponent(id)}`) }
}
