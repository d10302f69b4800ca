/** A document as lines: paragraphs and headings as text, everything else as one pinned line each. Pure. */
import { isArray, isObject, type Json, type JsonObject } from '../base/index.ts'
import { blocksOf, plainText } from './document.ts'

/** What stands in the text for something that is no text. */
export interface Island {
  /** `⟦table 1⟧`: found nowhere else in the document. */
  readonly token: string
  readonly node: Json
  /** Inside a line (a mention, a card), or a line of its own (a table, a list). */
  readonly inline: boolean
  /** The beginning of what it says, for people. */
  readonly says: string
}

/** One character with the text node that holds it, or an inline island. */
export interface Atom {
  readonly text: string
  readonly node: JsonObject
  readonly whole: boolean
}

export interface Line {
  readonly text: string
  /** The place of its block in the document. */
  readonly block: number
  readonly first: boolean
  readonly last: boolean
  /** Empty for the line of an island. */
  readonly atoms: readonly Atom[]
  /** The line break that ended it, where the block goes on. */
  readonly end: JsonObject
}

export interface Lines {
  readonly blocks: readonly Json[]
  readonly lines: readonly Line[]
  readonly islands: readonly Island[]
  /** Token → the block that stands on a line of its own. */
  readonly pinned: ReadonlyMap<string, Json>
  /** Token → the node inside a line. */
  readonly inline: ReadonlyMap<string, JsonObject>
}

const BREAK: JsonObject = { type: 'hardBreak' }

/** What is no document at all is one island. */
export function linesOf(document: Json): Lines {
  const blocks = document === null ? [] : (blocksOf(document) ?? [document])
  const islands: Island[] = []
  const name = namerFor(blocks)
  const pin = (node: Json, inline: boolean): string => {
    const token = name(node)
    islands.push({ token, node, inline, says: plainText(node).replaceAll(/\s+/g, ' ').slice(0, 80) })
    return token
  }
  const lines = blocks.flatMap((block, at): Line[] => {
    if (!isTextBlock(block))
      return [{ text: pin(block, false), block: at, first: true, last: true, atoms: [], end: BREAK }]
    const atoms = inlineOf(block).flatMap((node) => atomsOf(node, (island) => pin(island, true)))
    return split(atoms).map(({ atoms, end }, line, all) => ({
      text: atoms.map((atom) => atom.text).join(''),
      block: at,
      first: line === 0,
      last: line === all.length - 1,
      atoms,
      end,
    }))
  })
  const pinned = new Map(islands.flatMap(({ token, inline, node }) => (inline ? [] : [[token, node] as const])))
  const inline = new Map(
    islands.flatMap(({ token, inline, node }) => (inline && isObject(node) ? [[token, node] as const] : [])),
  )
  return { blocks, lines, islands, pinned, inline }
}

function isTextBlock(block: Json): block is JsonObject {
  if (!isObject(block) || (block.type !== 'paragraph' && block.type !== 'heading')) return false
  const { content = [] } = block
  return isArray(content) && content.every((node) => isObject(node))
}

function inlineOf({ content }: JsonObject): readonly JsonObject[] {
  return isArray(content) ? content.filter((node) => isObject(node)) : []
}

function atomsOf(node: JsonObject, pin: (island: JsonObject) => string): Atom[] {
  if (node.type === 'hardBreak') return [{ text: '\n', node, whole: true }]
  if (node.type !== 'text' || typeof node.text !== 'string') return [{ text: pin(node), node, whole: true }]
  return (node.text.match(/\r\n|./gsu) ?? []).map((text) =>
    /[\r\n]/.test(text) ? { text: '\n', node: BREAK, whole: true } : { text, node, whole: false },
  )
}

function split(atoms: readonly Atom[]): { readonly atoms: readonly Atom[]; readonly end: JsonObject }[] {
  const lines: { atoms: Atom[]; end: JsonObject }[] = [{ atoms: [], end: BREAK }]
  for (const atom of atoms) {
    const line = lines.at(-1)
    if (!line) continue
    if (atom.text !== '\n') line.atoms.push(atom)
    else {
      line.end = atom.node
      lines.push({ atoms: [], end: BREAK })
    }
  }
  return lines
}

const NAMES: Readonly<Record<string, string>> = {
  bulletList: 'list',
  orderedList: 'list',
  mediaSingle: 'media',
  mediaGroup: 'media',
  mediaInline: 'media',
  codeBlock: 'code',
  blockquote: 'quote',
  rule: 'line',
  inlineCard: 'link',
  blockCard: 'link',
  embedCard: 'link',
  doc: 'document',
}

/** Tokens count from 1 for each name, past those that somebody has written as text. */
function namerFor(blocks: readonly Json[]): (node: Json) => string {
  const written = blocks
    .filter(isTextBlock)
    .map((block) =>
      inlineOf(block)
        .map(({ text }) => (typeof text === 'string' ? text : ''))
        .join(''),
    )
    .join('\n')
  const counts = new Map<string, number>()
  return (node) => {
    const name = nameOf(node)
    for (let number = (counts.get(name) ?? 0) + 1; ; number++) {
      const token = `⟦${name} ${number}⟧`
      if (written.includes(token)) continue
      counts.set(name, number)
      return token
    }
  }
}

/** `taskList` → "task list". */
function nameOf(node: Json): string {
  const type = isObject(node) && typeof node.type === 'string' ? node.type : 'document'
  const words = type.replaceAll(/([A-Z])/g, ' $1').replaceAll(/[^A-Za-z ]/g, '')
  return (Object.hasOwn(NAMES, type) ? NAMES[type] : words.trim().toLowerCase()) || 'block'
}
