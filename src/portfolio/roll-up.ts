/** Roll-up: the progress of every item from the issues below it. Pure. */

/** An issue as far as progress asks. */
export interface CountedIssue {
  /** Ours, stable: `${siteId}/${issueId}`. */
  readonly id: string
  readonly done: boolean
  /** Closed without being done: it counts nowhere. */
  readonly dropped?: boolean
  readonly points: number | null
  /** `hidden`: it may exist, but cannot be seen now. `gone`: it is known to be deleted. */
  readonly known: 'seen' | 'hidden' | 'gone'
}

/** An item ⇄ an issue. */
export interface ItemLink {
  readonly item: string
  readonly issue: string
}

export type Measure = 'count' | 'points'
/** What an issue without an estimate counts as, where points are measured. `unknown`: it is left out, and said to be. */
export type Unestimated = 'average' | 'one' | 'zero' | 'unknown'

export interface RollUpRule {
  readonly measure: Measure
  readonly unestimated: Unestimated
}

/** What came from the item's own issues, or from everything below one child; weighed as in the whole. */
export interface RollUpPart {
  /** The item itself, or a child. */
  readonly item: string
  readonly done: number
  readonly total: number
  readonly issues: number
  readonly doneIssues: number
  readonly unknown: number
}

export interface RollUp {
  /** In the rule's measure, as `total`. */
  readonly done: number
  readonly total: number
  /** Null when nothing can be told. */
  readonly share: number | null
  /** All that can be seen and were not dropped; `unestimated` ones are among them. */
  readonly issues: number
  readonly doneIssues: number
  readonly unestimated: number
  /** Hidden, or linked and never seen: neither done nor open. */
  readonly unknown: number
  readonly dropped: number
  readonly gone: number
  /** The number in words, for people. */
  readonly formula: string
  /** What a click on the number shows. Parts may share issues, which the whole counts once. */
  readonly parts: readonly RollUpPart[]
}
