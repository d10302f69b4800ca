/** Jira's audit log: what Atlassian's page names as recorded, and nothing else (docs/jira-assumptions.md, the audit log). */
import type { Site } from '../site.ts'

/** Event → its category and the type of what it is about. */
const RECORDED = {
  'Project created': ['projects', 'PROJECT'],
  'Project updated': ['projects', 'PROJECT'],
  'Project removed': ['projects', 'PROJECT'],
  'Permission scheme created': ['permissions', 'SCHEME'],
  'Permission scheme edited': ['permissions', 'SCHEME'],
  'Permission scheme removed': ['permissions', 'SCHEME'],
  'Permission added to scheme': ['permissions', 'SCHEME'],
  'Permission removed from scheme': ['permissions', 'SCHEME'],
  'Permission scheme assigned to a project': ['permissions', 'SCHEME'],
  'Workflow scheme created': ['workflows', 'SCHEME'],
  'Workflow scheme edited': ['workflows', 'SCHEME'],
  'Workflow scheme removed': ['workflows', 'SCHEME'],
  'Workflow scheme assigned to a project': ['workflows', 'SCHEME'],
  'Workflow created': ['workflows', 'WORKFLOW'],
  'Workflow renamed': ['workflows', 'WORKFLOW'],
  'Workflow draft published': ['workflows', 'WORKFLOW'],
  'Workflow removed': ['workflows', 'WORKFLOW'],
  'Screen created': ['screens', 'SCREEN'],
  'Screen edited': ['screens', 'SCREEN'],
  'Screen deleted': ['screens', 'SCREEN'],
  'Tab added to screen': ['screens', 'SCREEN'],
  'Tab updated in screen': ['screens', 'SCREEN'],
  'Tab removed from screen': ['screens', 'SCREEN'],
  'Field added to screen': ['screens', 'SCREEN'],
  'Field removed from screen': ['screens', 'SCREEN'],
  'Custom field created': ['fields', 'CUSTOM_FIELD'],
  'Custom field updated': ['fields', 'CUSTOM_FIELD'],
  'Custom field trashed': ['fields', 'CUSTOM_FIELD'],
  'Custom field restored': ['fields', 'CUSTOM_FIELD'],
  'Custom field deleted': ['fields', 'CUSTOM_FIELD'],
} as const
export type Recorded = keyof typeof RECORDED

export function note(
  site: Site,
  summary: Recorded,
  { id, name }: { readonly id: string; readonly name: string },
): void {
  const [category, objectType] = RECORDED[summary]
  const record = { id: site.id(), at: site.now(), summary, category, author: '' }
  site.audit.push({ ...record, objectId: id, objectName: name, objectType })
}
