/**
 * One description on both products: a document that Data Center tells in wiki notation, or wiki text that Cloud tells as
 * a document. What did not change on the other side is put back as it stood; what it has no form for stands there as a
 * token and comes back as what it is. Pure.
 */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { align } from '../../portfolio/index.ts'
import { type Marked, type Marker, markerFor, withoutTokens, withTokens } from './islands.ts'
import { contentOf, documentOf, isWikiNode, marksOf, paragraph, sameAs, textNode, wikiNode } from './node.ts'
import { printBlock } from './print.ts'
import { type Block, readBlocks, readDocument, wholeOf } from './read-blocks.ts'

/** A document as Data Center can tell it: its blocks with tokens, and each as text. */
interface Printed extends Marked {
  readonly texts: readonly string[]
  /** Its blocks as they are, also those that only a token stands for: in other words they may be told all the same. */
  readonly whole: readonly JsonObject[]
}

const EXPRESSED: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'rule', 'bulletList', 'orderedList', 'listItem', 'codeBlock', 'blockquote', 'panel'],
  ...['table', 'tableRow', 'tableHeader', 'tableCell', 'text', 'hardBreak', 'inlineCard', 'wikiMarkup'],
])
const MARKS: ReadonlySet<string> = new Set([
  ...['link', 'textColor', 'strong', 'em', 'strike', 'underline', 'subsup', 'code'],
])

/** Within a block: what wiki notation has no form for at all. */
const isUnknown = (node: JsonObject): boolean =>
  !EXPRESSED.has(String(node.type)) || marksOf(node).some(({ type }) => !MARKS.has(String(type)))

function printedOf(document: JsonObject): Printed {
  const marker = markerFor(document)
  const both = contentOf(document).map((block) => {
    const shown = withTokens(block, isUnknown, marker)
    const text = printBlock(shown)
    return { shown, ...(text === null ? pinned(block, marker) : { block: shown, text }) }
  })
  return {
    islands: marker.islands,
    blocks: both.map(({ block }) => block),
    whole: both.map(({ shown }) => shown),
    texts: both.map(({ text }) => text),
  }
}

function pinned(block: JsonObject, marker: Marker): { readonly block: JsonObject; readonly text: string } {
  const text = marker.token(block)
  return { block: paragraph([textNode(text)]), text }
}

/** Each block as the others tell it: by its token, or in words that are not ours. */
function toldBy(others: readonly JsonObject[], { blocks, whole }: Printed): readonly JsonObject[] {
  const told = new Set(others.map(sameAs))
  return blocks.map((block, at) => (told.has(sameAs(block)) ? block : (whole[at] ?? block)))
}

/** As Data Center shows it, written anew. */
export const wikiFrom = (document: JsonObject): string => printedOf(document).texts.join('\n\n')

/** The same where `there` is the text that stands: blocks that say the same stay as they were written. */
export function wikiOver(document: JsonObject, there: string): string {
  const printed = printedOf(document)
  const { texts } = printed
  const old = readBlocks(there)
  const nodes = old.blocks.map(({ node }) => node)
  const blocks = toldBy(nodes, printed)
  const places = matching(nodes, blocks)
  if (blocks.length === old.blocks.length && places.every((place, at) => place === at)) return wholeOf(old)
  const end = there.includes('\r\n') ? '\r\n' : '\n'
  const written = texts.map((text, at): Block => {
    const kept = old.blocks[places[at] ?? -1]
    const gap = kept && places[at + 1] === (places[at] ?? 0) + 1 ? kept.gap : end + end
    return { node: {}, source: kept?.source ?? text.replaceAll('\n', end), gap: at < texts.length - 1 ? gap : '' }
  })
  return wholeOf({ lead: '', blocks: written })
}

