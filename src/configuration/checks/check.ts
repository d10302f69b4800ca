/** What a check is: something that goes wrong when a plan is applied, found before anything is written. Pure. */
import type { Json, Problem, Severity } from '../../base/index.ts'
import type { Answers } from '../answers.ts'
import type { Difference } from '../compare.ts'
import type { Key, Kind, KindName } from '../kind.ts'
import type { FactName, SiteFacts } from '../site-facts.ts'
import type { Snapshot, SnapshotObject } from '../snapshot.ts'
import type { Told } from '../told.ts'
import { waysOutOf } from '../ways-out.ts'

export interface Check {
  readonly code: string
  readonly severity: Severity
  /** What goes wrong without it. */
  readonly guards: string
  /** Facts of the target that it looks at: one that could not be read is said, never taken for harmless. */
  readonly needs?: readonly FactName[]
  readonly find: (ground: Ground) => readonly Problem[]
}

/** All that checks may look at. */
export interface GroundInput {
  readonly differences: readonly Difference[]
  readonly source: Snapshot
  readonly target: Snapshot
  readonly kinds: ReadonlyMap<KindName, Kind>
  readonly answers: Answers
  readonly facts: SiteFacts
}

export interface Ground extends GroundInput {
  /** What is created or updated, and what is deleted, by kind. */
  readonly written: ReadonlyMap<KindName, readonly Difference[]>
  readonly deleted: readonly Difference[]
  readonly onTarget: ReadonlyMap<KindName, readonly SnapshotObject[]>
  readonly inSource: ReadonlyMap<Key, SnapshotObject>
}

export function groundOf(input: GroundInput): Ground {
  const { differences, source, target } = input
  const written = differences.filter(({ choice }) => choice === 'create' || choice === 'update')
  return {
    ...input,
    written: Map.groupBy(written, ({ kind }) => kind),
    deleted: differences.filter(({ choice }) => choice === 'delete'),
    onTarget: Map.groupBy(target.objects, ({ kind }) => kind),
    inSource: new Map(source.objects.map((object) => [object.key, object])),
  }
}

/** A change whose value is of a known kind: `before` is null for a create. */
export interface Written<V> {
  readonly difference: Difference
  readonly key: Key
  readonly before: V | null
  readonly after: V
  /** As the source has it, in the source's keys. */
  readonly asked: V | null
}

export function writtenOf<V extends Json>({ written, inSource }: Ground, kind: KindName): Written<V>[] {
  return (written.get(kind) ?? []).map((difference) => ({
    difference,
    key: difference.key,
    before: difference.before as V | null,
    after: difference.after as V,
    asked: (inSource.get(difference.key)?.value ?? null) as V | null,
  }))
}

/** What a fact says; undefined where it was not asked or could not be read. */
export const known = <T>(told: Told<T> | null): T | undefined => (told !== null && 'is' in told ? told.is : undefined)

export type Finding = Omit<Problem, 'code' | 'severity'>

/** A check raises its own code and severity, and no other. */
export function defineCheck(
  check: Omit<Check, 'find'> & { readonly find: (ground: Ground) => readonly Finding[] },
): Check {
  const { code, severity, find } = check
  return { ...check, find: (ground) => find(ground).map((finding) => ({ severity, code, ...finding })) }
}

export const waysOut = ({ choice }: Difference): NonNullable<Problem['choices']> => waysOutOf(choice === 'update')
