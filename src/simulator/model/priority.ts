/** Priorities: names are unique on a site whatever their case; the table's order is Jira's; one may be the default. */
import { refuseField } from '../http.ts'
import type { Priority } from '../records.ts'
import type { Site } from '../site.ts'

export interface PriorityInput {
  readonly name: string
  readonly description: string
  readonly statusColor: string
  readonly iconUrl: string
}

export function createPriority(site: Site, input: PriorityInput): Priority {
  refuseTaken(site, input.name)
  const priority: Priority = { id: site.id(), ...input, isDefault: false }
  site.tables.priorities.set(priority.id, priority)
  return priority
}

export function updatePriority(site: Site, priority: Priority, input: Partial<PriorityInput>): void {
  if (input.name !== undefined) refuseTaken(site, input.name, priority.id)
  Object.assign(priority, input)
}

/** Issues of the removed priority take the replacement. */
export function removePriority(site: Site, priority: Priority, replacementId: string): void {
  for (const issue of site.issues.all())
    if (issue.values.priority === priority.id)
      site.issues.put({ ...issue, values: { ...issue.values, priority: replacementId } })
  site.tables.priorities.delete(priority.id)
}

function refuseTaken(site: Site, name: string, except?: string): void {
  for (const other of site.tables.priorities.values())
    if (other.id !== except && other.name.toLowerCase() === name.toLowerCase())
      throw refuseField('name', 'A priority with this name already exists.')
}
