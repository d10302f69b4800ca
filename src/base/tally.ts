/** Counts by labels: what happened how often, for whoever measures. Kept in this process only. */
export type Labels = Readonly<Record<string, string>>

export class Tally {
  readonly #counts = new Map<string, { readonly labels: Labels; count: number }>()

  add(labels: Labels, by = 1): void {
    const key = JSON.stringify(labels)
    const found = this.#counts.get(key)
    if (found) found.count += by
    else this.#counts.set(key, { labels, count: by })
  }

  all(): readonly (readonly [Labels, number])[] {
    return [...this.#counts.values()].map(({ labels, count }) => [labels, count] as const)
  }
}
