/** Configuration on Data Center: what it can write is read back, and what it refuses changes nothing. */
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../base/index.ts'
import { named, Visit } from '../cloud/visit.ts'

const there = () => new Visit('acme', 'dataCenter')
const TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes'
describe('a custom field', () => {
  const body = {
    name: 'Gate',
    description: 'Which',
    type: `${TYPES}:select`,
    searcherKey: `${TYPES}:multiselectsearcher`,
  }

  test('is made, listed twice, and deleted with others', async () => {
    const visit = there()
    const made = await visit.get('POST /field', body)
    expect(made).toMatchObject({ name: 'Gate', custom: true, schema: { type: 'option', custom: body.type } })
    expect(await visit.get<JsonObject[]>('GET /field')).toContainEqual(made)
    const { values } = await visit.get('GET /customFields?search=gate')
    expect(values).toMatchObject([
      { id: made.id, name: 'Gate', type: 'Select List (single choice)', isAllProjects: true },
    ])

    const { deletedCustomFields, notDeletedCustomFields } = await visit.get(
      `DELETE /customFields?ids=${made.id}&ids=customfield_1`,
    )
    expect(deletedCustomFields).toEqual([made.id])
    expect(Object.keys(notDeletedCustomFields as JsonObject)).toEqual(['customfield_1'])
    expect((await visit.get('GET /customFields?search=gate')).total).toBe(0)
    await visit.isRefused(400, 'DELETE /customFields?ids=customfield_1')
  })

  test('can be for some projects and types alone', async () => {
    const visit = there()
    const project = { id: String((await visit.get('GET /project/PAR')).id) }
    const type = named(visit.site.tables.issueTypes, 'Bug')
    const { id } = await visit.get('POST /field', {
      ...body,
      projectIds: [Number(project.id)],
      issueTypeIds: [type.id],
    })
    const { values } = await visit.get('GET /customFields?search=gate')
    expect(values).toMatchObject([
      { id, projectIds: [Number(project.id)], issueTypeIds: [type.id], isAllProjects: false, projectsCount: 1 },
    ])
    await visit.isRefused(400, 'POST /field', { ...body, projectIds: [1] })
    await visit.isRefused(400, 'POST /field', { ...body, type: `${TYPES}:nothing` })
    await visit.as('member').isRefused(403, 'POST /field', body)
  })

  test('is listed by pages, which `startAt` counts from one', async () => {
    const visit = there()
    const whole = (await visit.get('GET /customFields?maxResults=1000')).values as JsonObject[]
    const pages: Json[] = []
    for (let startAt = 1; startAt <= 5; startAt++)
      pages.push(...((await visit.get(`GET /customFields?startAt=${startAt}&maxResults=10`)).values as Json[]))
    expect(pages).toEqual(whole)
  })
})

describe('screens', () => {
  test('have their tabs and fields changed', async () => {
    const visit = there()
    const { id } = named(visit.site.tables.screens, 'Default Screen')
    const tabs = `/screens/${id}/tabs`
    const [first] = await visit.get<JsonObject[]>(`GET ${tabs}`)
    const made = await visit.get(`POST ${tabs}`, { name: 'Depot' })
    expect(made).toMatchObject({ name: 'Depot' })
    const [free] = await visit.get<JsonObject[]>(`GET /screens/${id}/availableFields`)
    await visit.get(`POST ${tabs}/${made.id}/fields`, { fieldId: String(free?.id) })
    expect(await visit.get(`GET ${tabs}/${made.id}/fields`)).toMatchObject([{ id: free?.id, name: free?.name }])
    await visit.isRefused(400, `POST ${tabs}/${made.id}/fields`, { fieldId: String(free?.id) })
    await visit.get(`POST ${tabs}/${made.id}/move/0`)
    expect((await visit.get<JsonObject[]>(`GET ${tabs}`)).map((one) => one.id)).toEqual([made.id, first?.id])
    await visit.get(`DELETE ${tabs}/${made.id}`)
    await visit.isRefused(412, `DELETE ${tabs}/${first?.id}`)
    await visit.isRefused(400, `GET /screens/1/tabs`)
    await visit.as('member').isRefused(401, `POST ${tabs}`, { name: 'Mine' })
  })
})

describe('an issue type scheme', () => {
  test('is told and taken as a whole, and given to projects', async () => {
    const visit = there()
    const { projects, issueTypes } = visit.site.tables
    const [bug, task] = ['Bug', 'Task'].map((name) => named(issueTypes, name).id)
    const body = {
      name: 'Two',
      description: 'Of many',
      issueTypeIds: [bug, task],
      defaultIssueTypeId: task,
    } as JsonObject
    const { id } = await visit.get('POST /issuetypescheme', body)
    const path = `/issuetypescheme/${id}`
    const shown = await visit.get(`GET ${path}?expand=issueTypes,defaultIssueType`)
    expect((shown.issueTypes as JsonObject[]).map((one) => one.id)).toEqual([bug, task])
    expect(shown).toMatchObject({ name: 'Two', description: 'Of many', defaultIssueType: { id: task } })

    await visit.get(`PUT ${path}`, { ...body, issueTypeIds: [task] } as JsonObject)
    const { issueTypes: left } = await visit.get(`GET ${path}?expand=issueTypes`)
    expect((left as JsonObject[]).map((one) => one.id)).toEqual([task])
    await visit.isRefused(400, `PUT ${path}`, { ...body, issueTypeIds: [] } as JsonObject)
    await visit.isRefused(400, `PUT ${path}`, { ...body, issueTypeIds: ['1'] } as JsonObject)

    const key = await emptyProject(visit)
    await visit.get(`POST ${path}/associations`, { idsOrKeys: [key] })
    const users = await visit.get<JsonObject[]>(`GET ${path}/associations`)
    expect(users.map((one) => one.key)).toEqual([key])
    expect(named(projects, 'Fresh').issueTypeSchemeId).toBe(id)
    await visit.as('member').isRefused(403, `PUT ${path}`, body)
  })
})

