/** Names in texts: whatever their case and with the type that Jira adds, the object that is meant, and none where several are. */
import { describe, expect, test } from 'vitest'
import { type Rows, toy, toySite } from '../../test/toy-sites.ts'
import { callsOf, nameIndex, split, unresolved } from './called.ts'

const FIELD = toy('field', [], { called: (value) => [(value as { name: string }).name, (value as { id: string }).id] })
const KINDS = new Map([FIELD, toy('system', []), toy('status', [])].map((kind) => [kind.name, kind]))
const ROWS: Rows = {
  field: {
    1: { name: 'Customer', id: 'cf1' },
    2: { name: 'Cost', id: 'cost' },
    3: { name: 'Cost[Number]', id: 'cf3' },
    4: { name: 'Twin', id: 'cf4' },
    5: { name: 'TWIN', id: 'cf5' },
  },
  system: { 9: { name: 'Summary' }, 8: { name: 'Customer' } },
}
const index = nameIndex(toySite('here', ROWS, KINDS).objects, KINDS)
const FIELDS = { at: '', kind: 'field' }
const ANY = { at: '', kind: ['field', 'system'] }

describe('a name', () => {
  test('means every object that is called so, by any of its names, in any case', () => {
    expect(index.all(FIELDS, 'CUSTOMER')).toEqual(['field:Customer'])
    expect(index.all(FIELDS, 'CF1')).toEqual(['field:Customer'])
    expect(index.all(FIELDS, 'twin')).toEqual(['field:TWIN', 'field:Twin'])
    expect(index.all(ANY, 'customer')).toEqual(['field:Customer', 'system:Customer'])
    expect(index.all(FIELDS, 'summary')).toEqual([])
  })

  test('means an object once, though two of its names are the same but for their case', () => {
    expect(index.all(FIELDS, 'cost')).toEqual(['field:Cost'])
  })

  test('with a type means the object of the name, unless one is called so whole', () => {
    expect(index.all(FIELDS, 'Customer[Dropdown]')).toEqual(['field:Customer'])
    expect(index.all(FIELDS, 'cost[number]')).toEqual(['field:Cost[Number]'])
  })

  test('means one only where no other is called so', () => {
    expect(index.only(ANY, 'summary')).toBe('system:Summary')
    expect(index.only(FIELDS, 'twin')).toBeUndefined()
    expect(index.only(FIELDS, 'nothing')).toBeUndefined()
  })

  test('of a kind that nobody knows, or that has nothing, means nothing', () => {
    expect(index.all({ at: '', kind: 'board' }, 'summary')).toEqual([])
    expect(index.all({ at: '', kind: 'status' }, 'open')).toEqual([])
    const strange = nameIndex([{ kind: 'board', key: 'board:A', value: { name: 'A' } }], KINDS)
    expect(strange.all({ at: '', kind: 'board' }, 'a')).toEqual([])
  })
})

test('a type is what stands in brackets at the end, behind a name', () => {
  expect(split('Customer[Dropdown]')).toEqual({ name: 'Customer', type: '[Dropdown]' })
  expect(split('A[B][C]')).toEqual({ name: 'A[B]', type: '[C]' })
  expect(split('two\nlines[]')).toEqual({ name: 'two\nlines', type: '[]' })
  for (const name of ['Customer', '[Dropdown]', 'A[B]c', 'A[B', '']) expect(split(name)).toEqual({ name, type: '' })
})

test('names are what the kind says, else the one that names the object', () => {
  expect(callsOf(FIELD, { name: 'A', id: 'b' })).toEqual(['A', 'b'])
  expect(callsOf(toy('status', []), { name: 'A' })).toEqual(['A'])
})

test('a text that cannot be said in the target’s words blocks, and may be left out with its object', () => {
  expect(unresolved('status = X', 'names nothing')).toMatchObject({
    severity: 'blocks',
    choices: [{ answer: 'leave-out' }],
  })
})
