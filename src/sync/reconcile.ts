/** Decides, for one field of one linked pair, what both sides agreed on and what each says now → what to do. Pure. */
import { canonical, equal, type Instant, isArray, type Json } from '../base/index.ts'
import type { FieldMapping, Policy, Side } from './integration.ts'

/** What one side says now, in the portfolio's form, and when it began to say so; null when that cannot be known. */
export interface Said {
  readonly value: Json
  readonly at: Instant | null
}

export interface Agreed {
  /** What both sides last held; undefined while they never agreed. */
  readonly base: Json | undefined
  /** What we sent and may have arrived, or may yet (a lost write can be carried out late): no person's edit when it is seen there. */
  readonly sent: readonly Sent[]
}

interface Sent {
  readonly to: Side
  readonly value: Json
  /** What stood there when it was decided, and the site's time then; absent where that is no longer known. */
  readonly written?: { readonly expects: Json; readonly since: Instant }
}

export type Decision =
  | { readonly do: 'nothing' }
  | { readonly do: 'agree'; readonly value: Json }
  | {
      readonly do: 'write'
      /** One side, or both when sets were merged. */
      readonly to: readonly Side[]
      readonly value: Json
      /** The edit that is overruled, kept so that it can be restored; absent when nobody's is. */
      readonly overruled?: { readonly side: Side; readonly value: Json }
    }
  | { readonly do: 'ask' }

const NOTHING: Decision = { do: 'nothing' }
const NEVER: Agreed = { base: undefined, sent: [] }

export function reconcile(
  mapping: Pick<FieldMapping, 'flow' | 'policy'>,
  agreed: Agreed | undefined,
  jira: Said,
  ours: Said,
): Decision {
  const known = agreed ?? NEVER
  if (equal(jira.value, ours.value))
    return known.base !== undefined && equal(known.base, jira.value) ? NOTHING : { do: 'agree', value: jira.value }
  const [theyMoved, weMoved] = [moved('jira', jira, known), moved('portfolio', ours, known)]
  if (mapping.flow === 'to-jira') return flows('jira', ours, theyMoved ? jira : null)
  if (mapping.flow === 'from-jira') return flows('portfolio', jira, weMoved ? ours : null)
  if (!theyMoved) return flows('jira', ours, null)
  if (!weMoved) return flows('portfolio', jira, null)
  return decide(mapping.policy, known, jira, ours)
}

/** Towards `to`; `lost` is what a person said there meanwhile. */
function flows(to: Side, from: Said, lost: Said | null): Decision {
  return { do: 'write', to: [to], value: from.value, ...(lost ? { overruled: { side: to, value: lost.value } } : {}) }
}

/** A side that holds what was agreed, or what we sent it ourselves, holds no person's edit. */
function moved(side: Side, now: Said, { base, sent }: Agreed): boolean {
  const isOurs = sent.some((one) => one.to === side && equal(one.value, now.value))
  return !isOurs && (base === undefined ? !isEmpty(now.value) : !equal(now.value, base))
}

/** Before anything was agreed, an empty field is nobody's edit. */
export const isEmpty = (value: Json): boolean =>
  value === null || value === '' || (isArray(value) && value.length === 0)

function decide(policy: Policy, { base }: Agreed, jira: Said, ours: Said): Decision {
  switch (policy) {
    case 'ask':
      return { do: 'ask' }
    case 'jira':
      return flows('portfolio', jira, ours)
    case 'portfolio':
      return flows('jira', ours, jira)
    case 'newest':
      // Equal or unknown times: Jira's is kept, since more people look there; the other is never lost.
      return (ours.at ?? 0) > (jira.at ?? Number.POSITIVE_INFINITY)
        ? flows('jira', ours, jira)
        : flows('portfolio', jira, ours)
    case 'merge':
      return mergeSets(base, jira, ours)
  }
}

function mergeSets(base: Json | undefined, jira: Said, ours: Said): Decision {
  const value = merged(members(base ?? null), members(jira.value), members(ours.value))
  const to: Side[] = []
  if (!equal(value, jira.value)) to.push('jira')
  if (!equal(value, ours.value)) to.push('portfolio')
  return to.length === 0 ? { do: 'agree', value } : { do: 'write', to, value }
}

const members = (value: Json): readonly Json[] => (isArray(value) ? value : value === null ? [] : [value])

/** In the result: what both have, what one added; not: what one took away. */
export function merged(base: readonly Json[], jira: readonly Json[], ours: readonly Json[]): Json[] {
  const has = (set: readonly Json[]) => new Set(set.map(canonical))
  const [inBase, inJira, inOurs] = [has(base), has(jira), has(ours)]
  const all = new Map([...jira, ...ours].map((one) => [canonical(one), one]))
  return [...all]
    .filter(([text]) => (inJira.has(text) && inOurs.has(text)) || !inBase.has(text))
    .map(([, one]) => one)
    .sort()
}
