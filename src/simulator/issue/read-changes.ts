/** What a request wants changed: its `fields` and `update`, read against the issue as it is. All that is wrong is told at once. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { refuseField } from '../http.ts'
import { type FieldKind, kindOf, LISTS } from '../model/field-kind.ts'
import { notOnScreen } from '../model/issue-fields.ts'
import { fieldValue } from '../model/issue-history.ts'
import type { NewLink } from '../model/issue-link.ts'
import { issueOf, seesIssue } from '../model/issue-sight.ts'
import type { NewWorklog } from '../model/issue-worklog.ts'
import type { Field } from '../records.ts'
import type { FieldErrors } from './field-errors.ts'
import { readLink } from './read-link.ts'
import { distinct, type Reading, readOne, readRichText, readValue } from './read-value.ts'
import { readWorklog } from './read-worklog.ts'

export interface Changes {
  /** By field id, `issuetype` and `parent` among them; null clears. */
  readonly values: Map<string, Json>
  readonly comments: Json[]
  readonly worklogs: NewWorklog[]
  readonly links: NewLink[]
}

export function readChanges(
  reading: Reading,
  allowed: readonly Field[],
  { fields, update }: { fields: JsonObject; update: JsonObject },
  errors: FieldErrors,
): Changes {
  const changes: Changes = { values: new Map(), comments: [], worklogs: [], links: [] }
  const byId = new Map(allowed.map((field) => [field.id, field]))
  for (const [id, value] of Object.entries(fields)) {
    if (value === undefined) continue
    errors.try(() => set(reading, changes, known(byId, id), value))
  }
  for (const [id, operations] of Object.entries(update)) {
    if (id in fields) errors.add(id, `Field '${id}' cannot be given in both 'fields' and 'update'.`)
    else errors.try(() => change(reading, changes, known(byId, id), operations ?? null))
  }
  return changes
}

function known(allowed: ReadonlyMap<string, Field>, id: string): Field {
  const field = allowed.get(id)
  if (!field) throw refuseField(id, notOnScreen(id))
  return field
}

/** Things with a life of their own are added, never set. */
const ADDED = new Set<FieldKind>(['comment', 'worklog', 'issuelinks', 'rank'])

function set(reading: Reading, { values }: Changes, field: Field, value: Json): void {
  const kind = kindOf(field)
  if (ADDED.has(kind)) throw refuseField(field.id, notOnScreen(field.id))
  if (kind === 'parent') values.set('parent', readParent(reading, value))
  else if (kind === 'epicLink') values.set('parent', value === null ? null : readParent(reading, { key: value }))
  else if (kind === 'issuetype') values.set('issuetype', readType(reading, value))
  else if (field.id === 'summary') values.set('summary', readValue(reading, field, value ?? ''))
  else if (kind === 'timetracking')
    for (const [id, seconds] of Object.entries(estimates(reading, field, value))) values.set(id, seconds ?? null)
  else values.set(field.id, readValue(reading, field, value))
}

function estimates(reading: Reading, field: Field, value: Json): JsonObject {
  const read = readValue(reading, field, value)
  return isObject(read) ? read : { timeoriginalestimate: null, timeestimate: null }
}

/** `[{ set | add | remove | edit: … }, …]`, one after the other. */
function change(reading: Reading, changes: Changes, field: Field, operations: Json): void {
  if (!isArray(operations)) throw refuseField(field.id, 'data was not an array')
  for (const operation of operations) {
    const [entry, another] = isObject(operation) ? Object.entries(operation) : []
    if (!entry || another) throw refuseField(field.id, 'Each operation must have exactly one verb.')
    const [verb, value = null] = entry
    if (!operationsOn(field).includes(verb)) throw refuseField(field.id, `Field does not support update '${verb}'`)
    carryOut(reading, changes, field, verb, value)
  }
}

export function operationsOn(field: Field): readonly string[] {
  const kind = kindOf(field)
  if (kind === 'sprint') return ['set']
  if (LISTS.has(kind)) return ['add', 'set', 'remove']
  if (kind === 'timetracking') return ['set', 'edit']
  return ADDED.has(kind) ? ['add'] : ['set']
}

function carryOut(reading: Reading, changes: Changes, field: Field, verb: string, value: Json): void {
  const { values, comments, worklogs, links } = changes
  const kind = kindOf(field)
  if (kind === 'comment') comments.push(readRichText(reading, 'comment', isObject(value) ? (value.body ?? null) : null))
  else if (kind === 'worklog') worklogs.push(readWorklog(reading, value))
  else if (kind === 'issuelinks') links.push(readLink(reading, value))
  else if (verb === 'set' || verb === 'edit') set(reading, changes, field, value)
  else {
    // What an operation before has emptied is empty.
    const before = reading.issue ? fieldValue(reading.issue, field.id) : null
    const now = values.has(field.id) ? values.get(field.id) : before
    const one = readOne(reading, field, value)
    const had = isArray(now) ? now : []
    const has =
      verb === 'add' ? distinct([...had, one]) : had.filter((other) => JSON.stringify(other) !== JSON.stringify(one))
    values.set(field.id, has.length === 0 ? null : has)
  }
}

/** By id or key; `{ none: true }` takes the issue out (operation editIssue). */
function readParent({ site, user }: Reading, value: Json): Json {
  if (!isObject(value)) throw refuseField('parent', 'data was not an object')
  if (value.none === true) return null
  const parent = issueOf(site, String(value.id ?? value.key ?? ''))
  if (!parent || !seesIssue(site, user, parent)) throw refuseField('parent', 'Could not find issue by id or key.')
  return parent.id
}

function readType({ site }: Reading, value: Json): Json {
  const { id, name }: JsonObject = isObject(value) ? value : {}
  const types = [...site.tables.issueTypes.values()]
  const type = types.find((one) => (id === undefined ? one.name === name : one.id === String(id)))
  if (!type) throw refuseField('issuetype', 'The issue type selected is invalid.')
  return type.id
}
