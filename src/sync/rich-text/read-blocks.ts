/** Wiki text as blocks, each with the text that it was: put together they are the whole text again. Pure. */
import type { JsonObject } from '../../base/index.ts'
import { documentOf, paragraph, textNode, wikiNode } from './node.ts'
import { readInline } from './read-inline.ts'
import { isItem, readList } from './read-list.ts'
import { isRow, readTable } from './read-table.ts'

export interface Block {
  readonly node: JsonObject
  /** As it was written, without its last line end. */
  readonly source: string
  /** Line ends and empty lines up to the next block. */
  readonly gap: string
}

export interface Blocks {
  /** Empty lines before the first block. */
  readonly lead: string
  readonly blocks: readonly Block[]
}

export const wholeOf = ({ lead, blocks }: Blocks): string =>
  lead + blocks.map(({ source, gap }) => source + gap).join('')

interface Line {
  readonly text: string
  readonly end: string
}

export function readBlocks(text: string): Blocks {
  const lines = [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)]
    .map(([, content = '', end = '']) => ({ text: content, end }))
    .filter(({ text, end }) => text !== '' || end !== '')
  const blocks: Block[] = []
  let at = emptyFrom(lines, 0)
  const lead = textOf(lines.slice(0, at))
  while (at < lines.length) {
    const length = lengthOf(lines.slice(at).map((line) => line.text))
    const own = lines.slice(at, at + length)
    const next = emptyFrom(lines, at + length)
    const last = own.at(-1)
    const source = textOf(own.slice(0, -1)) + (last?.text ?? '')
    blocks.push({ node: nodeOf(source), source, gap: (last?.end ?? '') + textOf(lines.slice(at + length, next)) })
    at = next
  }
  return { lead, blocks }
}

const textOf = (lines: readonly Line[]): string => lines.map(({ text, end }) => text + end).join('')

function emptyFrom(lines: readonly Line[], from: number): number {
  const found = lines.slice(from).findIndex(({ text }) => text.trim() !== '')
  return found < 0 ? lines.length : from + found
}

const MACRO = /^\s*\{([a-z][a-z0-9-]*)(?::[^{}]*)?\}/
/** They stand within a line, whatever the line begins with. */
const WITHIN: ReadonlySet<string> = new Set(['color', 'anchor', 'status'])
const RULE = /^\s*-{4}\s*$/
const HEADING = /^\s*h([1-6])\.\s+(\S.*)$/
const QUOTED = /^\s*bq\.\s+(\S.*)$/

/** How many of the lines the first block has. */
function lengthOf(lines: readonly string[]): number {
  const [first = ''] = lines
  const macro = macroLength(lines)
  if (macro > 0) return macro
  if (RULE.test(first) || HEADING.test(first) || QUOTED.test(first)) return 1
  const belongs = isItem(first) ? isOfList : isRow(first) ? isRow : isOfParagraph
  const end = lines.findIndex((line, at) => at > 0 && (line.trim() === '' || !belongs(line)))
  return end < 0 ? lines.length : end
}

const begins = (line: string): boolean =>
  RULE.test(line) || HEADING.test(line) || QUOTED.test(line) || isRow(line) || isMacro(line)
const isMacro = (line: string): boolean => {
  const name = MACRO.exec(line)?.[1]
  return name !== undefined && !WITHIN.has(name)
}
const isOfParagraph = (line: string): boolean => !begins(line) && !isItem(line)
const isOfList = (line: string): boolean => !begins(line)

/** Up to the line that its end stands in; 0 for none, and for one that stands within a line. */
function macroLength(lines: readonly string[]): number {
  const [first = ''] = lines
  const found = MACRO.exec(first)
  const [tag = '', name = ''] = found ?? []
  if (!found || WITHIN.has(name)) return 0
  const close = `{${name}}`
  if (first.slice(tag.length).includes(close)) return 1
  const end = lines.findIndex((line, at) => at > 0 && line.includes(close))
  if (end >= 0) return end + 1
  return first.slice(tag.length).trim() === '' ? 1 : 0
}

function nodeOf(source: string): JsonObject {
  const [, level = '', title = ''] = HEADING.exec(source) ?? []
  const [, quoted = ''] = QUOTED.exec(source) ?? []
  if (RULE.test(source)) return { type: 'rule' }
  if (level !== '') return { type: 'heading', attrs: { level: Number(level) }, content: readInline(title) }
  if (quoted !== '') return { type: 'blockquote', content: [paragraph(readInline(quoted))] }
  if (isMacro(source)) return macroOf(source)
  if (isItem(source)) return readList(source) ?? wikiNode('list', source)
  if (isRow(source)) return readTable(source) ?? wikiNode('table', source)
  // What stands for nothing: `\\` alone is an empty paragraph.
  return paragraph(source === '\\\\' ? [] : readInline(source))
}

/** Cloud's panels by their colour, as Jira's own converter writes them. */
export const PANELS: Readonly<Record<string, string>> = {
  '#deebff': 'info',
  '#eae6ff': 'note',
  '#e3fcef': 'success',
  '#fffae6': 'warning',
  '#ffebe6': 'error',
}

function macroOf(source: string): JsonObject {
  const [, name = '', given = '', inner] =
    /^\s*\{([a-z][a-z0-9-]*)(?::([^{}]*))?\}([\s\S]*)\{\1\}\s*$/.exec(source) ?? []
  if (inner === undefined) return wikiNode(nameOf(source), source)
  const text = inner.replace(/^[ \t]*(?:\r\n|\r|\n)/, '').replace(/(?:\r\n|\r|\n)[ \t]*$/, '')
  const isCode = (name === 'code' && /^[\w+#]*$/.test(given)) || (name === 'noformat' && given === '')
  if (isCode && !inner.includes(`{${name}`)) return code(text.replaceAll(/\r\n?/g, '\n'), given)
  if (name === 'quote' && given === '') return around('blockquote', {}, text) ?? wikiNode('quote', source)
  const panelType = PANELS[/^bgColor=(#[0-9a-f]{6})$/i.exec(given)?.[1]?.toLowerCase() ?? '']
  const panel = name === 'panel' && panelType ? around('panel', { attrs: { panelType } }, text) : null
  return panel ?? wikiNode(nameOf(source), source)
}

const nameOf = (source: string): string => MACRO.exec(source)?.[1] ?? 'macro'

const code = (text: string, language: string): JsonObject => ({
  type: 'codeBlock',
  ...(language === '' ? {} : { attrs: { language } }),
  content: text === '' ? [] : [textNode(text)],
})

/** Null where something in it could not stand there in a document. */
function around(type: string, attrs: JsonObject, text: string): JsonObject | null {
  const inside = readBlocks(text).blocks.map(({ node }) => node)
  const isHeld = inside.every((node) => HELD.has(String(node.type)))
  return isHeld && inside.length > 0 ? { type, ...attrs, content: inside } : null
}

const HELD: ReadonlySet<string> = new Set(['paragraph', 'bulletList', 'orderedList', 'codeBlock', 'heading'])

export const readDocument = (text: string): JsonObject => documentOf(readBlocks(text).blocks.map(({ node }) => node))
