/** Key results: measured ends of an objective, and how far it is. Pure. */
import type { Problem } from '../base/index.ts'
import type { RollUp } from './roll-up.ts'
import { wrong } from './wrong.ts'

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

/** How far from `from` to `target`, in [0, 1]; null when it cannot be told. `progress` is the share of the item's issues. */
export function keyResultShare({ from, target, current, by }: KeyResult, progress: number | null): number | null {
  if (by === 'progress') return progress
  if (current === null || from === target) return null
  return Math.min(1, Math.max(0, (current - from) / (target - from)))
}

/** The number now: said, or where the progress of the issues stands between `from` and `target`. */
export function keyResultCurrent({ from, target, current, by }: KeyResult, progress: number | null): number | null {
  if (by === 'hand') return current
  return progress === null ? null : from + progress * (target - from)
}

export function checkKeyResult({ name, from, target, current }: Omit<KeyResult, 'id' | 'item'>): Problem[] {
  const numbers = Object.entries({ from, target, current })
  return [
    ...(name.trim() === '' ? [wrong('name', 'name-empty', 'The name is empty.', 'Give it a name.')] : []),
    ...numbers.flatMap(([field, number]) =>
      number === null || Number.isFinite(number)
        ? []
        : [wrong(field, 'number-wrong', `“${field}” is not a number.`, 'Write a number.')],
    ),
    ...(from === target
      ? [wrong('target', 'target-is-start', 'The target is where it starts.', 'Choose a target that differs.')]
      : []),
  ]
}

/** An objective's progress. Key results come first; the issues stand beside them, and the two are never mixed. */
export interface ObjectiveProgress {
  readonly share: number | null
  /** Which of the two `share` is. */
  readonly by: 'key-results' | 'issues' | 'nothing'
  readonly formula: string
  /** The mean of the key results that can be told, `told` of all `count`; null when there are none. */
  readonly keyResults: { readonly share: number | null; readonly told: number; readonly count: number } | null
  readonly issues: RollUp | null
}

export function objectiveProgress(keyResults: readonly KeyResult[], issues: RollUp | null): ObjectiveProgress {
  const progress = issues?.share ?? null
  if (keyResults.length === 0) {
    const formula = issues?.formula ?? 'no key results and no issues'
    return { share: progress, by: progress === null ? 'nothing' : 'issues', formula, keyResults: null, issues }
  }
  const { share, told, count, formula } = meanOfKeyResults(keyResults, progress)
  const by = told === 0 ? 'nothing' : 'key-results'
  return { share, by, formula, keyResults: { share, told, count }, issues }
}

/** Of those that can be told; null where none can. `progress` is the share of the item's issues. */
export function meanOfKeyResults(keyResults: readonly KeyResult[], progress: number | null) {
  const count = keyResults.length
  const shares = keyResults.map((one) => keyResultShare(one, progress)).filter((share) => share !== null)
  const told = shares.length
  const share = told === 0 ? null : shares.reduce((sum, one) => sum + one, 0) / told
  return { share, told, count, formula: count === 0 ? 'no key results' : meanFormula(told, count) }
}

function meanFormula(told: number, count: number): string {
  const results = count === 1 ? 'key result' : 'key results'
  if (told === 0) return `none of ${count} ${results} can be told yet`
  return told === count ? `the mean of ${count} ${results}` : `the mean of ${told} of ${count} ${results}`
}
