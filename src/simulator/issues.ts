/** The issues of a site: written ones in memory, generated ones made when asked for, so a million cost little. */
import type { Issue } from './records.ts'

/** Makes issue number `index` (0 …) of a generated story; the same every time. */
export interface IssueSource {
  readonly count: number
  /** Both undefined when the id or key is not one of the generated. */
  readonly indexOfId: (id: string) => number | undefined
  readonly indexOfKey: (key: string) => number | undefined
  readonly make: (index: number) => Issue
}

const NONE: IssueSource = { count: 0, indexOfId: () => undefined, indexOfKey: () => undefined, make: () => neverMade() }

function neverMade(): never {
  throw new Error('no generated issues on this site')
}

/** A written issue hides the generated one of the same id. Generated issues are read-only until they are `put`. */
export class Issues {
  readonly #written = new Map<string, Issue>()
  readonly #byKey = new Map<string, string>()
  readonly #removed = new Set<string>()
  #source: IssueSource = NONE

  generateFrom(source: IssueSource): void {
    this.#source = source
  }
  get(id: string): Issue | undefined {
    if (this.#removed.has(id)) return undefined
    const written = this.#written.get(id)
    if (written) return written
    const index = this.#source.indexOfId(id)
    return index === undefined ? undefined : this.#source.make(index)
  }
  byKey(key: string): Issue | undefined {
    const id = this.#byKey.get(key)
    if (id !== undefined) return this.get(id)
    const index = this.#source.indexOfKey(key)
    if (index === undefined) return undefined
    const made = this.#source.make(index)
    return this.get(made.id)
  }
  put(issue: Issue): void {
    this.#written.set(issue.id, issue)
    this.#byKey.set(issue.key, issue.id)
    this.#removed.delete(issue.id)
  }
  /** The old key still finds the issue after a move, as in Jira. */
  remove(id: string): void {
    this.#written.delete(id)
    this.#removed.add(id)
  }
  *all(): Iterable<Issue> {
    for (let index = 0; index < this.#source.count; index++) {
      const made = this.#source.make(index)
      if (!this.#written.has(made.id) && !this.#removed.has(made.id)) yield made
    }
    yield* this.#written.values()
  }
  /** Only those in memory: what `/_simulator/state` shows of a generated site. */
  written(): Iterable<Issue> {
    return this.#written.values()
  }
  get count(): number {
    let hidden = 0
    for (const id of [...this.#written.keys(), ...this.#removed]) if (this.#source.indexOfId(id) !== undefined) hidden++
    return this.#source.count - hidden + this.#written.size
  }
}
