/** Groups: names are unique on a site; a new one is empty. */
import { refuse } from '../http.ts'
import type { Group } from '../records.ts'
import type { Site } from '../site.ts'
import { isTaken } from './name.ts'

export function createGroup(site: Site, name: string): Group {
  if (isTaken(site.tables.groups.values(), name)) throw refuse(400, `A group or user with this name already exists.`)
  // Data Center knows a group by its name alone.
  const group: Group = { id: site.kind === 'cloud' ? site.uuid() : name, name, members: [] }
  site.tables.groups.set(group.id, group)
  return group
}

/** What names it keeps naming it; comments and worklogs restricted to it are then seen by nobody (operation removeGroup). */
export function removeGroup(site: Site, group: Group): void {
  site.tables.groups.delete(group.id)
}
