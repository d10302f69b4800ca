/** Laws of workflows on Cloud: read, sent back and read again they are the same; what is wrong is told and changes nothing. */
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../base/index.ts'
import { Visit } from './visit.ts'

type Body = Record<string, Json>
const list = (value: Json | undefined): Body[] => value as Body[]
const names = (visit: Visit): string[] => [...visit.site.tables.workflows.values()].map((one) => one.name)

async function read(visit: Visit, name: string): Promise<{ workflow: Body; statuses: Body[] }> {
  const { workflows, statuses } = await visit.get('POST /workflows', { workflowNames: [name] })
  return { workflow: list(workflows)[0] ?? {}, statuses: list(statuses) }
}

/** The request that would save the workflow as it is. */
async function asRead(visit: Visit, name: string): Promise<{ statuses: Body[]; workflows: [Body] }> {
  const { workflow, statuses } = await read(visit, name)
  const { scope: _, ...rest } = workflow
  return { statuses: statuses.map(({ scope: _scope, ...one }) => one), workflows: [rest] }
}

/** Without what Jira gives anew each time: rule ids, version, moments. */
function lasting(workflow: Json): Json {
  return JSON.parse(JSON.stringify(workflow), (key, value: Json) => {
    if (key === 'version' || key === 'updated' || key === 'created') return undefined
    if (value !== null && typeof value === 'object' && 'ruleKey' in value) return { ...value, id: undefined }
    return value
  }) as Json
}

function simple(name: string, statuses: readonly (readonly [string, string, string | null])[]): Body {
  const [first] = statuses
  return {
    scope: { type: 'GLOBAL' },
    statuses: statuses.map(([reference, title, id]) => ({
      statusReference: reference,
      name: title,
      statusCategory: 'TODO',
      ...(id === null ? {} : { id }),
    })),
    workflows: [
      {
        name,
        description: 'Told',
        startPointLayout: { x: 1, y: 2 },
        statuses: statuses.map(([reference]) => ({ statusReference: reference, properties: { a: 'b' } })),
        transitions: [
          { id: '1', type: 'INITIAL', name: 'Create', toStatusReference: first?.[0] ?? '' },
          ...statuses.map(([reference, title], at) => ({
            ...{ id: String(at * 10 + 11), type: 'GLOBAL', name: title, toStatusReference: reference },
          })),
        ],
      },
    ],
  }
}

const NEW = [
  ['a', 'Asked', null],
  ['b', 'Answered', null],
] as const

/** The same request with its only workflow, or its first transition, changed. */
const withWorkflow = (body: Body, change: Body): Body => ({
  ...body,
  workflows: [{ ...list(body.workflows)[0], ...change }],
})
const withTransition = (body: Body, at: number, change: Body): Body => {
  const transitions = list(list(body.workflows)[0]?.transitions)
  return withWorkflow(body, {
    transitions: transitions.map((one, index) => (index === at ? { ...one, ...change } : one)),
  })
}
const codes = (answer: JsonObject): Json[] => list(answer.errors).map((one) => one.code ?? null)

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

describe('reading', () => {
  test('one unknown name or id fails the request, as does asking for nothing', async () => {
    const visit = new Visit('acme')
    const [name = ''] = names(visit)
    await visit.isRefused(404, 'POST /workflows', { workflowNames: [name, 'Nowhere'] })
    await visit.isRefused(404, 'POST /workflows', { workflowIds: ['1'] })
    await visit.isRefused(400, 'POST /workflows', {})
  })

  test('by project and issue type it is the one that issues follow', async () => {
    const visit = new Visit('acme')
    const [project] = [...visit.site.tables.projects.values()]
    const scheme = visit.site.tables.workflowSchemes.get(project?.workflowSchemeId ?? '')
    const [[typeId, workflowId] = ['', '']] = Object.entries(scheme?.mappings ?? {})
    const { workflows } = await visit.get('POST /workflows', {
      projectAndIssueTypes: [{ projectId: project?.id ?? '', issueTypeId: typeId }],
    })
    expect(list(workflows)).toMatchObject([{ id: workflowId }])
    const { projects } = await visit.get(`GET /workflow/${workflowId}/projectUsages`)
    expect(list((projects as JsonObject).values)).toContainEqual({ id: project?.id })
    const { issueTypes } = await visit.get(`GET /workflow/${workflowId}/project/${project?.id}/issueTypeUsages`)
    expect(list((issueTypes as JsonObject).values)).toContainEqual({ id: typeId })
    const { workflowSchemes } = await visit.get(`GET /workflow/${workflowId}/workflowSchemes?maxResults=1`)
    expect(list((workflowSchemes as JsonObject).values)).toEqual([{ id: scheme?.id }])
  })

  test('every rule of the stories is among the capabilities', async () => {
    const visit = new Visit('acme')
    const { systemRules, triggerRules } = await visit.get('GET /workflows/capabilities')
    const known = [...list(systemRules), ...list(triggerRules)].map((one) => one.ruleKey)
    const used = JSON.stringify([...visit.site.tables.workflows.values()]).matchAll(/"ruleKey":"([^"]+)"/g)
    for (const [, key] of used) expect(known).toContain(key)
  })

  test('the older search tells the same of transitions, statuses and schemes', async () => {
    const visit = new Visit('acme')
    const [name = ''] = names(visit).filter((one) => one !== 'jira')
    const expand =
      'transitions.rules,transitions.properties,statuses.properties,default,schemes,projects,hasDraftWorkflow,operations'
    const page = await visit.get(`GET /workflow/search?workflowName=${encodeURIComponent(name)}&expand=${expand}`)
    const { workflow } = await read(visit, name)
    const [old] = list(page.values)
    expect(old).toMatchObject({ id: { name, entityId: workflow.id }, isDefault: false, operations: { canEdit: true } })
    expect(list(old?.transitions).map((one) => [one.id, one.to])).toEqual(
      list(workflow.transitions).map((one) => [one.id, one.toStatusReference]),
    )
  })
})

