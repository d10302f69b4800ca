/** Rich text from small blocks: the document format on Cloud, wiki text on Data Center. */
import type { Json } from '../../../base/index.ts'
import type { User } from '../../records.ts'
import type { Site } from '../../site.ts'

export type Block =
  | string
  | { readonly heading: string }
  | { readonly list: readonly string[] }
  | { readonly panel: string }
  | { readonly code: string }
  | { readonly table: readonly (readonly string[])[] }
  | { readonly mention: User; readonly words: string }
  | { readonly card: string }

export function richText(site: Site, blocks: readonly Block[]): Json {
  if (site.kind === 'dataCenter') return blocks.map(wiki).join('\n\n')
  return { type: 'doc', version: 1, content: blocks.map(node) }
}

const text = (words: string): Json => ({ type: 'text', text: words })
const paragraph = (...content: readonly Json[]): Json => ({ type: 'paragraph', content })

function node(block: Block): Json {
  if (typeof block === 'string') return paragraph(text(block))
  if ('heading' in block) return { type: 'heading', attrs: { level: 3 }, content: [text(block.heading)] }
  if ('list' in block)
    return {
      type: 'bulletList',
      content: block.list.map((line) => ({ type: 'listItem', content: [paragraph(text(line))] })),
    }
  if ('panel' in block) return { type: 'panel', attrs: { panelType: 'info' }, content: [paragraph(text(block.panel))] }
  if ('code' in block) return { type: 'codeBlock', attrs: { language: 'json' }, content: [text(block.code)] }
  if ('table' in block)
    return {
      type: 'table',
      attrs: { isNumberColumnEnabled: false, layout: 'default' },
      content: block.table.map((row, index) => ({
        type: 'tableRow',
        content: row.map((cell) => ({
          type: index === 0 ? 'tableHeader' : 'tableCell',
          attrs: {},
          content: [paragraph(text(cell))],
        })),
      })),
    }
  if ('mention' in block) {
    const { accountId, displayName } = block.mention
    return paragraph({ type: 'mention', attrs: { id: accountId, text: `@${displayName}` } }, text(` ${block.words}`))
  }
  return paragraph({ type: 'inlineCard', attrs: { url: block.card } })
}

function wiki(block: Block): string {
  if (typeof block === 'string') return block
  if ('heading' in block) return `h3. ${block.heading}`
  if ('list' in block) return block.list.map((line) => `* ${line}`).join('\n')
  if ('panel' in block) return `{panel}${block.panel}{panel}`
  if ('code' in block) return `{code:json}\n${block.code}\n{code}`
  if ('table' in block)
    return block.table.map((row, index) => (index === 0 ? `||${row.join('||')}||` : `|${row.join('|')}|`)).join('\n')
  if ('mention' in block) return `[~${block.mention.name}] ${block.words}`
  return `[${block.card}]`
}
