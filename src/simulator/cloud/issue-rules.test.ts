/** Rules of workflows as a request meets them, and what a new issue can be. */
import { beforeEach, describe, expect, test } from 'vitest'
import { SmallSite } from '../issue/small-site.ts'
import type { ConditionGroup, WorkflowRule, WorkflowTransition } from '../records.ts'

let small: SmallSite
let key: string

beforeEach(async () => {
  small = await SmallSite.build()
  key = await small.create()
})

function transition(name: string): WorkflowTransition {
  const all = [...small.site.tables.workflows.values()].flatMap((one) => one.transitions)
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`no transition ${name}`)
  return found
}

const rule = (ruleKey: string, parameters: Record<string, string>): WorkflowRule => ({
  id: small.site.uuid(),
  ruleKey: `system:${ruleKey}`,
  parameters,
})
const offered = async () =>
  ((await small.get(`GET /issue/${key}/transitions`)).transitions as unknown as { name: string }[]).map(
    (one) => one.name,
  )
const tried = async () => {
  const { id } = transition('Start Progress')
  return (await small.isRefused(400, `POST /issue/${key}/transitions`, { transition: { id } })).body
}

describe('conditions', () => {
  const only = (...conditions: WorkflowRule[]): ConditionGroup => ({
    operation: 'ALL',
    conditions,
    conditionGroups: [],
  })
  const isOffered = async (group: ConditionGroup) => {
    transition('Start Progress').conditions = group
    return (await offered()).includes('Start Progress')
  }
  test('offer a transition to some people only', async () => {
    const restrict = (parameters: Record<string, string>) => only(rule('restrict-issue-transition', parameters))
    expect(await isOffered(restrict({ accountIds: small.admin.accountId }))).toBe(true)
    expect(await isOffered(restrict({ accountIds: 'allow-reporter' }))).toBe(true)
    expect(await isOffered(restrict({ accountIds: 'allow-assignee' }))).toBe(false)
    expect(await isOffered(restrict({ permissionKeys: 'ADMINISTER_PROJECTS' }))).toBe(true)
    expect(await isOffered(restrict({ groupIds: 'nobody' }))).toBe(false)
    await small.isRefused(400, `POST /issue/${key}/transitions`, {
      transition: { id: transition('Start Progress').id },
    })
    const all = await small.get(`GET /issue/${key}/transitions?includeUnavailableTransitions=true`)
    expect(all.transitions).toContainEqual(
      expect.objectContaining({ name: 'Start Progress', isAvailable: false, isConditional: true }),
    )
  })
  test('join as their group says', async () => {
    const [yes, no] = [
      rule('restrict-issue-transition', { accountIds: small.admin.accountId }),
      rule('restrict-from-all-users', { restrictMode: 'users' }),
    ]
    expect(await isOffered(only(yes, no))).toBe(false)
    expect(await isOffered({ operation: 'ANY', conditions: [yes, no], conditionGroups: [] })).toBe(true)
    expect(await isOffered({ operation: 'ALL', conditions: [yes], conditionGroups: [only(no)] })).toBe(false)
    expect(await isOffered(only())).toBe(true)
  })
  test('look at the past and at what lies below', async () => {
    const { toStatusId } = transition('Start Progress')
    const been = only(rule('previous-status-condition', { previousStatusIds: toStatusId }))
    expect(await isOffered(been)).toBe(false)
    transition('Start Progress').conditions = null
    await small.go(key, 'Start Progress')
    await small.go(key, 'Stop Progress')
    expect(await isOffered(been)).toBe(true)
    await small.create({ parent: { key } }, 'ABC', 'Subtask')
    expect(
      await isOffered(only(rule('parent-or-child-blocking-condition', { blocker: 'CHILD', statusIds: toStatusId }))),
    ).toBe(false)
  })
  test('take nothing away where the right to transition is missing: there is nothing', async () => {
    const scheme = small.site.tables.permissionSchemes.get(small.project('ABC').permissionSchemeId)
    if (scheme) scheme.grants = scheme.grants.filter((one) => one.permission !== 'TRANSITION_ISSUES')
    expect(await offered()).toEqual([])
  })
})

