/** Where a field is used and when last, and which fields an account gets to know of. */
import type { Instant } from '../../base/index.ts'
import type { Field, Project, Screen, User } from '../records.ts'
import type { Site } from '../site.ts'
import { isGlobal } from './field-scope.ts'
import { may } from './permission.ts'
import { SYSTEM_FIELDS } from './system-fields.ts'

const SYSTEM = new Map(SYSTEM_FIELDS.map((one) => [one.id, one]))

/** What Jira says of a system field; custom ones are all columns and may all stand on screens. */
export function traitsOf(field: Field): { orderable: boolean; navigable: boolean; searchable: boolean } {
  const system = SYSTEM.get(field.id)
  return system ?? { orderable: true, navigable: true, searchable: field.searcherKey !== null }
}

/** Names in JQL. A field without a searcher has none. */
export function clauseNamesOf(field: Field): readonly string[] {
  const system = SYSTEM.get(field.id)
  if (system) return system.clauseNames
  return field.searcherKey === null ? [] : [`cf[${field.schema.customId}]`, field.name]
}

export function screensWith(site: Site, fieldId: string): Screen[] {
  return [...site.tables.screens.values()].filter((screen) => screen.tabs.some((tab) => tab.fieldIds.includes(fieldId)))
}

export function projectsWith(site: Site, field: Field): Project[] {
  const projects = [...site.tables.projects.values()]
  if (!field.custom || field.contexts.some(isGlobal)) return projects
  return projects.filter(({ id }) => field.contexts.some((context) => context.projectIds.includes(id)))
}

export function seesField(site: Site, user: User | null, field: Field): boolean {
  return projectsWith(site, field).some((project) => may(site, user, 'BROWSE_PROJECTS', project))
}

/**
 * The rules of operation getFields: what cannot stand on a screen or in a column is told to everybody, the rest to
 * those who can browse a project that has it; a custom field on no screen is not told at all.
 */
export function isListed(site: Site, user: User | null, field: Field): boolean {
  const { orderable, navigable } = traitsOf(field)
  if (!orderable || !navigable) return true
  const isPlaced = !field.custom || field.locked || screensWith(site, field.id).length > 0
  return isPlaced && seesField(site, user, field)
}

/** Of written issues only: the newest change of the field, or the creation of an issue that has it. */
export function lastUsed(site: Site, field: Field): Instant | null {
  let latest: Instant | null = null
  for (const issue of site.issues.written()) {
    const changes = issue.history.filter((one) => one.items.some((item) => item.fieldId === field.id))
    const moments = changes.map((one) => one.at)
    if (issue.values[field.id] !== undefined) moments.push(issue.created)
    for (const at of moments) if (latest === null || at > latest) latest = at
  }
  return latest
}
