/** The issues of a site: written ones in memory, generated ones made when asked for, so a million cost little. */
import type { Instant } from '../base/index.ts'
import { Recency } from './recency.ts'
import type { Issue } from './records.ts'
import { SearchIndex } from './search-index.ts'

/** Makes issue number `index` (0 …) of a generated story; the same every time. Ids rise with the index. */
export interface IssueSource {
  readonly count: number
  /** Both undefined when the id or key is not one of the generated. */
  readonly indexOfId: (id: string) => number | undefined
  readonly indexOfKey: (key: string) => number | undefined
  readonly make: (index: number) => Issue
  /** Ids of generated issues below one; left out where there are none. */
  readonly childrenOf?: (id: string) => readonly string[]
  /** Of the issues in these projects, rising; left out where only making them tells. */
  readonly indexesIn?: (projects: ReadonlySet<string>) => readonly number[]
  /** None was updated after it. */
  readonly latest?: Instant
}

/** What somebody looks for, as far as it spares the making of issues; others may come all the same. */
export interface Within {
  readonly projects?: ReadonlySet<string>
  /** Updated at this instant or later. */
  readonly since?: Instant
}

const NONE: IssueSource = { count: 0, indexOfId: () => undefined, indexOfKey: () => undefined, make: () => neverMade() }

function neverMade(): never {
  throw new Error('no generated issues on this site')
}

const after = (id: number | undefined): number | undefined => (id === undefined ? undefined : id + 1)

/** A written issue hides the generated one of the same id. Generated issues are read-only until they are `put`. */
export class Issues {
  readonly index = new SearchIndex()
  readonly #written = new Map<string, Issue>()
  readonly #byKey = new Map<string, string>()
  readonly #children = new Map<string, Set<string>>()
  readonly #removed = new Set<string>()
  /** Made when it is first asked for: until then stories change what they have written. */
  #recency: Recency | null = null
  #source: IssueSource = NONE
  /** Numbers of written issues, rising; null when it must be sorted again. */
  #order: number[] | null = null
  #changes = 0

  generateFrom(source: IssueSource): void {
    this.#source = source
  }
  get(id: string): Issue | undefined {
    if (this.#removed.has(id)) return undefined
    return this.#written.get(id) ?? this.#generated(id)
  }
  #generated(id: string): Issue | undefined {
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
    this.index.written(this.get(issue.id), issue)
    const before = this.#written.get(issue.id)
    if (!before) this.#order = null
    if (before?.updated !== issue.updated) this.#recency?.add(issue)
    this.#written.set(issue.id, issue)
    this.#byKey.set(issue.key, issue.id)
    this.#removed.delete(issue.id)
    this.#changes += 1
    if (issue.parentId === null) return
    const children = this.#children.get(issue.parentId) ?? new Set()
    this.#children.set(issue.parentId, children.add(issue.id))
  }
  /** The old key still finds the issue after a move, as in Jira. Search finds it until its index knows. */
  remove(id: string, indexedAt?: Instant): void {
    const issue = this.get(id)
    if (issue && indexedAt !== undefined) this.index.removed(issue, indexedAt)
    this.#written.delete(id)
    this.#removed.add(id)
    this.#order = null
    this.#changes += 1
  }
  /** Those that name it as their parent, in the order of their ids. */
  childrenOf(id: string): Issue[] {
    const ids = new Set([...(this.#source.childrenOf?.(id) ?? []), ...(this.#children.get(id) ?? [])])
    const children = [...ids].flatMap((one) => this.get(one) ?? []).filter((one) => one.parentId === id)
    return children.sort((a, b) => Number(a.id) - Number(b.id))
  }
  *all(): Iterable<Issue> {
    for (let index = 0; index < this.#source.count; index++) {
      const made = this.#source.make(index)
      if (!this.#written.has(made.id) && !this.#removed.has(made.id)) yield made
    }
    yield* this.#written.values()
  }
  /** All in the order of their ids, or from the other end; only those beyond `past` when it is given. */
  *byId(isDescending: boolean, past?: number, within: Within = {}): Iterable<Issue> {
    const written = this.#writtenById(isDescending, past)
    let next = written.next()
    for (const made of this.#generatedById(isDescending, past, within)) {
      const id = Number(made.id)
      for (; !next.done && isDescending === Number(next.value.id) > id; next = written.next()) yield next.value
      if (!this.#written.has(made.id) && !this.#removed.has(made.id)) yield made
    }
    for (; !next.done; next = written.next()) yield next.value
  }
  /** Those updated at an instant or later, by when they were; undefined where generated ones may be among them. */
  updatedSince(since: Instant, isDescending: boolean, from?: Instant): Iterable<Issue> | undefined {
    const { count, latest = Number.POSITIVE_INFINITY } = this.#source
    return count > 0 && since <= latest ? undefined : this.#recent(since, isDescending, from)
  }
  *#recent(since: Instant, isDescending: boolean, from?: Instant): Generator<Issue> {
    this.#recency ??= new Recency(this.#written.values())
    const entries = isDescending
      ? this.#recency.falling(from ?? Number.POSITIVE_INFINITY, since)
      : this.#recency.rising(Math.max(since, from ?? since))
    const given = new Set<string>()
    for (const { id, updated } of entries) {
      const issue = this.#written.get(id)
      if (issue?.updated !== updated || given.has(id)) continue
      given.add(id)
      yield issue
    }
  }
  *#writtenById(isDescending: boolean, past: number | undefined): Generator<Issue> {
    this.#order ??= [...this.#written.keys()].map(Number).sort((a, b) => a - b)
    for (const id of isDescending ? this.#order.toReversed() : this.#order) {
      const issue = this.#written.get(String(id))
      if (issue && (past === undefined || isDescending === id < past) && id !== past) yield issue
    }
  }
  *#generatedById(isDescending: boolean, past: number | undefined, within: Within): Generator<Issue> {
    const { count, make, indexesIn, latest = Number.POSITIVE_INFINITY } = this.#source
    if (within.since !== undefined && within.since > latest) return
    if (within.projects && indexesIn) {
      const [from, to] = isDescending ? [0, this.#countBelow(past, count)] : [this.#countBelow(after(past), 0), count]
      const indexes = indexesIn(within.projects).filter((index) => index >= from && index < to)
      for (const index of isDescending ? indexes.toReversed() : indexes) yield make(index)
    } else if (isDescending) for (let index = this.#countBelow(past, count) - 1; index >= 0; index--) yield make(index)
    else for (let index = this.#countBelow(after(past), 0); index < count; index++) yield make(index)
  }
  /** How many generated ids are below a number. */
  #countBelow(id: number | undefined, otherwise: number): number {
    if (id === undefined) return otherwise
    let [low, high] = [0, this.#source.count]
    while (low < high) {
      const middle = (low + high) >> 1
      if (Number(this.#source.make(middle).id) < id) low = middle + 1
      else high = middle
    }
    return low
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
  /** Goes up with every write. */
  get changes(): number {
    return this.#changes
  }
}
