/** Chance, seeded: the same seed draws the same site. */
import { dice } from '../world.ts'

export class Draw {
  readonly random: () => number

  constructor(seed: number) {
    this.random = dice(seed)
  }
  chance(probability: number): boolean {
    return this.random() < probability
  }
  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1))
  }
  pick<T>(from: readonly T[]): T {
    const at = this.between(0, from.length - 1)
    if (at >= from.length || from.length === 0) throw new Error('there is nothing to pick from')
    return from[at] as T
  }
  /** So many different ones, by chance no fewer than `least`, in their order. */
  some<T>(from: readonly T[], least: number, most: number): T[] {
    const count = Math.min(from.length, this.between(least, Math.max(least, most)))
    const chosen = new Set(this.shuffled([...from.keys()]).slice(0, count))
    return from.filter((_, at) => chosen.has(at))
  }
  shuffled<T>(list: readonly T[]): T[] {
    const mixed = [...list]
    for (let at = mixed.length - 1; at > 0; at--) {
      const other = this.between(0, at)
      ;[mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]
    }
    return mixed
  }
}
