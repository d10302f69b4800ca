/** What a field is to JQL: which values an issue has in it, how a word of the query becomes one, how it sorts. */
import type { Instant } from '../../base/index.ts'
import type { Within } from '../issues.ts'
import type { Issue, User } from '../records.ts'
import type { Site } from '../site.ts'
import type { Clock } from './dates.ts'
import type { Operator } from './query.ts'

/** Who asks, when, and which projects they may see. */
export interface Scope {
  readonly site: Site
  readonly user: User | null
  readonly clock: Clock
  /** Ids. */
  readonly projects: ReadonlySet<string>
  /** An issue that a query names must be one that the asker may see. */
  readonly sees: (issue: Issue) => boolean
}

export interface IssueTest extends Within {
  (issue: Issue): boolean
  /** Ids outside of which nothing passes, where the query names issues: they alone are looked at. */
  readonly only?: ReadonlySet<string>
}

/** Null is no value: last when ascending. */
export type Key = string | number | null

interface Common {
  /** As Jira names the field in its messages. */
  readonly field: string
  readonly order: (issue: Issue) => Key
  /** Which way it sorts when the query does not say. */
  readonly descends: boolean
}

/** One of few: a status, a person, an option, a label. Values are ids, or whatever stands for one. */
export interface Reference extends Common {
  readonly kind: 'reference'
  readonly of: (issue: Issue) => readonly string[]
  /** Nothing when no such value exists, or the asker may not know it. */
  readonly find: (text: string) => readonly string[]
  readonly missing: (text: string) => string
  readonly functions: Readonly<Record<string, (args: readonly string[]) => readonly string[]>>
  /** The name in change histories, where `was` and `changed` can look. */
  readonly history: string | null
  /** Which comes first, where `<` and `>` make sense. */
  readonly rank: ((id: string) => number) | null
  /** What an issue with one of these values cannot lie outside of. */
  readonly within?: (ids: ReadonlySet<string>) => Within
}

export interface Text extends Common {
  readonly kind: 'text'
  readonly of: (issue: Issue) => readonly string[]
  readonly knowsEmpty: boolean
}

/** A date, or an instant cut to its minute. */
export interface Moment extends Common {
  readonly kind: 'moment'
  readonly of: (issue: Issue) => Instant | string | null
  readonly read: (instant: Instant) => Instant | string
  /** What an issue at or after this instant cannot lie outside of. */
  readonly within?: (from: Instant) => Within
}

export interface Amount extends Common {
  readonly kind: 'amount'
  readonly of: (issue: Issue) => number | null
  readonly read: (text: string) => number | undefined
}

/** The issue itself, by key or id. */
export interface Identity extends Common {
  readonly kind: 'identity'
}

export type Subject = Reference | Text | Moment | Amount | Identity

const EQUALITY: readonly Operator[] = ['=', '!=', 'in', 'not in', 'is', 'is not']
const COMPARISON: readonly Operator[] = ['>', '>=', '<', '<=']
const HISTORY: readonly Operator[] = ['was', 'was not', 'was in', 'was not in', 'changed']

export function operatorsOf(subject: Subject): readonly Operator[] {
  switch (subject.kind) {
    case 'reference':
      return [...EQUALITY, ...(subject.rank ? COMPARISON : []), ...(subject.history === null ? [] : HISTORY)]
    case 'text':
      return subject.knowsEmpty ? ['~', '!~', 'is', 'is not'] : ['~', '!~']
    default:
      return [...EQUALITY, ...COMPARISON]
  }
}
