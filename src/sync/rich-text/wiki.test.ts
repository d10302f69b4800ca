/** Wiki text: nothing of it is lost in reading, what is printed reads the same, and two products hold one description. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../base/index.ts'
import {
  documentOver,
  hasWiki,
  heldOver,
  shownFrom,
  shownOn,
  shownOver,
  shows,
  tells,
  wikiFrom,
  wikiOver,
} from './both-sides.ts'
import { contentOf, documentOf, sameAs } from './node.ts'
import { readBlocks, readDocument, wholeOf } from './read-blocks.ts'

/** Words, every sign of the notation, and lines made of them. */
const scrap = fc.oneof(
  fc.constantFrom(
    ...['h1. ', 'h9. ', 'bq. ', '* ', '** ', '# ', '#* ', '- ', '----', '||', '|', '{code}', '{code:java|title=x}'],
    ...['{noformat}', '{quote}', '{panel}', '{panel:bgColor=#deebff}', '{color:#ff0000}', '{color}', '{expand:more}'],
    ...['{{', '}}', '[', ']', '[~ann]', '[^a.txt]', '[text|https://example.com/]', '[https://example.com/]', '!a.png!'],
    ...['!b.png|thumbnail!', '*', '_', '-', '+', '^', '~', '??', '\\', '\\\\', '{*}', '{anchor:a}', '⟦table 1⟧', '⟦'],
    ...['\n', '\n', '\n', '\r\n', '\n\n', '\r', ' ', 'word', 'two words', 'é', '\u2028', '\u00a0'],
  ),
  fc.string({ maxLength: 4, unit: 'grapheme' }),
)
const anyText = fc.array(scrap, { maxLength: 24 }).map((all) => all.join(''))

const words = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .,;:'"()=/äé]{0,14}[A-Za-z0-9]$/),
  fc.constantFrom('a*b', '*so*', 'x_y', '-no-', 'h1. not', '{code}', '[link]', 'C:\\temp', '1 | 2', '#hash', '🙂'),
)
const marks = fc.constantFrom<Json[]>(
  [],
  [],
  [{ type: 'strong' }],
  [{ type: 'em' }, { type: 'strong' }],
  [{ type: 'code' }],
  [{ type: 'link', attrs: { href: 'https://example.com/a?b=1' } }],
  [{ type: 'textColor', attrs: { color: '#ff5630' } }],
  [{ type: 'annotation', attrs: { id: 'x', annotationType: 'inlineComment' } }],
)
const inline: fc.Arbitrary<JsonObject> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(words, marks)
      .map(([text, marks]) => (marks.length ? { type: 'text', text, marks } : { type: 'text', text })),
  },
  fc.constantFrom<JsonObject>(
    { type: 'hardBreak' },
    { type: 'mention', attrs: { id: '5b10', text: '@Ann' } },
    { type: 'status', attrs: { text: 'LATE', color: 'red', localId: 'q' } },
    { type: 'inlineCard', attrs: { url: 'https://example.com/a' } },
    { type: 'someday', attrs: { future: true } },
  ),
)
const line = fc.array(inline, { minLength: 1, maxLength: 4 })
const paragraph = line.map((content): JsonObject => ({ type: 'paragraph', content }))
const item = (below: fc.Arbitrary<JsonObject[]>) =>
  fc.tuple(paragraph, below).map(([first, more]): JsonObject => ({ type: 'listItem', content: [first, ...more] }))
const list = (below: fc.Arbitrary<JsonObject[]>) =>
  fc
    .tuple(fc.constantFrom('bulletList', 'orderedList'), fc.array(item(below), { minLength: 1, maxLength: 3 }))
    .map(([type, content]): JsonObject => ({ type, content }))
const none = fc.constant<JsonObject[]>([])
const cell = fc
  .tuple(fc.constantFrom('tableCell', 'tableHeader'), paragraph)
  .map(([type, one]) => ({ type, attrs: {}, content: [one] }))
