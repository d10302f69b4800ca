/** The journal: what was begun, what came of it. Append-only; everything that is known of a deployment is read out of it. */
import type { Instant, Json } from '../base/index.ts'

/** One write to the other side, noted before it is sent. */
export interface Write {
  readonly method: string
  readonly path: string
}

export type Entry = { readonly step: string; readonly at: Instant; readonly attempt: number } & (
  | { readonly what: 'started' }
  | { readonly what: 'writing'; readonly write: Write }
  /** `unknown`: no whole answer came; it may have happened, or may happen yet. */
  | { readonly what: 'wrote'; readonly outcome: 'accepted' | 'refused' | 'unknown'; readonly note?: Json }
  /** In doubt, and left open so that nothing else waits for it. */
  | { readonly what: 'parked'; readonly until: Instant }
  /** `adopted`: it was there already, nothing was written. */
  | { readonly what: 'done'; readonly result: Json; readonly adopted: boolean }
  | { readonly what: 'failed' | 'stale' | 'skipped'; readonly why: string; readonly note?: Json }
)

export interface Journal {
  entries(): Promise<readonly Entry[]>
  /** Durable when it returns. Throws `lease.lost` when this worker may no longer write. */
  add(entry: Entry): Promise<void>
}

/** What happened to one step so far. */
export interface Past {
  readonly attempts: number
  /** Attempts since a write was last accepted: work that gets nowhere. */
  readonly fruitless: number
  /** When the last write was sent whose outcome nobody knows; null when each write was answered. */
  readonly doubtSince: Instant | null
  readonly end: Extract<Entry, { what: 'done' | 'failed' | 'stale' | 'skipped' }> | null
  /** What the newest accepted write was answered with, where the actor asked to keep it. */
  readonly kept: Json
}

const FRESH: Past = { attempts: 0, fruitless: 0, doubtSince: null, end: null, kept: null }

/** Pure: the past of every step that has one, in one pass over the journal. */
export function pasts(entries: readonly Entry[]): Map<string, Past> {
  const known = new Map<string, Past>()
  for (const entry of entries) known.set(entry.step, next(known.get(entry.step) ?? FRESH, entry))
  return known
}

export function pastOf(known: ReadonlyMap<string, Past>, step: string): Past {
  return known.get(step) ?? FRESH
}

/** Pure: a step's past with one entry more. */
export function next(past: Past, entry: Entry): Past {
  switch (entry.what) {
    case 'started':
      return { ...past, attempts: entry.attempt, fruitless: past.fruitless + 1, end: null }
    case 'writing':
      return { ...past, doubtSince: entry.at }
    case 'wrote':
      if (entry.outcome === 'unknown') return past
      if (entry.outcome === 'refused') return { ...past, doubtSince: null }
      return { ...past, doubtSince: null, fruitless: 0, kept: entry.note ?? past.kept }
    case 'parked':
      return past
    default:
      return { ...past, end: entry, doubtSince: entry.what === 'done' ? null : past.doubtSince }
  }
}
