/** Text and back: nothing changes that nobody changed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import { plainText } from './document.ts'
import { fromText, toText } from './document-text.ts'

const words = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom('⟦table 1⟧', '⟦mention 1⟧', '⟦', '⟧', 'a\nb', 'a\r\nb', '\r', 'word', '', ' '),
)
const marks = fc.constantFrom(
  {},
  { marks: [{ type: 'strong' }] },
  { marks: [{ type: 'link', attrs: { href: 'https://example.com/' } }, { type: 'em' }] },
)
const inline = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(words, marks).map(([text, marks]) => ({ type: 'text', text, ...marks })) },
  fc.constantFrom<Json>(
    { type: 'hardBreak' },
    { type: 'mention', attrs: { id: '5b10', text: '@Ann' } },
    { type: 'inlineCard', attrs: { url: 'https://example.com/a' } },
    { type: '⟦odd⟧' },
  ),
)
const island = fc.constantFrom<Json>(
  { type: 'rule' },
  { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [] }] }] },
  { type: 'table', attrs: { layout: 'default' }, content: [] },
  { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'x', alt: 'A ship' } }] },
  { type: 'someday', attrs: { future: true } },
  'no block at all',
  null,
)
const textBlock = fc.tuple(fc.array(inline, { maxLength: 5 }), fc.boolean()).map(([content, heading]) => ({
  type: heading ? 'heading' : 'paragraph',
  attrs: heading ? { level: 2 } : { localId: 'p' },
  content,
}))
const bare = fc.constant<Json>({ type: 'paragraph' })
const blocks: fc.Arbitrary<Json[]> = fc.array(fc.oneof({ weight: 3, arbitrary: textBlock }, island, bare), {
  maxLength: 8,
})
const doc = (content: readonly Json[]): Json => ({ version: 1, type: 'doc', content })
const document: fc.Arbitrary<Json> = fc.oneof(
  { weight: 8, arbitrary: blocks.map(doc) },
  words.map((wiki) => ({ wiki })),
  fc.constantFrom<Json>(null, 'text', 7, { type: 'doc' }, { odd: true }, []),
)

const paragraph = (...content: Json[]): Json => ({ type: 'paragraph', content })
const text = (text: string, ...marks: string[]): Json =>
  marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: marks.map((type) => ({ type })) }
const TABLE: Json = { type: 'table', content: [{ type: 'tableRow', content: [] }] }
const ANN: Json = { type: 'mention', attrs: { id: '1', text: '@Ann' } }

describe('text and back', () => {
  test('unedited, it is the same to the byte, also after a browser has made all line ends \\n', () => {
    fc.assert(
      fc.property(document, (document) => {
        const { text } = toText(document)
        expect(JSON.stringify(fromText(text, document))).toBe(JSON.stringify(document))
        expect(JSON.stringify(fromText(text.replaceAll(/\r\n?/g, '\n'), document))).toBe(JSON.stringify(document))
      }),
      { numRuns: 2000 },
    )
  })

  test('a new line anywhere between blocks leaves every block as it was', () => {
    const visible = blocks.filter((list) => list.length > 0)
    fc.assert(
      fc.property(visible, fc.nat(8), fc.stringMatching(/^Zz[a-z ]{3,9}$/), (list, at, typed) => {
        const lines = list.map((_, place) => toText(doc(list.slice(0, place + 1))).text.split('\n').length)
        const place = Math.min(at, list.length)
        const before = place === 0 ? 0 : (lines[place - 1] ?? 0)
        const edited = toText(doc(list)).text.split('\n').toSpliced(before, 0, typed).join('\n')
        const back = fromText(edited, doc(list)) as { readonly content: Json[] }
        expect(back.content.toSpliced(place, 1)).toEqual(list)
        expect(back.content[place]).toEqual(paragraph(text(typed)))
      }),
      { numRuns: 500 },
    )
  })

  test('whatever is typed is what the document then says', () => {
    const line = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('word', 'a', '', '⟦table 1⟧', '⟦'))
    const plain = fc.array(
      fc.array(fc.tuple(line, marks), { maxLength: 4 }).map((parts) => ({
        type: 'paragraph',
        content: parts.flatMap(([text, marks]) => [{ type: 'text', text, ...marks }, { type: 'hardBreak' }]),
      })),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(plain, fc.array(line, { minLength: 1 }), fc.nat(9), fc.nat(9), (list, typed, from, until) => {
        const lines = toText(doc(list)).text.split('\n')
        const edited = lines.toSpliced(from, until, ...typed).join('\n')
        fc.pre(edited.replaceAll('\n', '') !== '')
        expect(toText(fromText(edited, doc(list))).text).toBe(edited)
      }),
      { numRuns: 500 },
    )
  })

  test('each token stands once, and only for its island', () => {
    fc.assert(
      fc.property(blocks, (list) => {
        const { text, islands } = toText(doc(list))
        for (const { token } of islands) expect(text.split(token)).toHaveLength(2)
      }),
    )
  })

  test('without a document, lines become paragraphs; with all lines gone, there is none', () => {
    expect(fromText('One\n\nTwo', null)).toEqual(doc([paragraph(text('One')), paragraph(), paragraph(text('Two'))]))
    expect(fromText('', doc([paragraph(text('One')), TABLE]))).toBeNull()
    expect(fromText(' ', { wiki: 'x' })).toBeNull()
  })
})

describe('an edit', () => {
  test('keeps islands and the paragraphs around it', () => {
    const [first, last] = [paragraph(text('Why ', 'em'), ANN), paragraph(text('Until when'))]
    const document = doc([first, TABLE, last])
    expect(toText(document).text).toBe('Why ⟦mention 1⟧\n⟦table 1⟧\nUntil when')
    expect(fromText('Why ⟦mention 1⟧\n⟦table 1⟧\nUntil May', document)).toEqual(
      doc([first, TABLE, paragraph(text('Until May'))]),
    )
    expect(fromText('⟦table 1⟧\nWhy ⟦mention 1⟧\nUntil when', document)).toEqual(doc([TABLE, first, last]))
    expect(fromText('Why ⟦mention 1⟧\nUntil when', document)).toEqual(doc([first, last]))
    expect(fromText('Ask ⟦mention 1⟧ ⟦table 1⟧ later', document)).toEqual(
      doc([paragraph(text('Ask '), ANN, text(' ')), TABLE, paragraph(text(' later'))]),
    )
  })

  test('keeps the marks of what it did not touch, and types in the marks around it', () => {
    const document = doc([paragraph(text('Ship the '), text('new card', 'strong'), text(' soon'))])
    expect(fromText('Ship the new card very soon', document)).toEqual(
      doc([paragraph(text('Ship the '), text('new card', 'strong'), text(' very soon'))]),
    )
    expect(fromText('Ship the new red card soon', document)).toEqual(
      doc([paragraph(text('Ship the '), text('new red card', 'strong'), text(' soon'))]),
    )
    expect(fromText('Something else entirely', document)).toEqual(doc([paragraph(text('Something else entirely'))]))
  })

  test('keeps a paragraph of several lines one, and a heading a heading', () => {
    const heading = (...content: Json[]): Json => ({ type: 'heading', attrs: { level: 2 }, content })
    const document = doc([heading(text('Goals')), paragraph(text('Line one'), { type: 'hardBreak' }, text('Line two'))])
    expect(fromText('Goal\nLine one\nLine 2', document)).toEqual(
      doc([heading(text('Goal')), paragraph(text('Line one'), { type: 'hardBreak' }, text('Line 2'))]),
    )
    const long = doc([heading(text('Over'), { type: 'hardBreak' }, text('and out'))])
    expect(fromText('Over\nbetween\nand out', long)).toEqual(
      doc([heading(text('Over')), paragraph(text('between')), paragraph(text('and out'))]),
    )
    expect(fromText('Goals\nLine one\nbetween\nLine two', document)).toEqual(
      doc([heading(text('Goals')), ...['Line one', 'between', 'Line two'].map((line) => paragraph(text(line)))]),
    )
  })

  test('a token that somebody types is text, unless an island has that name', () => {
    const document = doc([paragraph(text('See ⟦table 1⟧')), TABLE])
    expect(toText(document).text).toBe('See ⟦table 1⟧\n⟦table 2⟧')
    expect(fromText('See ⟦table 9⟧\n⟦table 2⟧', document)).toEqual(doc([paragraph(text('See ⟦table 9⟧')), TABLE]))
  })

  test('wiki markup is edited as it is, with the line ends that it had', () => {
    expect(fromText('h1. A\nb', { wiki: 'h1. A\r\n' })).toEqual({ wiki: 'h1. A\r\nb' })
    expect(fromText('a\nb', { wiki: 'a' })).toEqual({ wiki: 'a\nb' })
  })

  test('what is no document is refused, not replaced', () => {
    expect(() => fromText('new', { odd: true })).toThrow('not a document')
  })
})

test('plain text is what a reader reads', () => {
  const cell = (words: string): Json => ({ type: 'tableCell', content: [paragraph(text(words))] })
  const list: Json = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] }
  const date: Json = { type: 'date', attrs: { timestamp: '1740787200000' } }
  const table: Json = { type: 'table', content: [{ type: 'tableRow', content: [cell('x'), cell('y')] }] }
  const picture: Json = { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'x', alt: 'A ship' } }] }
  expect(plainText(doc([paragraph(ANN, text(' by '), date), list, table, picture]))).toBe(
    '@Ann by 2025-03-01\none\nx\ny\nA ship',
  )
  expect([plainText(null), plainText({ wiki: 'h1. A' })]).toEqual(['', 'h1. A'])
})
