/** Finds fields that go back and forth: what we write is taken back each time, or an item's issues answer each other. Pure. */
import { equal, type Instant, type Json, type Problem } from '../base/index.ts'
import type { ItemField } from '../portfolio/index.ts'

/** What happened to one field of a pair in the last day, since a person had it tried anew. */
export interface Unrest {
  /** When each write of one value to Jira was done, the newest first. */
  readonly written: readonly { readonly value: Json; readonly at: readonly Instant[] }[]
  /** What the item was given by Jira and by people here, the newest first. */
  readonly said: readonly { readonly value: Json; readonly at: Instant; readonly who: 'jira' | 'fairlead' }[]
}

export const CALM: Unrest = { written: [], said: [] }

/** So often one value is written while nobody says another. */
const WRITES = 3
/** So many turns, between two values, within so long. */
const TURNS = 6
const SHORTLY = 600_000

/** `ours` has stood here since `at`; null where the field is at rest. */
export function restless(
  field: ItemField,
  { written, said }: Unrest,
  ours: { readonly value: Json; readonly at: Instant | null },
): Problem | null {
  const times = written.find(({ value }) => equal(value, ours.value))?.at ?? []
  const undone = times.filter((at) => at >= (ours.at ?? 0)).length
  if (undone >= WRITES)
    return loop(
      field,
      `What stands here was written to Jira ${undone} times, and something there changed it each time.`,
      'Look for an automation rule or another tool that writes this field in Jira; then sync the item again, or change the value here.',
    )
  if (swings(said.slice(0, TURNS)))
    return loop(
      field,
      `It went back and forth between two values ${TURNS} times in a few minutes, and nobody here changed it.`,
      'Look whether two of the item’s issues or two tools write this field; then sync the item again, or change the value here.',
    )
  return null
}

function swings(last: Unrest['said']): boolean {
  const [newest, second] = last
  const oldest = last[TURNS - 1]
  if (!newest || !second || !oldest || newest.at - oldest.at > SHORTLY || equal(newest.value, second.value))
    return false
  return last.every(({ value, who }, at) => who === 'jira' && equal(value, at % 2 === 0 ? newest.value : second.value))
}

function loop(about: ItemField, says: string, remedy: string): Problem {
  return {
    severity: 'warns',
    code: 'field-restless',
    about,
    says: `${says} It is not written any more for now.`,
    remedy,
  }
}
