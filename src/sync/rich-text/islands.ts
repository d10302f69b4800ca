/** Parts of a document that the other side has no form for: a token stands there in their place, `⟦status 1⟧`. Pure. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { attrsOf, contentOf, isWikiNode, joined, paragraph, textNode } from './node.ts'

export interface Marked {
  /** By their tokens, what stands there in truth. */
  readonly islands: ReadonlyMap<string, JsonObject>
  readonly blocks: readonly JsonObject[]
}

export interface Marker {
  readonly islands: Map<string, JsonObject>
  /** The token that stands for it from now on. */
  token(node: JsonObject): string
}

/** Tokens count from 1 for each sort, past those that somebody has written as text. */
export function markerFor(document: Json): Marker {
  const written = JSON.stringify(document)
  const islands = new Map<string, JsonObject>()
  const token = (node: JsonObject): string => {
    for (let number = 1; ; number++) {
      const found = `⟦${nameOf(node)} ${number}⟧`
      if (islands.has(found) || written.includes(found)) continue
      islands.set(found, node)
      return found
    }
  }
  return { islands, token }
}

/** `mediaSingle` → "media single". */
function nameOf(node: JsonObject): string {
  const name = isWikiNode(node) ? attrsOf(node).name : node.type
  const words = String(name ?? 'part').replaceAll(/([A-Z])/g, ' $1')
  return (
    words
      .replaceAll(/[^A-Za-z ]/g, '')
      .trim()
      .toLowerCase() || 'part'
  )
}

/** Each part for which `isIsland` as a token within its line, or on a line of its own. */
export function withTokens(block: JsonObject, isIsland: (node: JsonObject) => boolean, marker: Marker): JsonObject {
  if (isIsland(block)) return paragraph([textNode(marker.token(block))])
  return { ...block, ...contentWithTokens(block, isIsland, marker) }
}

function contentWithTokens(node: JsonObject, isIsland: (node: JsonObject) => boolean, marker: Marker): JsonObject {
  if (!isArray(node.content)) return {}
  const content = contentOf(node).map((child): JsonObject => {
    if (!isIsland(child)) return { ...child, ...contentWithTokens(child, isIsland, marker) }
    const token = textNode(marker.token(child))
    return isInline(node) ? token : paragraph([token])
  })
  return { content: joined(content) }
}

const isInline = ({ type }: JsonObject): boolean => type === 'paragraph' || type === 'heading'

const TOKEN = /(⟦[^⟦⟧]*⟧)/

/** What the tokens stand for in their places again; a token that stands for nothing stays text. */
export function withoutTokens(node: JsonObject, islands: ReadonlyMap<string, JsonObject>): JsonObject {
  if (islands.size === 0 || !isArray(node.content)) return node
  const content = contentOf(node).flatMap((child): JsonObject[] => {
    const alone = islands.get(onlyText(child))
    if (alone && !isInlineNode(alone)) return [alone]
    if (child.type !== 'text' || typeof child.text !== 'string') return [withoutTokens(child, islands)]
    const pieces = child.text.split(TOKEN).filter((piece) => piece !== '')
    return pieces.map((piece) => islands.get(piece) ?? { ...child, text: piece })
  })
  return { ...node, content }
}

/** The text of a paragraph that holds nothing else. */
function onlyText(node: JsonObject): string {
  const [only, ...more] = node.type === 'paragraph' ? contentOf(node) : []
  return more.length === 0 && isObject(only) && typeof only.text === 'string' ? only.text : ''
}

/** Parts of a line: in a paragraph they stand alone as well. */
const INLINE: ReadonlySet<string> = new Set([
  ...['mention', 'emoji', 'date', 'status', 'inlineCard', 'mediaInline', 'inlineExtension', 'placeholder', 'text'],
])
const BLOCKS: ReadonlySet<string> = new Set(['list', 'table', 'quote', 'panel', 'code', 'noformat'])

const isInlineNode = (node: JsonObject): boolean =>
  isWikiNode(node) ? !isBlockOfWiki(node) : INLINE.has(String(node.type))

const isBlockOfWiki = (node: JsonObject): boolean => {
  const { name, text } = attrsOf(node)
  return BLOCKS.has(String(name)) || /[\r\n]/.test(String(text))
}
