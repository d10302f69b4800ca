/** Item: an objective, an initiative or an outcome; its fields, their canonical form, and what they may not be. Pure. */
import { equal, type Json, type Problem } from '../base/index.ts'
import { dayOf } from './day.ts'
import { isDescription, isEmpty } from './document.ts'
import { wrong } from './wrong.ts'

export const LEVELS = ['objective', 'initiative', 'outcome'] as const
export type Level = (typeof LEVELS)[number]

export type StageCategory = 'proposed' | 'underway' | 'done' | 'dropped'

/** A step of an item's life, named by the organisation. */
export interface Stage {
  readonly id: string
  readonly name: string
  readonly category: StageCategory
  readonly position: number
}

export const HEALTHS = ['on-track', 'at-risk', 'off-track'] as const
export type Health = (typeof HEALTHS)[number]

/** The fields that a person or an integration may set. */
export interface ItemFields {
  readonly name: string
  /** A document: Jira's document format, `{ wiki }` from Data Center, or null for none. */
  readonly description: Json
  /** A stage's id. */
  readonly stage: string
  /** A member's id. */
  readonly owner: string | null
  /** YYYY-MM-DD, as `due`. */
  readonly start: string | null
  readonly due: string | null
  readonly health: Health | null
  readonly labels: readonly string[]
}

export type ItemField = keyof ItemFields
export const ITEM_FIELDS = [
  'name',
  'description',
  'stage',
  'owner',
  'start',
  'due',
  'health',
  'labels',
] as const satisfies readonly ItemField[]

export interface Item extends ItemFields {
  readonly id: string
  /** What people call it: O-3, I-12, T-7. */
  readonly code: string
  readonly level: Level
  readonly parent: string | null
  /** Among the children of one parent. */
  readonly position: number
}

/** As Jira's summary and labels. */
export const LONGEST_NAME = 255

const LETTERS: Record<Level, string> = { objective: 'O', initiative: 'I', outcome: 'T' }

export function codeOf(level: Level, number: number): string {
  return `${LETTERS[level]}-${number}`
}

/** Nothing stands below a lower level: objectives below objectives, initiatives also below those, outcomes below all. */
export function mayStandBelow(level: Level, parent: Level): boolean {
  return LEVELS.indexOf(parent) <= LEVELS.indexOf(level)
}

const orNull = (text: string | null): string | null => text?.trim() || null

const CANONICAL: { readonly [F in ItemField]: (value: ItemFields[F]) => ItemFields[F] } = {
  // A summary of Jira holds no line break.
  name: (name) => name.replace(/\p{Cc}+/gu, ' ').trim(),
  description: (document) => (isEmpty(document) ? null : document),
  stage: (stage) => stage,
  owner: orNull,
  start: orNull,
  due: orNull,
  health: (health) => health,
  labels: (labels) => [...new Set(labels.map((label) => label.trim()).filter((label) => label !== ''))].sort(),
}

/** The one form in which a value is kept and compared. */
export function canonicalField<F extends ItemField>(field: F, value: ItemFields[F]): ItemFields[F] {
  return CANONICAL[field](value)
}

/** All of `fields` in canonical form; fields that are not there stay away. */
export function canonicalFields<T extends Partial<ItemFields>>(fields: T): T {
  const present = ITEM_FIELDS.filter((field) => fields[field] !== undefined)
  return {
    ...fields,
    ...Object.fromEntries(present.map((field) => [field, canonicalField(field, fields[field] as never)])),
  }
}

export function sameField<F extends ItemField>(field: F, a: ItemFields[F], b: ItemFields[F]): boolean {
  return equal(canonicalField(field, a), canonicalField(field, b))
}

/** What is wrong with these fields, in canonical form; each problem is about its field. */
export function checkFields(fields: ItemFields, stages: readonly Pick<Stage, 'id'>[]): Problem[] {
  const { name, description, stage, health, labels } = fields
  return [
    ...(name === '' ? [wrong('name', 'name-empty', 'The name is empty.', 'Give it a name.')] : []),
    ...tooLong('name', 'name-too-long', 'The name', name),
    ...labels.flatMap((label) => tooLong('labels', 'label-too-long', `The label “${label.slice(0, 20)}…”`, label)),
    ...checkDates(fields),
    ...(stages.some(({ id }) => id === stage)
      ? []
      : [wrong('stage', 'stage-unknown', `There is no lifecycle stage ${stage}.`, 'Choose one of the stages.')]),
    ...(health === null || HEALTHS.includes(health)
      ? []
      : [wrong('health', 'health-unknown', `There is no health ${health}.`, `Say one of: ${HEALTHS.join(', ')}.`)]),
    ...(isDescription(description)
      ? []
      : [wrong('description', 'description-wrong', 'The description is not a document.', 'Send a document or null.')]),
  ]
}

function checkDates({ start, due }: ItemFields): Problem[] {
  const odd = Object.entries({ start, due }).flatMap(([field, date]) =>
    date === null || dayOf(date) !== null
      ? []
      : [wrong(field, 'date-wrong', `${date} is not a date.`, 'Write it as YYYY-MM-DD.')],
  )
  if (odd.length > 0 || start === null || due === null || start <= due) return odd
  return [wrong('due', 'due-before-start', `The due date ${due} is before the start ${start}.`, 'Change one of them.')]
}

function tooLong(field: ItemField, code: string, what: string, text: string): Problem[] {
  if (text.length <= LONGEST_NAME) return []
  const says = `${what} has ${text.length} characters; Jira takes at most ${LONGEST_NAME}.`
  return [wrong(field, code, says, 'Shorten it.')]
}
