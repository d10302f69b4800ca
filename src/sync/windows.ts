/** Windows of time for polling: relative minutes on the site's clock, so that no time zone is in them. Pure. */
import type { Instant } from '../base/index.ts'

const MINUTE = 60_000
/** Minute precision and clocks that differ. */
const OVERLAP = 5 * MINUTE
/** How late the search index may learn of a change (docs/jira-assumptions.md, search index). */
export const LAG_GUARD = 10 * MINUTE

/** For `updated >= "-Nm"`: reaches back to the cursor, whole minutes and an overlap more. It has no upper end. */
export function windowMinutes(cursor: Instant, siteNow: Instant): number {
  return Math.max(1, Math.ceil((siteNow - cursor + OVERLAP) / MINUTE))
}

/** A whole window lists all that changed in a quarter of an hour: so often is enough, with short looks between. */
const WHOLE_EVERY = MINUTE

/** Whether it is time for a whole window: it leaves the cursor so far behind. */
export function isWholeDue(cursor: Instant, siteNow: Instant): boolean {
  const since = siteNow - (cursor + LAG_GUARD)
  return since < 0 || since >= WHOLE_EVERY
}

/** Within which the index has most changes; a later one is in the next whole window. */
const MOSTLY = 2 * MINUTE
/** After a longer silence the whole window brings the rest. */
const FARTHEST = 5 * MINUTE

/** For a short look: minutes back to the one before, and some more. */
export function lookMinutes(lookedAt: Instant, siteNow: Instant): number {
  return Math.ceil(Math.min(FARTHEST, Math.max(0, siteNow - lookedAt) + MOSTLY) / MINUTE)
}

/** The index has nearly all of what is as old, also under load. */
const SETTLED = 30_000

/** Until when a look that goes backwards must go on; where all was known already, an earlier look has been before it. */
export function lookUntil(lookedAt: Instant): Instant {
  return lookedAt - SETTLED
}

/** After a window was read to its end: never backwards, and never so far that a late index entry is missed. */
export function nextCursor(cursor: Instant | null, windowBegan: Instant): Instant {
  return Math.max(cursor ?? 0, windowBegan - LAG_GUARD)
}
