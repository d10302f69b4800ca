/** Which rows of a tree show what is below them: all of a small portfolio but what was closed, none of a large one but what was opened. Pure. */

/** Keys that are separated by commas. */
export interface Turned {
  readonly closed?: string | undefined
  readonly opened?: string | undefined
}

/** So many items stand open; of more one sees first which there are. */
export const FEW_ITEMS = 500

/** `has` is true of what is closed. */
export interface Closed {
  has(key: string): boolean
}

export const ALL_OPEN: Closed = new Set<string>()

export function closedIn(items: number, { closed, opened }: Turned): Closed {
  if (items <= FEW_ITEMS) return new Set(keysIn(closed))
  const open = new Set(keysIn(opened))
  return { has: (key) => !open.has(key) }
}

export const keysIn = (keys: string | undefined): readonly string[] => keys?.split(',').filter(Boolean) ?? []

/** What of it makes a difference, as the name of what was made by it. */
export const turnedName = (items: number, { closed = '', opened = '' }: Turned): string =>
  items <= FEW_ITEMS ? `closed ${closed}` : `opened ${opened}`
