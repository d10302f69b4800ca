/** An issue as answers show it: the fields that were asked for, and what `expand` adds. */
import type { Json, JsonObject } from '../../base/index.ts'
import { kindOf } from '../model/field-kind.ts'
import { applies, fieldsOf } from '../model/issue-fields.ts'
import type { Field, Issue } from '../records.ts'
import { html } from '../rich-text.ts'
import type { Site } from '../site.ts'
import type { FieldChoice } from './field-choice.ts'
import type { Lens } from './lens.ts'
import { DERIVED } from './show-derived.ts'
import { showChangelog } from './show-history.ts'
import { editMeta } from './show-meta.ts'
import { showTransitions } from './show-transition.ts'
import { showValue } from './show-value.ts'

export interface Wanted {
  readonly fields: FieldChoice
  readonly expand: ReadonlySet<string>
  readonly properties: readonly string[]
  /** How much of the changelog `expand` gives: 40 in searches and bulk reads (schema BulkFetchIssueRequestBean). */
  readonly histories: number
}

const EXPANDABLE = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations'

export function showIssue(lens: Lens, issue: Issue, wanted: Wanted): JsonObject {
  const { expand } = wanted
  const fields = shownFields(lens, issue, wanted.fields)
  // One by one: of two thousand fields `Object.fromEntries` takes two milliseconds, and each webhook tells all.
  const shown: Record<string, Json> = {}
  for (const [field, value] of fields) shown[field.id] = value
  return {
    expand: EXPANDABLE,
    id: issue.id,
    self: lens.link(`/issue/${issue.id}`),
    key: issue.key,
    ...(fields.length === 0 ? {} : { fields: shown }),
    ...(wanted.properties.length === 0 ? {} : { properties: chosenProperties(issue, wanted.properties) }),
    ...(expand.has('renderedFields') ? { renderedFields: rendered(fields, issue) } : {}),
    ...(expand.has('names') ? { names: names(fields) } : {}),
    ...(expand.has('schema') ? { schema: schemas(fields) } : {}),
    ...(expand.has('transitions') ? { transitions: showTransitions(lens, issue, {}) } : {}),
    ...(expand.has('editmeta') ? { editmeta: editMeta(lens, issue) } : {}),
    ...(expand.has('changelog') ? { changelog: showChangelog(lens, issue, wanted.histories) } : {}),
  }
}

type Shown = readonly [Field, Json]

function shownFields(lens: Lens, issue: Issue, chosen: FieldChoice): Shown[] {
  const project = lens.site.tables.projects.get(issue.projectId)
  const shown: Shown[] = []
  for (const field of chosenFields(lens.site, chosen)) {
    if (!project || !applies(field, project, issue.typeId)) continue
    const derived = field.custom ? undefined : DERIVED[field.id]
    const value = derived ? derived(lens, issue) : showValue(lens, field, issue)
    if (value !== undefined) shown.push([field, value])
  }
  return shown
}

/** Every request chooses anew, and then shows many issues by its choice. */
const chosenBefore = new WeakMap<FieldChoice, readonly Field[]>()

function chosenFields(site: Site, chosen: FieldChoice): readonly Field[] {
  const fields = chosenBefore.get(chosen) ?? fieldsOf(site).filter(chosen)
  chosenBefore.set(chosen, fields)
  return fields
}

export function names(fields: readonly (readonly [Field, ...unknown[]])[]): JsonObject {
  return Object.fromEntries(fields.map(([field]) => [field.id, field.name]))
}

export function schemas(fields: readonly (readonly [Field, ...unknown[]])[]): JsonObject {
  return Object.fromEntries(fields.map(([field]) => [field.id, field.schema]))
}

/** Rich text alone: other fields have nothing to render. */
function rendered(fields: readonly Shown[], issue: Issue): JsonObject {
  return Object.fromEntries(
    fields.map(([field]) => [field.id, kindOf(field) === 'richText' ? html(issue.values[field.id]) : null]),
  )
}

/** `*all`, names, names with a minus. */
function chosenProperties({ properties }: Issue, asked: readonly string[]): JsonObject {
  const names = asked.flatMap((one) => one.split(',')).map((one) => one.trim())
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([key]) => !names.includes(`-${key}`) && (names.includes('*all') || names.includes(key)),
    ),
  )
}
