/** How far a share has come: differences in points, and a sparkline's path. Pure. */

export type Trend = readonly (number | null)[]

/** In points of a hundred, of the last week; null where one of the two cannot be told. */
export function weekOf(trend: Trend): number | null {
  return difference(trend.at(-2) ?? null, trend.at(-1) ?? null)
}

export function difference(before: number | null, now: number | null): number | null {
  return before === null || now === null ? null : Math.floor(now * 100) - Math.floor(before * 100)
}

/** "+6", "−2", "0"; a minus that is as wide as a plus. */
export const signed = (points: number): string => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0')

export interface Point {
  readonly x: number
  readonly y: number
}

/** Runs of points that are known: a week that cannot be told leaves a gap. The scale is the whole, 0 to 1. */
export function runsOf(trend: Trend, width: number, height: number): readonly (readonly Point[])[] {
  const step = trend.length > 1 ? width / (trend.length - 1) : 0
  const runs: Point[][] = [[]]
  for (const [index, share] of trend.entries())
    if (share === null) runs.push([])
    else runs.at(-1)?.push({ x: round(trend.length > 1 ? index * step : width), y: round(height * (1 - share)) })
  return runs.filter((run) => run.length > 0)
}

const round = (number: number): number => Math.round(number * 10) / 10
