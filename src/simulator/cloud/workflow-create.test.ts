/** Laws of new workflows on Cloud: what is created is read back; what is wrong is told, refused and changes nothing. */
import { describe, expect, test } from 'vitest'
import { Visit } from './visit.ts'
import { type Body, codes, list, NEW, read, simple, withTransition, withWorkflow } from './workflow-request.ts'

describe('creating', () => {
  test('what is created is read back, with its new statuses, by name and in the search', async () => {
    const visit = new Visit()
    const body = simple('Questions', NEW)
    const made = await visit.get('POST /workflows/create', body)
    const { workflow, statuses } = await read(visit, 'Questions')
    expect(list(made.workflows)).toEqual([workflow])
    expect(statuses.map((one) => one.name)).toEqual(['Asked', 'Answered'])
    expect(statuses.every((one) => one.statusReference === one.id && one.id !== 'a')).toBe(true)
    expect(workflow).toMatchObject({
      name: 'Questions',
      description: 'Told',
      isEditable: true,
      version: { versionNumber: 0 },
    })
    const found = await visit.get('GET /workflows/search?queryString=quest&expand=values.transitions&isActive=false')
    expect(found.values).toEqual([workflow])
    expect(found.statuses).toEqual(statuses)
    const plain = await visit.get('GET /workflows/search?queryString=quest')
    expect(list(plain.values)[0]).not.toHaveProperty('transitions')
  })

  test('an existing status is used by its id; its name alone is taken, whatever the case', async () => {
    const visit = new Visit()
    const [status] = [...visit.site.tables.statuses.values()]
    const named = simple('Questions', [['a', status?.name.toUpperCase() ?? '', null]])
    expect(codes(await visit.get('POST /workflows/create/validation', { payload: named }))).toEqual([
      'NON_UNIQUE_STATUS_NAME',
    ])
    await visit.isRefused(400, 'POST /workflows/create', named)
    await visit.get('POST /workflows/create', simple('Questions', [['a', status?.name ?? '', status?.id ?? '']]))
    expect((await read(visit, 'Questions')).statuses).toMatchObject([{ id: status?.id }])
  })

  test('a second workflow of the same name is refused, whatever the case', async () => {
    const visit = new Visit()
    await visit.isRefused(400, 'POST /workflows/create', simple(' JIRA', NEW))
    const two = simple('Questions', NEW)
    await visit.isRefused(400, 'POST /workflows/create', {
      ...two,
      workflows: [...list(two.workflows), ...list(two.workflows)],
    })
  })

  const good = simple('Questions', NEW)
  const rule = (ruleKey: string, parameters: Body): Body => ({ ruleKey, parameters })
  const onSecond = (change: Body): Body => withTransition(good, 1, change)
  const condition = (one: Body): Body => ({ conditions: { operation: 'ALL', conditions: [one], conditionGroups: [] } })
  test.each<readonly [string, string, Body]>([
    ['no beginning', 'INITIAL_TRANSITION_REQUIRED', withTransition(good, 0, { type: 'GLOBAL' })],
    ['two beginnings', 'INITIAL_TRANSITION_REQUIRED', onSecond({ type: 'INITIAL' })],
    [
      'a link on the beginning',
      'INVALID_TRANSITION_LINK',
      withTransition(good, 0, { links: [{ fromStatusReference: 'a' }] }),
    ],
    ['no link on a directed one', 'TRANSITION_LINK_REQUIRED', onSecond({ type: 'DIRECTED' })],
    ['an unknown target', 'STATUS_NOT_FOUND', onSecond({ toStatusReference: 'c' })],
    ['the same id twice', 'NON_UNIQUE_TRANSITION_ID', onSecond({ id: '1' })],
    ['two global ones of a name', 'NON_UNIQUE_TRANSITION_NAME', onSecond({ name: 'answered' })],
    ['no status', 'WORKFLOW_WITHOUT_STATUS', withWorkflow(good, { statuses: [] })],
    ['an unknown rule', 'UNSUPPORTED_RULE', onSecond({ actions: [rule('system:unknown', {})] })],
    [
      'a condition among actions',
      'UNSUPPORTED_RULE',
      onSecond({ actions: [rule('system:block-in-progress-approval', {})] }),
    ],
    [
      'an app that is not there',
      'UNSUPPORTED_RULE',
      onSecond({ validators: [rule('connect:expression-validator', { appKey: 'a' })] }),
    ],
    [
      'a missing parameter',
      'MISSING_RULE_PARAMETER',
      onSecond({ actions: [rule('system:update-field', { value: 'a' })] }),
    ],
    [
      'an unknown parameter',
      'INVALID_RULE_PARAMETER',
      onSecond({ actions: [rule('system:update-field', { field: 'labels', a: 'b' })] }),
    ],
    [
      'a wrong word',
      'INVALID_RULE_PARAMETER',
      onSecond({ actions: [rule('system:change-assignee', { type: 'nobody' })] }),
    ],
    [
      'a user without an id',
      'MISSING_RULE_PARAMETER',
      onSecond({ actions: [rule('system:change-assignee', { type: 'to-selected-user' })] }),
    ],
    [
      'nothing to restrict to',
      'INVALID_RULE_CONFIGURATION',
      onSecond(condition(rule('system:restrict-issue-transition', { roleIds: '' }))),
    ],
    [
      'a missing field',
      'FIELD_NOT_FOUND',
      onSecond({ actions: [rule('system:update-field', { field: 'customfield_1' })] }),
    ],
    [
      'a missing resolution',
      'FIELD_VALUE_NOT_FOUND',
      onSecond({ actions: [rule('system:update-field', { field: 'resolution', value: '1' })] }),
    ],
    [
      'a missing role',
      'ROLE_NOT_FOUND',
      onSecond(condition(rule('system:restrict-issue-transition', { roleIds: '1' }))),
    ],
    [
      'a missing group',
      'GROUP_NOT_FOUND',
      onSecond(condition(rule('system:restrict-issue-transition', { groupIds: '1' }))),
    ],
    [
      'a missing user',
      'USER_NOT_FOUND',
      onSecond(condition(rule('system:restrict-issue-transition', { accountIds: '1' }))),
    ],
    [
      'a missing permission',
      'PERMISSION_NOT_FOUND',
      onSecond({ validators: [rule('system:check-permission-validator', { permissionKey: 'A' })] }),
    ],
    [
      'a missing status',
      'STATUS_NOT_FOUND',
      onSecond({ validators: [rule('system:previous-status-validator', { previousStatusIds: '1' })] }),
    ],
    [
      'a missing screen',
      'SCREEN_NOT_FOUND',
      onSecond({ transitionScreen: rule('system:transition-screen', { screenId: '1' }) }),
    ],
    [
      'a screen on the beginning',
      'UNSUPPORTED_RULE',
      withTransition(good, 0, { transitionScreen: rule('system:transition-screen', { screenId: '1' }) }),
    ],
    ['an unfit scope', 'INVALID_SCOPE', { ...good, scope: { type: 'PROJECT', project: { id: '1' } } }],
  ])('%s is found and refused', async (_, code, body) => {
    const visit = new Visit()
    expect(codes(await visit.get('POST /workflows/create/validation', { payload: body }))).toContain(code)
    await visit.isRefused(400, 'POST /workflows/create', body)
  })

  test('a status that nothing leads to is a warning and stops nobody', async () => {
    const visit = new Visit()
    const transitions = list(list(good.workflows)[0]?.transitions).slice(0, 2)
    const body = withWorkflow(good, { transitions })
    const envelope = { payload: body, validationOptions: { levels: ['WARNING'] } }
    expect(codes(await visit.get('POST /workflows/create/validation', envelope))).toEqual([
      'NO_INBOUND_TRANSITIONS_TO_STATUS',
    ])
    expect(
      await visit.get('POST /workflows/create/validation', { ...envelope, validationOptions: { levels: ['ERROR'] } }),
    ).toEqual({ errors: [] })
    await visit.get('POST /workflows/create', body)
  })

  test('a malformed request is refused before it is looked at', async () => {
    const visit = new Visit()
    await visit.isRefused(400, 'POST /workflows/create', { ...good, statuses: [] })
    await visit.isRefused(400, 'POST /workflows/create', withTransition(good, 0, { id: null }))
    await visit.isRefused(400, 'POST /workflows/create', withWorkflow(good, { statuses: [{ statusReference: 'a' }] }))
    await visit.isRefused(400, 'POST /workflows/create/validation', good)
    await visit.as('member').isRefused(401, 'POST /workflows/create', good)
  })
})
