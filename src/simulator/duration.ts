/** Time spent and estimated, as Jira writes it: `1w 2d 3h 4m` of five days a week and eight hours a day, kept in seconds. */

const SECONDS: Readonly<Record<string, number>> = { w: 144_000, d: 28_800, h: 3_600, m: 60 }

/** A bare number is minutes. Undefined when it is no duration. */
export function readDuration(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 60
  if (!/^(\d+(\.\d+)?[wdhm]\s*)+$/.test(trimmed)) return undefined
  return [...trimmed.matchAll(/([\d.]+)([wdhm])/g)].reduce(
    (sum, [, count, unit]) => sum + Math.round(Number(count) * (SECONDS[unit ?? ''] ?? 0)),
    0,
  )
}

export function durationText(seconds: number): string {
  let rest = seconds
  const parts = Object.entries(SECONDS).flatMap(([unit, length]) => {
    const count = Math.floor(rest / length)
    rest -= count * length
    return count === 0 ? [] : [`${count}${unit}`]
  })
  return parts.length === 0 ? '0m' : parts.join(' ')
}
