/** A form: how one field of an item is said in one type of Jira's fields, each way and as histories tell it. */
import type { Json, JsonObject, Problem } from '../../base/index.ts'
import type { FieldMapping } from '../integration.ts'
import type { JiraType } from './jira-type.ts'

export interface People {
  /** Account on the site → member. */
  readonly members: ReadonlyMap<string, string>
  readonly deployment: 'cloud' | 'dataCenter'
}

export type Converted = { readonly value: Json } | { readonly problem: Problem }

/** The whole value, or what comes and goes of a set: whatever else is in it is left alone. */
export type Write = { readonly set: Json } | { readonly change: readonly JsonObject[] }
export type Writing = Write | { readonly problem: Problem }

/** What is held here, best first: where Jira tells more than an item holds, it is told by what of it is held already. */
export type Held = readonly Json[]

export interface Meeting {
  readonly mapping: FieldMapping
  readonly type: JiraType
  readonly people: People
}

/** What stands in Jira, and what it was for us. */
export interface There {
  readonly raw: Json
  readonly was: Json | undefined
}

/** One side of a change in Jira's history. */
export interface Side {
  readonly id: string | null
  readonly text: string | null
}

export interface Form {
  readonly toItem: (raw: Json, meeting: Meeting, held: Held) => Converted
  /** Absent where Jira’s field is only read. */
  readonly toJira?: (value: Json, meeting: Meeting, there: There) => Writing
  /** Of a set: what comes and what goes, for fields that take it apart. */
  readonly toChange?: (value: Json, meeting: Meeting, there: There) => readonly JsonObject[]
  readonly fromHistory: (side: Side, meeting: Meeting, held: Held) => Converted
  /** What it writes adds and removes, so that no write of ours replaces another. */
  readonly isChange?: true
}

export function refused({ mapping }: Pick<Meeting, 'mapping'>, code: string, says: string, remedy: string) {
  return { problem: { severity: 'warns', code, about: mapping.field, says, remedy } } as const
}

/** Another form than its type's. */
export const unread = (meeting: Meeting) =>
  refused(
    meeting,
    'value-unknown',
    `Jira tells ${meeting.mapping.jira} in a form that is not known here.`,
    'Map another field of Jira.',
  )
