/** The search index: what search sees of an issue trails behind what was written, so earlier versions stay until it catches up. */
import type { Instant } from '../base/index.ts'
import type { Issue } from './records.ts'
import type { Site } from './site.ts'

export class SearchIndex {
  /** Versions before the newest, oldest first. */
  readonly #earlier = new Map<string, Issue[]>()
  /** Deleted issues, and when the index will know. */
  readonly #gone = new Map<string, { issue: Issue; at: Instant }>()
  #latest: Instant = Number.NEGATIVE_INFINITY

  /** `before` was the newest version until now; undefined for a new issue. */
  written(before: Issue | undefined, issue: Issue): void {
    this.#latest = Math.max(this.#latest, issue.indexedAt)
    this.#gone.delete(issue.id)
    if (before && before.indexedAt < issue.indexedAt)
      this.#earlier.set(issue.id, [...(this.#earlier.get(issue.id) ?? []), before])
  }
  removed(issue: Issue, at: Instant): void {
    this.#latest = Math.max(this.#latest, at)
    this.#gone.set(issue.id, { issue, at })
  }
  /** The newest version that the index knows at the horizon; undefined when it knows none yet. */
  seen(issue: Issue, horizon: Instant): Issue | undefined {
    if (issue.indexedAt <= horizon) return issue
    return this.#earlier.get(issue.id)?.findLast((one) => one.indexedAt <= horizon)
  }
  /** Deleted issues that search still finds, in their last indexed version. */
  ghosts(horizon: Instant): Issue[] {
    return [...this.#gone.values()].flatMap(({ issue, at }) => (at > horizon ? (this.seen(issue, horizon) ?? []) : []))
  }
  /** True while search may see something else than what is. Once it has caught up, nothing earlier is kept. */
  trails(horizon: Instant): boolean {
    if (horizon < this.#latest) return true
    this.#earlier.clear()
    this.#gone.clear()
    return false
  }
}

/** Until when the index of a site has seen writes. */
export function horizonOf(site: Site): Instant {
  const now = site.now()
  const frozen = site.faults.indexFrozen
  return frozen && now < frozen.until ? frozen.at : now
}
