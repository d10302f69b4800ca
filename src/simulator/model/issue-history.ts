/** What Jira's change history says when an issue changes: one item per field, ids and texts before and after. */
import { equal, isArray, isObject, type Json } from '../../base/index.ts'
import type { Field, HistoryItem, Issue } from '../records.ts'
import { plainText } from '../rich-text.ts'
import type { Site } from '../site.ts'
import { kindOf } from './field-kind.ts'
import { fieldsOf } from './issue-fields.ts'
import { levelsOf } from './issue-security.ts'

/** Fields that a record keeps apart from the other values. */
const APART = ['summary', 'issuetype', 'status', 'project', 'parent']

/** What the issue has in a field, also where a record keeps it apart from the other values. */
export function fieldValue(issue: Issue, fieldId: string): Json {
  switch (fieldId) {
    case 'summary':
      return issue.summary
    case 'issuetype':
      return issue.typeId
    case 'status':
      return issue.statusId
    case 'project':
      return issue.projectId
    case 'parent':
      return issue.parentId
    default:
      return issue.values[fieldId] ?? null
  }
}

/** Kept by Jira itself without a word in the history, or told in words of their own. */
const UNTOLD = new Set([
  'creator',
  'resolutiondate',
  'statuscategorychangedate',
  'lastViewed',
  'watches',
  'votes',
  'worklog',
  'comment',
  'issuelinks',
])

/** The status comes last, after what a transition set on its way. */
export function itemsBetween(site: Site, before: Issue, after: Issue): HistoryItem[] {
  const changed = changedFields(before, after)
  const items = fieldsOf(site).flatMap((field) =>
    changed.has(field.id) && !UNTOLD.has(field.id)
      ? fieldItems(site, field, fieldValue(before, field.id), fieldValue(after, field.id))
      : [],
  )
  return [...items.filter((one) => one.field !== 'status'), ...items.filter((one) => one.field === 'status')]
}

/** By what either has: of two thousand fields most are in neither. */
function changedFields(before: Issue, after: Issue): ReadonlySet<string> {
  const had = new Set([...APART, ...Object.keys(before.values), ...Object.keys(after.values)])
  return new Set([...had].filter((id) => !equal(fieldValue(before, id), fieldValue(after, id))))
}

/** Jira's names in the history, where they are not the field's id. */
const NAMES: Readonly<Record<string, string>> = {
  fixVersions: 'Fix Version',
  versions: 'Version',
  components: 'Component',
  security: 'security',
}

export function fieldItems(site: Site, field: Field, before: Json, after: Json): HistoryItem[] {
  if (field.id === 'parent') return [parentItem(site, before, after)]
  if (kindOf(field) === 'rank')
    return [
      item(field, ['', ''], ['', before === null || String(after) < String(before) ? 'Ranked higher' : 'Ranked lower']),
    ]
  if (!ONE_BY_ONE.has(field.id)) return [item(field, shown(site, field, before), shown(site, field, after))]
  const [had, has] = [textsOf(before), textsOf(after)]
  const one = (id: string | undefined) => shown(site, field, id ?? null)
  return [
    ...had.filter((id) => !has.includes(id)).map((id) => item(field, one(id), one(undefined))),
    ...has.filter((id) => !had.includes(id)).map((id) => item(field, one(undefined), one(id))),
  ]
}

/** An item for each that came or went; custom fields tell whole lists. */
const ONE_BY_ONE = new Set(['fixVersions', 'versions', 'components'])

type Shown = readonly [id: string | null, text: string | null]

function item(field: Field, [from, fromText]: Shown, [to, toText]: Shown): HistoryItem {
  return {
    field: field.custom ? field.name : (NAMES[field.id] ?? field.id),
    fieldtype: field.custom ? 'custom' : 'jira',
    fieldId: field.id,
    from,
    fromText,
    to,
    toText,
  }
}

