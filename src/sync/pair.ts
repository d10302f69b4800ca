/** A pair as a decision finds it, and what was decided: values that the store gives and takes. */
import type { Instant, Json, Problem } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import type { Item, ItemField } from '../portfolio/index.ts'
import type { Side } from './integration.ts'
import type { LinkedIssue } from './ports.ts'
import type { Agreed } from './reconcile.ts'
import type { Unrest } from './unrest.ts'

/** A field's step, while it is open: what is to be written where. */
export interface OpenStep {
  readonly id: string
  readonly field: ItemField
  readonly to: Side
  readonly value: Json
  readonly agrees?: Json
}

/** An item and the issue that an integration keeps it aligned with. */
export interface Pair {
  readonly link: string
  readonly integration: string
  /** Grows with everything that may call for another decision; a decision on an older one settles nothing. */
  readonly touched: number
  readonly item: Item
  /** When each field of the item got the value it has. */
  readonly saidAt: Readonly<Partial<Record<ItemField, Instant>>>
  /** What people said here since both sides last agreed: a backup that was put back may have forgotten that it was sent. */
  readonly saidHere: Readonly<Partial<Record<ItemField, readonly Json[]>>>
  readonly issue: LinkedIssue
  readonly agreed: Readonly<Partial<Record<ItemField, Agreed>>>
  /** What Jira's history tells of the issue, where something that we sent may have arrived or may yet. */
  readonly changes: readonly Change[]
  readonly steps: readonly OpenStep[]
  /** Fields whose conflict waits for a person, with the values it is about. */
  readonly asked: Readonly<Partial<Record<ItemField, { readonly jira: Json; readonly portfolio: Json }>>>
  /** Fields to which much happened lately. */
  readonly unrest: Readonly<Partial<Record<ItemField, Unrest>>>
}

export interface NewConflict {
  readonly field: ItemField
  readonly base: Json | undefined
  readonly jira: Json
  readonly portfolio: Json
  readonly policy: string
  /** Null while it waits for a person. */
  readonly winner: Side | null
  /** The entry of Jira's history that told of an edit our own write had replaced: told once for each. */
  readonly history?: string
}

/** What was decided for one pair: in one transaction, or not at all when the pair was touched meanwhile. */
export interface Settlement {
  readonly link: string
  readonly touched: number
  readonly agreed: readonly { readonly field: ItemField; readonly value: Json }[]
  readonly conflicts: readonly NewConflict[]
  readonly steps: readonly NewStep[]
  /** Open steps that are no longer wanted. */
  readonly dropped: readonly string[]
  /** Fields whose asked conflict no longer holds, since both sides came to agree. */
  readonly settled: readonly ItemField[]
  /** Fields that cannot be aligned, and why: shown at the item and by the doctor. */
  readonly problems: readonly (Problem & { readonly field: ItemField })[]
}

export interface NewStep {
  readonly field: ItemField
  readonly to: Side
  readonly value: Json
  /** What is there now: another value is stale. */
  readonly expects: Json
  /** Written here, it takes over what Jira says: this, where the value holds more (sets that were merged). */
  readonly agrees?: Json
  /** The site's time at which it was decided, and of the newest change of Jira's field that was known then. */
  readonly since: Instant
  readonly known?: Instant
}
