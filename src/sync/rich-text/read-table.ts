/** Tables in wiki text: `||head||head||` and `|cell|cell|`. Pure. */
import type { JsonObject } from '../../base/index.ts'
import { paragraph } from './node.ts'
import { readInline } from './read-inline.ts'

export const isRow = (line: string): boolean => /^\s*\|/.test(line)

/** Null for a row that does not end with its line, and for cells of more than one paragraph. */
export function readTable(source: string): JsonObject | null {
  const rows = source.split(/\r\n|\r|\n/).map(cellsOf)
  if (!rows.every((cells) => cells !== null && cells.length > 0)) return null
  return { type: 'table', content: rows.map((cells) => ({ type: 'tableRow', content: cells ?? [] })) }
}

/** What a bar in a cell may stand in: a link, an image, a macro, text as it is, or behind a backslash. */
const PIECE = /\\.|\{\{[^{}]*\}\}|\{[^{}]*\}|\[[^[\]]*\]|![^\s!|][^!]*!|\|\||\|/g

function cellsOf(row: string): JsonObject[] | null {
  const line = row.trim()
  const bars = [...line.matchAll(PIECE)].filter(([piece]) => /^\|+$/.test(piece))
  const last = bars.at(-1)
  if (bars[0]?.index !== 0 || !last || last.index + last[0].length !== line.length) return null
  return bars.slice(0, -1).map((bar, at) => {
    const text = line.slice(bar.index + bar[0].length, bars[at + 1]?.index).trim()
    const type = bar[0] === '||' ? 'tableHeader' : 'tableCell'
    return { type, content: [paragraph(readInline(text))] }
  })
}
