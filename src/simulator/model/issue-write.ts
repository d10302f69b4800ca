/** Writing an issue: its clock, its history, what follows from a new status or resolution, and when search will know. */
import { canonical, type Instant, type Json } from '../../base/index.ts'
import type { HistoryItem, Issue, User } from '../records.ts'
import { horizonOf } from '../search-index.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'
import { itemsBetween } from './issue-history.ts'

/** Each write is indexed for itself, within half of the lag, so that search may learn of them in another order. */
export function indexTime(site: Site, before?: Issue): Instant {
  const now = site.now()
  // What the index has caught up with is forgotten here, or a site that nobody searches would keep every version.
  site.issues.index.trails(horizonOf(site))
  const frozen = site.faults.indexFrozen
  const lag = site.indexLag === 0 ? 0 : Math.ceil(site.indexLag * (0.5 + site.world.random() / 2))
  const thawed = frozen && now < frozen.until ? frozen.until : now
  return Math.max(now + lag, thawed, before?.indexedAt ?? now)
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
