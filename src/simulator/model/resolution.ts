/** Resolutions: unique names whatever their case; the table's order is Jira's; issues of a deleted one take another. */
import { refuse, refuseField } from '../http.ts'
import type { Resolution, User } from '../records.ts'
import type { Site } from '../site.ts'
import { replaceInIssues } from './issue-values.ts'
import { isTaken } from './name.ts'

export function createResolution(site: Site, name: string, description: string): Resolution {
  refuseTaken(site, name)
  const resolution: Resolution = { id: site.id(), name, description, isDefault: false }
  site.tables.resolutions.set(resolution.id, resolution)
  return resolution
}

export function updateResolution(
  site: Site,
  resolution: Resolution,
  input: { readonly name: string; readonly description?: string },
): void {
  refuseTaken(site, input.name, resolution.id)
  Object.assign(resolution, input)
}

/** Null: new issues resolve to nothing by themselves. */
export function makeDefault(site: Site, id: string | null): void {
  if (id !== null && !site.tables.resolutions.has(id))
    throw refuse(404, `The resolution with id '${id}' was not found.`)
  for (const resolution of site.tables.resolutions.values()) resolution.isDefault = resolution.id === id
}

export function reorder(site: Site, ids: readonly string[]): void {
  const rows = ids.flatMap((id) => site.tables.resolutions.get(id) ?? [])
  site.tables.resolutions.clear()
  for (const row of rows) site.tables.resolutions.set(row.id, row)
}

export function removeResolution(site: Site, user: User | null, resolution: Resolution, by: Resolution): void {
  replaceInIssues(site, user, { fieldId: 'resolution', gone: resolution.id, by: by.id })
  site.tables.resolutions.delete(resolution.id)
}

function refuseTaken(site: Site, name: string, exceptId?: string): void {
  if (isTaken(site.tables.resolutions.values(), name, exceptId))
    throw refuseField('name', 'A resolution with this name already exists.')
}
