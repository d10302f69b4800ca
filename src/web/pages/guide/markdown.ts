/** The part of Markdown that the guide is written in, as blocks and runs of text. Pure. */
export type Block =
  | { readonly is: 'heading'; readonly level: number; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly is: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

export function blocksOf(markdown: string): Block[] {
  const parts = markdown.split(/^(```[^\n]*\n[\s\S]*?\n```)$/m)
  return parts.flatMap((part): Block[] =>
    part.startsWith('```')
      ? [{ is: 'code', text: part.replace(/^```[^\n]*\n|\n```$/g, '') }]
      : part.split(/\n\s*\n/).flatMap((chunk) => (chunk.trim() === '' ? [] : [blockOf(chunk.trim())])),
  )
}

const HEADING = /^(#+) (.+)$/
const BULLET = /^- /
const NUMBER = /^\d+\. /

function blockOf(chunk: string): Block {
  const heading = HEADING.exec(chunk)
  if (heading) return { is: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }
  const lines = chunk.split('\n')
  for (const [mark, ordered] of [
    [BULLET, false],
    [NUMBER, true],
  ] as const)
    if (lines.every((line) => mark.test(line)))
      return { is: 'list', ordered, items: lines.map((line) => line.replace(mark, '')) }
  const [head, line, ...rows] = lines
  if (head !== undefined && line !== undefined && /^\|( ?:?-+:? ?\|)+$/.test(line))
    return { is: 'table', head: cellsOf(head), rows: rows.map(cellsOf) }
  return { is: 'paragraph', text: lines.join(' ') }
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())

export type Run =
  | { readonly is: 'text' | 'code' | 'strong'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly href: string }

const RUN = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]+)\)/g

export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let from = 0
  for (const found of text.matchAll(RUN)) {
    const [whole, code, strong, label, href] = found
    if (found.index > from) runs.push({ is: 'text', text: text.slice(from, found.index) })
    if (code !== undefined) runs.push({ is: 'code', text: code })
    else if (strong !== undefined) runs.push({ is: 'strong', text: strong })
    else runs.push({ is: 'link', text: label ?? '', href: href ?? '' })
    from = found.index + whole.length
  }
  return from < text.length ? [...runs, { is: 'text', text: text.slice(from) }] : runs
}

/** As links inside a page name its headings. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

export type Target =
  | { readonly to: 'page'; readonly page: string }
  | { readonly to: 'heading'; readonly anchor: string }
  | { readonly to: 'outside'; readonly href: string }

/** Undefined for a file beside the guide, which is read in the source. */
export function targetOf(href: string): Target | undefined {
  if (/^https?:\/\//.test(href)) return { to: 'outside', href }
  if (href.startsWith('#')) return { to: 'heading', anchor: href.slice(1) }
  const page = /^([\w-]+)\.md$/.exec(href)?.[1]
  return page === undefined ? undefined : { to: 'page', page }
}
