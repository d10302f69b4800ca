/** Text of a Data Center on its way to Cloud: plain text goes as a document, marks never as text. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equal } from '../base/index.ts'
import { plainText } from '../portfolio/index.ts'
import { comparable, toJira } from './convert.ts'
import type { FieldMapping } from './integration.ts'

const TEXT: FieldMapping = { field: 'description', jira: 'description', flow: 'both', policy: 'newest' }
const CLOUD = { members: new Map<string, string>(), deployment: 'cloud' as const }
const sent = (wiki: string) => toJira({ wiki }, TEXT, CLOUD)

describe('wiki text on Cloud', () => {
  test('plain lines become a document of the same words, which is no other value afterwards', () => {
    const line = fc.stringMatching(/^[A-Za-z0-9 .,;:'"()&%=/äé€-]{1,30}$/)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const wiki = lines.join('\n')
        const made = sent(wiki)
        if (!('set' in made)) return
        expect(plainText(made.set)).toBe(wiki.trim())
        expect(equal(comparable('description', made.set, CLOUD), comparable('description', { wiki }, CLOUD))).toBe(true)
      }),
    )
    expect(sent('Two lines,\nnothing else - really.')).toHaveProperty('set')
  })

  test.each([
    '*bold*',
    'h1. Title',
    'see [this|http://x]',
    '{code}x{code}',
    '!image.png!',
    '# one\n# two',
    '- one',
    '|a|b|',
    'a -deleted- word',
    '_so_',
    '+under+',
    '??cited??',
    'a -- b',
  ])('%j may be marked up: it is not written, and that is said', (wiki) => {
    expect(sent(wiki)).toMatchObject({ problem: { code: 'wiki-markup', about: 'description' } })
  })

  test('a document goes as it is', () => {
    const document = { type: 'doc', version: 1, content: [] }
    expect(toJira(document, TEXT, CLOUD)).toEqual({ set: document })
  })
})
