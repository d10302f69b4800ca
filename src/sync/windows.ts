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
/** Within which the index has most changes; a later one is in the next whole window. */
const MOSTLY = 2 * MINUTE

/** Minutes back to the last whole window and some more; null when another whole one is due. It leaves the cursor so far behind. */
export function lookMinutes(cursor: Instant, siteNow: Instant): number | null {
  const since = siteNow - (cursor + LAG_GUARD)
  return since >= 0 && since < WHOLE_EVERY ? Math.ceil((since + MOSTLY) / MINUTE) : null
}

/** After a window was read to its end: never backwards, and never so far that a late index entry is missed. */
export function nextCursor(cursor: Instant | null, windowBegan: Instant): Instant {
  return Math.max(cursor ?? 0, windowBegan - LAG_GUARD)
}
