/** What is found wrong with a custom field before Jira is asked. */
import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import { born, merge } from './merge.ts'
import type { Context, CustomField, Option } from './value.ts'

const SELECT = 'com.atlassian.jira.plugin.system.customfieldtypes:select'
const leaf = (value: string): Option => ({ value, disabled: false, children: [] })
const context = (name: string, more: Partial<Context> = {}): Context => ({
  name,
  description: '',
  everyProject: false,
  projects: ['project:A'],
  everyIssueType: true,
  issueTypes: [],
  options: [],
  default: null,
  ...more,
})
const global = (more: Partial<Context> = {}) => context('All', { everyProject: true, projects: [], ...more })
const field = (contexts: readonly Context[], more: Partial<CustomField> = {}): CustomField => ({
  name: 'Colour',
  description: '',
  type: SELECT,
  searcher: null,
  contexts,
  ...more,
})
const codes = (wanted: CustomField, now?: CustomField, asked: CustomField = wanted) =>
  check(wanted, now, asked).map((one) => one.code)

describe('a custom field', () => {
  test('in order is not spoken of', () => {
    expect(codes(field([global({ options: [leaf('a')] }), context('A')]))).toEqual([])
  })

  test.each<[string, CustomField]>([
    ['too-long', field([], { name: 'x'.repeat(256) })],
    ['too-long', field([], { description: 'x'.repeat(40_001) })],
    ['too-long', field([context('A', { description: 'x'.repeat(256) })])],
    ['app-needed', field([], { type: 'com.example.app:field' })],
    ['second-global-context', field([global(), { ...global(), name: 'Too' }])],
    ['context-name-twice', field([context('A'), context('a', { projects: ['project:B'] })])],
    ['project-twice', field([context('A'), context('B')])],
    ['option-twice', field([global({ options: [leaf('a'), leaf('A')] })])],
    ['option-twice', field([global({ options: [{ ...leaf('a'), children: [leaf('b'), leaf('b')] }] })])],
    ['too-many-options', field([global({ options: Array.from({ length: 10_001 }, (_, at) => leaf(`${at}`)) })])],
    [
      'default-no-option',
      field([global({ options: [leaf('a')], default: { type: 'option.single', options: ['b'] } })]),
    ],
    [
      'default-no-option',
      field([global({ options: [leaf('a')], default: { type: 'option.cascading', options: ['a', 'b'] } })]),
    ],
  ])('%s', (code, wanted) => {
    expect(codes(wanted)).toEqual([code])
  })

  test('cannot become a field of another type', () => {
    expect(codes(field([]), field([], { type: SELECT.replace('select', 'float') }))).toEqual(['type-change'])
  })

  test('that is new loses what Jira has no way to make, and says so', () => {
    const created = (asked: CustomField) => codes(merge(asked, born(asked)), undefined, asked)
    expect(created(field([global()]))).toEqual([])
    expect(created(field([context('A')]))).toEqual(['global-context-stays'])
    expect(created(field([global({ everyIssueType: false, issueTypes: ['issue-type:Bug'] })]))).toEqual([
      'global-context-wider',
    ])
    expect(created(field([global({ default: { type: 'version.single', notCarried: true } })]))).toEqual([
      'default-not-carried',
    ])
  })

  test('warns of issues that would keep values of another context', () => {
    const options = [leaf('a')]
    const now = field([global({ options }), context('A', { options })])
    const into = (contexts: readonly Context[]) => codes(merge(field(contexts), now), now, field(contexts))
    expect(into([global({ options }), context('A', { options, projects: ['project:A', 'project:B'] })])).toEqual([
      'context-changes',
    ])
    expect(into([global({ options })])).toEqual([])
    const two = field([global(), context('A', { options }), context('B', { options, projects: ['project:B'] })])
    const one = [global(), context('A', { options, projects: ['project:A', 'project:B'] })]
    expect(codes(merge(field(one), two), two)).toEqual(['context-goes'])
  })
})
