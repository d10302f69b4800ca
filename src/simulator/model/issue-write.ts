/** Writing an issue: its clock, its history, what follows from a new status or resolution, and when search will know. */
import { canonical, type Instant, type Json } from '../../base/index.ts'
import type { HistoryItem, Issue, User } from '../records.ts'
import { horizonOf } from '../search-index.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'
import { announceUpdate } from './issue-event.ts'
import { itemsBetween } from './issue-history.ts'

/** Each write is indexed for itself, so that search may learn of them in another order; of one issue never of a later version first. */
export function indexTime(site: Site, before?: Issue): Instant {
  const now = site.now()
  // What the index has caught up with is forgotten here, or a site that nobody searches would keep every version.
  site.issues.index.trails(horizonOf(site))
  const frozen = site.faults.indexFrozen
  const thawed = frozen && now < frozen.until ? frozen.until : now
  return Math.max(now + lagOf(site), thawed, before?.indexedAt ?? now)
}

/** A lag of one number is drawn from its upper half. */
function lagOf({ indexLag, world }: Site): number {
  const { from, to } = typeof indexLag === 'number' ? { from: indexLag / 2, to: indexLag } : indexLag
  return to === 0 ? 0 : Math.ceil(from + world.random() * (to - from))
}

export const authorOf = (user: User | null): string => user?.accountId ?? ''

/**
 * Puts the new state in place of the old, with the history of what differs. Where nothing differs nothing is written,
 * as in Jira; `more` adds items of other things, such as links.
 */
export function writeIssue(
  site: Site,
  user: User | null,
  before: Issue,
  wanted: Issue,
  more: readonly HistoryItem[] = [],
): Issue {
  const after = settled(site, before, wanted)
  const items = [...itemsBetween(site, before, after), ...more]
  if (items.length === 0 && isSame(before, after)) return before
  const at = site.now()
  const entry = { id: '', at, author: authorOf(user), items }
  const history = items.length === 0 ? before.history : [...before.history, { ...entry, id: site.id() }]
  const written = { ...after, history, updated: at, indexedAt: indexTime(site, before) }
  site.issues.put(written)
  announceUpdate(site, entry.author, before, written)
  return written
}

/** For what Jira keeps with an issue without calling it updated: properties, watchers, votes, ranks. Some of it is told all the same. */
export function writeQuietly(
  site: Site,
  before: Issue,
  after: Issue,
  told?: { readonly user: User | null; readonly items: readonly HistoryItem[] },
): void {
  const entry = told && { id: site.id(), at: site.now(), author: authorOf(told.user), items: [...told.items] }
  const history = entry ? [...after.history, entry] : after.history
  site.issues.put({ ...after, history, indexedAt: indexTime(site, before) })
}

function isSame(before: Issue, after: Issue): boolean {
  return canonical(before as unknown as Json) === canonical(after as unknown as Json)
}

/** The dates that Jira sets by itself. */
function settled(site: Site, before: Issue, after: Issue): Issue {
  const now = jiraTime(site.now())
  const values: Record<string, Json> = { ...after.values }
  const isResolved = (values.resolution ?? null) !== null
  if (!isResolved) delete values.resolutiondate
  else if ((before.values.resolution ?? null) === null) values.resolutiondate = now
  if (site.kind === 'cloud' && categoryOf(site, before) !== categoryOf(site, after))
    values.statuscategorychangedate = now
  for (const [id, value] of Object.entries(values)) if (value === null) delete values[id]
  return { ...after, values }
}

function categoryOf(site: Site, issue: Issue): string | undefined {
  return site.tables.statuses.get(issue.statusId)?.category
}
