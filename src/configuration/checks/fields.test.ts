/** Custom fields: a type whose app is missing, a twin in the trash, contexts left out, options that can no longer be chosen. */
import { describe, expect, test } from 'vitest'
import { about, answersOf, found, type Grounds } from '../../../test/ground.ts'
import type { Json } from '../../base/index.ts'
import { contextLeftOut, fieldTrashed, fieldTypeMissing, optionRetired } from './fields.ts'

const JIRA = 'com.atlassian.jira.plugin.system.customfieldtypes:'
const field = (name: string, type: string, contexts: Json = []) => ({ name, type, contexts })
const KEY = 'custom-field:Cost'
const created = (value: Json, more: Grounds = {}): Grounds => ({ created: { [KEY]: value }, ...more })

describe('a type of an app', () => {
  const value = field('Cost', 'com.app:money')

  test('that no field of the target has asks whether the app is there', () => {
    expect(found(fieldTypeMissing, created(value))).toMatchObject([
      { severity: 'blocks', code: 'field-type-missing', about: KEY },
    ])
    expect(answersOf(fieldTypeMissing, created(value))).toEqual([['create', 'leave-out']])
    const other = { 'custom-field:Other': field('Other', 'com.app:other'), 'status:Cost': value }
    expect(about(fieldTypeMissing, created(value, { target: other }))).toEqual([KEY])
  })

  test('is there where a field has it, and Jira’s own always are', () => {
    expect(about(fieldTypeMissing, created(value, { target: { 'custom-field:Other': value } }))).toEqual([])
    expect(about(fieldTypeMissing, created(field('Cost', `${JIRA}float`)))).toEqual([])
    const was = field('Cost', `${JIRA}float`)
    expect(about(fieldTypeMissing, { updated: { [KEY]: [was, value] } })).toEqual([])
  })
})

describe('a twin in the trash', () => {
  const value = field('Cost', `${JIRA}float`)
  const trashed = (name: string, type = 'float') => ({
    facts: { trashedFields: [{ id: 'cf1', name, type: `${JIRA}${type}` }] },
  })

  test('of the same name, in any case, and type is told with its id', () => {
    expect(found(fieldTrashed, created(value, trashed('COST')))).toMatchObject([
      { severity: 'warns', code: 'field-trashed', about: KEY },
    ])
    expect(found(fieldTrashed, created(value, trashed('COST')))[0]?.says).toBe(
      'there has a float field COST (cf1) in its trash, with its values.',
    )
    expect(answersOf(fieldTrashed, created(value, trashed('cost')))).toEqual([['create', 'leave-out']])
  })

  test('is none with another name or type, for what is there already, or where nothing was asked', () => {
    expect(about(fieldTrashed, created(value, trashed('Costs')))).toEqual([])
    expect(about(fieldTrashed, created(value, trashed('Cost', 'textfield')))).toEqual([])
    expect(about(fieldTrashed, { updated: { [KEY]: [value, value] }, ...trashed('Cost') })).toEqual([])
    expect(about(fieldTrashed, created(value))).toEqual([])
  })
})

const context = (name: string, options: Json = [], projects: readonly string[] = ['project:A']) => ({
  ...{ name, everyProject: projects.length === 0, projects, options },
})
const option = (value: string, disabled = false, children: Json = []) => ({ value, disabled, children })

describe('a context whose projects do not come along', () => {
  const asked = (...contexts: Json[]) => ({ source: { [KEY]: field('Cost', 'x', contexts) } })

  test('is told with these, once for each', () => {
    const lost = [context('One', [], ['project:A', 'project:B']), context('Two')]
    const given = created(field('Cost', 'x', [context('Kept')]), asked(context('KEPT'), ...lost))
    expect(found(contextLeftOut, given).map(({ severity, says }) => [severity, says])).toEqual([
      ['notes', 'The context One is left out: none of its projects (project:A, project:B) comes along.'],
      ['notes', 'The context Two is left out: none of its projects (project:A) comes along.'],
    ])
  })

  test('is another matter where it was for all, and where nothing is told of contexts', () => {
    expect(about(contextLeftOut, created(field('Cost', 'x'), asked(context('All', [], []))))).toEqual([])
    expect(about(contextLeftOut, created(field('Cost', 'x', null), asked(context('One'))))).toEqual([KEY])
    expect(about(contextLeftOut, created(field('Cost', 'x')))).toEqual([])
    expect(about(contextLeftOut, created(field('Cost', 'x'), { source: { [KEY]: field('Cost', 'x', null) } }))).toEqual(
      [],
    )
  })
})

describe('an option that can no longer be chosen', () => {
  const update = (before: Json, after: Json): Grounds => ({
    updated: { [KEY]: [field('Cost', 'x', before), field('Cost', 'x', after)] },
  })
  const says = (before: Json, after: Json) => found(optionRetired, update(before, after)).map((problem) => problem.says)

  test('is told: gone, disabled, or its context or the option above it gone', () => {
    const both = [context('C', [option('a'), option('b')])]
    const one = [context('c', [option('b')])]
    expect(found(optionRetired, update(both, one))).toMatchObject([
      { severity: 'warns', code: 'option-retired', about: KEY },
    ])
    expect(says(both, one)).toEqual([expect.stringMatching(/^The option a can no longer be chosen/)])
    expect(says(both, [context('C', [option('a', true), option('b')])])).toEqual([
      expect.stringMatching(/^The option a /),
    ])
    expect(says(both, [])).toEqual([expect.stringMatching(/^The options a, b can/)])
    const tree = [context('C', [option('a', false, [option('x')])])]
    expect(says(tree, [context('C', [option('a')])])).toEqual([expect.stringMatching(/^The option a › x can/)])
    expect(says(tree, [context('C', [option('a', true, [option('x')])])])).toEqual([
      expect.stringMatching(/^The options a, a › x can/),
    ])
    expect(answersOf(optionRetired, update(both, one))).toEqual([['use']])
  })

  test('is named up to five times', () => {
    const many = (count: number) => [
      context(
        'C',
        Array.from({ length: count }, (_, at) => option(`o${at}`)),
      ),
    ]
    expect(says(many(5), [])).toEqual([expect.stringMatching(/^The options o0, o1, o2, o3, o4 can/)])
    expect(says(many(6), [])).toEqual([expect.stringMatching(/^The options o0, o1, o2, o3, o4 … can/)])
  })

  test('is none where all are kept, none could be chosen, or the field is new', () => {
    const some = [context('C', [option('a')])]
    expect(says(some, [context('C', [option('b'), option('a')])])).toEqual([])
    expect(says([context('C', [option('a', true)])], [])).toEqual([])
    expect(says(null, some)).toEqual([])
    expect(about(optionRetired, created(field('Cost', 'x', some)))).toEqual([])
  })
})