describe('updating', () => {
  test.each(names(new Visit('acme')).filter((one) => one !== 'jira'))(
    '%s sent back as read stays the same',
    async (name) => {
      const visit = new Visit('acme')
      const before = await read(visit, name)
      const body = await asRead(visit, name)
      const validation = { payload: body, validationOptions: { levels: ['ERROR'] } }
      expect(await visit.get('POST /workflows/update/validation', validation)).toEqual({ errors: [] })
      expect(await visit.get('POST /workflows/update', body)).not.toHaveProperty('taskId')
      const after = await read(visit, name)
      expect(lasting(after.workflow)).toEqual(lasting(before.workflow))
      expect(after.statuses).toEqual(before.statuses)
      expect(after.workflow.version).toMatchObject({
        versionNumber: (before.workflow.version as { versionNumber: number }).versionNumber + 1,
      })
    },
  )

  test('a stale version answers 409 and changes nothing; so does any change while issues move', async () => {
    const visit = new Visit('acme')
    const name = names(visit).find((one) => one !== 'jira') ?? ''
    const body = await asRead(visit, name)
    await visit.get('POST /workflows/update', body)
    await visit.isRefused(409, 'POST /workflows/update', body)
    const { errors } = await visit.get('POST /workflows/update/validation', { payload: body })
    expect(list(errors).map((one) => one.code)).toContain('WORKFLOW_VERSION_CONFLICT')
    await visit.isRefused(400, 'POST /workflows/update', withWorkflow(body, { version: null }))
  })

  test('the system workflow is not edited; unknown ones are not found', async () => {
    const visit = new Visit()
    const body = await asRead(visit, 'jira')
    await visit.isRefused(400, 'POST /workflows/update', body)
    await visit.isRefused(400, 'POST /workflows/update', withWorkflow(body, { id: '1' }))
  })

  test('statuses of the request are renamed, and what a transition leaves out is gone', async () => {
    const visit = new Visit()
    await visit.get('POST /workflows/create', simple('Questions', NEW))
    const body = await asRead(visit, 'Questions')
    const [first] = body.statuses
    const statuses = body.statuses.map((one) => (one === first ? { ...one, name: 'Wondered' } : one))
    await visit.get('POST /workflows/update', withTransition({ ...body, statuses }, 1, { description: null }))
    expect((await read(visit, 'Questions')).statuses).toMatchObject([{ id: first?.id, name: 'Wondered' }, {}])
    await visit.isRefused(400, 'POST /workflows/update', { ...(await asRead(visit, 'Questions')), statuses: [] })
  })
})