/** Cloud tells all changes of a parent alike and without a field id (docs/jira-assumptions.md, issues). */
function parentItem(site: Site, before: Json, after: Json): HistoryItem {
  const key = (id: Json) => (typeof id === 'string' ? (site.issues.get(id)?.key ?? null) : null)
  const id = (value: Json) => (typeof value === 'string' ? value : null)
  return {
    field: site.kind === 'cloud' ? 'IssueParentAssociation' : 'Parent Issue',
    fieldtype: 'jira',
    fieldId: '',
    from: id(before),
    fromText: key(before),
    to: id(after),
    toText: key(after),
  }
}

/** Text alone where a value has no id. */
function shown(site: Site, field: Field, value: Json): Shown {
  const kind = kindOf(field)
  if (kind === 'labels') return [null, textsOf(value).join(' ')]
  if (kind === 'sprint') return sprintsShown(site, value)
  if (value === null) return [null, null]
  const table = typeof value === 'string' ? tableOf(site, field) : undefined
  if (table) return [String(value), table.get(String(value))?.name ?? null]
  switch (kind) {
    case 'date':
      return [String(value), field.custom ? String(value) : `${String(value)} 00:00:00.0`]
    case 'datetime':
      return [String(value), String(value)]
    case 'richText':
      return [null, plainText(value)]
    case 'derived':
      return [String(value), String(value)]
    case 'cascade':
      return [null, cascadeShown(field, value)]
    default:
      return isArray(value) || isObject(value) ? peopleAndOptions(site, field, value) : [null, String(value)]
  }
}

type Names = ReadonlyMap<string, { readonly name: string }>

function tableOf(site: Site, field: Field): Names | undefined {
  const { tables } = site
  if (field.id === 'status') return tables.statuses
  if (field.id === 'project') return tables.projects
  const table: Readonly<Record<string, () => Names>> = {
    priority: () => tables.priorities,
    resolution: () => tables.resolutions,
    issuetype: () => tables.issueTypes,
    project: () => tables.projects,
    security: () => levelsOf(site),
    version: () => partsOf(tables),
    versions: () => partsOf(tables),
    components: () => partsOf(tables),
  }
  return table[kindOf(field)]?.()
}

/** Versions and components of all projects. */
function partsOf(tables: Site['tables']): Names {
  return new Map(
    [...tables.projects.values()].flatMap((one) => [...one.versions, ...one.components].map((part) => [part.id, part])),
  )
}

function sprintsShown({ tables }: Site, value: Json): Shown {
  const ids = textsOf(value)
  return [ids.join(', '), ids.map((id) => tables.sprints.get(id)?.name ?? '').join(', ')]
}

function cascadeShown(field: Field, value: Json): string {
  const [parent, child] = optionsOf(value).map((id) => `${optionText(field, id)}(${id})`)
  return `Parent values: ${parent ?? ''}${child === undefined ? '' : `Level 1 values: ${child}`}`
}

/** One by its id; several in brackets, their texts joined by commas. */
function peopleAndOptions(site: Site, field: Field, value: Json): Shown {
  const { users, groups } = site.tables
  const several = isArray(value)
  const ids = (several ? value : [value]).flatMap((one) =>
    isObject(one)
      ? [one.user, one.group, one.option].filter((id) => typeof id === 'string')
      : typeof one === 'string'
        ? [one]
        : [],
  )
  const name = (id: string) =>
    users.get(id)?.displayName ?? groups.get(id)?.name ?? partsOf(site.tables).get(id)?.name ?? optionText(field, id)
  const texts = ids.map(name)
  return several ? [`[${ids.join(', ')}]`, texts.join(',')] : [ids[0] ?? null, texts[0] ?? null]
}

function optionText(field: Field, id: string): string {
  return field.contexts.flatMap((context) => context.options).find((one) => one.id === id)?.value ?? id
}

function optionsOf(value: Json): string[] {
  return isObject(value) ? [value.option, value.child].filter((id) => typeof id === 'string') : []
}

function textsOf(value: Json): string[] {
  return isArray(value) ? value.map(String) : value === null ? [] : [String(value)]
}
