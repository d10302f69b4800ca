/** A block of a document in wiki notation; null where that has no form for it. What is printed reads as the same block. Pure. */
import type { JsonObject } from '../../base/index.ts'
import { attrsOf, contentOf, isWikiNode, joined, marksOf, sameAs, wikiOf } from './node.ts'
import { PANELS, readBlocks } from './read-blocks.ts'
import { SIGNS } from './read-inline.ts'

/** How words and line breaks are written. */
interface Words {
  readonly text: (text: string) => string
  readonly end: string
}

export function printBlock(node: JsonObject): string | null {
  const wanted = sameAs(node)
  for (const words of WAYS) {
    const text = printed(node, words)
    if (text === null) return null
    const { lead, blocks } = readBlocks(text)
    const [only] = blocks
    if (lead === '' && blocks.length === 1 && only?.source === text && sameAs(only.node) === wanted) return text
  }
  return null
}

const asItIs = (text: string): string => text
/** Every sign that may mean something. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\{}[\]*_+^~!?|#-]/g, String.raw`\$&`).replace(/^(\s*(?:h[1-6]|bq))\./, String.raw`$1\.`)

const BREAK = '\\\\'
/** The plainest first. */
const WAYS: readonly Words[] = [asItIs, escaped].flatMap((text) => ['\n', BREAK].map((end) => ({ text, end })))

function printed(node: JsonObject, words: Words): string | null {
  const content = contentOf(node)
  switch (node.type) {
    case 'paragraph':
      return content.length === 0 ? BREAK : inline(content, words)
    case 'heading':
      return around(`h${attrsOf(node).level}. `, inline(content, words))
    case 'rule':
      return '----'
    case 'bulletList':
    case 'orderedList':
      return lines(list(node, '', words))
    case 'codeBlock':
      return code(node)
    case 'blockquote':
      return around('{quote}\n', blocks(content, words), '\n{quote}')
    case 'panel':
      return panel(node, words)
    case 'table':
      return lines(content.map((row) => tableRow(row, words)))
    default:
      return isWikiNode(node) ? wikiOf(node) : null
  }
}

function around(before: string, text: string | null, after = ''): string | null {
  return text === null ? null : before + text + after
}

function lines(all: readonly (string | null)[] | null, between = '\n'): string | null {
  return all?.every((line) => line !== null) ? all.join(between) : null
}

const blocks = (nodes: readonly JsonObject[], words: Words): string | null =>
  lines(
    nodes.map((node) => printed(node, words)),
    '\n\n',
  )

function code(node: JsonObject): string {
  const { language } = attrsOf(node)
  const text = contentOf(node)
    .map((one) => String(one.text ?? ''))
    .join('')
  return typeof language === 'string' ? `{code:${language}}\n${text}\n{code}` : `{noformat}\n${text}\n{noformat}`
}

function panel(node: JsonObject, words: Words): string | null {
  const colour = Object.keys(PANELS).find((one) => PANELS[one] === attrsOf(node).panelType)
  if (colour === undefined) return null
  return around(`{panel:bgColor=${colour}}\n`, blocks(contentOf(node), words), '\n{panel}')
}

function list(node: JsonObject, above: string, words: Words): (string | null)[] {
  const signs = above + (node.type === 'orderedList' ? '#' : '*')
  return contentOf(node).flatMap((item) => {
    const [first, ...below] = contentOf(item)
    if (first?.type !== 'paragraph') return [null]
    const isList = ({ type }: JsonObject) => type === 'bulletList' || type === 'orderedList'
    return [
      around(`${signs} `, inline(contentOf(first), words)),
      ...below.flatMap((one) => (isList(one) ? list(one, signs, words) : [null])),
    ]
  })
}

function tableRow(row: JsonObject, words: Words): string | null {
  const cells = contentOf(row).map((cell) => {
    const [only, ...more] = contentOf(cell)
    const bar = cell.type === 'tableHeader' ? '||' : '|'
    if (more.length > 0 || only?.type !== 'paragraph') return null
    const text = inline(contentOf(only), words)
    return around(bar, text === '' ? ' ' : text)
  })
  return around('', lines(cells, ''), contentOf(row).at(-1)?.type === 'tableHeader' ? '||' : '|')
}

/** Marks from the outermost to the innermost: what several neighbours share is printed around all of them. */
const ORDER = ['link', 'textColor', 'strong', 'em', 'strike', 'underline', 'subsup', 'code']

function inline(nodes: readonly JsonObject[], words: Words): string | null {
  return run(joined(nodes), 0, words, ['', ''])
}

type Beside = readonly [before: string, after: string]

function run(nodes: readonly JsonObject[], depth: number, words: Words, [before, after]: Beside): string | null {
  const type = ORDER[depth]
  if (type === undefined)
    return lines(
      nodes.map((node) => leaf(node, words)),
      '',
    )
  const groups: { readonly mark: JsonObject | undefined; readonly nodes: JsonObject[] }[] = []
  for (const node of nodes) {
    const mark = marksOf(node).find((one) => one.type === type)
    const last = groups.at(-1)
    if (last && sameAs(last.mark ?? null) === sameAs(mark ?? null)) last.nodes.push(node)
    else groups.push({ mark, nodes: [node] })
  }
  let text: string | null = ''
  for (const [at, { mark, nodes: inside }] of groups.entries()) {
    const next = groups[at + 1]?.nodes[0]
    const beside: Beside = [text?.at(-1) ?? before, next ? letterOf(next) : after]
    const inner: string | null = run(inside, depth + 1, words, mark ? ['', ''] : beside)
    text = text === null || inner === null ? null : text + (mark ? withMark(mark, inner, beside) : inner)
  }
  return text
}

/** What stands right behind, as far as it can be known: a letter, or the sign of a mark. */
function letterOf(node: JsonObject): string {
  if (marksOf(node).length > 0) return 'x'
  return typeof node.text === 'string' ? (node.text[0] ?? '') : ''
}

function leaf(node: JsonObject, words: Words): string | null {
  if (node.type === 'text') {
    const isCode = marksOf(node).some(({ type }) => type === 'code')
    return isCode ? String(node.text) : words.text(String(node.text))
  }
  if (node.type === 'hardBreak') return words.end
  if (isWikiNode(node)) return wikiOf(node)
  const { url } = attrsOf(node)
  return node.type === 'inlineCard' && typeof url === 'string' ? `[${url}|${url}|smart-link]` : null
}

/** Inside a word a sign stands in braces. */
function withMark(mark: JsonObject, text: string, [before, after]: Beside): string {
  const { href, color } = attrsOf(mark)
  if (mark.type === 'link') return text === href ? `[${text}]` : `[${text}|${String(href)}]`
  if (mark.type === 'textColor') return `{color:${String(color)}}${text}{color}`
  if (mark.type === 'code') return `{{${text}}}`
  const [sign = ''] = [...SIGNS].find(([, one]) => sameAs(one) === sameAs(mark)) ?? []
  const isInside = /[\p{L}\p{N}*_+^~-]/u
  const edge = isInside.test(before) || isInside.test(after) ? `{${sign}}` : sign
  return edge + text + edge
}