describe('updating what issues follow', () => {
  /** A project of acme that follows one workflow, an issue in its first status, and the workflow without that status. */
  async function losing() {
    const visit = new Visit('acme')
    const { projects, workflowSchemes, workflows, issueTypeSchemes } = visit.site.tables
    const [project] = [...projects.values()]
    if (!project) throw new Error('acme has no project')
    await visit.get('POST /workflows/create', simple('Questions', NEW))
    const workflow = [...workflows.values()].find((one) => one.name === 'Questions')
    const scheme = workflowSchemes.get(project.workflowSchemeId)
    if (!workflow || !scheme) throw new Error('nothing was created')
    for (const other of projects.values()) if (other !== project) other.workflowSchemeId = 'elsewhere'
    Object.assign(scheme, { defaultWorkflowId: workflow.id, mappings: {} })
    const [typeId = ''] = issueTypeSchemes.get(project.issueTypeSchemeId)?.issueTypeIds ?? []
    const [asked = '', answered = ''] = workflow.statuses.map((one) => one.statusId)
    for (const issue of [...visit.site.issues.all()]) visit.site.issues.remove(issue.id)
    const now = visit.site.now()
    visit.site.issues.put({
      ...{ id: '77', key: `${project.key}-77`, projectId: project.id, typeId, statusId: asked, parentId: null },
      ...{ summary: 'One', created: now, updated: now, indexedAt: now, values: {} },
      ...{ history: [], comments: [], properties: {} },
    })
    const body = await asRead(visit, 'Questions')
    const less = withWorkflow(body, {
      statuses: list(body.workflows[0].statuses).filter((one) => one.statusReference !== asked),
      transitions: list(body.workflows[0].transitions)
        .filter((one) => one.type === 'INITIAL' || one.toStatusReference !== asked)
        .map((one) => ({ ...one, toStatusReference: answered })),
    })
    return { visit, less, asked, answered, projectId: project.id, typeId }
  }

  test('a lost status needs a status in its place, and its issues move with the task', async () => {
    const { visit, less, asked, answered } = await losing()
    const found = await visit.get('POST /workflows/update/validation', { payload: less })
    expect(codes(found)).toContain('STATUS_MAPPING_REQUIRED')
    await visit.isRefused(400, 'POST /workflows/update', less)
    const away = { defaultStatusMappings: [{ oldStatusReference: asked, newStatusReference: asked }] }
    await visit.isRefused(400, 'POST /workflows/update', withWorkflow(less, away))
    const mapped = { defaultStatusMappings: [{ oldStatusReference: asked, newStatusReference: answered }] }
    const { taskId } = await visit.get('POST /workflows/update', withWorkflow(less, mapped))
    expect((await read(visit, 'Questions')).workflow).toMatchObject({ taskId, version: { versionNumber: 0 } })
    expect(visit.site.issues.get('77')?.statusId).toBe(asked)
    await visit.isRefused(409, 'POST /workflows/create', simple('More', NEW))
    visit.wait(10_000)
    expect(await visit.get(`GET /task/${taskId}`)).toMatchObject({ status: 'COMPLETE', result: { movedIssues: 1 } })
    const moved = visit.site.issues.get('77')
    expect(moved?.statusId).toBe(answered)
    expect(moved?.history.at(-1)?.items).toMatchObject([{ fieldId: 'status', from: asked, to: answered }])
    expect((await read(visit, 'Questions')).workflow).toMatchObject({ version: { versionNumber: 1 } })
  })

  test('a mapping may be told for a project and issue type, and then for each of them', async () => {
    const { visit, less, asked, answered, projectId, typeId } = await losing()
    const statusMigrations = [{ oldStatusReference: asked, newStatusReference: answered }]
    const one = { statusMappings: [{ projectId, issueTypeId: typeId, statusMigrations }] }
    const found = await visit.get('POST /workflows/update/validation', { payload: withWorkflow(less, one) })
    const types = visit.site.tables.issueTypeSchemes.get(
      visit.site.tables.projects.get(projectId)?.issueTypeSchemeId ?? '',
    )?.issueTypeIds
    expect(codes(found).filter((code) => code === 'STATUS_MAPPING_REQUIRED')).toHaveLength((types?.length ?? 0) - 1)
  })
})

describe('deleting', () => {
  test('one that a scheme or a draft names is kept, and so is the system workflow', async () => {
    const visit = new Visit('acme')
    const { workflows, workflowSchemes } = visit.site.tables
    const named = [...workflowSchemes.values()].flatMap((one) => [
      one.defaultWorkflowId,
      ...Object.values(one.mappings),
    ])
    for (const id of new Set([...named, ...[...workflows.values()].filter((one) => one.system).map((one) => one.id)]))
      await visit.isRefused(400, `DELETE /workflow/${id}`)
    const { workflows: made } = await visit.get('POST /workflows/create', simple('Questions', NEW))
    const id = String(list(made)[0]?.id)
    const active = [...workflowSchemes.values()].find((one) => !one.isDefault && named.length > 0)
    await visit.get(`PUT /workflowscheme/${active?.id}/default`, { workflow: 'Questions', updateDraftIfNeeded: true })
    await visit.isRefused(400, `DELETE /workflow/${id}`)
    await visit.get(`DELETE /workflowscheme/${active?.id}/draft`)
    await visit.get(`DELETE /workflow/${id}`)
    await visit.isRefused(404, `DELETE /workflow/${id}`)
  })
})
