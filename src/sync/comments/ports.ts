/** What the engine keeps of comments: those of one issue's item, what was agreed on of each, and what was decided. */
import type { Instant, Json } from '../../base/index.ts'
import type { Side } from '../integration.ts'

export interface KnownComment {
  readonly id: string
  /** That said it. */
  readonly side: Side
  readonly name: string
  /** Null until it is in Jira, as far as is known. */
  readonly jiraId: string | null
  readonly body: Json
  /** Undefined while both sides never held the same. */
  readonly agreed: Json | undefined
  readonly at: Instant
  readonly editedAt: Instant | null
  readonly gone: boolean
}

export interface CommentsOfIssue {
  /** The issue's, when it was last read. */
  readonly updated: Instant
  readonly comments: readonly KnownComment[]
}

export interface NewComment {
  readonly jiraId: string
  readonly name: string
  readonly account: string | null
  readonly body: Json
  readonly at: Instant
  readonly editedAt: Instant | null
}

/** A text that is no longer what a comment says. */
export interface PastText {
  readonly side: Side
  readonly name: string
  readonly body: Json
  readonly at: Instant
  /** Another edit won over it. */
  readonly lost: boolean
}

export interface ChangedComment {
  readonly id: string
  readonly jiraId: string
  /** Null where only some may see what it says there. */
  readonly agreed: Json
  /** Jira's text, where it is taken over; only while nobody has edited it here since `expects`. */
  readonly taken?: { readonly body: Json; readonly at: Instant; readonly expects: Instant | null }
  readonly past?: PastText
}

export interface CommentDecision {
  readonly fresh: readonly NewComment[]
  readonly changed: readonly ChangedComment[]
  /** No longer there: kept, and marked so. */
  readonly gone: readonly string[]
  /** Shown to some only since they were read: nothing of them is kept. */
  readonly hidden: readonly string[]
  /** Ours that Jira lacks, or has in other words than are held here: whatever became of writing them, it is asked for again. */
  readonly unwritten: readonly string[]
  /** How many there are that only some may see. */
  readonly restricted: number
}

/** Those whose issues were read since; or those from one pair on, before another: null is the first, and none. */
export type SomePairs =
  | { readonly readSince: Instant }
  | { readonly from: string | null; readonly before: string | null }

export interface CommentStore {
  /** Issues of pairs, of all or of some, whose comments an integration wants: they changed, somebody asks for them, or nobody read them for a day. */
  commentsDue(limit: number, among?: SomePairs): Promise<readonly string[]>
  /** So many pairs after this one, in an order that stays; null where there are no more. */
  pairAfter(from: string | null, many: number): Promise<string | null>
  /** Undefined where no item stands for the issue. */
  commentsOf(issue: string): Promise<CommentsOfIssue | undefined>
  keepComments(issue: string, updated: Instant, decision: CommentDecision): Promise<void>
  /** What is known stays, and is said to be old. */
  commentsUnread(issue: string, says: string): Promise<void>
  /** Asked for at the next turn that reads. */
  wantComments(issue: string): Promise<void>
  /** It is there, and says that. */
  commentWritten(written: {
    readonly comment: string
    readonly issue: string
    readonly jiraId: string
    readonly body: Json
  }): Promise<void>
}
