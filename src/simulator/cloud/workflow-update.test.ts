/** Laws of changing workflows on Cloud: read and sent back they stay the same; a lost status leads somewhere. */
import { describe, expect, test } from 'vitest'
import { Visit } from './visit.ts'
import {
  asRead,
  codes,
  lasting,
  list,
  NEW,
  names,
  read,
  simple,
  withTransition,
  withWorkflow,
} from './workflow-request.ts'

describe('updating', () => {
  test('every workflow of acme sent back as read stays the same, but for its version', async () => {
    const visit = new Visit('acme')
    for (const name of names(visit).filter((one) => one !== 'jira')) {
      const before = await read(visit, name)
      const body = await asRead(visit, name)
      const validation = { payload: body, validationOptions: { levels: ['ERROR'] } }
      expect(await visit.get('POST /workflows/update/validation', validation)).toEqual({ errors: [] })
      expect(await visit.get('POST /workflows/update', body)).not.toHaveProperty('taskId')
      const after = await read(visit, name)
      expect(lasting(after.workflow)).toEqual(lasting(before.workflow))
      expect(after.statuses).toEqual(before.statuses)
      const { versionNumber } = before.workflow.version as { versionNumber: number }
      expect(after.workflow.version).toMatchObject({ versionNumber: versionNumber + 1 })
    }
  })

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