describe('validators', () => {
  test('want fields filled, and all say so at once', async () => {
    const required = (fieldsRequired: string, errorMessage = '') =>
      rule('validate-field-value', { ruleType: 'fieldRequired', fieldsRequired, ignoreContext: 'true', errorMessage })
    transition('Start Progress').validators = [required('assignee', 'Somebody must do it.'), required('duedate')]
    expect(await tried()).toEqual({
      errorMessages: [],
      errors: { assignee: 'Somebody must do it.', duedate: 'Due date is required.' },
    })
    await small.get(`PUT /issue/${key}`, {
      fields: { assignee: { accountId: small.admin.accountId }, duedate: '2026-12-24' },
    })
    await small.go(key, 'Start Progress')
  })
  test.each([
    [{ ruleType: 'fieldChanged', fieldKey: 'summary', errorMessage: 'Change it.' }, 'Change it.'],
    [
      { ruleType: 'fieldMatchesRegularExpression', fieldKey: 'summary', regexp: '^[A-Z]+-[0-9]+$' },
      'Field Summary does not match the required form.',
    ],
    [
      { ruleType: 'dateFieldComparison', date1FieldKey: 'duedate', date2FieldKey: 'created', conditionSelected: '>' },
      undefined,
    ],
  ])('%j', async (parameters, message) => {
    transition('Start Progress').validators = [rule('validate-field-value', parameters)]
    if (message === undefined) await small.go(key, 'Start Progress')
    else expect((await tried()).errorMessages).toEqual([message])
  })
})

describe('actions', () => {
  test('set and clear fields, in the same entry of the history', async () => {
    const done = [...small.site.tables.resolutions.values()].find((one) => one.name === 'Done')?.id ?? ''
    transition('Start Progress').actions = [
      rule('update-field', { field: 'resolution', value: done, mode: 'replace' }),
      rule('change-assignee', { type: 'to-current-user' }),
      rule('copy-value-from-other-field', { sourceFieldKey: 'summary', targetFieldKey: small.field('Short note').id }),
    ]
    transition('Stop Progress').actions = [
      rule('update-field', { field: 'resolution', value: '', mode: 'replace' }),
      rule('change-assignee', { type: 'to-unassigned' }),
    ]
    await small.go(key, 'Start Progress')
    expect(await small.fieldsOf(key)).toMatchObject({
      resolution: { name: 'Done' },
      resolutiondate: expect.any(String),
      assignee: { accountId: small.admin.accountId },
      [small.field('Short note').id]: 'One more',
    })
    await small.go(key, 'Stop Progress')
    expect(await small.fieldsOf(key)).toMatchObject({ resolution: null, resolutiondate: null, assignee: null })
    const { values } = await small.get(`GET /issue/${key}/changelog`)
    const fields = (values as unknown as { items: { field: string }[] }[]).map((one) =>
      one.items.map((item) => item.field),
    )
    expect(fields).toEqual([
      ['resolution', 'assignee', 'Short note', 'status'],
      ['resolution', 'assignee', 'status'],
    ])
  })
})

describe('what a new issue can be', () => {
  test('types and fields of the create screen, with what they allow', async () => {
    const { issueTypes } = await small.get('GET /issue/createmeta/ABC/issuetypes')
    const types = issueTypes as unknown as { id: string; name: string }[]
    expect(types.map((one) => one.name)).toEqual(expect.arrayContaining(['Epic', 'Task', 'Subtask']))
    const fieldsOf = async (name: string) => {
      const id = types.find((one) => one.name === name)?.id
      const { fields } = await small.get(`GET /issue/createmeta/ABC/issuetypes/${id}?maxResults=200`)
      return new Map(
        (fields as unknown as { fieldId: string; required: boolean; allowedValues?: unknown[] }[]).map((one) => [
          one.fieldId,
          one,
        ]),
      )
    }
    const task = await fieldsOf('Task')
    expect(task.get('summary')?.required).toBe(true)
    expect(task.get('parent')?.required).toBe(false)
    expect(task.get(small.field('Squad').id)?.allowedValues).toHaveLength(3)
    expect((await fieldsOf('Subtask')).get('parent')?.required).toBe(true)
    expect((await fieldsOf('Epic')).has('parent')).toBe(false)
    await small.isRefused(400, 'GET /issue/createmeta/ABC/issuetypes?maxResults=201')
    await small.isRefused(404, 'GET /issue/createmeta/NO/issuetypes')
  })
})