async function emptyProject(visit: Visit): Promise<string> {
  const body = { key: 'FRESH', name: 'Fresh', lead: 'ada.lindqvist', projectTypeKey: 'software' }
  await visit.get('POST /project', body)
  return 'FRESH'
}

describe('a workflow scheme', () => {
  test('is made, read, changed and deleted; the workflow of a type is named', async () => {
    const visit = there()
    const { workflows, issueTypes } = visit.site.tables
    const [story, bug] = [named(workflows, 'Acme Story Workflow').name, named(workflows, 'Acme Bug Workflow').name]
    const type = named(issueTypes, 'Bug').id
    const made = await visit.get('POST /workflowscheme', {
      name: 'Scheme',
      description: 'Whole',
      defaultWorkflow: story,
      issueTypeMappings: { [type]: bug },
    })
    const path = `/workflowscheme/${made.id}`
    expect(await visit.get(`GET ${path}`)).toEqual(made)
    expect(await visit.get(`GET ${path}/default`)).toMatchObject({ workflow: story })
    expect(await visit.get(`GET ${path}/issuetype/${type}`)).toMatchObject({ issueType: type, workflow: bug })
    await visit.get(`PUT ${path}/issuetype/${type}`, { issueType: type, workflow: story })
    expect((await visit.get(`GET ${path}`)).issueTypeMappings).toEqual({ [type]: story })
    await visit.isRefused(400, `PUT ${path}`, { defaultWorkflow: 'None' })
    await visit.as('member').isRefused(401, `GET ${path}`)
    visit.as('admin')
    await visit.get(`DELETE ${path}`)
    await visit.isRefused(404, `GET ${path}`)
  })

  test('in use is changed in a draft, which nothing publishes', async () => {
    const visit = there()
    const { id } = await visit.get('GET /project/PAR/workflowscheme')
    const path = `/workflowscheme/${id}`
    await visit.isRefused(400, `PUT ${path}`, { defaultWorkflow: 'jira' })
    await visit.isRefused(400, `DELETE ${path}`)
    await visit.get(`POST ${path}/createdraft`)
    await visit.get(`PUT ${path}/draft/default`, { workflow: 'jira' })
    expect(await visit.get(`GET ${path}/draft`)).toMatchObject({ draft: true, defaultWorkflow: 'jira' })
    await visit.isRefused(404, `POST ${path}/draft/publish`, {})
    await visit.get(`DELETE ${path}/draft`)
    await visit.isRefused(404, `GET ${path}/draft`)
  })
})

describe('permissions', () => {
  test('are granted to holders that are named by user key, group name and role', async () => {
    const visit = there()
    const { id } = await visit.get('POST /permissionscheme', { name: 'Open' })
    const role = named(visit.site.tables.projectRoles, 'Developers').id
    for (const holder of [
      { type: 'user', parameter: String((await visit.get('GET /myself')).key) },
      { type: 'group', parameter: 'jira-administrators' },
      { type: 'projectRole', parameter: role },
      { type: 'anyone' },
    ])
      expect(
        await visit.get(`POST /permissionscheme/${id}/permission`, {
          holder,
          permission: 'BROWSE_PROJECTS',
        } as JsonObject),
      ).toMatchObject({ permission: 'BROWSE_PROJECTS', holder: { type: holder.type } })
    const { permissions } = await visit.get(`GET /permissionscheme/${id}?expand=all`)
    expect(permissions).toHaveLength(4)
    for (const holder of [
      { type: 'user', parameter: 'JIRAUSER1' },
      { type: 'group', value: 'jira-administrators' },
    ])
      await visit.isRefused(400, `POST /permissionscheme/${id}/permission`, {
        holder,
        permission: 'BROWSE_PROJECTS',
      } as JsonObject)
  })

  test('are told with what the asker may', async () => {
    const visit = there()
    const { permissions } = await visit.get('GET /mypermissions')
    expect(Object.keys(permissions as JsonObject)).toContain('ADMINISTER')
    const mine = (await visit.as('member').get('GET /mypermissions?projectKey=PAR')).permissions as Record<
      string,
      JsonObject
    >
    expect([mine.ADMINISTER?.havePermission, mine.BROWSE_PROJECTS?.havePermission]).toEqual([false, true])
  })
})
