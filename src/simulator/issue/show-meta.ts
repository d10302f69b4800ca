/** What may be set on an issue, in which way and to what: create, edit and transition metadata. */
import type { Json, JsonObject } from '../../base/index.ts'
import { kindOf } from '../model/field-kind.ts'
import { contextFor } from '../model/field-scope.ts'
import { defaultPriority } from '../model/issue-default.ts'
import { editableFields } from '../model/issue-fields.ts'
import { projectOfIssue } from '../model/issue-sight.ts'
import { typesOf } from '../model/issue-type.ts'
import type { Field, Issue, Project } from '../records.ts'
import type { Lens } from './lens.ts'
import { operationsOn } from './read-changes.ts'
import { showOption } from './show-value.ts'

/** Fields that Jira wants filled whatever the request is about. */
const REQUIRED = new Set(['summary', 'issuetype', 'project'])

export function fieldMeta(lens: Lens, field: Field, project: Project, typeId: string, isRequired = false): JsonObject {
  const allowed = allowedValues(lens, field, project, typeId)
  const usual = defaultOf(lens, field, project, typeId)
  return {
    required: isRequired || REQUIRED.has(field.id),
    schema: field.schema,
    name: field.name,
    ...(lens.site.kind === 'cloud' ? { key: field.id } : { fieldId: field.id }),
    ...(kindOf(field) === 'labels' ? { autoCompleteUrl: lens.site.link('/rest/api/1.0/labels/suggest?query=') } : {}),
    hasDefaultValue: usual !== null,
    operations: [...operationsOn(field)],
    ...(allowed ? { allowedValues: allowed } : {}),
    ...(usual === null ? {} : { defaultValue: usual }),
  }
}

function allowedValues(lens: Lens, field: Field, project: Project, typeId: string): Json[] | undefined {
  const { tables } = lens.site
  switch (kindOf(field)) {
    case 'priority':
      return [...tables.priorities.values()].map(lens.priority)
    case 'resolution':
      return [...tables.resolutions.values()].map(lens.resolution)
    case 'issuetype':
      return typesOf(lens.site, project).map(lens.issueType)
    case 'components':
      return project.components.map((one) => lens.component(project, one))
    case 'version':
    case 'versions':
      return project.versions.filter((one) => !one.archived).map((one) => lens.projectVersion(project, one))
    case 'option':
    case 'options':
    case 'cascade':
      return options(lens, field, project, typeId)
    default:
      return undefined
  }
}

function options(lens: Lens, field: Field, project: Project, typeId: string): Json[] {
  const all = (contextFor(field, project.id, typeId)?.options ?? []).filter((one) => !one.disabled)
  return all
    .filter((one) => one.parentId === null)
    .map((one) => {
      const children = all
        .filter((child) => child.parentId === one.id)
        .map((child) => showOption(lens, field, child.id))
      const shown = showOption(lens, field, one.id) as JsonObject
      return children.length === 0 ? shown : { ...shown, children }
    })
}

function defaultOf({ site, priority }: Lens, field: Field, project: Project, typeId: string): Json {
  if (field.id === 'priority') {
    const usual = site.tables.priorities.get(String(defaultPriority(site)))
    return usual ? priority(usual) : null
  }
  return field.custom ? (contextFor(field, project.id, typeId)?.defaultValue ?? null) : null
}

export function editMeta(lens: Lens, issue: Issue): JsonObject {
  const project = projectOfIssue(lens.site, issue)
  const fields = editableFields(lens.site, lens.user, issue)
  return { fields: Object.fromEntries(fields.map((one) => [one.id, fieldMeta(lens, one, project, issue.typeId)])) }
}
