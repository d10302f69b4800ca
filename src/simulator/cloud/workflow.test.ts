/** Laws of reading workflows on Cloud, old way and new, and of deleting those that nothing names. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { Visit } from './visit.ts'
import { list, NEW, names, read, simple } from './workflow-request.ts'

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
