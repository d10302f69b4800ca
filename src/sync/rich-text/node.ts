/** Nodes of Jira's document format, as far as wiki notation has a twin for them; and the form in which two are compared. Pure. */
import { canonical, isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'

/** A part of wiki notation that no document has: kept as it was written. It stands in the portfolio only, never on Cloud. */
export const WIKI = 'wikiMarkup'

export const wikiNode = (name: string, text: string): JsonObject => ({ type: WIKI, attrs: { name, text } })
export const isWikiNode = (node: JsonObject): boolean => node.type === WIKI

export const wikiOf = (node: JsonObject): string =>
  isObject(node.attrs) && typeof node.attrs.text === 'string' ? node.attrs.text : ''

export const textNode = (text: string, marks: readonly JsonObject[] = []): JsonObject =>
  marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks }

export const BREAK: JsonObject = { type: 'hardBreak' }
export const paragraph = (content: readonly JsonObject[]): JsonObject => ({ type: 'paragraph', content })
export const documentOf = (content: readonly Json[]): JsonObject => ({ type: 'doc', version: 1, content })

export const contentOf = (node: JsonObject): readonly JsonObject[] =>
  isArray(node.content) ? node.content.filter((child) => isObject(child)) : []
export const marksOf = (node: JsonObject): readonly JsonObject[] =>
  isArray(node.marks) ? node.marks.filter((mark) => isObject(mark)) : []
export const attrsOf = (node: JsonObject): JsonObject => (isObject(node.attrs) ? node.attrs : {})

/** What Jira writes though nobody chose it. */
const USUAL: Readonly<Record<string, Json>> = {
  isNumberColumnEnabled: false,
  layout: 'default',
  colspan: 1,
  rowspan: 1,
  order: 1,
}

/** Two nodes that a reader takes for the same have the same text here: without Jira's own ids, and with runs of text as one. */
export const sameAs = (node: Json): string => canonical(plain(node))

function plain(node: Json): Json {
  if (!isObject(node)) return node
  const { type, attrs, content, marks, ...others } = node
  const shown = Object.entries(isObject(attrs) ? attrs : {}).filter(
    ([name, value]) => name !== 'localId' && value !== null && value !== undefined && USUAL[name] !== value,
  )
  const all = isArray(marks) ? marks.map(plain).sort(byText) : []
  const children = joined(isArray(content) ? content.map(plain) : [])
  return {
    ...others,
    ...(type === undefined ? {} : { type }),
    ...(shown.length === 0 ? {} : { attrs: Object.fromEntries(shown) }),
    ...(all.length === 0 ? {} : { marks: all }),
    ...(children.length === 0 ? {} : { content: children }),
  }
}

const byText = (a: Json, b: Json): number => (canonical(a) < canonical(b) ? -1 : 1)

/** Runs of text with the same marks as one; those without a letter do not count. */
export function joined<T extends Json>(nodes: readonly T[]): T[] {
  const all: T[] = []
  for (const node of nodes) {
    const before = all.at(-1)
    if (isObject(node) && node.type === 'text' && node.text === '') continue
    if (isObject(before) && isObject(node) && before.type === 'text' && node.type === 'text' && isSameRun(before, node))
      all[all.length - 1] = { ...before, text: `${before.text}${node.text}` } as unknown as T
    else all.push(node)
  }
  return all
}

const isSameRun = (a: JsonObject, b: JsonObject): boolean =>
  canonical({ ...a, text: '' }) === canonical({ ...b, text: '' })
