/** The guide as it is written: each page is understood whole, and each of its links leads somewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { anchorOf, blocksOf, runsOf, targetOf } from './markdown.ts'

test('blocks', () => {
  const text =
    '# A\n\nOne\nline\n\n- a\n- `b`\n\n1. x\n2. y\n\n| h | i |\n| --- | --- |\n| 1 | 2 |\n\n```sh\n# no\n\nheading\n```\n'
  expect(blocksOf(text)).toEqual([
    { is: 'heading', level: 1, text: 'A' },
    { is: 'paragraph', text: 'One line' },
    { is: 'list', ordered: false, items: ['a', '`b`'] },
    { is: 'list', ordered: true, items: ['x', 'y'] },
    { is: 'table', head: ['h', 'i'], rows: [['1', '2']] },
    { is: 'code', text: '# no\n\nheading' },
  ])
})

test('runs', () => {
  expect(runsOf('See [**x**](y.md), `a*b` and **c d**.')).toEqual([
    { is: 'text', text: 'See ' },
    { is: 'link', text: '**x**', href: 'y.md' },
    { is: 'text', text: ', ' },
    { is: 'code', text: 'a*b' },
    { is: 'text', text: ' and ' },
    { is: 'strong', text: 'c d' },
    { is: 'text', text: '.' },
  ])
})

const FOLDER = 'docs/guide'
const pages = new Map(
  readdirSync(FOLDER).map((file) => [file.replace('.md', ''), readFileSync(`${FOLDER}/${file}`, 'utf8')]),
)

describe.each([...pages])('%s', (_, text) => {
  const blocks = blocksOf(text)
  const texts = blocks.flatMap((block) =>
    block.is === 'list'
      ? block.items
      : block.is === 'table'
        ? [block.head, ...block.rows].flat()
        : block.is === 'code'
          ? []
          : [block.text],
  )

  test('is understood whole', () => {
    expect(blocks[0]).toMatchObject({ is: 'heading', level: 1 })
    const left = texts.flatMap((one) => runsOf(one).flatMap((run) => (run.is === 'text' ? [run.text] : [])))
    expect(left.filter((one) => /[`*|#]|\]\(/.test(one))).toEqual([])
    for (const block of blocks)
      if (block.is === 'table') for (const row of block.rows) expect(row).toHaveLength(block.head.length)
  })

  test('has links that lead somewhere', () => {
    const anchors = blocks.flatMap((block) => (block.is === 'heading' ? [anchorOf(block.text)] : []))
    for (const run of texts.flatMap(runsOf)) {
      const target = run.is === 'link' ? targetOf(run.href) : undefined
      if (target?.to === 'page') expect([...pages.keys()]).toContain(target.page)
      if (target?.to === 'heading') expect(anchors).toContain(target.anchor)
    }
  })
})
