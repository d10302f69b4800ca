/** Ids of two sites, paired one to one as the comparison meets them; whatever does not fit is written down. */
import { type Row, rowOf, type State } from './state.ts'

export type CompareRow = (pairs: Pairs, source: Row, target: Row, where: string) => void

export class Pairs {
  readonly source: State
  readonly target: State
  readonly found: string[] = []
  /** Names of issue types that people said to keep in the target's schemes. */
  readonly kept: ReadonlySet<string>
  readonly #rules: Readonly<Record<string, CompareRow>>
  readonly #to = new Map<string, string>()
  readonly #from = new Map<string, string>()
  readonly #meant = new Set<string>()

  constructor(
    source: State,
    target: State,
    rules: Readonly<Record<string, CompareRow>>,
    kept: ReadonlySet<string> = new Set(),
  ) {
    this.kept = kept
    this.source = source
    this.target = target
    this.#rules = rules
  }
  differ(where: string, says: string): void {
    this.found.push(`${where}: ${says}`)
  }
  /** The two ids are the same thing on their sites, now and wherever they are met again; then so are their records. */
  same(table: string, source: string | null | undefined, target: string | null | undefined, where: string): void {
    if (source === null || source === undefined || target === null || target === undefined) {
      if ((source ?? null) !== (target ?? null))
        this.differ(where, `${table} ${source ?? 'none'} against ${target ?? 'none'}`)
      return
    }
    const known = this.#to.get(`${table} ${source}`)
    if (known !== undefined || this.#from.has(`${table} ${target}`)) {
      if (known !== target)
        this.differ(where, `${table} ${this.#name(this.source, table, source)} is two things on the target`)
      return
    }
    this.#to.set(`${table} ${source}`, target)
    this.#from.set(`${table} ${target}`, source)
    const [left, right] = [rowOf(this.source, table, source), rowOf(this.target, table, target)]
    if (!left || !right) this.differ(where, `${table} ${source} or ${target} is no record`)
    else this.#rules[table]?.(this, left, right, `${table} "${left.name ?? left.key ?? source}"`)
  }
  #name(state: State, table: string, id: string): string {
    return String(rowOf(state, table, id)?.name ?? id)
  }
  plain(source: Row, target: Row, properties: readonly string[], where: string): void {
    for (const property of properties)
      if (JSON.stringify(source[property] ?? null) !== JSON.stringify(target[property] ?? null))
        this.differ(
          where,
          `${property} ${JSON.stringify(source[property])} against ${JSON.stringify(target[property])}`,
        )
  }
  /** Same length, same order. */
  list(table: string, source: readonly string[], target: readonly string[], where: string): void {
    if (source.length !== target.length) this.differ(where, `${source.length} ${table} against ${target.length}`)
    else for (const [at, id] of source.entries()) this.same(table, id, target[at], where)
  }
  /** It was to be written, though which of the source it is cannot be told. */
  meant(table: string, target: string): void {
    this.#meant.add(`${table} ${target}`)
  }
  paired(table: string): ReadonlySet<string> {
    return new Set(
      [...this.#from.keys(), ...this.#meant]
        .filter((key) => key.startsWith(`${table} `))
        .map((key) => key.slice(table.length + 1)),
    )
  }
  counterpart(table: string, source: string): string | undefined {
    return this.#to.get(`${table} ${source}`)
  }
}
