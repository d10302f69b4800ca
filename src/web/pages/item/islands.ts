/** Pinned parts of a description: `⟦table 1⟧` stands for what only a document can hold. Pure. */

export interface Piece {
  readonly says: string
  readonly island: boolean
}

const ISLAND = /⟦[^⟦⟧\n]*⟧/g

export function islandsIn(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const { 0: island, index } of text.matchAll(ISLAND)) {
    if (index > end) pieces.push({ says: text.slice(end, index), island: false })
    pieces.push({ says: island.slice(1, -1), island: true })
    end = index + island.length
  }
  if (end < text.length) pieces.push({ says: text.slice(end), island: false })
  return pieces
}

/** The pinned parts of `before` that `after` no longer has. */
export function missingFrom(before: string, after: string): readonly string[] {
  return [...new Set(before.match(ISLAND) ?? [])].filter((island) => !after.includes(island))
}