const block: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), line)
    .map(([level, content]) => ({ type: 'heading', attrs: { level }, content })),
  list(fc.array(list(none), { maxLength: 1 })),
  fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }).map((rows) => ({
    type: 'table',
    attrs: { layout: 'default', isNumberColumnEnabled: false, localId: 't' },
    content: rows.map((content) => ({ type: 'tableRow', content })),
  })),
  fc.array(paragraph, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'blockquote', content })),
  fc
    .array(paragraph, { minLength: 1, maxLength: 2 })
    .map((content) => ({ type: 'panel', attrs: { panelType: 'note' }, content })),
  fc.constantFrom<JsonObject>(
    { type: 'rule' },
    { type: 'paragraph', content: [] },
    { type: 'codeBlock', attrs: { language: 'java' }, content: [{ type: 'text', text: 'a *b*\n\n{x}' }] },
    { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'x', alt: 'A ship' } }] },
    { type: 'taskList', attrs: { localId: 'l' }, content: [{ type: 'taskItem', attrs: { state: 'DONE' } }] },
    { type: 'expand', attrs: { title: 'More' }, content: [{ type: 'paragraph' }] },
  ),
)
const document = fc.array(block, { maxLength: 6 }).map(documentOf)

describe('wiki text', () => {
  test('read in blocks it is the same text to the letter, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (text) => wholeOf(readBlocks(text)) === text),
      { numRuns: 1000 },
    )
  })

  test('told on Cloud and come back unchanged it is the same text to the letter', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = shownFrom(text)
        expect(hasWiki(shown)).toBe(false)
        expect(shows(shown, readDocument(text))).toBe(true)
        expect(wikiOver(heldOver(shown, readDocument(text)), text)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('edited on Cloud in one paragraph, it changes there only', () => {
    fc.assert(
      fc.property(anyText, fc.nat(6), (text, place) => {
        const held = readDocument(text)
        const shown = contentOf(shownFrom(text))
        const typed = { type: 'paragraph', content: [{ type: 'text', text: 'Typed there' }] }
        const at = Math.min(place, shown.length)
        const edited = heldOver(documentOf(shown.toSpliced(at, 0, typed)), held)
        const written = readBlocks(wikiOver(edited, text)).blocks
        const before = readBlocks(text).blocks
        expect(written.toSpliced(at, 1).map(({ source }) => source)).toEqual(before.map(({ source }) => source))
        expect(written[at]?.source).toBe('Typed there')
      }),
      { numRuns: 150 },
    )
  })
})

test.each(['*a ', '{a}', '[|', '{color:#ffffff}', '# a\n', 'h1. a\n', '!a.', '||', '{{', '\\\\', '_*-+'])(
  'the longest text that Jira takes, of nothing but %j, is read all the same',
  (scrap) => {
    const text = scrap.repeat(Math.floor(32_767 / scrap.length))
    expect(wholeOf(readBlocks(text))).toBe(text)
  },
)

describe('a document on Data Center', () => {
  test('reads there as it is, signs standing for what wiki notation has no form for', () => {
    fc.assert(
      fc.property(document, (one) => {
        const wiki = wikiFrom(one)
        expect(tells(wiki, one)).toBe(true)
        expect(documentOver(wiki, one)).toBe(one)
        expect(wikiOver(one, wiki)).toBe(wiki)
      }),
      { numRuns: 200 },
    )
  })

  test('edited there in one paragraph, every other block is the node that it was', () => {
    fc.assert(
      fc.property(document, fc.nat(6), (one, place) => {
        const blocks = readBlocks(wikiFrom(one)).blocks.map(({ source }) => source)
        const at = Math.min(place, blocks.length)
        const back = documentOver(blocks.toSpliced(at, 0, 'Typed *there*').join('\n\n'), one)
        expect(contentOf(back).toSpliced(at, 1)).toEqual(contentOf(one))
        expect(sameAs(contentOf(back)[at] ?? null)).toBe(
          sameAs({
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Typed ' },
              { type: 'text', text: 'there', marks: [{ type: 'strong' }] },
            ],
          }),
        )
      }),
      { numRuns: 150 },
    )
  })

  test('a word typed beside a mention leaves the mention', () => {
    const mention = { type: 'mention', attrs: { id: '5b10', text: '@Ann' } }
    const one = documentOf([{ type: 'paragraph', content: [{ type: 'text', text: 'Ask ' }, mention] }])
    expect(wikiFrom(one)).toBe('Ask ⟦mention 1⟧')
    expect(contentOf(documentOver('Now ask ⟦mention 1⟧ *twice*', one))[0]?.content).toEqual([
      { type: 'text', text: 'Now ask ' },
      mention,
      { type: 'text', text: ' ' },
      { type: 'text', text: 'twice', marks: [{ type: 'strong' }] },
    ])
  })
})

