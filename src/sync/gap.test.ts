/** What our own writes replaced: found wherever it lies in Jira's history, and never where nothing was lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { gapIn, type Written } from './gap.ts'
import type { FieldMapping } from './integration.ts'

const US = 'us'
const PEOPLE = { members: new Map<string, string>(), deployment: 'cloud' as const }
const NAME: FieldMapping = { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' }
const STAGE: FieldMapping = {
  field: 'stage',
  jira: 'status',
  flow: 'both',
  policy: 'newest',
  values: { planned: ['1'], done: ['3'] },
}
const TEXT: FieldMapping = { field: 'description', jira: 'description', flow: 'both', policy: 'newest' }

/** Each said by somebody, the first of them replacing `first`. */
function history(field: string, first: string, said: readonly (readonly [author: string, value: string])[]): Change[] {
  return said.map(([author, value], at) => {
    const from = at === 0 ? first : (said[at - 1]?.[1] ?? null)
    const texts = { from, to: value, fromText: from, toText: value }
    return { issueId: '1', history: String(at + 1), at: 1_000 + at, author, field, ...texts }
  })
}

const lostIn = (mapping: FieldMapping, changes: readonly Change[], written: Partial<Written>) =>
  gapIn(changes, { mapping, people: PEOPLE, account: US, value: null, expects: null, since: 0, ...written })?.lost ??
  null

describe('gap', () => {
  test('what stood there when our write came is told exactly when it is not what we had looked at', () => {
    const word = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), fc.array(word, { maxLength: 2 }), (between, after) => {
        const said = [...between.map((one) => ['anna', one] as const), [US, 'ours'] as const]
        const later = after.map((one) => ['anna', one] as const)
        const found = between.at(-1) ?? 'looked at'
        const lost = lostIn(NAME, history('summary', 'looked at', [...said, ...later]), {
          value: 'ours',
          expects: 'looked at',
        })
        expect(lost).toBe(found === 'looked at' ? null : found)
      }),
    )
  })

  test('a late write of ours that another of ours replaced is nobody’s edit, and what it replaced is', () => {
    const late = (found: string) =>
      history('summary', found, [
        [US, 'first'],
        [US, 'second'],
      ])
    const second = { value: 'second', expects: 'seen', sent: ['first'] }
    expect(lostIn(NAME, late('seen'), second)).toBeNull()
    expect(lostIn(NAME, late('unseen'), second)).toBe('unseen')
    expect(lostIn(NAME, late('seen'), { ...second, sent: [] })).toBe('first')
  })

  test('a status that stands for nothing here is lost by its name, and one of our own way is not', () => {
    const told = history('status', '1', [
      ['anna', '7'],
      [US, '3'],
    ])
    expect(lostIn(STAGE, told, { value: 'done', expects: 'planned' })).toBe('7')
    const way = history('status', '1', [
      [US, '7'],
      [US, '3'],
    ])
    expect(lostIn(STAGE, way, { value: 'done', expects: 'planned' })).toBeNull()
  })

  test('a document that was looked at after its last edit lost nothing, however quick the two were', () => {
    const doc = (text: string): Json => ({
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    })
    const edits = { value: doc('three'), expects: doc('two') }
    for (const who of [US, 'anna'])
      expect(
        lostIn(
          TEXT,
          history('description', 'one', [
            [who, 'two'],
            [US, 'three'],
          ]),
          edits,
        ),
      ).toBeNull()
    const unseen = history('description', 'one', [
      ['anna', 'two'],
      ['anna', 'and'],
      [US, 'three'],
    ])
    expect(lostIn(TEXT, unseen, edits)).toEqual(doc('and'))
    const emphasis = history('description', 'two', [
      ['anna', '*two*'],
      [US, 'three'],
    ])
    expect(lostIn(TEXT, emphasis, edits)).toEqual(doc('*two*'))
  })
})
