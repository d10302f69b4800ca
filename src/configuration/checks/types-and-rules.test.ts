/** Issue types, statuses, rules of workflows, and what issues would lose by a delete. */
import { describe, expect, test } from 'vitest'
import { about, answersOf, found, type Grounds, groundFor } from '../../../test/ground.ts'
import type { Json, Problem } from '../../base/index.ts'
import { issuesLose, typeHasIssues } from './deletions.ts'
import { CHECKS, runChecks } from './index.ts'
import { categoryChange, noStandardType, subTasksOff } from './types-and-statuses.ts'
import { appRuleMissing, eventMissing, ruleEmptied } from './workflow-rules.ts'

describe('a sub-task type', () => {
  const off: Grounds = { facts: { subTasks: false } }
  const type = (hierarchyLevel: number) => ({ name: 'T', hierarchyLevel })

  test('is not made while sub-tasks are off', () => {
    const made = { created: { 'issue-type:T': type(-1) } }
    expect(found(subTasksOff, { ...made, ...off })).toMatchObject([
      { severity: 'blocks', code: 'sub-tasks-off', about: 'issue-type:T' },
    ])
    expect(answersOf(subTasksOff, { ...made, ...off })).toEqual([['leave-out']])
    expect([about(subTasksOff, { ...made, facts: { subTasks: true } }), about(subTasksOff, made)]).toEqual([[], []])
  })

  test('is the only one that is not, and may be changed', () => {
    for (const level of [0, 1])
      expect(about(subTasksOff, { created: { 'issue-type:T': type(level) }, ...off })).toEqual([])
    expect(about(subTasksOff, { updated: { 'issue-type:T': [type(-1), type(-1)] }, ...off })).toEqual([])
  })
})

describe('an issue type scheme', () => {
  const SCHEME = 'issue-type-scheme:S'
  const made = (...issueTypes: readonly string[]): Grounds => ({ created: { [SCHEME]: { issueTypes } } })
  const types = {
    'issue-type:Bug': { hierarchyLevel: 0 },
    'issue-type:Sub': { hierarchyLevel: -1 },
    'issue-type:Epic': { hierarchyLevel: 1 },
  }

  test('has a standard type, there or made with it; one that nobody shows may be one', () => {
    expect(found(noStandardType, { ...made('issue-type:Sub'), target: types })).toMatchObject([
      { severity: 'blocks', code: 'no-standard-type', about: SCHEME },
    ])
    expect(answersOf(noStandardType, made())).toEqual([['leave-out']])
    for (const type of ['Bug', 'Epic', 'Unheard of'])
      expect(about(noStandardType, { ...made('issue-type:Sub', `issue-type:${type}`), target: types })).toEqual([])
    const gone: Grounds = {
      ...made('issue-type:Sub'),
      deleted: { 'issue-type:Bug': { hierarchyLevel: 0 } },
      target: types,
    }
    expect(about(noStandardType, gone)).toEqual([SCHEME])
    expect(about(noStandardType, { target: { [SCHEME]: { issueTypes: [] } } })).toEqual([])
  })
})

describe('a status', () => {
  test('of another category is told with both', () => {
    const status = (category: string) => ({ name: 'S', category })
    const moved: Grounds = { updated: { 'status:S': [status('TODO'), status('IN_PROGRESS')] } }
    expect(found(categoryChange, moved)).toMatchObject([
      { severity: 'warns', code: 'category-change', about: 'status:S' },
    ])
    expect(found(categoryChange, moved)[0]?.says).toContain('changes from todo to in progress')
    expect(answersOf(categoryChange, moved)).toEqual([['use']])
    expect(about(categoryChange, { updated: { 'status:S': [status('TODO'), status('TODO')] } })).toEqual([])
    expect(about(categoryChange, { created: { 'status:S': status('DONE') } })).toEqual([])
  })
})

