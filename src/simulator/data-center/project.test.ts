/** Projects and people on Data Center: everybody is known by a user name. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { named, Visit } from '../cloud/visit.ts'

const there = () => new Visit('acme', 'dataCenter')

describe('a project', () => {
  test('is made with its lead by name, changed, archived, restored and deleted', async () => {
    const visit = there()
    const { workflowSchemes, permissionSchemes } = visit.site.tables
    const scheme = [...workflowSchemes.values()].find((one) => !one.isDefault)?.id ?? ''
    const rights = [...permissionSchemes.keys()][1] ?? ''
    const made = await visit.get('POST /project', {
      key: 'NEW',
      name: 'New',
      lead: 'ada.lindqvist',
      projectTypeKey: 'software',
      projectTemplateKey: 'com.pyxis.greenhopper.jira:gh-scrum-template',
      description: 'Told',
      assigneeType: 'PROJECT_LEAD',
      workflowSchemeId: Number(scheme),
      permissionScheme: Number(rights),
    })
    expect(made).toEqual({ self: visit.site.api(`/project/${made.id}`), id: made.id, key: 'NEW' })
    expect(await visit.get('GET /project/NEW')).toMatchObject({
      name: 'New',
      description: 'Told',
      lead: { name: 'ada.lindqvist' },
    })
    expect(String((await visit.get('GET /project/NEW/workflowscheme')).id)).toBe(scheme)
    expect(String((await visit.get('GET /project/NEW/permissionscheme')).id)).toBe(rights)

    expect(await visit.get('PUT /project/NEW', { name: 'Newer', lead: 'anna.berg' })).toMatchObject({
      name: 'Newer',
      lead: { name: 'anna.berg' },
    })
    await visit.isRefused(400, 'PUT /project/NEW', { lead: 'nobody.here' })
    await visit.as('member').isRefused(403, 'DELETE /project/PAR')
    visit.as('admin')

    await visit.get('PUT /project/NEW/archive')
    const keys = async (query: string) => (await visit.get<JsonObject[]>(`GET /project${query}`)).map((one) => one.key)
    expect(await keys('')).not.toContain('NEW')
    expect(await keys('?includeArchived=true')).toContain('NEW')
    expect((await visit.ask('PUT /project/NEW/restore')).status).toBe(202)
    expect(await keys('')).toContain('NEW')
    await visit.get('DELETE /project/NEW')
    await visit.isRefused(404, 'GET /project/NEW')
  })

  test.each<[string, JsonObject]>([
    ['a lead by account id', { leadAccountId: 'ada.lindqvist', lead: '' }],
    ['no type', { projectTypeKey: '' }],
    [
      'a template of another type',
      { projectTypeKey: 'business', projectTemplateKey: 'com.pyxis.greenhopper.jira:gh-scrum-template' },
    ],
    ['a template of Cloud', { projectTemplateKey: 'com.pyxis.greenhopper.jira:gh-simplified-agility-scrum' }],
    ['a key in use', { key: 'PAR' }],
  ])('with %s is refused', async (_, change) => {
    const body = { key: 'NEW', name: 'New', lead: 'ada.lindqvist', projectTypeKey: 'software' }
    await there().isRefused(400, 'POST /project', { ...body, ...change })
  })

  test('has people and groups in its roles by name', async () => {
    const visit = there()
    const { id } = named(visit.site.tables.projectRoles, 'Developers')
    const path = `/project/PAR/role/${id}`
    const before = (await visit.get(`GET ${path}`)).actors as JsonObject[]
    const { actors } = await visit.get(`POST ${path}`, { user: ['anna.berg'], group: ['jira-administrators'] })
    const added = (actors as JsonObject[]).filter(({ id }) => !before.some((one) => one.id === id))
    expect(added.map((one) => [one.type, one.name])).toEqual([
      ['atlassian-user-role-actor', 'anna.berg'],
      ['atlassian-group-role-actor', 'jira-administrators'],
    ])
    await visit.get(`DELETE ${path}?user=anna.berg`)
    await visit.get(`DELETE ${path}?group=jira-administrators`)
    expect((await visit.get(`GET ${path}`)).actors).toEqual(before)
  })
})

describe('people', () => {
  test('are found by user name alone', async () => {
    const visit = there()
    expect(await visit.get('GET /user?username=anna.berg')).toMatchObject({
      name: 'anna.berg',
      displayName: 'Anna Berg',
    })
    const { key } = await visit.get('GET /user?username=anna.berg')
    expect(await visit.get(`GET /user?key=${key}`)).toMatchObject({ name: 'anna.berg' })
    await visit.isRefused(404, `GET /user?accountId=${key}`)
    await visit.isRefused(404, 'GET /user?username=nobody.here')
    await visit.isRefused(400, 'GET /user/search?query=anna')
    const found = await visit.get<JsonObject[]>('GET /user/search?username=BERG')
    expect(found.map((one) => one.name)).toContain('anna.berg')
  })

  test('come without an account id, groups without an id', async () => {
    const visit = there()
    const told = JSON.stringify([
      await visit.get('GET /user/search?username=.'),
      await visit.get('GET /groups/picker'),
      await visit.get('GET /role'),
      await visit.get('GET /permissionscheme?expand=all'),
      await visit.get('GET /search?fields=*all&expand=changelog'),
    ])
    expect(told).not.toMatch(/"(accountId|groupId|accountType)"/)
    expect(told).not.toContain('/rest/api/3/')
  })

  test('who may be assigned are told for a project or an issue', async () => {
    const visit = there()
    const names = async (query: string) =>
      (await visit.get<JsonObject[]>(`GET /user/assignable/search?${query}`)).map((one) => one.name)
    expect(await names('project=PAR&username=ada')).toEqual(['ada.lindqvist'])
    expect((await names('issueKey=PAR-1')).length).toBeGreaterThan(1)
    await visit.isRefused(404, 'GET /user/assignable/search?project=NOPE')
  })

  test('are put into groups by nobody: a group is made empty', async () => {
    const visit = there()
    expect(await visit.get('POST /group', { name: 'new-people' })).toMatchObject({ name: 'new-people' })
    expect((await visit.get('GET /group/member?groupname=new-people')).total).toBe(0)
    await visit.isRefused(400, 'POST /group', { name: 'new-people' })
    await visit.as('member').isRefused(403, 'POST /group', { name: 'more-people' })
  })
})
