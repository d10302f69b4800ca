/** A comment of ours as Jira holds it, below a line that names its author; and two texts compared. Pure. */
import { equal, isObject, type Json } from '../../base/index.ts'
import { comparableDocument } from '../fields/description.ts'
import type { People } from '../fields/form.ts'
import { isDocument, shownFrom, shownOn, wikiFrom } from '../rich-text/both-sides.ts'
import { contentOf, documentOf, paragraph, textNode } from '../rich-text/node.ts'

type Deployment = People['deployment']

const IN_OUR_NAME = ', in Fairlead:'
const WIKI_LINE = /^[^\r\n]*, in Fairlead:[ \t]*(\r?\n|$)\s*/

/** The service account writes it: the first line says who said it. */
export function inOurName(body: Json, name: string, deployment: Deployment): Json {
  const line = paragraph([textNode(`${name}${IN_OUR_NAME}`)])
  const wiki = isObject(body) && typeof body.wiki === 'string' ? body.wiki : null
  if (deployment === 'dataCenter') {
    const text = wiki ?? (isDocument(body) ? wikiFrom(body) : '')
    return `${wikiFrom(documentOf([line]))}\n\n${text}`
  }
  const document = wiki !== null ? shownFrom(wiki) : isDocument(body) ? shownOn(body) : documentOf([])
  return documentOf([line, ...contentOf(document)])
}

/** As it is held here; `isOurs` without that line, where nobody took it out. */
export function heldBody(raw: Json, isOurs: boolean): Json {
  if (typeof raw === 'string') return { wiki: isOurs ? raw.replace(WIKI_LINE, '') : raw }
  if (!isOurs || !isDocument(raw)) return raw
  const [first, ...others] = contentOf(raw)
  return first && textIn(first).trimEnd().endsWith(IN_OUR_NAME) ? { ...raw, content: others } : raw
}

const textIn = (node: Json): string =>
  isObject(node) ? (typeof node.text === 'string' ? node.text : contentOf(node).map(textIn).join('')) : ''

/** Jira's line ends and spaces around are no edit. */
export function isSameText(a: Json, b: Json, deployment: Deployment): boolean {
  return equal(comparable(a, deployment), comparable(b, deployment))
}

function comparable(body: Json, deployment: Deployment): Json {
  const told = comparableDocument(body, { deployment })
  return isObject(told) && typeof told.wiki === 'string' ? told.wiki.replaceAll('\r\n', '\n').trim() : told
}