const rule = (ruleKey: string, parameters: Record<string, string | string[]> = {}) => ({ ruleKey, parameters })
const transition = (more: Record<string, unknown> = {}) => ({
  ...{ id: 1, name: 'Go', type: 'GLOBAL', event: null, screen: null, conditions: null },
  ...{ validators: [], actions: [], triggers: [] },
  ...more,
})
const KEY = 'workflow:W'
const flow = (...transitions: readonly unknown[]) => ({ name: 'W', statuses: [], transitions }) as unknown as Json
const created = (value: Json, more: Grounds = {}): Grounds => ({ created: { [KEY]: value }, ...more })

describe('a rule that has lost what it named', () => {
  const nobody = rule('system:restrict-issue-transition', { accountIds: [], groupIds: [], roleIds: [] })
  const some = rule('system:restrict-issue-transition', { accountIds: ['user:ada'], groupIds: [] })
  const asked = (one: unknown, more: Record<string, unknown> = {}) => ({
    source: { [KEY]: flow(transition({ validators: [one], ...more })) },
  })
  const after = flow(transition({ validators: [nobody] }))

  test('is told with its transition', () => {
    expect(found(ruleEmptied, created(after, asked(some)))).toMatchObject([
      { severity: 'blocks', code: 'rule-emptied', about: KEY },
    ])
    expect(found(ruleEmptied, created(after, asked(some)))[0]?.says).toContain(
      '“Go” has a rule (system:restrict-issue-transition)',
    )
    expect(answersOf(ruleEmptied, created(after, asked(some)))).toEqual([['leave-out']])
  })

  test('is another matter where it named nothing before, is another rule or transition, or still names something', () => {
    expect(about(ruleEmptied, created(after, asked(nobody)))).toEqual([])
    const other = rule('system:previous-status-condition', { previousStatusIds: ['status:A'] })
    expect(about(ruleEmptied, created(after, asked(other)))).toEqual([])
    expect(about(ruleEmptied, created(after, asked(some, { id: 2 })))).toEqual([])
    expect(about(ruleEmptied, created(after))).toEqual([])
    expect(about(ruleEmptied, created(flow(transition({ validators: [some] })), asked(some)))).toEqual([])
    const left = rule('system:restrict-issue-transition', { accountIds: [], groupIds: ['group:g'] })
    expect(about(ruleEmptied, created(flow(transition({ validators: [left] })), asked(some)))).toEqual([])
  })

  test('is none that has no lists, or whose lists are not there', () => {
    const update = rule('system:change-assignee', { accountId: '' })
    expect(about(ruleEmptied, created(flow(transition({ actions: [update] })), asked(update)))).toEqual([])
    const bare = rule('system:restrict-issue-transition')
    expect(about(ruleEmptied, created(flow(transition({ validators: [bare] })), asked(some)))).toEqual([])
    const strange = rule('app:rule', { list: [] })
    expect(about(ruleEmptied, created(flow(transition({ validators: [strange] })), asked(strange)))).toEqual([])
  })
})

describe('a rule of an app', () => {
  const using = (parameters: Record<string, string>, ruleKey = 'connect:rule') =>
    created(flow(transition({ actions: [rule(ruleKey, parameters)] })))
  const apps = { facts: { apps: ['com.app', 'ari:forge'] } }

  test('that the target does not have is told with the app', () => {
    expect(found(appRuleMissing, { ...using({ appKey: 'com.other' }), ...apps })).toMatchObject([
      { severity: 'blocks', code: 'app-rule-missing', about: KEY },
    ])
    expect(found(appRuleMissing, { ...using({ appKey: 'com.other', key: 'com.app' }), ...apps })[0]?.says).toContain(
      '“Go” has a rule of com.other',
    )
    expect(answersOf(appRuleMissing, { ...using({ key: 'ari:other' }), ...apps })).toEqual([['leave-out']])
  })

  test('is there where the app is, where it names none, or where nobody could tell', () => {
    expect(about(appRuleMissing, { ...using({ appKey: 'com.app' }), ...apps })).toEqual([])
    expect(about(appRuleMissing, { ...using({ key: 'ari:forge' }), ...apps })).toEqual([])
    expect(about(appRuleMissing, { ...using({}), ...apps })).toEqual([])
    expect(about(appRuleMissing, using({ appKey: 'com.other' }))).toEqual([])
    expect(about(appRuleMissing, { ...using({ appKey: 'com.other' }, 'system:update-field'), ...apps })).toEqual([])
  })
})

