/** The mapping of a plan as a file of YAML, JSON or CSV, and back with the line and column of everything that is wrong. Pure. */
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { csvLine, parseCsv } from './mapping-csv.ts'

export const MAPPING_FORMATS = ['yaml', 'json', 'csv'] as const
export type MappingFormat = (typeof MAPPING_FORMATS)[number]

/** A question with its answer; null: as planned, and `planned` says how. */
export interface MappingLine {
  readonly about: string
  readonly answer: string | null
  readonly planned: string
}

export interface MappingSection {
  readonly title: string
  readonly lines: readonly MappingLine[]
}

export interface Placed {
  readonly line: number
  readonly column: number
}
export interface FiledAnswer extends Placed {
  readonly about: string
  readonly answer: string | null
}
export interface FileError extends Placed {
  readonly code: 'not-readable' | 'not-text' | 'twice'
  readonly says: string
}

export function writeMapping(
  sections: readonly MappingSection[],
  format: MappingFormat,
  head: readonly string[] = [],
): string {
  const filled = sections.filter(({ lines }) => lines.length > 0)
  if (format === 'json') return writeJson(filled.flatMap(({ lines }) => lines))
  if (format === 'csv')
    return [
      csvLine(COLUMNS),
      ...filled.flatMap(({ lines }) =>
        lines.map(({ about, answer, planned }) => csvLine([about, answer ?? '', planned])),
      ),
      '',
    ].join('\r\n')
  const heading = head.map((line) => `# ${inOneLine(line)}`)
  const body = filled.flatMap(({ title, lines }) => ['', `# ${inOneLine(title)}`, ...lines.map(yamlLine)])
  return [...heading, ...body, ''].join('\n')
}

export const COLUMNS = ['question', 'answer', 'planned'] as const

const yamlLine = ({ about, answer, planned }: MappingLine): string =>
  `${JSON.stringify(about)}:${answer === null ? '' : ` ${JSON.stringify(answer)}`}${planned === '' ? '' : ` # ${inOneLine(planned)}`}`

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ')

const writeJson = (lines: readonly MappingLine[]): string =>
  `{\n${lines.map(({ about, answer }) => `  ${JSON.stringify(about)}: ${JSON.stringify(answer)}`).join(',\n')}\n}\n`

export interface ReadMapping {
  readonly answers: readonly FiledAnswer[]
  readonly errors: readonly FileError[]
}

export function readMapping(text: string, format: MappingFormat): ReadMapping {
  const { answers, errors } = format === 'csv' ? fromCsv(text) : fromYaml(text)
  const lines = new Map<string, number>()
  const twice = answers.flatMap(({ about, line, column }): FileError[] => {
    const before = lines.get(about)
    lines.set(about, before ?? line)
    return before === undefined
      ? []
      : [{ line, column, code: 'twice', says: `${about} stands in line ${before} already.` }]
  })
  return { answers, errors: [...errors, ...twice].sort((a, b) => a.line - b.line || a.column - b.column) }
}

/** JSON is YAML too. */
function fromYaml(text: string): ReadMapping {
  const counter = new LineCounter()
  const place = (offset: number | undefined): Placed => {
    const { line, col } = counter.linePos(offset ?? 0)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, prettyErrors: false })
  const unreadable = document.errors.map(
    ({ pos, message }): FileError => ({ ...place(pos[0]), code: 'not-readable', says: message }),
  )
  if (unreadable.length > 0) return { answers: [], errors: unreadable }
  if (document.contents === null) return { answers: [], errors: [] }
  if (!isMap(document.contents))
    return { answers: [], errors: [{ line: 1, column: 1, code: 'not-readable', says: NO_MAP }] }
  const answers: FiledAnswer[] = []
  const errors: FileError[] = []
  for (const { key, value } of document.contents.items) {
    const at = place(rangeOf(key))
    const about = isScalar(key) && typeof key.value === 'string' ? key.value : undefined
    const answer = value === null ? null : isScalar(value) ? value.value : undefined
    if (about === undefined) errors.push({ ...at, code: 'not-text', says: 'A question must be text.' })
    else if (answer === null || answer === '') answers.push({ ...at, about, answer: null })
    else if (typeof answer === 'string') answers.push({ ...at, about, answer })
    else errors.push({ ...place(rangeOf(value)), code: 'not-text', says: NO_TEXT })
  }
  return { answers, errors }
}

const NO_MAP = 'A mapping is one list of questions, each with its answer: "question": answer.'
const NO_TEXT = 'An answer must be text; put it in quotes.'

const rangeOf = (node: unknown): number | undefined => {
  const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : undefined
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined
}

function fromCsv(text: string): ReadMapping {
  const { rows, error } = parseCsv(text)
  if (error) return { answers: [], errors: [{ ...error, code: 'not-readable' }] }
  const [head, ...rest] = rows
  const [question, answer] = COLUMNS.map(
    (name) => head?.cells.findIndex((cell) => cell.text.trim().toLowerCase() === name) ?? -1,
  )
  if (question === undefined || answer === undefined || question < 0 || answer < 0)
    return { answers: [], errors: [{ line: 1, column: 1, code: 'not-readable', says: NO_HEAD }] }
  const answers: FiledAnswer[] = []
  const errors: FileError[] = []
  for (const { cells, line } of rest) {
    const about = cells[question]?.text ?? ''
    const said = cells[answer]?.text.trim() ?? ''
    if (cells.every((cell) => cell.text.trim() === '')) continue
    if (about === '') errors.push({ line, column: 1, code: 'not-text', says: 'This line names no question.' })
    else answers.push({ line, column: cells[question]?.column ?? 1, about, answer: said === '' ? null : said })
  }
  return { answers, errors }
}

const NO_HEAD = `The first line must name the columns: ${COLUMNS.join(',')}.`
