/** Rich text: Cloud's document format seen as plain text, and plain text made a document. Enough for search, history and API version 2. */
import { isArray, isObject, type Json, type JsonObject } from '../base/index.ts'

/** One line per paragraph, heading, list item or table cell; mentions, emoji and dates read as they show. */
export function plainText(value: Json | undefined): string {
  if (typeof value === 'string') return value
  if (!isObject(value)) return ''
  return blocks(value).join('\n')
}

function blocks(node: JsonObject): string[] {
  const children = childrenOf(node)
  if (children.some((child) => !INLINE.has(String(child.type)))) return children.flatMap(blocks)
  if (INLINE.has(String(node.type))) return [inline(node)]
  return [children.map(inline).join('')]
}

const INLINE = new Set(['text', 'hardBreak', 'mention', 'emoji', 'date', 'status', 'inlineCard', 'placeholder'])

function inline(node: JsonObject): string {
  if (node.type === 'text') return typeof node.text === 'string' ? node.text : ''
  if (node.type === 'hardBreak') return '\n'
  const attributes = isObject(node.attrs) ? node.attrs : {}
  for (const name of ['text', 'shortName', 'url', 'timestamp'])
    if (typeof attributes[name] === 'string') return attributes[name]
  return childrenOf(node).map(inline).join('')
}

function childrenOf(node: JsonObject): JsonObject[] {
  return isArray(node.content) ? node.content.filter(isObject) : []
}

/** As simple paragraphs of HTML. */
export function html(value: Json | undefined): string {
  const lines = plainText(value).split('\n').filter(Boolean)
  return lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** One paragraph per line; nothing for empty text. */
export function documentOf(text: string): JsonObject | null {
  if (text === '') return null
  const content = text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }))
  return { type: 'doc', version: 1, content }
}

export function isDocument(value: Json | undefined): value is JsonObject {
  return isObject(value) && value.type === 'doc' && value.version === 1 && isArray(value.content)
}