describe('an event', () => {
  const firing = (event: string | null) => created(flow(transition({ event }), transition({ id: 2, name: 'Other' })))

  test('that the target does not have is told with its transition', () => {
    const given = { ...firing('Shipped'), facts: { events: ['Issue Created'] } }
    expect(found(eventMissing, given)).toMatchObject([{ severity: 'blocks', code: 'event-missing', about: KEY }])
    expect(found(eventMissing, given)[0]?.says).toContain('“Go” fires the event “Shipped”')
    expect(answersOf(eventMissing, given)).toEqual([['leave-out']])
    expect(about(eventMissing, { ...firing('Shipped'), facts: { events: ['Shipped'] } })).toEqual([])
    expect([
      about(eventMissing, firing('Shipped')),
      about(eventMissing, { ...firing(null), facts: { events: [] } }),
    ]).toEqual([[], []])
  })
})

describe('issues that have what goes', () => {
  const gone = (key: string, told?: { is: number } | { unread: string }): Grounds => ({
    deleted: { [key]: {} },
    ...(told ? { issues: { [key]: told } } : {}),
  })

  test('keep an issue type from being deleted, and lose anything else', () => {
    expect(found(typeHasIssues, gone('issue-type:T', { is: 3 }))).toMatchObject([
      { severity: 'blocks', code: 'type-has-issues', about: 'issue-type:T', choices: [{ answer: 'use' }] },
    ])
    expect(found(typeHasIssues, gone('issue-type:T', { is: 3 }))[0]?.says).toMatch(/^About 3 issues have it\./)
    expect(found(issuesLose, gone('priority:P', { is: 3 }))).toMatchObject([
      { severity: 'blocks', code: 'issues-lose', about: 'priority:P/issues', choices: [{ answer: 'allow' }] },
    ])
    expect([
      about(issuesLose, gone('issue-type:T', { is: 3 })),
      about(typeHasIssues, gone('priority:P', { is: 3 })),
    ]).toEqual([[], []])
  })

  test('that could not be counted are never taken for none, and none are none', () => {
    expect(found(issuesLose, gone('priority:P', { unread: 'answered 500' }))[0]?.says).toContain(
      'could not be counted (answered 500)',
    )
    expect(about(issuesLose, gone('priority:P', { is: 0 }))).toEqual([])
    expect(about(issuesLose, gone('priority:P'))).toEqual([])
    expect(about(issuesLose, { target: { 'priority:P': {} }, issues: { 'priority:P': { is: 3 } } })).toEqual([])
  })
})

describe('the checks together', () => {
  const made = groundFor({ created: { 'project:A': { key: 'A', name: 'A', url: 'x', lead: null, actors: [] } } })
  const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code)

  test('say what each of them finds, but for those that are left out and what an answer settles', () => {
    expect(codes(runChecks(made))).toEqual(['project-url'])
    expect(runChecks(made, new Set(['project-url']))).toEqual([])
    expect(runChecks({ ...made, answers: { 'project:A': 'leave-out' } })).toEqual([])
    expect(codes(runChecks({ ...made, answers: { 'project:A': 'use', 'project:B': 'leave-out' } }))).toEqual([
      'project-url',
    ])
  })

  test('say which of them could not look, and why', () => {
    const facts = { ...made.facts, projects: { unread: 'answered 403' }, events: { unread: 'no answer' } }
    const unread = runChecks({ ...made, facts }, new Set(['project-url']))
    expect(unread.map(({ severity, code, about }) => [severity, code, about])).toEqual([
      ['warns', 'not-checked', 'there/events'],
      ['warns', 'not-checked', 'there/projects'],
    ])
    expect(unread[1]?.says).toBe('Not looked for on there (key-held, name-held): answered 403')
    expect(runChecks({ ...made, facts }, new Set(['project-url', 'not-checked']))).toEqual([])
  })

  test('each raise their own code, and no other is registered twice', () => {
    expect(new Set(CHECKS.map(({ code }) => code)).size).toBe(CHECKS.length)
  })
})
