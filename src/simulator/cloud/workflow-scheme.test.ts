/** Laws of workflow schemes on Cloud: names count once, what projects use changes through a draft, and its parts read back. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../../base/index.ts'
import type { WorkflowScheme } from '../records.ts'
import { Visit } from './visit.ts'
import { type Body, list, NEW, simple } from './workflow-request.ts'

/** A site with the workflow `Questions`, a scheme that nothing uses, and one that a project of acme uses. */
async function visited(): Promise<{ visit: Visit; idle: string; active: string; types: string[] }> {
  const visit = new Visit('acme')
  await visit.get('POST /workflows/create', simple('Questions', NEW))
  const { id } = await visit.get('POST /workflowscheme', { name: 'Idle', description: 'Told' })
  const used = new Set([...visit.site.tables.projects.values()].map((one) => one.workflowSchemeId))
  const active = [...visit.site.tables.workflowSchemes.values()].find((one) => !one.isDefault && used.has(one.id))
  return {
    visit,
    idle: `/workflowscheme/${id}`,
    active: `/workflowscheme/${active?.id}`,
    types: [...visit.site.tables.issueTypes.keys()],
  }
}

describe('schemes', () => {
  test('what is created is read back, and begins with the system workflow', async () => {
    const { visit, idle, types } = await visited()
    expect(await visit.get(`GET ${idle}`)).toMatchObject({
      ...{ name: 'Idle', description: 'Told', defaultWorkflow: 'jira', issueTypeMappings: {}, draft: false },
      self: `http://127.0.0.1:9201/rest/api/3${idle}`,
    })
    const wanted = { name: 'Other', defaultWorkflow: 'Questions', issueTypeMappings: { [types[0] ?? '']: 'jira' } }
    const made = await visit.get('POST /workflowscheme', wanted)
    expect(made).toMatchObject(wanted)
    expect(await visit.get(`GET /workflowscheme/${made.id}`)).toEqual(made)
    expect(list((await visit.get('GET /workflowscheme?maxResults=500')).values)).toContainEqual(made)
  })

  test('a taken name, a missing workflow and a missing issue type are refused', async () => {
    const { visit, idle, types } = await visited()
    await visit.isRefused(400, 'POST /workflowscheme', { name: ' IDLE' })
    await visit.isRefused(400, 'POST /workflowscheme', { name: 'Other', defaultWorkflow: 'Nowhere' })
    await visit.isRefused(400, 'POST /workflowscheme', { name: 'Other', issueTypeMappings: { 1: 'jira' } })
    await visit.isRefused(400, `PUT ${idle}`, { issueTypeMappings: { [types[0] ?? '']: 'Nowhere' } })
    await visit.isRefused(404, 'GET /workflowscheme/1')
    await visit.as('member').isRefused(403, 'POST /workflowscheme', { name: 'Other' })
  })

  test('the default scheme has no place among them', async () => {
    const { visit } = await visited()
    const scheme = [...visit.site.tables.workflowSchemes.values()].find((one) => one.isDefault)
    await visit.isRefused(404, `DELETE /workflowscheme/${scheme?.id}`)
    await visit.isRefused(404, `PUT /workflowscheme/${scheme?.id}`, { name: 'New' })
    const { values } = await visit.get('GET /workflowscheme')
    expect(list(values).map((one) => one.name)).not.toContain(scheme?.name)
  })

  test('one that a project uses is not deleted, and lists its projects', async () => {
    const { visit, idle, active } = await visited()
    await visit.isRefused(400, `DELETE ${active}`)
    const { projects } = await visit.get(`GET ${active}/projectUsages`)
    expect(list((projects as Body).values).length).toBeGreaterThan(0)
    await visit.isRefused(400, `GET ${active}/projectUsages?nextPageToken=x`)
    await visit.get(`DELETE ${idle}`)
    await visit.isRefused(404, `DELETE ${idle}`)
  })
})

