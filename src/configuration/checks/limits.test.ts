/** Jira's limits: at the limit nothing is said, one above it is, and only where the plan makes it so. */
import { describe, expect, test } from 'vitest'
import { about, answersOf, found, type Grounds, groundFor } from '../../../test/ground.ts'
import type { Json } from '../../base/index.ts'
import type { Check } from './check.ts'
import { later } from './later.ts'
import { tooLong } from './lengths.ts'
import { limitGrants, limitStatuses, limitTypes, limitWorkflows } from './limits.ts'

const many = (count: number, prefix = 'x'): string[] => Array.from({ length: count }, (_, at) => `${prefix}:${at}`)
const PROJECT = 'project:OPS'
const project = (scheme: string | null) => ({ issueTypeScheme: scheme, workflowScheme: scheme })
const types = (count: number) => ({ issueTypes: many(count) })
const flows = (count: number) => ({
  defaultWorkflow: 'x:0',
  mappings: many(count).map((workflow) => ({ workflow })),
})

const PER_PROJECT: readonly (readonly [Check, string, (count: number) => Json])[] = [
  [limitTypes, 'issue-type-scheme', types],
  [limitWorkflows, 'workflow-scheme', flows],
]

describe.each(PER_PROJECT)('%o of a project', (check, kind, of) => {
  const key = `${kind}:S`
  const over = (given: Grounds) => about(check, given)

  test('are counted where the project or the scheme is written, at the one that is', () => {
    const held = { [PROJECT]: project(key) }
    expect(over({ created: { ...held, [key]: of(150) } })).toEqual([])
    expect(over({ created: { ...held, [key]: of(151) } })).toEqual([PROJECT])
    expect(over({ created: { [key]: of(151) }, target: held })).toEqual([key])
    expect(over({ updated: { [key]: [of(1), of(151)] }, target: held })).toEqual([key])
    expect(over({ created: held, target: { [key]: of(151) } })).toEqual([PROJECT])
    const [problem] = found(check, { created: held, target: { [key]: of(151) } })
    expect(problem).toMatchObject({ severity: 'blocks', choices: [{ answer: 'leave-out' }] })
    expect(problem?.says).toMatch(/^project:OPS would have 151 .*; Jira lets a project have 150\.$/)
  })

  test('stay where they are over the limit already, and are nobody’s where no project has the scheme', () => {
    const there = { [PROJECT]: project(key), [key]: of(151) }
    expect(over({ target: there })).toEqual([])
    expect(over({ target: there, created: { 'project:NEW': project(null) } })).toEqual([])
    expect(over({ target: there, created: { 'project:NEW': project(`${kind}:gone`) } })).toEqual([])
    expect(over({ created: { [key]: of(151) } })).toEqual([])
    expect(over({ created: { [key]: of(151) }, deleted: { [PROJECT]: project(key) } })).toEqual([])
  })

  test('are counted on Cloud alone', () => {
    const held = { created: { [PROJECT]: project(key), [key]: of(151) } }
    expect(over({ ...held, deployment: 'dataCenter' })).toEqual([])
  })
})

test('a workflow counts once, however many types follow it', () => {
  const mappings = Array.from({ length: 200 }, () => ({ workflow: 'x:0' }))
  const scheme = { defaultWorkflow: 'x:0', mappings }
  const held = { [PROJECT]: project('workflow-scheme:S'), 'workflow-scheme:S': scheme }
  expect(about(limitWorkflows, { created: held })).toEqual([])
})

test('a workflow has no more than a thousand statuses', () => {
  const flow = (count: number): Grounds => ({ created: { 'workflow:W': { statuses: many(count) } } })
  expect(about(limitStatuses, flow(1000))).toEqual([])
  expect(found(limitStatuses, flow(1001))).toMatchObject([{ severity: 'blocks', about: 'workflow:W' }])
  expect(answersOf(limitStatuses, flow(1001))).toEqual([['leave-out']])
})

test('fifty hold one permission, each permission for itself, on Cloud', () => {
  const grants = (...permissions: readonly string[]): Grounds => ({
    created: { 'permission-scheme:P': { grants: permissions.map((permission) => ({ permission })) } },
  })
  const fifty = Array.from({ length: 50 }, () => 'BROWSE')
  expect(about(limitGrants, grants(...fifty, 'EDIT'))).toEqual([])
  expect(found(limitGrants, grants(...fifty, 'EDIT', 'BROWSE')).map(({ says }) => says)).toEqual([
    '51 hold BROWSE in it; Jira takes 50.',
  ])
  expect(answersOf(limitGrants, grants(...fifty, 'BROWSE'))).toEqual([['leave-out']])
  expect(about(limitGrants, { ...grants(...fifty, 'BROWSE'), deployment: 'dataCenter' })).toEqual([])
})

describe('a text', () => {
  test('may be as long as Jira takes, of a name the beginning may be taken', () => {
    const named = (length: number): Grounds => ({ created: { 'resolution:R': { name: 'x'.repeat(length) } } })
    expect(about(tooLong, named(60))).toEqual([])
    expect(found(tooLong, named(61))).toMatchObject([{ severity: 'blocks', code: 'too-long', about: 'resolution:R' }])
    expect(answersOf(tooLong, named(61))).toEqual([[`rename:${'x'.repeat(60)}`, 'leave-out']])
    const spaced = { created: { 'resolution:R': { name: `${'x'.repeat(59)} y` } } }
    expect(answersOf(tooLong, spaced)).toEqual([[`rename:${'x'.repeat(59)}`, 'leave-out']])
  })

  test('of a description is not cut, and each property is told for itself', () => {
    const both = { name: 'x'.repeat(256), description: 'x'.repeat(4001) }
    expect(found(tooLong, { created: { 'issue-type-scheme:S': both } }).map(({ says }) => says)).toEqual([
      'Its name may have no more than 255 characters; it has 256.',
      'Its description may have no more than 4000 characters; it has 4001.',
    ])
    const description = { name: 'R', description: 'x'.repeat(256) }
    const update: Grounds = { updated: { 'resolution:R': [{ name: 'R' }, description] } }
    expect(answersOf(tooLong, update)).toEqual([['use']])
  })

  test('of a kind that looks itself, or that is no text, is not looked at', () => {
    const long = { name: 'x'.repeat(999) }
    expect(
      about(tooLong, { created: { 'screen:S': long, 'status:S': { name: 5 }, 'status:T': 'x'.repeat(999) } }),
    ).toEqual([])
  })
})

test('what the target will hold is what it has, without what goes, as it is written', () => {
  const ground = groundFor({
    created: { 'status:New': 'new' },
    updated: { 'status:Old': ['was', 'is'] },
    deleted: { 'status:Gone': 'x' },
    target: { 'status:There': 'there', 'screen:Other': 'x' },
  })
  expect(Object.fromEntries(later(ground, 'status'))).toEqual({
    'status:New': 'new',
    'status:Old': 'is',
    'status:There': 'there',
  })
  expect(later(ground, 'board').size).toBe(0)
})
