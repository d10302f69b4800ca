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

/** After a window was read to its end: never backwards, and never so far that a late index entry is missed. */
export function nextCursor(cursor: Instant | null, windowBegan: Instant): Instant {
  return Math.max(cursor ?? 0, windowBegan - LAG_GUARD)
}
