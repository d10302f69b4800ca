/** Fields: one canonical form, and what may not be. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalFields, checkFields, codeOf, type ItemFields, LEVELS, mayStandBelow, sameField } from './item.ts'

const FIELDS: ItemFields = {
  name: 'Pay by card',
  description: null,
  stage: 'idea',
  owner: null,
  start: '2025-01-10',
  due: '2025-03-01',
  health: null,
  labels: [],
}
const STAGES = [{ id: 'idea' }]
const codes = (change: Partial<ItemFields>): string[] =>
  checkFields({ ...FIELDS, ...change }, STAGES).map(({ code }) => code)

describe('fields', () => {
  test('the canonical form is its own, and is the same field', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom(' a ', 'a\nb', 'a', ''))
    fc.assert(
      fc.property(text, fc.array(text), fc.option(text), (name, labels, owner) => {
        const given = { name, labels, owner }
        const once = canonicalFields(given)
        expect(canonicalFields(once)).toEqual(once)
        for (const field of ['name', 'labels', 'owner'] as const) {
          expect(sameField(field, given[field], once[field])).toBe(true)
        }
        expect(sameField('labels', labels, [...labels, ...labels].reverse())).toBe(true)
      }),
    )
  })

  test('only the fields that are there, and an empty document is none', () => {
    const blank = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [] }] }
    expect(canonicalFields({ labels: ['b', ' a', 'b', ' '] })).toEqual({ labels: ['a', 'b'] })
    expect(sameField('description', blank, null)).toBe(true)
    expect(sameField('description', { wiki: ' ' }, null)).toBe(true)
    expect(sameField('description', { wiki: 'x' }, null)).toBe(false)
    expect(sameField('name', 'a', 'A')).toBe(false)
  })

  test('what is right has no problem, and each wrong is named', () => {
    expect(codes({})).toEqual([])
    expect(codes({ name: '' })).toEqual(['name-empty'])
    expect(codes({ name: 'x'.repeat(256) })).toEqual(['name-too-long'])
    expect(codes({ labels: ['x'.repeat(256)] })).toEqual(['label-too-long'])
    expect(codes({ stage: 'gone' })).toEqual(['stage-unknown'])
    expect(codes({ due: '2025-01-09' })).toEqual(['due-before-start'])
    expect(codes({ due: '2025-01-10' })).toEqual([])
    expect(codes({ start: '2025-02-30', due: 'soon' })).toEqual(['date-wrong', 'date-wrong'])
    expect(codes({ health: 'fine' as never })).toEqual(['health-unknown'])
    expect(codes({ description: 'text' })).toEqual(['description-wrong'])
    expect(codes({ description: { wiki: 'h1. Why' } })).toEqual([])
  })

  test('which level may stand below which', () => {
    const allowed = LEVELS.flatMap((level) =>
      LEVELS.filter((parent) => mayStandBelow(level, parent)).map((parent) => `${level} < ${parent}`),
    )
    expect(allowed).toEqual([
      'objective < objective',
      'initiative < objective',
      'initiative < initiative',
      'outcome < objective',
      'outcome < initiative',
      'outcome < outcome',
    ])
    expect(LEVELS.map((level) => codeOf(level, 7))).toEqual(['O-7', 'I-7', 'T-7'])
  })
})
