/** Which old line each new line was: unchanged lines first, then moved ones, then those that are much alike. Pure. */

/** Above this many comparisons the lines between the first and the last change count as moved. */
const MOST_COMPARISONS = 4_000_000
/** How many old lines ahead a changed line is looked for. */
const NEAR = 20

/** Of an old line; undefined for a line that is new. */
type Place = number | undefined

/** For each new line the place of the old one that it is: unchanged, moved or changed; no place twice. */
export function align(old: readonly string[], now: readonly string[]): Place[] {
  const from: Place[] = now.map(() => undefined)
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) from[head] = head++
  let tail = 0
  const most = Math.min(old.length, now.length) - head
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  for (let back = 1; back <= tail; back++) from[now.length - back] = old.length - back
  alignMiddle(old.slice(head, old.length - tail), now.slice(head, now.length - tail), head, from)
  return withAlike(old, now, from, withMoved(old, now, from))
}

/** The longest common subsequence. */
function alignMiddle(old: readonly string[], now: readonly string[], head: number, from: Place[]): void {
  if (old.length * now.length > MOST_COMPARISONS) return
  const width = now.length + 1
  const longest = new Uint32Array((old.length + 1) * width)
  const at = (o: number, n: number): number => longest[o * width + n] ?? 0
  for (let o = old.length - 1; o >= 0; o--)
    for (let n = now.length - 1; n >= 0; n--)
      longest[o * width + n] = old[o] === now[n] ? at(o + 1, n + 1) + 1 : Math.max(at(o + 1, n), at(o, n + 1))
  for (let o = 0, n = 0; o < old.length && n < now.length; ) {
    if (old[o] === now[n]) from[head + n++] = head + o++
    else if (at(o + 1, n) >= at(o, n + 1)) o++
    else n++
  }
}

/** Lines that stand elsewhere now, word for word. */
function withMoved(old: readonly string[], now: readonly string[], from: readonly Place[]): Place[] {
  const kept = new Set(from)
  const left = Map.groupBy(
    [...old.keys()].filter((place) => !kept.has(place)),
    (place) => old[place] ?? '',
  )
  return now.map((text, at) => from[at] ?? left.get(text)?.shift())
}

/** Changed lines: each is looked for between the unchanged ones around it, a few lines ahead. */
function withAlike(
  old: readonly string[],
  now: readonly string[],
  from: readonly Place[],
  moved: readonly Place[],
): Place[] {
  const paired = [...moved]
  const taken = new Set(moved)
  const ends = nextKnown(from, old.length)
  let next = 0
  for (const [at, text] of now.entries()) {
    const until = Math.min(ends[at] ?? old.length, next + NEAR)
    for (let candidate = next; paired[at] === undefined && candidate < until; candidate++)
      if (!taken.has(candidate) && alike(old[candidate] ?? '', text)) paired[at] = candidate
    const last = moved[at] === undefined ? paired[at] : from[at]
    next = last === undefined ? next : last + 1
  }
  return paired
}

/** For each new line the old line that the next unchanged one is: a changed line can only be one before it. */
function nextKnown(from: readonly Place[], none: number): number[] {
  let known = none
  return from
    .toReversed()
    .map((place) => {
      known = place ?? known
      return known
    })
    .reverse()
}

/** At least half of the longer one is the same at its two ends. */
function alike(a: string, b: string): boolean {
  const { head, tail } = commonEnds([...a], [...b])
  return head + tail > 0 && (head + tail) * 2 >= Math.max(a.length, b.length)
}

/** How many at the beginning and at the end are the same; they never overlap. */
export function commonEnds(
  a: readonly string[],
  b: readonly string[],
): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return { head, tail }
}