describe('parts', () => {
  test('default, issue types and workflows are set, read back and reset', async () => {
    const { visit, idle, types } = await visited()
    const [first = '', second = ''] = types
    await visit.get(`PUT ${idle}/default`, { workflow: 'Questions' })
    expect(await visit.get(`GET ${idle}/default`)).toEqual({ workflow: 'Questions' })
    expect(await visit.get(`DELETE ${idle}/default`)).toMatchObject({ defaultWorkflow: 'jira' })
    await visit.get(`PUT ${idle}/issuetype/${first}`, { workflow: 'Questions' })
    expect(await visit.get(`GET ${idle}/issuetype/${first}`)).toEqual({ issueType: first, workflow: 'Questions' })
    await visit.isRefused(404, `GET ${idle}/issuetype/${second}`)
    await visit.isRefused(404, `PUT ${idle}/issuetype/1`, { workflow: 'Questions' })
    await visit.isRefused(400, `PUT ${idle}/issuetype/${first}`, { workflow: 'Nowhere' })
    await visit.get(`PUT ${idle}/workflow?workflowName=Questions`, { issueTypes: [second], defaultMapping: true })
    expect(await visit.get(`GET ${idle}/workflow?workflowName=Questions`)).toEqual({
      ...{ workflow: 'Questions', issueTypes: [second], defaultMapping: true },
    })
    await visit.isRefused(404, `PUT ${idle}/workflow`, { issueTypes: [second] })
    await visit.get(`DELETE ${idle}/workflow?workflowName=Questions`)
    expect(await visit.get(`GET ${idle}`)).toMatchObject({ defaultWorkflow: 'jira', issueTypeMappings: {} })
    await visit.isRefused(404, `DELETE ${idle}/issuetype/${first}`)
  })

  test.each<readonly [string, Json | undefined]>([
    ['PUT /default', { workflow: 'Questions' }],
    ['DELETE /default', undefined],
    ['PUT /issuetype/TYPE', { workflow: 'Questions' }],
    ['PUT /workflow?workflowName=Questions', { issueTypes: [] }],
    ['DELETE /workflow?workflowName=jira', undefined],
    ['PUT ', { description: 'New' }],
  ])('%s of a scheme in use goes to its draft, if at all', async (what, body) => {
    const { visit, active, types } = await visited()
    const [method = '', end = ''] = what.split(' ')
    const path = `${active}${end.replace('TYPE', types[0] ?? '')}`
    await visit.isRefused(400, `${method} ${path}`, body)
    const before = await visit.get(`GET ${active}`)
    const agreed = body === undefined ? undefined : { ...(body as Body), updateDraftIfNeeded: true }
    const query = body === undefined ? `${path.includes('?') ? '&' : '?'}updateDraftIfNeeded=true` : ''
    await visit.get(`${method} ${path}${query}`, agreed)
    expect(await visit.get(`GET ${active}`)).toEqual(before)
    expect(await visit.get(`GET ${active}?returnDraftIfExists=true`)).toMatchObject({ draft: true })
  })
})

describe('drafts', () => {
  test('one at a time, of schemes in use only', async () => {
    const { visit, idle, active } = await visited()
    await visit.isRefused(404, `GET ${active}/draft`)
    await visit.isRefused(404, `PUT ${active}/draft/default`, { workflow: 'jira' })
    await visit.isRefused(400, `POST ${idle}/createdraft`)
    const draft = await visit.get(`POST ${active}/createdraft`)
    expect(draft).toMatchObject({ draft: true, lastModifiedUser: { displayName: 'Ada Lindqvist' } })
    expect(draft.lastModified).toMatch(/^Today \d{1,2}:\d\d [AP]M$/)
    await visit.isRefused(400, `POST ${active}/createdraft`)
    expect(await visit.get(`GET ${active}/draft`)).toEqual(draft)
    await visit.get(`DELETE ${active}/draft`)
    await visit.isRefused(404, `DELETE ${active}/draft`)
    await visit.isRefused(400, `PUT ${active}/draft`, { defaultWorkflow: 'Nowhere' })
    await visit.get(`PUT ${active}/draft`, { defaultWorkflow: 'Questions' })
    expect(await visit.get(`GET ${active}/draft/default`)).toEqual({ workflow: 'Questions' })
  })

  test('publishing needs a status for every lost one, and is a task', async () => {
    const { visit, active } = await visited()
    const scheme = visit.site.tables.workflowSchemes.get(active.split('/').at(-1) ?? '') as WorkflowScheme
    await visit.get(`PUT ${active}/draft`, { defaultWorkflow: 'Questions', issueTypeMappings: {} })
    const { body } = await visit.isRefused(400, `POST ${active}/draft/publish`, {})
    const messages = list(body.errorMessages).map(String)
    const [asked = ''] = [...visit.site.tables.statuses.values()].flatMap((one) =>
      one.name === 'Asked' ? [one.id] : [],
    )
    const statusMappings = messages.flatMap((message) => {
      const [, issueTypeId = '', lost = ''] = /ID '(\d+)' .* IDs ([\d, ]+)\./.exec(message) ?? []
      return lost.split(', ').map((statusId) => ({ issueTypeId, statusId, newStatusId: asked }))
    })
    expect(statusMappings.length).toBeGreaterThan(0)
    const wrong = statusMappings.map((one) => ({ ...one, newStatusId: '1' }))
    await visit.isRefused(404, `POST ${active}/draft/publish`, { statusMappings: wrong })
    await visit.isRefused(400, `POST ${active}/draft/publish`, { statusMappings: statusMappings.slice(1) })
    expect((await visit.ask(`POST ${active}/draft/publish?validateOnly=true`, { statusMappings })).status).toBe(204)
    const task = await visit.finish(`POST ${active}/draft/publish`, { statusMappings })
    expect(task).toMatchObject({ status: 'COMPLETE' })
    expect(await visit.get(`GET ${active}`)).toMatchObject({ defaultWorkflow: 'Questions', issueTypeMappings: {} })
    await visit.isRefused(404, `GET ${active}/draft`)
    const projects = [...visit.site.tables.projects.values()].filter((one) => one.workflowSchemeId === scheme.id)
    const own = new Set(projects.map((one) => one.id))
    const workflow = [...visit.site.tables.workflows.values()].find((one) => one.name === 'Questions')
    const statuses = new Set(workflow?.statuses.map((one) => one.statusId))
    for (const issue of visit.site.issues.all())
      if (own.has(issue.projectId)) expect(statuses.has(issue.statusId)).toBe(true)
  })
})
