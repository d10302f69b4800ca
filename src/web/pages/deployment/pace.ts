/** How fast work goes and how long it still takes, from what was seen of it. Pure. */

export interface Seen {
  /** Milliseconds. */
  readonly at: number
  readonly done: number
}

export interface Pace {
  readonly perMinute: number
  readonly secondsLeft: number
}

/** Only the last so many milliseconds count: steps are of different weight. */
const WINDOW = 60_000

export const remember = (seen: readonly Seen[], now: Seen): readonly Seen[] => {
  const last = seen.at(-1)
  if (last && (last.done > now.done || now.at <= last.at)) return [now]
  return [...seen.filter(({ at }) => at >= now.at - WINDOW), now]
}

/** Undefined until something was seen to move. */
export function paceOf(seen: readonly Seen[], of: number): Pace | undefined {
  const [first, last] = [seen[0], seen.at(-1)]
  if (!first || !last || last.done <= first.done) return undefined
  const perMillisecond = (last.done - first.done) / (last.at - first.at)
  return { perMinute: perMillisecond * 60_000, secondsLeft: (of - last.done) / perMillisecond / 1_000 }
}

/** How long one request took. */
export const tookText = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${milliseconds} ms` : `${(milliseconds / 1_000).toFixed(1)} s`

export function secondsText(seconds: number): string {
  if (seconds < 10) return 'a few seconds'
  if (seconds < 90) return `${Math.round(seconds / 5) * 5} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}
