/** Addresses within a text, so that they can be followed. Pure. */

export interface Linked {
  readonly says: string
  /** Null for plain text. */
  readonly url: string | null
}

/** What ends a sentence is no part of an address. */
const ADDRESS = /https?:\/\/[^\s<>"⟦⟧]*[^\s<>"⟦⟧.,;:!?)\]}'|]/g

export function linksIn(text: string): readonly Linked[] {
  const pieces: Linked[] = []
  let end = 0
  for (const { 0: url, index } of text.matchAll(ADDRESS)) {
    if (index > end) pieces.push({ says: text.slice(end, index), url: null })
    pieces.push({ says: url, url })
    end = index + url.length
  }
  if (end < text.length) pieces.push({ says: text.slice(end), url: null })
  return pieces
}
