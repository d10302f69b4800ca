/** Which fields of an issue may be set: on the right screen, in context, and with the right to it. */
import type { Field, Issue, Project, Screen, User } from '../records.ts'
import type { Site } from '../site.ts'
import { kindOf } from './field-kind.ts'
import { contextFor } from './field-scope.ts'
import { projectOfIssue } from './issue-sight.ts'
import { may } from './permission.ts'

export type Operation = 'create' | 'edit' | 'view'

/** Project → issue type screen scheme → screen scheme → screen. */
export function screenFor(site: Site, project: Project, typeId: string, operation: Operation): Screen | undefined {
  const { issueTypeScreenSchemes, screenSchemes, screens } = site.tables
  const mappings = issueTypeScreenSchemes.get(project.issueTypeScreenSchemeId)?.mappings ?? {}
  const scheme = screenSchemes.get(mappings[typeId] ?? mappings.default ?? '')
  return screens.get(scheme?.screens[operation] ?? scheme?.screens.default ?? '')
}

export function applies(field: Field, project: Project, typeId: string): boolean {
  if (field.trashedAt !== null) return false
  return !field.custom || contextFor(field, project.id, typeId) !== null
}

/** Who may not, finds the field missing from the screen. */
const RIGHTS: Readonly<Record<string, string>> = {
  assignee: 'ASSIGN_ISSUES',
  reporter: 'MODIFY_REPORTER',
  duedate: 'SCHEDULE_ISSUES',
  fixVersions: 'RESOLVE_ISSUES',
  security: 'SET_ISSUE_SECURITY',
  issuelinks: 'LINK_ISSUES',
  comment: 'ADD_COMMENTS',
  worklog: 'WORK_ON_ISSUES',
}

export interface Place {
  readonly site: Site
  readonly user: User | null
  readonly project: Project
  readonly typeId: string
  /** Undefined while it is being created. */
  readonly issue?: Issue
}

/** In the order of the screen. `extra` are fields that need no screen. */
export function settable(place: Place, screen: Screen | undefined, extra: readonly string[]): Field[] {
  const { site, user, project, typeId, issue } = place
  const ids = new Set([...extra, ...(screen?.tabs.flatMap((tab) => tab.fieldIds) ?? [])])
  return [...ids].flatMap((id) => {
    const field = site.tables.fields.get(id) ?? (id === 'parent' ? PARENT : undefined)
    const right = RIGHTS[id]
    if (id === 'parent' && site.kind === 'dataCenter' && !isSubtask(site, typeId)) return []
    if (!field || kindOf(field) === 'derived' || !applies(field, project, typeId)) return []
    return right === undefined || may(site, user, right, project, issue) ? [field] : []
  })
}

/** Only sub-tasks have a parent on Data Center. */
function isSubtask({ tables }: Site, typeId: string): boolean {
  return (tables.issueTypes.get(typeId)?.hierarchyLevel ?? 0) < 0
}

/** None at all for who may not edit. Parents need no screen, nor what is added rather than set. */
export function editableFields(site: Site, user: User | null, issue: Issue): Field[] {
  const project = projectOfIssue(site, issue)
  if (!may(site, user, 'EDIT_ISSUES', project, issue)) return []
  const place = { site, user, project, typeId: issue.typeId, issue }
  return settable(place, screenFor(site, project, issue.typeId, 'edit'), ['parent', 'comment', 'issuelinks'])
}

export function creatableFields(place: Place): Field[] {
  return settable(place, screenFor(place.site, place.project, place.typeId, 'create'), ['summary', 'parent'])
}

/** Data Center lists no field for the issue above, and has it all the same. */
const PARENT: Field = {
  id: 'parent',
  name: 'Parent',
  description: '',
  custom: false,
  type: null,
  searcherKey: null,
  schema: { type: 'issuelink', system: 'parent' },
  locked: false,
  trashedAt: null,
  contexts: [],
}

export function fieldsOf({ tables }: Site): Field[] {
  return tables.fields.has('parent') ? [...tables.fields.values()] : [...tables.fields.values(), PARENT]
}

/** Jira's word for it, whatever of the three is missing. */
export const notOnScreen = (fieldId: string): string =>
  `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`
