/** The veil: no key of a hidden project's issue passes, nor what is told of it; everything else stays as it is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import { HIDDEN, type Veil, veilOf } from './veil.ts'

const veil = veilOf([
  { key: 'SEC', mark: 'closed' },
  { key: 'HR', mark: 'counted' },
  { key: 'PAY', mark: 'open' },
]) as Veil
const key = fc.constantFrom('SEC-1', 'HR-22', 'sec-3')
const about = fc.record({ key, summary: fc.constant('a secret'), assignee: fc.constant('a secret'), n: fc.nat() })
const around: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    about,
    key.map((one) => ({ says: `a secret of ${one}` })),
    key.map((one) => ({ issue: { key: one, url: `https://x/browse/${one}` }, base: 'a secret' })),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.record({ deeper: tie('any'), other: tie('any') }),
    fc.nat(),
  ),
})).any

describe('a veil', () => {
  test('lets no key of a hidden issue pass, and nothing that is told of it', () => {
    fc.assert(
      fc.property(around, (answer) => {
        const shown = JSON.stringify(veil.over(answer))
        expect(shown).not.toMatch(/(SEC|HR)-\d/i)
        expect(shown).not.toContain('a secret')
      }),
    )
  })

  test('changes nothing of what names no hidden issue', () => {
    const open: Json = { key: 'PAY-1', summary: 'SECURE-1, XSEC-2 and HRX-3', list: [{ key: 'PAY-2', says: 'SEC' }] }
    expect(veil.over(open)).toEqual(open)
  })

  test('a counted issue stays in its list without a name; a closed one is not there', () => {
    const issues = [
      { key: 'HR-1', summary: 'x', url: 'https://x/browse/HR-1', counts: { done: 1, of: 2 } },
      { key: 'SEC-1', summary: 'y', url: '', counts: null },
    ]
    expect(veil.over({ issues })).toEqual({
      issues: [{ key: HIDDEN, summary: HIDDEN, url: '', counts: { done: 1, of: 2 } }],
    })
  })

  test('an item stays with its name, and its issue without', () => {
    const item = { code: 'I-1', name: 'Ours', rollUp: {}, issue: { key: 'SEC-1', url: 'https://x/browse/SEC-1' } }
    expect(veil.over([item])).toEqual([{ ...item, issue: { key: HIDDEN, url: '' } }])
  })

  test('an item that an integration made of a hidden issue keeps its place and its numbers, not its words', () => {
    const over = veilOf([{ key: 'SEC', mark: 'closed' }], new Set(['id-1', 'I-1'])) as Veil
    const child = { id: 'id-2', code: 'I-2', name: 'Ours', rollUp: { share: 1 }, suggested: { says: 'late' } }
    const item = {
      id: 'id-1',
      code: 'I-1',
      name: 'a secret',
      rollUp: { share: 0.5 },
      issue: { key: 'SEC-1', url: 'u' },
    }
    const fields = [{ field: 'name', text: 'a secret', value: 'a secret' }]
    const described = { description: { text: 'a secret', document: { type: 'doc' } }, fields, children: [child] }
    expect(over.over({ ...item, ...described })).toEqual({
      ...{ ...item, name: HIDDEN, issue: { key: HIDDEN, url: '' }, children: [child] },
      description: { text: HIDDEN, document: null },
      fields: [{ field: 'name', text: HIDDEN, value: HIDDEN }],
    })
    expect(over.over({ events: [{ says: 'Name: a secret', who: 'Ada' }] }, true)).toEqual({
      events: [{ says: HIDDEN, who: 'Ada' }],
    })
  })

  test('of items told column by column hides the names of those that stand for hidden issues, and no line of them', () => {
    const over = veilOf([{ key: 'SEC', mark: 'closed' }], new Set(['i-1']))
    const columns = { id: ['i-1', 'i-2'], name: ['a secret', 'Grow'], issue: ['SEC-1', 'PAY-1'], share: [0.5, null] }
    expect(over?.over({ bars: columns })).toEqual({
      bars: { ...columns, name: [HIDDEN, 'Grow'], issue: [HIDDEN, 'PAY-1'] },
    })
  })

  test('is not there where every project is open', () => {
    expect(veilOf([{ key: 'PAY', mark: 'open' }])).toBeUndefined()
    expect(veil.named('look at sec-12')).toBe('sec-12')
    expect(veil.named('PAY-12')).toBeUndefined()
  })
})
