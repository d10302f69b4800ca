/** Statuses, issue types, priorities, resolutions and link types, from a line each. */
import type { IssueType, LinkType, Priority, Resolution, Status, StatusCategory } from '../../records.ts'
import type { Site } from '../../site.ts'

export function status(site: Site, name: string, category: StatusCategory, description: string): Status {
  const made: Status = { id: site.id(), name, description, category, projectId: null }
  site.tables.statuses.set(made.id, made)
  return made
}

/** Jira's own pictures have the same numbers on every site. */
const AVATARS: Readonly<Record<string, string>> = { Epic: '10307', Story: '10315', Bug: '10303' }

/** A new issue type joins the default scheme by itself, as in Jira. */
export function issueType(site: Site, name: string, hierarchyLevel: number, description: string): IssueType {
  const avatarId = AVATARS[name] ?? (hierarchyLevel === -1 ? '10316' : '10318')
  const made: IssueType = { id: site.id(), name, description, hierarchyLevel, avatarId, projectId: null }
  site.tables.issueTypes.set(made.id, made)
  for (const scheme of site.tables.issueTypeSchemes.values()) if (scheme.isDefault) scheme.issueTypeIds.push(made.id)
  return made
}

export function priority(site: Site, name: string, statusColor: string, icon: string, description: string): Priority {
  const iconUrl = site.link(`/images/icons/priorities/${icon}.svg`)
  const made: Priority = { id: site.id(), name, description, statusColor, iconUrl, isDefault: false }
  site.tables.priorities.set(made.id, made)
  return made
}

export function resolution(site: Site, name: string, description: string): Resolution {
  const made: Resolution = { id: site.id(), name, description, isDefault: false }
  site.tables.resolutions.set(made.id, made)
  return made
}

export function linkType(site: Site, name: string, inward: string, outward: string): LinkType {
  const made: LinkType = { id: site.id(), name, inward, outward }
  site.tables.linkTypes.set(made.id, made)
  return made
}
