/** Chance in stories: all of it from the site's own dice, so that the same dice tell the same story. */
import type { Site } from '../../site.ts'

export function chance(site: Site, probability: number): boolean {
  return site.world.random() < probability
}

/** A whole number, both ends included. */
export function between(site: Site, least: number, most: number): number {
  return least + Math.floor(site.world.random() * (most - least + 1))
}

export function pick<T>(site: Site, from: readonly T[]): T {
  const picked = from[between(site, 0, from.length - 1)]
  if (picked === undefined) throw new Error('there is nothing to pick from')
  return picked
}

/** So many different ones, in their order; all when there are fewer. */
export function some<T>(site: Site, from: readonly T[], count: number): T[] {
  const left = [...from.keys()]
  const chosen = Array.from({ length: Math.min(count, from.length) }, () => {
    const at = between(site, 0, left.length - 1)
    return left.splice(at, 1)[0] ?? 0
  })
  return from.filter((_, index) => chosen.includes(index))
}

/** Picks by weight. */
export function weighted<T>(site: Site, choices: readonly (readonly [T, number])[]): T {
  let rest = site.world.random() * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [choice, weight] of choices) {
    rest -= weight
    if (rest < 0) return choice
  }
  return pick(site, choices)[0]
}
