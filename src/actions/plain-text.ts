/** Text that can be kept: PostgreSQL holds no NUL and no half of a character, and breaks on either wherever it stands. */

/** Deeper than anything that people or programs send us in earnest. */
const DEEPEST = 100

/** The way to the first text or name in `value` that cannot be kept; undefined when all of it can. */
export function unkeepable(value: unknown, way: readonly string[] = []): readonly string[] | undefined {
  if (typeof value === 'string') return isKeepable(value) ? undefined : way
  if (typeof value !== 'object' || value === null) return undefined
  if (way.length > DEEPEST) return way
  for (const [name, one] of Object.entries(value)) {
    const found = isKeepable(name) ? unkeepable(one, [...way, name]) : way
    if (found) return found
  }
  return undefined
}

export const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
