/** How Cloud shows a group: by name and id. */
import type { JsonObject } from '../../base/index.ts'
import type { Group } from '../records.ts'
import type { Site } from '../site.ts'

export function showGroup(site: Site, { id, name }: Group): JsonObject {
  return { name, groupId: id, self: site.api(`/group?groupId=${encodeURIComponent(id)}`) }
}
