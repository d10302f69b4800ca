/** Laws of changing what projects follow, on Cloud: no issue is left in a status that its workflow does not have. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../../base/index.ts'
import { workflowFor } from '../model/workflow.ts'
import type { Project } from '../records.ts'
import { Visit } from './visit.ts'
import { type Body, list, NEW, simple } from './workflow-request.ts'

/** A project of acme with issues, its scheme as read, and the workflow `Questions` that knows none of its statuses. */
async function visited() {
  const visit = new Visit('acme')
  const { workflows } = await visit.get('POST /workflows/create', simple('Questions', NEW))
  const workflowId = String(list(workflows)[0]?.id)
  const statusId = [...visit.site.tables.statuses.values()].find((one) => one.name === 'Asked')?.id ?? ''
  const withIssues = new Set([...visit.site.issues.all()].map((one) => one.projectId))
  const project = [...visit.site.tables.projects.values()].find(
    (one) => withIssues.has(one.id) && one.style === 'classic' && !schemeOf(visit, one)?.isDefault,
  )
  if (!project) throw new Error('acme has no project with issues')
  const [scheme = {}] = await visit.get<Body[]>('POST /workflowscheme/read', { projectIds: [project.id] })
  return { visit, project, scheme, workflowId, statusId }
}

const schemeOf = (visit: Visit, project: Project) => visit.site.tables.workflowSchemes.get(project.workflowSchemeId)

function isWhole(visit: Visit): boolean {
  return [...visit.site.issues.all()].every((issue) => {
    const project = visit.site.tables.projects.get(issue.projectId)
    return (
      project && workflowFor(visit.site, project, issue.typeId).statuses.some((one) => one.statusId === issue.statusId)
    )
  })
}

/** Every required mapping, led to one status. */
const answered = (required: Json | undefined, newStatusId: string): Body[] =>
  list(required).map(({ statusIds, ...one }) => ({
    ...one,
    statusMappings: (statusIds as string[]).map((oldStatusId) => ({ oldStatusId, newStatusId })),
  }))

describe('reading by id', () => {
  test('schemes of projects and of ids come once, with versions; unknown ids are passed over', async () => {
    const { visit, project, scheme } = await visited()
    const asked = { projectIds: [project.id, '1'], workflowSchemeIds: [scheme.id ?? '', '2'] }
    const read = await visit.get<Body[]>('POST /workflowscheme/read', asked)
    expect(read).toEqual([scheme])
    expect(scheme).toMatchObject({ id: project.workflowSchemeId, scope: { type: 'GLOBAL' } })
    await visit.isRefused(400, 'POST /workflowscheme/read', {})
    await visit.as('member').isRefused(401, 'POST /workflowscheme/read', asked)
  })
})

