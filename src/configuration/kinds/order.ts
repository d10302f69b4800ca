/** Order with the fewest moves: what already stands in a right sequence stays, the rest goes behind its neighbour. Pure. */

export interface Move<T> {
  readonly what: T
  /** Null: to the front. */
  readonly after: T | null
}

/** Both lists hold the same elements. Made one after another, the moves lead from `now` to `wanted`. */
export function movesTo<T>(now: readonly T[], wanted: readonly T[]): Move<T>[] {
  const stays = longestSequence(now, wanted)
  return wanted.flatMap((what, at) => (stays.has(what) ? [] : [{ what, after: wanted[at - 1] ?? null }]))
}

export interface Run<T> {
  /** Put behind `after` in this order. */
  readonly what: readonly T[]
  readonly after: T | null
}

/** The same for lists whose elements move in company, at most `most` at a time: in as few requests as that allows. */
export function runsTo<T>(now: readonly T[], wanted: readonly T[], most: number): Run<T>[] {
  const moves = movesTo(now, wanted)
  const runs: { what: T[]; after: T | null }[] = []
  for (const { what, after } of moves) {
    const last = runs.at(-1)
    if (last && last.what.at(-1) === after && last.what.length < most) last.what.push(what)
    else runs.push({ what: [what], after })
  }
  const lastMoved = moves.at(-1)
  if (lastMoved === undefined) return []
  // Or all from the front up to the last that moves: what follows them is in its right sequence anyway.
  const front = wanted.slice(0, wanted.indexOf(lastMoved.what) + 1)
  return Math.ceil(front.length / most) < runs.length ? frontRuns(front, most) : runs
}

function frontRuns<T>(front: readonly T[], most: number): Run<T>[] {
  return Array.from({ length: Math.ceil(front.length / most) }, (_, at) => ({
    what: front.slice(at * most, (at + 1) * most),
    after: front[at * most - 1] ?? null,
  }))
}

export function moved<T>(list: readonly T[], { what, after }: Run<T>): T[] {
  const rest = list.filter((one) => !what.includes(one))
  const at = after === null ? 0 : rest.indexOf(after) + 1
  return [...rest.slice(0, at), ...what, ...rest.slice(at)]
}

/** The largest set of elements that have the same sequence in both lists (patience sorting). */
function longestSequence<T>(now: readonly T[], wanted: readonly T[]): Set<T> {
  const placeInNow = new Map(now.map((one, at) => [one, at]))
  const piles: Pile<T>[] = []
  for (const one of wanted) {
    const place = placeInNow.get(one)
    if (place === undefined) continue
    const at = firstNotBelow(piles, place)
    piles[at] = { place, one, below: piles[at - 1] }
  }
  const longest = new Set<T>()
  for (let top: Pile<T> | undefined = piles.at(-1); top; top = top.below) longest.add(top.one)
  return longest
}

interface Pile<T> {
  readonly place: number
  readonly one: T
  readonly below: Pile<T> | undefined
}

function firstNotBelow(piles: readonly { readonly place: number }[], place: number): number {
  let [from, to] = [0, piles.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((piles[middle]?.place ?? 0) < place) from = middle + 1
    else to = middle
  }
  return from
}
