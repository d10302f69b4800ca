/** History: who said a field's value and when, and what held at any instant. Pure. */
import type { Instant, Json } from '../base/index.ts'
import type { ItemField } from './item.ts'

export interface FieldSaid {
  readonly field: ItemField
  readonly value: Json
  /** Jira, when a change came from there; `name` is the person's, null where it is not known. */
  readonly by: { readonly who: 'jira' | 'fairlead'; readonly name: string | null }
  readonly at: Instant
}

/** What held at this instant: the last that was said of each field, the later in the list where two share an instant. */
export function asOf(history: readonly FieldSaid[], at: Instant): ReadonlyMap<ItemField, FieldSaid> {
  const held = new Map<ItemField, FieldSaid>()
  for (const said of history) {
    const before = held.get(said.field)
    if (said.at <= at && (before === undefined || before.at <= said.at)) held.set(said.field, said)
  }
  return held
}

/** One field's story, newest first. */
export function storyOf(history: readonly FieldSaid[], field: ItemField): FieldSaid[] {
  return history
    .filter((said) => said.field === field)
    .reverse()
    .sort((a, b) => b.at - a.at)
}
