/** How far the reading of a connection has come, as it is kept: what is read already, and what waits for a person. */
import type { Instant } from '../base/index.ts'
import type { UnreadableIssue } from './read.ts'
import type { Unannounced } from './silence.ts'
import type { Unheld } from './unheld.ts'
import type { Check, Missed } from './verify.ts'

export interface BackfillMark {
  /** Where it goes on. */
  readonly next: string | null
  readonly done: boolean
  readonly read: number
  /** By our clock: what was read since needs no other reading. */
  readonly began: Instant
  /** Fields that were read of its issues; absent in marks of older versions, where `Progress.fields` holds. */
  readonly fields?: readonly string[]
}

/** How far the reading of what items are made of has come, before that of their projects. */
export interface LevelsMark extends Omit<BackfillMark, 'fields'> {
  /** Those whose reading had not begun: of these alone. */
  readonly projects: readonly string[]
}

/** How far the reading of a connection has come. Times are the site's. */
export interface Progress {
  /** All that changed before this instant has been read; null before the first poll. */
  readonly cursor: Instant | null
  /** Per project id: where the first reading goes on; `done` when it has ended. */
  readonly backfill: Readonly<Record<string, BackfillMark>>
  /** How many issues all projects had when the last of them began, as Jira guessed; null where it did not say. */
  readonly counted: number | null
  /** Null before the first reading, and where it begins anew. */
  readonly levels: LevelsMark | null
  /** The fields that were read of every issue; more of them begin the first reading anew. */
  readonly fields: readonly string[]
  readonly polledAt: Instant | null
  /** Somebody wants the next turn to poll, however long ago the last one was. */
  readonly asked: boolean
  readonly censusAt: Instant | null
  readonly rosterAt: Instant | null
  readonly rulesAt: Instant | null
  /** When the order of issues was last asked for, and why it could not be had. */
  readonly ranks: { readonly at: Instant; readonly problem: string | null } | null
  /** The Jira account that everything was read as; another one stops the engine until a person says so. */
  readonly account: string | null
  /** By project id: changes that polling found and no webhook had told of. */
  readonly unheard: Readonly<Record<string, Unannounced>>
  /** By issue id. */
  readonly unreadable: Readonly<Record<string, UnreadableIssue>>
  /** When it was proven that windows of time work for this account. */
  readonly provenAt: Instant | null
  /** Absences that would be too many to believe wait for a person; null when none do. */
  readonly frozen: {
    readonly absent: number
    readonly of: number
    readonly at: Instant
    /** Set when a person has said that they are meant. */
    readonly believed?: true
  } | null
  /** Writes to Jira that nobody asked for, and too many to be done without a person; null when there are none. */
  readonly mass: { readonly issues: number; readonly at: Instant; readonly believed?: true } | null
  readonly check: Check | null
  readonly missed: Missed | null
  /** The pair from which on old comments are looked for next; null is the first. */
  readonly commentsFrom: string | null
  /** The oldest first; by the database's clock. */
  readonly unheld: readonly Unheld[]
}