describe('updating at once', () => {
  test('as read it stays the same but for its version, and a stale version answers 409', async () => {
    const { visit, scheme } = await visited()
    const { defaultWorkflow, workflowsForIssueTypes, scope: _, ...rest } = scheme
    const body: Body = {
      ...rest,
      defaultWorkflowId: (defaultWorkflow as Body).id ?? '',
      workflowsForIssueTypes: list(workflowsForIssueTypes).map(({ workflow, issueTypeIds }) => ({
        workflowId: (workflow as Body).id ?? '',
        issueTypeIds: issueTypeIds ?? [],
      })),
    }
    expect((await visit.ask('POST /workflowscheme/update', body)).status).toBe(200)
    const [after] = await visit.get<Body[]>('POST /workflowscheme/read', { workflowSchemeIds: [scheme.id ?? ''] })
    expect({ ...after, version: null }).toEqual({ ...scheme, version: null })
    expect(after?.version).not.toEqual(scheme.version)
    await visit.isRefused(409, 'POST /workflowscheme/update', body)
    await visit.isRefused(400, 'POST /workflowscheme/update', { ...body, version: null })
  })

  test('required mappings are told, refused when missing, and move the issues in a task', async () => {
    const { visit, project, scheme, workflowId, statusId } = await visited()
    const { id = '', name = '', description = '', version = {} } = scheme
    const wanted = { id, defaultWorkflowId: workflowId, workflowsForIssueTypes: [] }
    const required = await visit.get('POST /workflowscheme/update/mappings', wanted)
    expect(list(required.statusMappingsByIssueTypes).length).toBeGreaterThan(0)
    const body = { ...wanted, name, description, version }
    await visit.isRefused(400, 'POST /workflowscheme/update', body)
    const statusMappingsByWorkflows = list(required.statusMappingsByWorkflows).map(
      ({ sourceWorkflowId, targetWorkflowId, statusIds }) => ({
        ...{ oldWorkflowId: sourceWorkflowId ?? '', newWorkflowId: targetWorkflowId ?? '' },
        statusMappings: (statusIds as string[]).map((oldStatusId) => ({ oldStatusId, newStatusId: statusId })),
      }),
    )
    const task = await visit.finish('POST /workflowscheme/update', { ...body, statusMappingsByWorkflows })
    expect(task).toMatchObject({ status: 'COMPLETE' })
    expect(schemeOf(visit, project)).toMatchObject({ defaultWorkflowId: workflowId, mappings: {} })
    expect(isWhole(visit)).toBe(true)
  })

  test('while issues move, no other change of workflows begins', async () => {
    const { visit, scheme, workflowId, statusId } = await visited()
    const { id = '', name = '', description = '', version = {} } = scheme
    const wanted = { id, defaultWorkflowId: workflowId, workflowsForIssueTypes: [] }
    const required = await visit.get('POST /workflowscheme/update/mappings', wanted)
    const statusMappingsByIssueTypeOverride = answered(required.statusMappingsByIssueTypes, statusId)
    const body = { ...wanted, name, description, version, statusMappingsByIssueTypeOverride }
    expect((await visit.ask('POST /workflowscheme/update', body)).status).toBe(303)
    await visit.get('GET /myself')
    const { body: said } = await visit.isRefused(409, 'POST /workflowscheme/update', body)
    expect(said.errors).toHaveProperty('conflictingTaskId')
    await visit.isRefused(409, 'POST /workflows/create', simple('More', [['c', 'Else', null]]))
  })
})

describe('projects', () => {
  test('an empty project gets another scheme, or the default one, which shows no id', async () => {
    const visit = new Visit('acme')
    for (const issue of [...visit.site.issues.all()]) visit.site.issues.remove(issue.id)
    const [project] = [...visit.site.tables.projects.values()].filter((one) => one.style === 'classic')
    const projectId = project?.id ?? ''
    const { id } = await visit.get('POST /workflowscheme', { name: 'New' })
    await visit.get('PUT /workflowscheme/project', { projectId, workflowSchemeId: String(id) })
    const associations = async () =>
      list((await visit.get(`GET /workflowscheme/project?projectId=${projectId}`)).values)
    expect(await associations()).toMatchObject([{ projectIds: [projectId], workflowScheme: { id, name: 'New' } }])
    await visit.get('PUT /workflowscheme/project', { projectId, workflowSchemeId: null })
    expect((await associations())[0]?.workflowScheme).not.toHaveProperty('id')
    await visit.isRefused(404, 'PUT /workflowscheme/project', { projectId, workflowSchemeId: '1' })
    await visit.isRefused(404, 'PUT /workflowscheme/project', { projectId: '1', workflowSchemeId: String(id) })
    await visit.isRefused(400, 'GET /workflowscheme/project')
  })

  test('one with issues is switched by a task, and every lost status must lead somewhere', async () => {
    const { visit, project, statusId } = await visited()
    const { id } = await visit.get('POST /workflowscheme', { name: 'New', defaultWorkflow: 'Questions' })
    await visit.isRefused(400, 'PUT /workflowscheme/project', { projectId: project.id, workflowSchemeId: String(id) })
    const wanted = { projectId: project.id, targetSchemeId: String(id) }
    const { body } = await visit.isRefused(400, 'POST /workflowscheme/project/switch', wanted)
    const mappingsByIssueTypeOverride = list(body.errorMessages).map((message) => {
      const [, issueTypeId = '', lost = ''] = /ID '(\d+)' .* IDs ([\d, ]+)\./.exec(String(message)) ?? []
      const statusMappings = lost.split(', ').map((oldStatusId) => ({ oldStatusId, newStatusId: statusId }))
      return { issueTypeId, statusMappings }
    })
    const task = await visit.finish('POST /workflowscheme/project/switch', { ...wanted, mappingsByIssueTypeOverride })
    expect(task).toMatchObject({ status: 'COMPLETE' })
    expect(project.workflowSchemeId).toBe(String(id))
    expect(isWhole(visit)).toBe(true)
    await visit.isRefused(400, 'POST /workflowscheme/project/switch', { ...wanted, targetSchemeId: '1' })
  })
})
