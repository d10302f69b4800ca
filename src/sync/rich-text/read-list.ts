/** Lists in wiki text: a sign for each level, `*` and `-` for bullets, `#` for numbers. Pure. */
import type { JsonObject } from '../../base/index.ts'
import { paragraph } from './node.ts'
import { readInline } from './read-inline.ts'

const ITEM = /^\s*([*#-]+)\s+(\S.*)$/

export const isItem = (line: string): boolean =>
  ITEM.test(line.split(/\r\n|\r|\n/, 1)[0] ?? '') && !/^\s*-{2,}\s/.test(line)

interface Item {
  /** `*#`: a number below a bullet. */
  readonly signs: string
  readonly text: string
}

/** Null where a level is left out, or the outermost list changes its sort half-way. */
export function readList(source: string): JsonObject | null {
  const items: Item[] = []
  for (const line of source.split(/\r\n|\r|\n/)) {
    const [, signs, text] = isItem(line) ? (ITEM.exec(line) ?? []) : []
    const before = items.at(-1)
    if (signs !== undefined && text !== undefined) items.push({ signs: signs.replaceAll('-', '*'), text })
    // A line that begins no item goes on with the one before.
    else if (before) items[items.length - 1] = { ...before, text: `${before.text}\n${line}` }
  }
  const lists = listsOf(items, 0)
  return lists?.length === 1 ? (lists[0] ?? null) : null
}

/** Items of one level, those below each among its content. */
function listsOf(items: readonly Item[], depth: number): JsonObject[] | null {
  const lists: { readonly sign: string; readonly items: JsonObject[] }[] = []
  for (let at = 0; at < items.length; ) {
    const { signs, text } = items[at] ?? { signs: '', text: '' }
    if (signs.length !== depth + 1) return null
    let next = at + 1
    while ((items[next]?.signs.length ?? 0) > depth + 1) next += 1
    const below = listsOf(items.slice(at + 1, next), depth + 1)
    if (below === null) return null
    const item = { type: 'listItem', content: [paragraph(readInline(text)), ...below] }
    const list = lists.at(-1)
    const sign = signs.at(-1) ?? '*'
    if (list?.sign === sign) list.items.push(item)
    else lists.push({ sign, items: [item] })
    at = next
  }
  return lists.map(({ sign, items: content }) => ({ type: sign === '#' ? 'orderedList' : 'bulletList', content }))
}
