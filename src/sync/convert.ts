/** Converts one field between Jira's form and the portfolio's. What has no twin is a problem, never an empty value. Pure. */
import { isArray, type Json, type JsonObject } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { canonicalField, type ItemField } from '../portfolio/index.ts'
import { keepsTimeOfDay } from './fields/days.ts'
import { comparableDocument } from './fields/description.ts'
import {
  type Converted,
  type Form,
  type Held,
  type Meeting,
  type People,
  refused,
  type Side,
  type There,
  type Writing,
} from './fields/form.ts'
import { flowsFor, formOf, typeOf } from './fields/meetings.ts'
import { isOneByOne } from './fields/names.ts'
import type { FieldMapping } from './integration.ts'

export type { Converted, People, Write } from './fields/form.ts'

/**
 * In the form in which an item keeps it: in any other it would seem to be another value for ever. `held` is what an item
 * holds or held, best first: what Jira tells more of is told by it.
 */
export function toItem(raw: Json, mapping: FieldMapping, people: People, held: Held = []): Converted {
  return meet(mapping, people, (form, meeting) => kept(mapping, form.toItem(raw, meeting, held)))
}

/** What makes Jira's field say it, with all else that stands there left as it is. */
export function toJira(value: Json, mapping: FieldMapping, people: People, there: Partial<There> = {}): Writing {
  return meet(mapping, people, (form, meeting): Writing => {
    const isRead = !flowsFor(mapping.field, meeting.type, mapping.jira).includes('to-jira')
    if (!form.toJira || isRead) return readAlone(meeting)
    return form.toJira(value, meeting, { raw: null, was: undefined, ...there })
  })
}

/** What of a set comes and goes since it was `was`, so that all else in it is left alone; null where it is no set. */
export function toChange(
  value: Json,
  mapping: FieldMapping,
  people: People,
  there: There,
): readonly JsonObject[] | null {
  const type = typeOf(mapping)
  return formOf(mapping.field, type)?.toChange?.(value, { mapping, type, people }, there) ?? null
}

/** Of a new issue, which holds nothing yet. */
export function born(value: Json, mapping: FieldMapping, people: People): Converted {
  const writing = toJira(value, mapping, people)
  if ('problem' in writing) return writing
  if ('set' in writing) return { value: writing.set }
  const added = writing.change.flatMap(({ add }) => (add === undefined ? [] : [add]))
  return { value: added.length === 0 ? null : added }
}

export function before(change: Change, mapping: FieldMapping, people: People, held: Held = []): Converted {
  return told({ id: change.from, text: change.fromText }, mapping, people, held)
}

export function after(change: Change, mapping: FieldMapping, people: People, held: Held = []): Converted {
  return told({ id: change.to, text: change.toText }, mapping, people, held)
}

/** What a set held before these changes, each of which tells one that came or went. */
export function undone(value: Json, changes: readonly Change[]): Json {
  const members = new Set(isArray(value) ? value.map(String) : [])
  for (const { fromText, toText } of changes.toReversed()) {
    if (toText) members.delete(toText)
    if (fromText) members.add(fromText)
  }
  return [...members].sort()
}

/** Whether histories tell each of a set by itself, and never the whole of it. */
export const isToldOneByOne = (mapping: FieldMapping): boolean => isOneByOne(typeOf(mapping))

/** Whether it is written by transitions along the workflow. */
export const isWalked = (mapping: FieldMapping): boolean => typeOf(mapping) === 'status'

/** Whether a write only adds and removes, and so replaces nobody's edit. */
export const isChanged = (mapping: FieldMapping): boolean => formOf(mapping.field, typeOf(mapping))?.isChange ?? false

/** Whether a change of ours left alone what Jira's field holds besides: a moment's time of day, a choice's child. */
export function leftAlone({ from, to, fromText, toText }: Change, mapping: FieldMapping, people: People): boolean {
  const type = typeOf(mapping)
  if (type === 'datetime') return keepsTimeOfDay(from ?? fromText, to ?? toText, { mapping, type, people })
  return type !== 'cascade' || !/Level 1 values/.test(fromText ?? '')
}

export function comparable(field: ItemField, value: Json, people: Pick<People, 'deployment'>): Json {
  return field === 'description' ? comparableDocument(value, people) : value
}

function told(side: Side, mapping: FieldMapping, people: People, held: Held): Converted {
  return meet(mapping, people, (form, meeting) => kept(mapping, form.fromHistory(side, meeting, held)))
}

function meet<T extends Converted | Writing>(
  mapping: FieldMapping,
  people: People,
  make: (form: Form, meeting: Meeting) => T,
): T | ReturnType<typeof refused> {
  const type = typeOf(mapping)
  const form = formOf(mapping.field, type)
  if (form) return make(form, { mapping, type, people })
  const says = `Jira’s field ${mapping.jira} holds what no ${mapping.field} can be.`
  return refused({ mapping }, 'type-unfit', says, 'Map another field of Jira, or none.')
}

function kept({ field }: FieldMapping, told: Converted): Converted {
  return 'value' in told ? { value: canonicalField(field, told.value as never) as Json } : told
}

const readAlone = (meeting: Meeting) =>
  refused(meeting, 'read-alone', `Jira’s field ${meeting.mapping.jira} can only be read.`, 'Let it flow from Jira.')
