/** Comma-separated values as spreadsheets write them (RFC 4180), each cell with its place. Pure. */

export interface Cell {
  readonly text: string
  readonly column: number
}
export interface CsvRow {
  readonly line: number
  readonly cells: readonly Cell[]
}
export interface ReadCsv {
  readonly rows: readonly CsvRow[]
  readonly error?: { readonly line: number; readonly column: number; readonly says: string }
}

export const csvLine = (cells: readonly string[]): string => cells.map(quoted).join(',')

const quoted = (text: string): string => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** In many countries a spreadsheet separates by semicolons. */
const SEPARATORS = [',', ';', '\t']

export function parseCsv(text: string): ReadCsv {
  const whole = text.replace(/^\uFEFF/, '')
  const head = /^[^\r\n]*/.exec(whole)?.[0] ?? ''
  const separator = SEPARATORS.find((one) => head.includes(one)) ?? ','
  const rows: CsvRow[] = []
  let [at, line, start] = [0, 1, 0]
  let row: { line: number; cells: Cell[] } = { line, cells: [] }
  while (at <= whole.length) {
    const column = at - start + 1
    const cell = cellAt(whole, at, separator)
    if (cell === undefined)
      return { rows, error: { line, column, says: 'A quotation mark opens here and never closes.' } }
    row.cells.push({ text: cell.text, column })
    for (const one of whole.slice(at, cell.end).matchAll(/\r\n|\r|\n/g)) {
      line += 1
      start = at + one.index + one[0].length
    }
    at = cell.end
    const ending = /^(?:\r\n|\r|\n)/.exec(whole.slice(at, at + 2))?.[0]
    if (whole[at] === separator) at += 1
    else if (at < whole.length && ending === undefined)
      return {
        rows,
        error: { line, column: at - start + 1, says: 'After a closing quotation mark the cell must end.' },
      }
    else {
      rows.push(row)
      at += ending?.length ?? 1
      line += 1
      start = at
      row = { line, cells: [] }
    }
  }
  return { rows: rows.filter(({ cells }) => cells.length > 1 || cells[0]?.text !== '') }
}

/** Undefined where a quotation mark never closes. */
function cellAt(whole: string, at: number, separator: string): { text: string; end: number } | undefined {
  if (whole[at] !== '"') {
    let end = at
    while (end < whole.length && whole[end] !== separator && whole[end] !== '\n' && whole[end] !== '\r') end += 1
    return { text: whole.slice(at, end), end }
  }
  for (let close = whole.indexOf('"', at + 1); close >= 0; close = whole.indexOf('"', close + 2)) {
    if (whole[close + 1] === '"') continue
    return { text: whole.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 }
  }
  return undefined
}
