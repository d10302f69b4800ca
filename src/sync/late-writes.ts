/** Edits that a write of ours in doubt replaced when it came after all: each that may still arrive is looked for in what Jira tells. Pure. */
import { equal, type Json } from '../base/index.ts'
import type { ItemField } from '../portfolio/index.ts'
import { comparable, type People } from './convert.ts'
import { gapIn } from './gap.ts'
import type { Integration } from './integration.ts'
import type { NewConflict, Pair } from './pair.ts'
import type { Agreed } from './reconcile.ts'

export interface Looking {
  readonly integration: Pick<Integration, 'fields'>
  readonly people: People
  /** The account that we write as. */
  readonly account: string
}

/** What is held here, was agreed on or is asked about already is not lost; of a set that is merged, what was agreed on and is gone counts as taken out. */
export function overwrittenIn(pair: Pair, { integration, people, account }: Looking): NewConflict[] {
  return integration.fields.flatMap((mapping) => {
    const { field, policy } = mapping
    const { base, sent } = pair.agreed[field] ?? NEVER
    const values = sentToJira(pair, field)
    const isKept = (lost: Json) =>
      [pair.item[field] as Json, policy === 'merge' ? undefined : base, pair.asked[field]?.jira].some(
        (one) => one !== undefined && equal(comparable(field, one, people), comparable(field, lost, people)),
      )
    return sent.flatMap(({ to, value, written }): NewConflict[] => {
      if (to !== 'jira' || !written) return []
      const gap = gapIn(pair.changes, { mapping, people, account, value, sent: values, ...written })
      if (!gap || isKept(gap.lost)) return []
      const both = { base: written.expects, jira: gap.lost, portfolio: value }
      return [{ field, ...both, policy, winner: 'portfolio', history: gap.history }]
    })
  })
}

const NEVER: Agreed = { base: undefined, sent: [] }

/** Values of ours that may have arrived, or may yet. */
export function sentToJira(pair: Pick<Pair, 'agreed'> | undefined, field: ItemField): Json[] {
  return (pair?.agreed[field]?.sent ?? []).flatMap((one) => (one.to === 'jira' ? [one.value] : []))
}
