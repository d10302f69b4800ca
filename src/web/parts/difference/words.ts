/** Two long texts as one: words that stay, go and come, by the longest common sequence. Pure. */

export interface Piece {
  readonly what: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Beyond so many pairs of words the table of comparison would be too large; the texts are then shown whole. */
const MOST = 4_000_000

export function differInWords(before: string, after: string): readonly Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  if (old.length * now.length > MOST)
    return [
      { what: 'gone', text: before },
      { what: 'new', text: after },
    ]
  return joined(walk(old, now, lengths(old, now)))
}

/** White space stays with the word before it. */
const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*|\s+/g) ?? []

/** `table[i][j]`: how long the longest common sequence of what follows i and j is. */
function lengths(old: readonly string[], now: readonly string[]): readonly Uint32Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const [row, below] = [table[i], table[i + 1]]
      if (!row || !below) continue
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  return table
}

function walk(old: readonly string[], now: readonly string[], table: readonly Uint32Array[]): Piece[] {
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ what: 'same', text: old[i] ?? '' })
      i++
      j++
    } else if (j >= now.length || (i < old.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)))
      pieces.push({ what: 'gone', text: old[i++] ?? '' })
    else pieces.push({ what: 'new', text: now[j++] ?? '' })
  }
  return pieces
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last?.what === piece.what) result[result.length - 1] = { ...last, text: last.text + piece.text }
    else result.push(piece)
  }
  return result
}
