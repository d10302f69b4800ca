/** So many things at once, of one sort and in all, and no more; the others wait in order. */

export class Lanes {
  #free: number
  readonly #each: number
  /** How many of a sort are under way. */
  readonly #busy = new Map<string, number>()
  readonly #waiting = new Map<string, (() => void)[]>()

  /** `each`: of one sort, so that many of a sort that has to wait leave room for the others. */
  constructor(width: number, each = width) {
    this.#free = width
    this.#each = each
  }
  async run<T>(sort: string, work: () => Promise<T>): Promise<T> {
    if (this.#hasRoom(sort)) this.#take(sort)
    else await new Promise<void>((go) => this.#queue(sort).push(go))
    try {
      return await work()
    } finally {
      this.#give(sort)
    }
  }
  #hasRoom(sort: string): boolean {
    return this.#free > 0 && (this.#busy.get(sort) ?? 0) < this.#each
  }
  #queue(sort: string): (() => void)[] {
    const queue = this.#waiting.get(sort) ?? []
    this.#waiting.set(sort, queue)
    return queue
  }
  #take(sort: string): void {
    this.#free -= 1
    this.#busy.set(sort, (this.#busy.get(sort) ?? 0) + 1)
  }
  /** The next of the same sort, or of another one that could not begin for want of any room; sorts take turns. */
  #give(sort: string): void {
    this.#free += 1
    this.#busy.set(sort, (this.#busy.get(sort) ?? 1) - 1)
    for (const [other, queue] of this.#waiting) {
      if (this.#free === 0) return
      if (!this.#hasRoom(other)) continue
      const next = queue.shift()
      this.#waiting.delete(other)
      if (queue.length > 0) this.#waiting.set(other, queue)
      if (!next) continue
      this.#take(other)
      next()
    }
  }
}
