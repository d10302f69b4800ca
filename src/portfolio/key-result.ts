/** Key results: measured ends of an objective. Pure. */

export interface KeyResult {
  readonly id: string
  readonly item: string
  readonly name: string
  readonly unit: string
  readonly from: number
  /** May be lower than `from`: some numbers are better small. */
  readonly target: number
  /** Null until somebody said it; not asked where `by` is `progress`. */
  readonly current: number | null
  /** Said by a person, or taken from the progress of the item's issues. */
  readonly by: 'hand' | 'progress'
}
