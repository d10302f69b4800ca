/** So many things at once, of one sort and in all, and no more; the others wait in order. */

export interface Room {
  readonly all: number
  /** Of one sort, so that many of a sort that has to wait leave room for the others. */
  readonly each?: number
}

export class Lanes {
  readonly #room: () => Room
  #taken = 0
  /** How many of a sort are under way. */
  readonly #busy = new Map<string, number>()
  readonly #waiting = new Map<string, (() => void)[]>()

  /** `room` is asked each time, since it may change. */
  constructor(room: () => Room) {
    this.#room = room
  }
  async run<T>(sort: string, work: () => Promise<T>): Promise<T> {
    if (!this.#waiting.has(sort) && this.#hasRoom(sort)) this.#take(sort)
    else await new Promise<void>((go) => this.#queue(sort).push(go))
    try {
      return await work()
    } finally {
      this.#give(sort)
    }
  }
  #hasRoom(sort: string): boolean {
    const { all, each = all } = this.#room()
    return this.#taken < all && (this.#busy.get(sort) ?? 0) < each
  }
  #queue(sort: string): (() => void)[] {
    const queue = this.#waiting.get(sort) ?? []
    this.#waiting.set(sort, queue)
    return queue
  }
  #take(sort: string): void {
    this.#taken += 1
    this.#busy.set(sort, (this.#busy.get(sort) ?? 0) + 1)
  }
  /** As many as there is room for by now, of the same sort or of others that could not begin for want of any; sorts take turns. */
  #give(sort: string): void {
    this.#taken -= 1
    this.#busy.set(sort, (this.#busy.get(sort) ?? 1) - 1)
    for (const [other, queue] of this.#waiting) {
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