/** Wiki text as the document that it is when `held` is how it was told before: the same blocks are the same nodes. */
export function documentOver(wiki: string, held: JsonObject): JsonObject {
  const known = printedOf(held)
  const blocks = contentOf(readDocument(wiki))
  return over(blocks, held, { islands: known.islands, blocks: toldBy(blocks, known) })
}

/** Whether Data Center's text is how that document is told there. */
export function tells(wiki: string, document: JsonObject): boolean {
  const read = readDocument(wiki)
  return isSame(read, toldBy(contentOf(read), printedOf(document)))
}

/** A document as Cloud can hold it: parts of wiki notation as tokens. */
export function shownOn(document: JsonObject): JsonObject {
  return hasWiki(document) ? { ...document, content: markedWiki(document).blocks } : document
}

/** Wiki text as Cloud shows it. */
export const shownFrom = (wiki: string): JsonObject => shownOn(readDocument(wiki))

/** The same where `there` is the document that stands: blocks that say the same stay as they are. */
export function shownOver(wiki: string, there: JsonObject): JsonObject {
  const known = printedOf(there)
  const blocks = contentOf(shownFrom(wiki))
  return over(blocks, there, { islands: known.islands, blocks: toldBy(blocks, known) })
}

/** Cloud's document with the parts of wiki notation that its tokens stand for, by how it was held before. */
export function heldOver(document: JsonObject, held: JsonObject): JsonObject {
  const { blocks: told, islands } = markedWiki(held)
  const nodes = contentOf(held)
  const blocks = contentOf(document)
  const places = matching(told, blocks)
  const content = blocks.map((block, at) => {
    const node = nodes[places[at] ?? -1]
    return node && hasWiki(node) ? node : restored(block, islands)
  })
  return { ...document, content }
}

/** Whether Cloud's document is how that one is shown there. */
export const shows = (document: JsonObject, held: JsonObject): boolean => isSame(document, contentOf(shownOn(held)))

export const hasWiki = (node: JsonObject): boolean => isWikiNode(node) || contentOf(node).some(hasWiki)

function markedWiki(document: JsonObject): Marked {
  const marker = markerFor(withoutWiki(document))
  return { blocks: contentOf(document).map((block) => withTokens(block, isWikiNode, marker)), islands: marker.islands }
}

/** What is written inside a part that a token stands for is not seen. */
function withoutWiki(node: JsonObject): JsonObject {
  if (isWikiNode(node)) return wikiNode('', '')
  return isArray(node.content) ? { ...node, content: contentOf(node).map(withoutWiki) } : node
}

/** Blocks that say the same are the nodes that they were; in the others tokens become what they stand for. */
function over(blocks: readonly JsonObject[], held: JsonObject, { blocks: told, islands }: Marked): JsonObject {
  const nodes = contentOf(held)
  const places = matching(told, blocks)
  const content = blocks.map((block, at) => nodes[places[at] ?? -1] ?? restored(block, islands))
  const isWhole = content.length === nodes.length && content.every((node, at) => node === nodes[at])
  return isWhole ? held : { ...held, content }
}

function restored(block: JsonObject, islands: ReadonlyMap<string, JsonObject>): JsonObject {
  const [only, ...more] = contentOf(withoutTokens(documentOf([block]), islands))
  return only && more.length === 0 ? only : block
}

const isSame = (document: JsonObject, blocks: readonly JsonObject[]): boolean =>
  contentOf(document).length === blocks.length &&
  contentOf(document).every((block, at) => sameAs(block) === sameAs(blocks[at] ?? null))

/** For each of the new blocks the old one that says the same: in order first, then wherever it stands. */
function matching(old: readonly JsonObject[], now: readonly JsonObject[]): (number | undefined)[] {
  const [before, after] = [old.map(sameAs), now.map(sameAs)]
  return align(before, after).map((place, at) =>
    place !== undefined && before[place] === after[at] ? place : undefined,
  )
}

export const isDocument = (value: Json | undefined): value is JsonObject =>
  isObject(value) && value.type === 'doc' && isArray(value.content)
