/** Create, edit and transition as requests say it, on either product: read all, refuse all that is wrong at once, then act. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { refuse, refuseField } from '../http.ts'
import { createIssue } from '../model/issue-create.ts'
import { add, editIssue, refuseUnfit, withValues } from '../model/issue-edit.ts'
import { creatableFields, editableFields } from '../model/issue-fields.ts'
import { refuseParent } from '../model/issue-hierarchy.ts'
import { refuseProperty, setProperties } from '../model/issue-property.ts'
import { projectOfIssue } from '../model/issue-sight.ts'
import { availableTransition, isRequiredOn, transitionFields, transitionIssue } from '../model/issue-transition.ts'
import { typesOf } from '../model/issue-type.ts'
import { may } from '../model/permission.ts'
import { projectOf } from '../model/project-lookup.ts'
import type { Field, Issue, IssueType, Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { FieldErrors } from './field-errors.ts'
import { type Changes, readChanges } from './read-changes.ts'

export interface Asker {
  readonly site: Site
  readonly user: User | null
  readonly version: 2 | 3
}

export function createFrom(asker: Asker, body: JsonObject): Issue {
  const { site, user } = asker
  const { fields, update } = partsOf(body)
  const { project: projectValue, issuetype, ...others } = fields
  const errors = new FieldErrors()
  if (others.summary === undefined) errors.add('summary', 'You must specify a summary of the issue.')
  const project = errors.try(() => readProject(asker, projectValue))
  const type = project && errors.try(() => readType(site, project, issuetype))
  if (!project && issuetype === undefined) errors.add('issuetype', 'Specify an issue type')
  if (!project || !type) throw refusal(errors)
  const place = { ...asker, project, typeId: type.id }
  const offered = creatableFields(place)
  const changes = readChanges(place, offered, { fields: others, update }, errors)
  const parent = changes.values.get('parent')
  errors.try(() => refuseParent(site, project, type, typeof parent === 'string' ? parent : null))
  const properties = errors.try(() => readProperties(body.properties)) ?? {}
  errors.throwIfAny()
  const issue = createIssue(site, user, { project, type, values: changes.values, offered, properties })
  add(site, user, issue.id, changes)
  return issue
}

function refusal(errors: FieldErrors): Error {
  errors.throwIfAny()
  return new Error('a request without project or issue type was not refused')
}

function partsOf(body: JsonObject): { fields: JsonObject; update: JsonObject } {
  const { fields, update } = body
  if ((fields !== undefined && !isObject(fields)) || (update !== undefined && !isObject(update)))
    throw refuse(400, "The 'fields' and 'update' of the request must be objects.")
  return { fields: fields ?? {}, update: update ?? {} }
}

/** One that the asker may not browse is none; one where they may not create is refused as such. */
function readProject({ site, user }: Asker, value: Json | undefined): Project {
  const { id, key }: JsonObject = isObject(value) ? value : {}
  const project = projectOf(site, String(id ?? key ?? ''))
  if (!project || !may(site, user, 'BROWSE_PROJECTS', project))
    throw refuseField('project', 'valid project is required')
  if (!may(site, user, 'CREATE_ISSUES', project))
    throw refuse(403, 'You do not have permission to create issues in this project.')
  return project
}

function readType(site: Site, project: Project, value: Json | undefined): IssueType {
  const { id, name }: JsonObject = isObject(value) ? value : {}
  if (id === undefined && name === undefined) throw refuseField('issuetype', 'Specify an issue type')
  const type = typesOf(site, project).find((one) => (id === undefined ? one.name === name : one.id === String(id)))
  if (!type) throw refuseField('issuetype', 'The issue type selected is invalid.')
  return type
}

export function readProperties(value: Json | undefined): Record<string, Json> {
  if (value === undefined || value === null) return {}
  if (!isArray(value)) throw refuseField('properties', 'data was not an array')
  return Object.fromEntries(
    value.map((one) => {
      if (!isObject(one) || typeof one.key !== 'string' || one.value === undefined)
        throw refuseField('properties', 'Each property must have a key and a value.')
      refuseProperty(one.key, one.value)
      return [one.key, one.value]
    }),
  )
}

/** A transition in the body is ignored here, as the document says. */
export function editFrom(asker: Asker, issue: Issue, body: JsonObject): void {
  const { site, user } = asker
  const errors = new FieldErrors()
  const changes = readFor(asker, issue, editableFields(site, user, issue), body, errors)
  const properties = errors.try(() => readProperties(body.properties)) ?? {}
  const after = withValues(issue, changes.values)
  errors.try(() => refuseUnfit(site, issue, after))
  errors.throwIfAny()
  editIssue(site, user, issue, after, changes)
  setProperties(site, issue.id, properties)
}

function readFor(
  asker: Asker,
  issue: Issue,
  allowed: readonly Field[],
  body: JsonObject,
  errors: FieldErrors,
): Changes {
  const place = { ...asker, project: projectOfIssue(asker.site, issue), typeId: issue.typeId, issue }
  return readChanges(place, allowed, partsOf(body), errors)
}

export function transitionFrom(asker: Asker, issue: Issue, body: JsonObject): void {
  const { site, user } = asker
  const transition = availableTransition(site, user, issue, readTransitionId(body.transition))
  const allowed = transitionFields(site, user, issue, transition)
  const errors = new FieldErrors()
  const changes = readFor(asker, issue, allowed, body, errors)
  for (const field of allowed.filter(isRequiredOn))
    if (!changes.values.get(field.id)) errors.add(field.id, `${field.name} is required.`)
  errors.throwIfAny()
  transitionIssue(site, user, issue, transition, withValues(issue, changes.values), changes)
}

function readTransitionId(value: Json | undefined): string {
  const id = isObject(value) ? value.id : undefined
  if (id === undefined || id === null) throw refuse(400, "Missing 'transition' identifier")
  if (!/^\d+$/.test(String(id))) throw refuse(400, "'transition' identifier must be an integer")
  return String(id)
}
