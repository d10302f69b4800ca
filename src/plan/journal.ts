/** The journal: what was begun, what came of it. Append-only; everything that is known of a deployment is read out of it. */
import type { Instant, Json } from '../base/index.ts'

/** One write to the other side, noted before it is sent. */
export interface Write {
  readonly method: string
  readonly path: string
}

/** `not-sent`: it had to wait so long that what it was decided on may no longer hold. */
export type Outcome = 'accepted' | 'refused' | 'unknown' | 'not-sent'

export type Entry = { readonly step: string; readonly at: Instant; readonly attempt: number } & (
  | { readonly what: 'started' }
  | { readonly what: 'writing'; readonly write: Write }
  /** `unknown`: no whole answer came; it may have happened, or may happen yet. `trace`: what the other side calls the request. */
  | { readonly what: 'wrote'; readonly outcome: Outcome; readonly trace?: string; readonly note?: Json }
  /** In doubt or held back, and left open so that nothing else waits for it; `why` where somebody said it. */
  | { readonly what: 'parked'; readonly until: Instant; readonly why?: string }
  /** It is a person's to do, and not as wanted yet: what is still to do. */
  | { readonly what: 'waits'; readonly says: string }
  /** A person says that it is done, where nobody can look. */
  | { readonly what: 'confirmed'; readonly by: string }
  /** `adopted`: it was there already, nothing was written. */
  | { readonly what: 'done'; readonly result: Json; readonly adopted: boolean }
  /** `by`: the person who skipped it; nobody where it waits for a step that did not end well. */
  | { readonly what: 'failed' | 'stale' | 'skipped'; readonly why: string; readonly note?: Json; readonly by?: string }
  /** A person wants it begun again: what had ended it ends it no longer. */
  | { readonly what: 'again'; readonly by: string; readonly was: 'failed' | 'stale' | 'skipped' }
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
  /** Attempts whose write was not sent: they count for nothing. */
  readonly held: number
  /** How many attempts had been made when a person last asked for it again. */
  readonly before: number
  /** When the last write whose outcome nobody knows may last have been sent; null when each write was answered. */
  readonly doubtSince: Instant | null
  /** A write was accepted, or its answer never came. */
  readonly written: boolean
  readonly end: Extract<Entry, { what: 'done' | 'failed' | 'stale' | 'skipped' }> | null
  /** What the newest accepted write was answered with, where the actor asked to keep it. */
  readonly kept: Json
  /** What a person was last told to do, where it is a person's. */
  readonly waits: string | null
  /** Who said that it is done. */
  readonly confirmed: string | null
}

const FRESH: Past = {
  attempts: 0,
  fruitless: 0,
  held: 0,
  before: 0,
  doubtSince: null,
  written: false,
  end: null,
  kept: null,
  waits: null,
  confirmed: null,
}

/** Pure: the past of every step that has one, in one pass over the journal. */
export function pasts(entries: readonly Entry[]): Map<string, Past> {
  const known = new Map<string, Past>()
  for (const entry of entries) known.set(entry.step, next(known.get(entry.step) ?? FRESH, entry))
  return known
}

export function pastOf(known: ReadonlyMap<string, Past>, step: string): Past {
  return known.get(step) ?? FRESH
}

/** Something was written, or may have been: what is there now may be this step's own work. */
export const mayBeOurs = (past: Past): boolean => past.written || past.doubtSince !== null

/** A person did it: it waited for one and was found done then, or somebody said so. */
export const doneByHand = (past: Past): boolean =>
  past.confirmed !== null || (past.waits !== null && past.end?.what === 'done')

/** Open, and a person's to do. */
export const waitsForPerson = (past: Past): boolean => past.waits !== null && past.end === null

/** Pure: a step's past with one entry more. */
export function next(past: Past, entry: Entry): Past {
  switch (entry.what) {
    case 'started':
      return { ...past, attempts: entry.attempt, fruitless: past.fruitless + 1, end: null }
    case 'writing':
      return { ...past, doubtSince: entry.at, written: mayBeOurs(past) }
    case 'wrote':
      // A write may wait for its turn after it was noted: in doubt it is from when no answer came.
      if (entry.outcome === 'unknown') return { ...past, doubtSince: entry.at, written: true }
      if (entry.outcome === 'refused') return { ...past, doubtSince: null }
      if (entry.outcome === 'not-sent')
        return { ...past, doubtSince: null, fruitless: Math.max(0, past.fruitless - 1), held: past.held + 1 }
      return { ...past, doubtSince: null, written: true, fruitless: 0, held: 0, kept: entry.note ?? past.kept }
    case 'parked':
      return past
    case 'waits':
      return { ...past, waits: entry.says }
    case 'confirmed':
      return { ...past, confirmed: entry.by }
    case 'again':
      return { ...past, end: null, fruitless: 0, held: 0, before: past.attempts }
    default:
      return { ...past, end: entry, doubtSince: entry.what === 'done' ? null : past.doubtSince }
  }
}
