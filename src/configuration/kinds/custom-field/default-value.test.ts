/** Default values: words for every shape that Jira has, and the way back. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/index.ts'
import { fromWire, noDefault, toWire } from './default-value.ts'

const WORDS = new Map([
  ['1', 'Amber'],
  ['2', 'Blue'],
])

/** Jira's shape, and ours. */
const BOTH: readonly [JsonObject & { type: string }, JsonObject][] = [
  [{ type: 'option.single', optionId: '1' }, { options: ['Amber'] }],
  [{ type: 'option.multiple', optionIds: ['1', '2'] }, { options: ['Amber', 'Blue'] }],
  [{ type: 'option.cascading', optionId: '1', cascadingOptionId: '2' }, { options: ['Amber', 'Blue'] }],
  [{ type: 'option.cascading', optionId: '1' }, { options: ['Amber'] }],
  [
    {
      type: 'single.user.select',
      accountId: 'u',
      userFilter: { enabled: true, groups: ['staff'], roleIds: [10_002] },
    },
    { users: ['u'], filter: { enabled: true, groups: ['staff'], roles: ['10002'] } },
  ],
  [{ type: 'multi.user.select', accountIds: ['u', 'v'] }, { users: ['u', 'v'] }],
  [{ type: 'grouppicker.single', groupId: 'g' }, { groups: ['g'] }],
  [{ type: 'grouppicker.multiple', groupIds: ['g'] }, { groups: ['g'] }],
  [{ type: 'project', projectId: 'p' }, { projects: ['p'] }],
  [{ type: 'datepicker', date: '2026-01-31', useCurrent: false }, { date: '2026-01-31' }],
  [{ type: 'datetimepicker', dateTime: null, useCurrent: true }, { useCurrent: true }],
  [{ type: 'float', number: 0 }, { number: 0 }],
  [{ type: 'labels', labels: ['a'] }, { labels: ['a'] }],
  [{ type: 'url', url: 'https://jira.example' }, { url: 'https://jira.example' }],
  [{ type: 'textfield', text: '' }, { text: '' }],
  [{ type: 'textarea', text: 'Given' }, { text: 'Given' }],
  [{ type: 'readonly', text: 'Fixed' }, { text: 'Fixed' }],
  [{ type: 'forge.string.list', values: ['a'] }, { values: ['a'] }],
]

describe('a default value', () => {
  test.each(BOTH)('%j', (wire, words) => {
    const value = fromWire(wire.type, wire, WORDS)
    expect(value).toEqual({ type: wire.type, ...words })
    const ids = [...WORDS].flatMap(([id, word]) => (value?.options?.includes(word) ? [id] : []))
    expect(value && toWire(value, ids)).toEqual(wire)
  })

  test('that sets nothing is none', () => {
    expect(fromWire('option.single', {}, WORDS)).toBeNull()
    expect(fromWire('float', { number: null }, WORDS)).toBeNull()
    expect(fromWire('multi.user.select', { accountIds: [] }, WORDS)).toBeNull()
    expect(fromWire('datepicker', { useCurrent: false }, WORDS)).toBeNull()
  })

  test('is taken away by null in the place that decides', () => {
    expect(noDefault('option.multiple')).toEqual({ type: 'option.multiple', optionIds: null })
    expect(noDefault('datepicker')).toEqual({ type: 'datepicker', date: null, useCurrent: false })
  })

  test('that names what no other site has is told as such, and never written', () => {
    const value = fromWire('version.single', { versionId: '10' }, WORDS)
    expect(value).toEqual({ type: 'version.single', notCarried: true })
    expect(value && toWire(value, [])).toBeUndefined()
    expect(noDefault('version.single')).toBeUndefined()
  })
})
