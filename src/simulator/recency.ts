/** Written issues by when they were updated, as an index has them: who asks for the last ones does not look through all. */
import type { Instant } from '../base/index.ts'

interface Entry {
  readonly id: string
  readonly updated: Instant
}

export class Recency {
  /** By time; earlier ones of the same issue stay. */
  readonly #entries: Entry[]

  constructor(issues: Iterable<Entry>) {
    const all = Array.from(issues, ({ id, updated }) => ({ id, updated }))
    this.#entries = all.sort((one, other) => one.updated - other.updated)
  }
  add({ id, updated }: Entry): void {
    this.#entries.splice(this.#firstAfter(updated), 0, { id, updated })
  }
  /** From a moment on, or from a moment backwards to another; those of one moment in any order. */
  *rising(from: Instant): Generator<Entry> {
    for (let at = this.#firstAfter(from - 1); at < this.#entries.length; at++) yield this.#at(at)
  }
  *falling(from: Instant, downTo: Instant): Generator<Entry> {
    for (let at = this.#firstAfter(from) - 1; at >= 0 && this.#at(at).updated >= downTo; at--) yield this.#at(at)
  }
  #at(at: number): Entry {
    return this.#entries[at] as Entry
  }
  #firstAfter(updated: Instant): number {
    let [low, high] = [0, this.#entries.length]
    // Nearly always the newest.
    if (high > 0 && this.#at(high - 1).updated <= updated) return high
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#at(middle).updated > updated) high = middle
      else low = middle + 1
    }
    return low
  }
}
