/** Laws of walking references: swapping there and back changes nothing, and what is dropped takes its unit with it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import { CANNOT, defineKind, type Kind, type Reference } from './kind.ts'
import { collect, swapAll } from './references.ts'

function kindWith(references: readonly Reference[]): Kind {
  return defineKind({
    name: 'thing',
    label: 'Thing',
    plural: 'Things',
    version: 1,
    references,
    nameOf: () => 'x',
    read: async () => [],
    can: { cloud: CANNOT, dataCenter: CANNOT },
    notCovered: {},
  })
}

const SCREEN = kindWith([
  { at: 'lead', kind: 'user' },
  { at: 'tabs[].fields[]', kind: 'field' },
  { at: 'grants[].holder.role', kind: 'role', unit: 'grants[]' },
])
const id = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const value = fc.record({
  lead: fc.option(id),
  tabs: fc.array(fc.record({ name: fc.string(), fields: fc.array(id, { maxLength: 4 }) }), { maxLength: 3 }),
  grants: fc.array(
    fc.record({ permission: fc.string(), holder: fc.record({ type: fc.string(), role: fc.option(id) }) }),
    { maxLength: 4 },
  ),
})

describe('references', () => {
  test('ids to keys and back is where we began', () => {
    fc.assert(
      fc.property(value, (held) => {
        const there = swapAll(SCREEN, held as Json, (reference, one) => `${String(reference.kind)}:${one}`)
        const back = swapAll(SCREEN, there, (_reference, key) => key.slice(key.indexOf(':') + 1))
        expect(back).toEqual(held)
      }),
    )
  })

  test('collect names each reference exactly as often as swap meets it', () => {
    fc.assert(
      fc.property(value, (held) => {
        const expected = [
          ...(held.lead === null ? [] : [held.lead]),
          ...held.tabs.flatMap((tab) => tab.fields),
          ...held.grants.flatMap((grant) => (grant.holder.role === null ? [] : [grant.holder.role])),
        ]
        expect(
          collect(SCREEN, held as Json)
            .map((one) => one.held)
            .sort(),
        ).toEqual(expected.sort())
      }),
    )
  })

  test('a dropped reference takes its unit, or its own place in the list, or leaves null; the rest stays', () => {
    const held = {
      lead: 'a',
      tabs: [{ name: 'One', fields: ['f1', 'f2'] }],
      grants: [
        { permission: 'BROWSE', holder: { type: 'role', role: 'r1' } },
        { permission: 'EDIT', holder: { type: 'role', role: 'r2' } },
      ],
    }
    expect(swapAll(SCREEN, held, (_reference, one) => (['a', 'f1', 'r1'].includes(one) ? undefined : one))).toEqual({
      lead: null,
      tabs: [{ name: 'One', fields: ['f2'] }],
      grants: [{ permission: 'EDIT', holder: { type: 'role', role: 'r2' } }],
    })
  })

  test('in a text are references as well: collected, swapped, and normalised after', () => {
    const inText: Reference = { at: 'query', kind: 'status', text: 'query' }
    const called: Reference = { ...inText, named: true }
    const kind: Kind = {
      ...kindWith([]),
      inside: (held, swap) =>
        String(held)
          .split(' ')
          .map((word) => swap(word.startsWith('@') ? called : inText, word.replace('@', '')) ?? '?')
          .join(' '),
      normalise: (held) => String(held).toUpperCase(),
    }
    expect(collect(kind, 'a @b').map(({ held }) => held)).toEqual(['a'])
    expect(collect(kind, 'a @b', (_, name) => (name === 'b' ? 'B' : undefined)).map(({ held }) => held)).toEqual([
      'a',
      'B',
    ])
    expect(swapAll(kind, 'a @b', (_, held) => `${held}1`)).toBe('A1 B')
    expect(
      swapAll(
        kind,
        'a @b',
        (_, held) => (held === 'a' ? undefined : held),
        (_, name) => `${name}2`,
      ),
    ).toBe('? B2')
  })

  test('where nothing changes, the value given is given back itself', () => {
    fc.assert(
      fc.property(value, (held) => {
        expect(swapAll(SCREEN, held as Json, (_reference, one) => one)).toBe(held)
      }),
    )
  })

  test('lie only where the path leads: what has another form is left alone', () => {
    for (const odd of [
      'x',
      7,
      null,
      [],
      { tabs: 'x' },
      { tabs: { fields: ['a'] } },
      { tabs: [{ fields: 'a' }, 'x', null] },
    ])
      expect([swapAll(SCREEN, odd, () => 'swapped'), collect(SCREEN, odd)]).toEqual([odd, []])
    expect(swapAll(SCREEN, { lead: { name: 'a' } }, () => 'swapped')).toEqual({ lead: { name: 'a' } })
    const lists = kindWith([{ at: '[]', kind: 'status' }])
    expect(swapAll(lists, ['a', 'b'], (_, held) => (held === 'a' ? undefined : 'c'))).toEqual(['c'])
    const inner = kindWith([{ at: 'a[].b[].c', kind: 'status', unit: 'a[]' }])
    const both = { a: [{ b: [{ c: '1' }, { c: '2' }] }, { b: [{ c: '3' }] }] }
    expect(swapAll(inner, both, (_, held) => (held === '1' ? undefined : held))).toEqual({ a: [{ b: [{ c: '3' }] }] })
    const near = kindWith([{ at: 'a[].b[].c', kind: 'status', unit: 'a[].b[]' }])
    expect(swapAll(near, both, (_, held) => (held === '1' ? undefined : held))).toEqual({
      a: [{ b: [{ c: '2' }] }, { b: [{ c: '3' }] }],
    })
    const property = kindWith([{ at: 'a.b', kind: 'status' }])
    expect(swapAll(property, { a: { b: '1', c: 2 } }, () => undefined)).toEqual({ a: { b: null, c: 2 } })
  })
})