const text = (text: string, ...types: string[]): JsonObject =>
  types.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: types.map((type) => ({ type })) }
const one = (...content: JsonObject[]): JsonObject => ({ type: 'paragraph', content })

describe('the notation', () => {
  test.each<[string, JsonObject]>([
    ['h2. Why', { type: 'heading', attrs: { level: 2 }, content: [text('Why')] }],
    ['*so* _much_ -gone-', one(text('so', 'strong'), text(' '), text('much', 'em'), text(' '), text('gone', 'strike'))],
    ['snake_case_name and 3*4*5', one(text('snake_case_name and 3*4*5'))],
    ['in{*}side{*}word', one(text('in'), text('side', 'strong'), text('word'))],
    ['\\*as it is\\*', one(text('*as it is*'))],
    ['{{a *b*}}', one(text('a *b*', 'code'))],
    ['one\\\\two', one(text('one'), { type: 'hardBreak' }, text('two'))],
    ['a -- b', one(text('a -- b'))],
    ['bq. Said', { type: 'blockquote', content: [one(text('Said'))] }],
    ['----', { type: 'rule' }],
    ['{code:sql}\nselect 1\n{code}', { type: 'codeBlock', attrs: { language: 'sql' }, content: [text('select 1')] }],
    [
      '||A||B||\n|1|2|',
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: ['A', 'B'].map((head) => ({ type: 'tableHeader', content: [one(text(head))] })),
          },
          { type: 'tableRow', content: ['1', '2'].map((cell) => ({ type: 'tableCell', content: [one(text(cell))] })) },
        ],
      },
    ],
    [
      '* a\n** b\n* c',
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              one(text('a')),
              { type: 'bulletList', content: [{ type: 'listItem', content: [one(text('b'))] }] },
            ],
          },
          { type: 'listItem', content: [one(text('c'))] },
        ],
      },
    ],
  ])('%j', (wiki, wanted) => {
    const { blocks } = readBlocks(wiki)
    expect(blocks).toHaveLength(1)
    expect(sameAs(blocks[0]?.node ?? null)).toBe(sameAs(wanted))
    expect(sameAs(readDocument(wikiFrom(documentOf([wanted]))))).toBe(sameAs(documentOf([wanted])))
  })

  test('what no document has is shown as a sign, and is what it was when it comes back', () => {
    const wiki = 'Ask [~ann] about !plan.png|thumbnail!\n\n{chart:type=pie}\n||a|1|\n{chart}\n\n??Someone??'
    const shown = shownFrom(wiki)
    expect(contentOf(shown).map(({ content }) => content)).toEqual([
      [text('Ask ⟦mention 1⟧ about ⟦image 1⟧')],
      [text('⟦chart 1⟧')],
      [text('⟦citation 1⟧')],
    ])
    const held = heldOver(documentOf([...contentOf(shown), one(text('New'))]), readDocument(wiki))
    expect(wikiOver(held, wiki)).toBe(`${wiki}\n\nNew`)
    expect(shownOn(held).content).toHaveLength(4)
  })

  test('edited on Data Center, what is as it was on Cloud stays the node that Cloud has', () => {
    const there = documentOf([
      { type: 'paragraph', attrs: { localId: '1' }, content: [text('Same')] },
      { type: 'paragraph', attrs: { localId: '2' }, content: [text('Other')] },
    ])
    const shown = shownOver('Same\n\n*Another*', there)
    expect(contentOf(shown)[0]).toBe(contentOf(there)[0])
    expect(contentOf(shown)[1]).toEqual(one(text('Another', 'strong')))
  })
})
