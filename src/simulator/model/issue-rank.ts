/** Putting issues before or after another one. Jira tells of it in the history; that it calls the issue updated could not be confirmed. */
import { refuse } from '../http.ts'
import type { Field, Issue, User } from '../records.ts'
import type { Site } from '../site.ts'
import { itemsBetween } from './issue-history.ts'
import { writeQuietly } from './issue-write.ts'
import { rankBetween, rankField, rankOf } from './rank.ts'

export interface RankPlace {
  readonly before?: Issue
  readonly after?: Issue
}

/** In the order they are given. */
export function rankIssues(site: Site, user: User | null, issues: readonly Issue[], place: RankPlace): void {
  const field = rankField(site)
  const anchor = place.before ?? place.after
  if (!field || !anchor) throw refuse(400, 'An issue to rank before or after must be given.')
  const moved = issues.filter((one) => one.id !== anchor.id)
  let [left, right] = roomAt(site, field, anchor, place.before !== undefined, new Set(moved.map((one) => one.id)))
  for (const issue of moved) {
    const rank = rankBetween(left, right)
    const after = { ...issue, values: { ...issue.values, [field.id]: rank } }
    const ranked = { ...issue, values: { ...issue.values, [field.id]: rankOf(field, issue) } }
    writeQuietly(site, issue, after, { user, items: itemsBetween(site, ranked, after) })
    left = rank
  }
}

type Room = [left: string | undefined, right: string | undefined]

/** Between the anchor and its neighbour on that side, those that move left aside. */
function roomAt(site: Site, field: Field, anchor: Issue, isBefore: boolean, moved: ReadonlySet<string>): Room {
  const here = rankOf(field, anchor)
  let neighbour: string | undefined
  for (const issue of site.issues.all()) {
    if (issue.id === anchor.id || moved.has(issue.id)) continue
    const rank = rankOf(field, issue)
    if (
      isBefore
        ? rank < here && (neighbour === undefined || rank > neighbour)
        : rank > here && (neighbour === undefined || rank < neighbour)
    )
      neighbour = rank
  }
  return isBefore ? [neighbour, here] : [here, neighbour]
}
