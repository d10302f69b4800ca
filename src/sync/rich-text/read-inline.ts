/**
 * One run of wiki text as nodes of a document: marks, links, breaks; what has no twin is a part of its own, as it was
 * written. By Jira's help on "Text Formatting Notation". Pure.
 */
import type { JsonObject } from '../../base/index.ts'
import { BREAK, joined, textNode, wikiNode } from './node.ts'

type Marks = readonly JsonObject[]
interface Piece {
  readonly nodes: readonly JsonObject[]
  readonly length: number
}

export function readInline(text: string, marks: Marks = []): JsonObject[] {
  const nodes: JsonObject[] = []
  const endless: Endless = new Map()
  let plain = ''
  const close = (): void => {
    if (plain !== '') nodes.push(textNode(plain, marks))
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    const piece = escaped(text, at, marks) ?? special(text, at, marks) ?? marked(text, at, marks, endless)
    if (!piece) plain += text[at++]
    else {
      close()
      nodes.push(...piece.nodes)
      at += piece.length
    }
  }
  close()
  return joined(nodes)
}

/** `\\` and line ends break a line; before any other sign a backslash takes its meaning away. */
function escaped(text: string, at: number, marks: Marks): Piece | null {
  const rest = text.slice(at, at + 2)
  if (rest === '\\\\') return { nodes: [BREAK], length: 2 }
  if (rest.startsWith('\r\n')) return { nodes: [BREAK], length: 2 }
  if (rest.startsWith('\n') || rest.startsWith('\r')) return { nodes: [BREAK], length: 1 }
  const sign = /^\\([!-/:-@[\]-`{-~])/.exec(rest)?.[1]
  return sign === undefined ? null : { nodes: [textNode(sign, marks)], length: 2 }
}

const URL = String.raw`(?:https?|ftp|file|news|mailto):[^\s|\]]+`
const PATTERNS: readonly (readonly [RegExp, (found: RegExpExecArray, marks: Marks) => readonly JsonObject[] | null])[] =
  [
    [/\{\{([^{}\n]+)\}\}/y, ([, code = ''], marks) => [textNode(code, [...marks, { type: 'code' }])]],
    [
      /\{color:(#[0-9a-f]{6})\}((?:(?!\{color)[^\n])+)\{color\}/iy,
      ([, color = '', inner = ''], marks) =>
        readInline(inner, [...marks, { type: 'textColor', attrs: { color: color.toLowerCase() } }]),
    ],
    [
      new RegExp(String.raw`\[(${URL})\|\1\|smart-link\]`, 'y'),
      ([, url = '']) => [{ type: 'inlineCard', attrs: { url } }],
    ],
    [
      new RegExp(String.raw`\[([^[\]|\n]+)\|(${URL})\]`, 'y'),
      ([, text = '', href = ''], marks) => readInline(text, [...marks, { type: 'link', attrs: { href } }]),
    ],
    [
      new RegExp(String.raw`\[(${URL})\]`, 'y'),
      ([, href = ''], marks) => [textNode(href, [...marks, { type: 'link', attrs: { href } }])],
    ],
    [/\[~[^\]\n]+\]/y, ([all]) => [wikiNode('mention', all)]],
    [/\[\^[^\]\n]+\]/y, ([all]) => [wikiNode('attachment', all)]],
    [/\[[^[\]\n]+\]/y, ([all]) => (/[|#]/.test(all) ? [wikiNode('link', all)] : null)],
    [/![^\s!|][^!|\n]*\.\w+(?:\|[^!\n]*)?!|!https?:[^\s!|]+(?:\|[^!\n]*)?!/y, ([all]) => [wikiNode('image', all)]],
    [/\?\?[^\s?][^?\n]*\?\?/y, ([all]) => [wikiNode('citation', all)]],
  ]

function special(text: string, at: number, marks: Marks): Piece | null {
  if (!'{[!?'.includes(text[at] ?? ' ')) return null
  for (const [pattern, make] of PATTERNS) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    const nodes = found && make(found, marks)
    if (nodes) return { nodes, length: found[0].length }
  }
  return text[at] === '{' ? macro(text, at) : null
}

const TAG = /\{([a-z][a-z0-9-]*)(?::[^{}\n]*)?\}/y

/** With its end where there is one: `{anchor:top}`, `{status:colour=Red}late{status}`. */
function macro(text: string, at: number): Piece | null {
  TAG.lastIndex = at
  const [tag, name] = TAG.exec(text) ?? []
  if (tag === undefined || name === undefined) return null
  const end = text.indexOf(`{${name}}`, at + tag.length)
  const length = end < 0 ? tag.length : end + name.length + 2 - at
  return { nodes: [wikiNode(name, text.slice(at, at + length))], length }
}

/** Signs around words, with the mark that each is. */
export const SIGNS: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ['*', { type: 'strong' }],
  ['_', { type: 'em' }],
  ['-', { type: 'strike' }],
  ['+', { type: 'underline' }],
  ['^', { type: 'subsup', attrs: { type: 'sup' } }],
  ['~', { type: 'subsup', attrs: { type: 'sub' } }],
])

const WORD = /[\p{L}\p{N}]/u

/** By sign, the place up to which it has no end: a long line is not searched again for each. */
type Endless = Map<string, number>

/** `*strong*` between words, `{*}strong{*}` anywhere. */
function marked(text: string, at: number, marks: Marks, endless: Endless): Piece | null {
  const isBraced = text[at] === '{' && text[at + 2] === '}'
  const sign = (isBraced ? text[at + 1] : text[at]) ?? ''
  const mark = SIGNS.get(sign)
  if (!mark || marks.some(({ type }) => type === mark.type)) return null
  const open = isBraced ? `{${sign}}` : sign
  const begin = at + open.length
  if (!isBraced && (WORD.test(text[at - 1] ?? '') || text[at - 1] === sign || text[begin] === sign)) return null
  if (/^\s|^$/.test(text.slice(begin, begin + 1))) return null
  if ((endless.get(open) ?? 0) > at) return null
  const line = text.indexOf('\n', begin)
  const stop = line < 0 ? text.length : line
  for (let end = text.indexOf(open, begin + 1); end >= 0 && end < stop; end = text.indexOf(open, end + 1)) {
    const after = end + open.length
    const isEnd = isBraced || !(WORD.test(text[after] ?? '') || text[after] === sign || isHidden(text, end))
    if (isEnd && !/\s/.test(text[end - 1] ?? ''))
      return { nodes: readInline(text.slice(begin, end), [...marks, mark]), length: after - at }
  }
  endless.set(open, stop)
  return null
}

/** Behind a backslash, or the sign of the form in braces. */
const isHidden = (text: string, at: number): boolean =>
  text[at - 1] === '\\' || (text[at - 1] === '{' && text[at + 1] === '}')
