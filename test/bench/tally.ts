/** Requests counted by endpoint and method. */

export class Tally {
  readonly #counts = new Map<string, number>()

  /** `endpoint`: method and path below `/rest/api/3`, ids as `{}`. */
  add(endpoint: string, times = 1): void {
    if (times > 0) this.#counts.set(endpoint, this.of(endpoint) + times)
  }
  of(endpoint: string): number {
    return this.#counts.get(endpoint) ?? 0
  }
  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }
  get endpoints(): readonly string[] {
    return [...this.#counts.keys()]
  }
  /** Of both together. */
  plus(other: Tally): Tally {
    const sum = new Tally()
    for (const one of [this, other]) for (const endpoint of one.endpoints) sum.add(endpoint, one.of(endpoint))
    return sum
  }
  only(chosen: (endpoint: string) => boolean): Tally {
    const some = new Tally()
    for (const endpoint of this.endpoints) if (chosen(endpoint)) some.add(endpoint, this.of(endpoint))
    return some
  }
  toJSON(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

const ID = /\/(customfield_\d+|\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/g

export const endpointOf = (method: string, path: string): string =>
  `${method} ${path.replace(/^\/rest\/api\/3/, '').replace(ID, '/{}')}`

const READING_POSTS: ReadonlySet<string> = new Set([
  'POST /workflows',
  'POST /workflowscheme/read',
  'POST /workflowscheme/update/mappings',
  'POST /search/approximate-count',
])

export const isWrite = (endpoint: string): boolean => !endpoint.startsWith('GET ') && !READING_POSTS.has(endpoint)
