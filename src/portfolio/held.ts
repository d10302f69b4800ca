/** What items hold, summed up the tree, now and at the ends of past weeks; kept as it changes instead of being reckoned anew. Pure. */
import type { Sums } from './roll-up.ts'
import { add, nearestAbove, nothing, type Place, placesOf, type Tally } from './tally.ts'
import type { Placed, Tree } from './tree.ts'

/** The issues that exactly these items hold: each issue is held once, however often it is linked. */
export interface Held {
  readonly items: readonly string[]
  /** Those of closed projects, which are held apart from the others. */
  readonly closed?: boolean
  readonly now: Tally
  /** By how much it was another at the end of a week, by the week's number. */
  readonly weeks: ReadonlyMap<number, Tally>
}

export class HeldTallies implements Sums {
  readonly #tree: Tree<Placed>
  readonly #places: ReadonlyMap<string, Place>
  /** By all of their items, and by each. */
  readonly #all = new Map<string, Held>()
  readonly #held = new Map<string, Held[]>()
  readonly #below = new Map<string, Tally>()
  readonly #weeks = new Map<string, Map<number, Tally>>()

  constructor(tree: Tree<Placed>, held: Iterable<Held> = []) {
    this.#tree = tree
    this.#places = placesOf(tree)
    for (const one of held) this.put(one)
  }

  /** In place of what exactly these items held before. */
  put(held: Held): void {
    const name = nameOf(held)
    const before = this.#all.get(name)
    if (before) this.#take(before)
    this.#all.set(name, held)
    for (const item of held.items) {
      const of = this.#held.get(item)
      if (of) of.push(held)
      else this.#held.set(item, [held])
    }
    this.#sum(held, 1)
  }

  /** All that an item holds, by itself and with others. */
  drop(item: string): void {
    for (const held of [...this.heldBy(item)]) this.#take(held)
  }

  own(item: string): Tally | undefined {
    if (!this.#places.has(item)) return undefined
    const sum = nothing()
    for (const { now } of this.heldBy(item)) add(sum, now, 1)
    return sum
  }

  below(item: string): Tally | undefined {
    return this.#below.get(item) ?? (this.#places.has(item) ? nothing() : undefined)
  }

  belowThen(item: string, week: number): Tally | undefined {
    const now = this.below(item)
    const step = this.#weeks.get(item)?.get(week)
    if (!now || !step) return now
    const then = { ...now }
    add(then, step, 1)
    return then
  }

  /** Whether it was another at the end of that week. */
  changedSince(item: string, week: number): boolean {
    return this.#weeks.get(item)?.has(week) ?? false
  }

  /** What this item holds, by itself and with others. */
  heldBy(item: string): readonly Held[] {
    return this.#held.get(item) ?? []
  }

  /** How many items have issues below them that cannot be seen. */
  dim(): number {
    let count = 0
    for (const { unknown } of this.#below.values()) if (unknown > 0) count += 1
    return count
  }

  /** Everything, each once: for another tree. */
  all(): Iterable<Held> {
    return this.#all.values()
  }

  #take(held: Held): void {
    this.#all.delete(nameOf(held))
    for (const item of held.items) {
      const of = this.#held.get(item)
      of?.splice(of.indexOf(held), 1)
    }
    this.#sum(held, -1)
  }

  /** Of two neighbours in the order of the walk, everything that holds both would hold the issues twice: once is taken away. */
  #sum(held: Held, times: 1 | -1): void {
    const [only, ...others] = held.items
    if (only !== undefined && others.length === 0) {
      if (this.#places.has(only)) this.#addUp(only, held, times)
      return
    }
    const places = held.items.flatMap((item) => this.#places.get(item) ?? []).sort((a, b) => a.order - b.order)
    let before: Place | undefined
    for (const at of places) {
      this.#addUp(at.id, held, times)
      if (before) this.#addUp(nearestAbove(before, at, this.#tree, this.#places), held, times === 1 ? -1 : 1)
      before = at
    }
  }

  #addUp(from: string | undefined, { now, weeks }: Held, times: 1 | -1): void {
    for (let item = from; item !== undefined; item = this.#tree.parents.get(item)) {
      addTo(this.#below, item, now, times)
      if (weeks.size === 0) continue
      const steps = this.#weeks.get(item) ?? new Map<number, Tally>()
      this.#weeks.set(item, steps)
      for (const [week, step] of weeks) addTo(steps, week, step, times)
    }
  }
}

const nameOf = ({ items, closed }: Held): string => (closed ? `${items.join(' ')} closed` : items.join(' '))

/** For whom a policy keeps closed projects from: their issues are only said to be left out. */
export function withheld(held: Held): Held {
  if (!held.closed) return held
  const { issues, unknown, dropped, gone } = held.now
  return { ...held, now: { ...nothing(), withheld: issues + unknown + dropped + gone }, weeks: new Map() }
}

function addTo<K>(sums: Map<K, Tally>, key: K, tally: Tally, times: 1 | -1): void {
  let sum = sums.get(key)
  if (!sum) {
    sum = nothing()
    sums.set(key, sum)
  }
  add(sum, tally, times)
}

/** The items below one (it too) in the order of the walk, each with how many issues come in by it and by none before it. */
export function runsOf(
  items: readonly Placed[],
  heldBy: (item: string) => Iterable<Held>,
): { readonly item: string; readonly issues: number }[] {
  const place = new Map(items.map(({ id }, at) => [id, at]))
  return items.map(({ id }, at) => {
    let issues = 0
    for (const held of heldBy(id))
      if (held.items.every((other) => (place.get(other) ?? at) >= at)) issues += countOf(held)
    return { item: id, issues }
  })
}

const countOf = ({ now: { issues, unknown, dropped, gone, withheld } }: Held): number =>
  issues + unknown + dropped + gone + withheld
