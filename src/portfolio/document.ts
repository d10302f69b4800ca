/** Documents: what a description may be, and its plain text. */
import { isArray, isObject, type Json, type JsonObject } from '../base/index.ts'
import { dateOf } from './day.ts'

/** Jira's document format (Cloud), wiki markup (Data Center), or none. */
export function isDescription(document: Json): boolean {
  return document === null || wikiOf(document) !== null || blocksOf(document) !== null
}

/** No description, or one that shows nothing: Jira says null for some of these and an empty document for others. */
export function isEmpty(document: Json): boolean {
  if (document === null || wikiOf(document)?.trim() === '') return true
  return (
    blocksOf(document)?.every((block) => isObject(block) && block.type === 'paragraph' && !hasContent(block)) ?? false
  )
}

export function wikiOf(document: Json): string | null {
  return isObject(document) && typeof document.wiki === 'string' ? document.wiki : null
}

export function blocksOf(document: Json): readonly Json[] | null {
  if (!isObject(document) || document.type !== 'doc') return null
  const { content = [] } = document
  return isArray(content) ? content : null
}

const hasContent = ({ content }: JsonObject): boolean => isArray(content) && content.length > 0

/** All that a reader would read, a block a line; wiki markup stays as it is. For searching and for short previews. */
export function plainText(document: Json): string {
  return (wikiOf(document) ?? textOf(document)).trim()
}

function textOf(node: Json | undefined): string {
  if (!isObject(node)) return ''
  if (typeof node.text === 'string') return node.text
  if (node.type === 'hardBreak') return '\n'
  if (!isArray(node.content)) return namedIn(isObject(node.attrs) ? node.attrs : {})
  return node.content.reduce<string>((text, child) => {
    const apart = isObject(child) && hasOwnLine(child) && text !== '' && !text.endsWith('\n')
    return `${text}${apart ? '\n' : ''}${textOf(child)}`
  }, '')
}

const INLINE: ReadonlySet<Json | undefined> = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'mediaInline',
  'inlineExtension',
  'placeholder',
])

const hasOwnLine = (node: JsonObject): boolean => !INLINE.has(node.type)

/** What a node without text of its own calls itself: a mention's name, a card's address, a picture's alternative text. */
function namedIn(attrs: JsonObject): string {
  const { text, shortName, url, alt, timestamp } = attrs
  if (typeof timestamp === 'string' && /^\d+$/.test(timestamp))
    return dateOf(Math.floor(Number(timestamp) / 86_400_000))
  return [text, shortName, url, alt].find((name) => typeof name === 'string' && name !== '')?.toString() ?? ''
}
