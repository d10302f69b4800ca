/** A description as text that a person edits, and back, without losing what the text cannot show. Pure. */
import { equal, Fault, isObject, type Json, type JsonObject } from '../base/index.ts'
import { blocksOf, isEmpty, wikiOf } from './document.ts'
import { type Island, linesOf } from './document-lines.ts'
import { rebuilt } from './rebuild.ts'

export interface DocumentText {
  readonly text: string
  readonly islands: readonly Island[]
}

/** A line for each paragraph and heading, and a pinned line for every other block; wiki markup as it is. */
export function toText(document: Json): DocumentText {
  const wiki = wikiOf(document)
  if (wiki !== null) return { text: wiki, islands: [] }
  const { lines, islands } = linesOf(document)
  return { text: lines.map((line) => line.text).join('\n'), islands }
}

/**
 * The document that `text` stands for, when `document` was shown as text and edited. A block whose lines are as they
 * were is put back as it was; a changed line keeps the marks of what did not change; an island whose line is gone is
 * removed. Null when nothing is left.
 */
export function fromText(text: string, document: Json): Json {
  const wiki = wikiOf(document)
  if (wiki !== null) return fromWiki(text, wiki, document)
  const old = linesOf(document)
  const content = rebuilt(text, old)
  if (document !== null && blocksOf(document) === null) return unread(content, document)
  const empty: JsonObject = { type: 'doc', version: 1 }
  const edited: JsonObject = { ...(isObject(document) ? document : empty), content }
  if (isEmpty(edited)) return isEmpty(document) ? document : null
  return equal(edited, document) ? document : edited
}

/** A browser's text field turns line ends into \n; Jira Data Center keeps \r\n. */
function fromWiki(text: string, wiki: string, document: Json): Json {
  const plain = text.replaceAll(/\r\n?/g, '\n')
  if (text === wiki || plain === wiki.replaceAll(/\r\n?/g, '\n')) return document
  if (plain.trim() === '') return null
  return { wiki: wiki.includes('\r\n') ? plain.replaceAll('\n', '\r\n') : plain }
}

function unread([only, ...more]: readonly Json[], document: Json): Json {
  if (more.length === 0 && only !== undefined && equal(only, document)) return document
  throw new Fault('input.invalid', 'The description is not a document that can be edited here.', {
    about: 'description',
    remedy: 'Edit it in Jira.',
  })
}
