/** Laws of screens and their schemes on Cloud: names count once, references exist, what something leads to stays. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { Visit } from './visit.ts'

const found = (page: JsonObject): JsonObject[] => page.values as JsonObject[]

describe('screens', () => {
  test('a new one has a tab, is read back, and its name is taken whatever the case', async () => {
    const visit = new Visit()
    const screen = await visit.get('POST /screens', { name: 'Release', description: 'Told' })
    expect(found(await visit.get(`GET /screens?id=${screen.id}`))).toEqual([screen])
    expect(found(await visit.get('GET /screens?queryString=RELEA&scope=GLOBAL'))).toEqual([screen])
    expect(found(await visit.get('GET /screens?scope=PROJECT'))).toEqual([])
    expect(await visit.get(`GET /screens/${screen.id}/tabs`)).toMatchObject([{ name: 'Field Tab' }])
    await visit.isRefused(400, 'POST /screens', { name: 'release ' })
    const other = await visit.get('POST /screens', { name: 'Other' })
    await visit.isRefused(400, `PUT /screens/${other.id}`, { name: 'RELEASE' })
    await visit.isRefused(404, 'PUT /screens/1', { name: 'New' })
    expect(await visit.get(`PUT /screens/${other.id}`, { description: 'New' })).toEqual({
      ...other,
      description: 'New',
    })
    await visit.get(`DELETE /screens/${other.id}`)
    await visit.isRefused(404, `DELETE /screens/${other.id}`)
  })

  test('one that a scheme or a workflow leads to is kept', async () => {
    const visit = new Visit('acme')
    const { screenSchemes, workflows } = visit.site.tables
    const used = [...screenSchemes.values()].map((one) => one.screens.default)
    const shown = [...workflows.values()].flatMap((one) =>
      one.transitions.flatMap((transition) => transition.transitionScreen?.parameters.screenId ?? []),
    )
    expect(shown.length).toBeGreaterThan(0)
    for (const id of new Set([...used, ...shown])) await visit.isRefused(400, `DELETE /screens/${id}`)
  })

  test('tabs keep their order and differ by name; the last one stays', async () => {
    const visit = new Visit()
    const { id } = await visit.get('POST /screens', { name: 'Release' })
    const tabs = `/screens/${id}/tabs`
    const [first] = await visit.get<JsonObject[]>(`GET ${tabs}`)
    await visit.isRefused(400, `DELETE ${tabs}/${first?.id}`)
    const second = await visit.get(`POST ${tabs}`, { name: 'Second' })
    await visit.isRefused(400, `POST ${tabs}`, { name: 'second' })
    await visit.isRefused(400, `PUT ${tabs}/${first?.id}`, { name: 'Second' })
    await visit.isRefused(404, `POST ${tabs}/${second.id}/move/2`)
    await visit.get(`POST ${tabs}/${second.id}/move/0`)
    expect(await visit.get(`GET ${tabs}`)).toEqual([second, first])
    const bulk = await visit.get(`GET /screens/tabs?screenId=${id}&maxResult=1`)
    expect(bulk).toMatchObject({ total: 2, maxResults: 1, isLast: false })
    expect(found(bulk)).toEqual([{ screenId: id, tabId: second.id, tabName: 'Second' }])
    await visit.get(`DELETE ${tabs}/${first?.id}`)
    await visit.isRefused(404, `DELETE ${tabs}/${first?.id}`)
  })

  test('a field stands once on a screen, where it is moved about', async () => {
    const visit = new Visit()
    const { id } = await visit.get('POST /screens', { name: 'Release' })
    const [tab] = await visit.get<JsonObject[]>(`GET /screens/${id}/tabs`)
    const fields = `/screens/${id}/tabs/${tab?.id}/fields`
    const free = await visit.get<JsonObject[]>(`GET /screens/${id}/availableFields`)
    expect(free.map((one) => one.id)).not.toContain('status')
    for (const fieldId of ['summary', 'priority', 'labels']) await visit.get(`POST ${fields}`, { fieldId })
    const order = async () => (await visit.get<JsonObject[]>(`GET ${fields}`)).map((one) => one.id)
    expect(await visit.get<JsonObject[]>(`GET /screens/${id}/availableFields`)).toHaveLength(free.length - 3)
    await visit.isRefused(400, `POST ${fields}`, { fieldId: 'summary' })
    await visit.isRefused(400, `POST ${fields}`, { fieldId: 'status' })
    await visit.isRefused(404, `POST ${fields}`, { fieldId: 'customfield_1' })
    await visit.get(`POST ${fields}/labels/move`, { position: 'First' })
    await visit.get(`POST ${fields}/labels/move`, { position: 'Later' })
    expect(await order()).toEqual(['summary', 'labels', 'priority'])
    await visit.get(`POST ${fields}/summary/move`, { after: 'priority', position: 'First' })
    expect(await order()).toEqual(['labels', 'priority', 'summary'])
    await visit.isRefused(404, `POST ${fields}/labels/move`, { position: 'Earlier' })
    await visit.isRefused(404, `POST ${fields}/labels/move`, { after: 'description' })
    await visit.isRefused(400, `POST ${fields}/labels/move`, {})
    await visit.get(`DELETE ${fields}/priority`)
    await visit.isRefused(404, `DELETE ${fields}/priority`)
    expect(await order()).toEqual(['labels', 'summary'])
  })

  test('who administers a project reads the screens of that project only', async () => {
    const visit = new Visit('acme')
    const { projects, issueTypeScreenSchemes, screenSchemes } = visit.site.tables
    const [project] = [...projects.values()]
    const scheme = issueTypeScreenSchemes.get(project?.issueTypeScreenSchemeId ?? '')
    const screenId = screenSchemes.get(scheme?.mappings.default ?? '')?.screens.default
    const foreign = await visit.get('POST /screens', { name: 'Foreign' })
    visit.as('member')
    const member = [...visit.site.tables.tokens.values()].find((one) => one.name === 'member')
    if (project && member) project.leadAccountId = member.accountId
    visit.site.tables.permissionSchemes
      .get(project?.permissionSchemeId ?? '')
      ?.grants.push({ id: '1', permission: 'ADMINISTER_PROJECTS', holder: { type: 'projectLead', value: null } })
    expect(await visit.get(`GET /screens/${screenId}/tabs?projectKey=${project?.key}`)).not.toEqual([])
    await visit.isRefused(403, `GET /screens/${screenId}/tabs`)
    await visit.isRefused(403, `GET /screens/${foreign.id}/tabs?projectKey=${project?.key}`)
  })
})

describe('screen schemes', () => {
  test('they always have a default, lead to screens that exist, and stay while they are used', async () => {
    const visit = new Visit()
    const { id: screen } = await visit.get('POST /screens', { name: 'Release' })
    const screens = { default: screen as number, edit: screen as number }
    const { id } = await visit.get('POST /screenscheme', { name: 'Releases', screens })
    const read = async () => found(await visit.get(`GET /screenscheme?id=${id}&expand=issueTypeScreenSchemes`))[0]
    expect(await read()).toEqual({ id, name: 'Releases', description: '', screens })
    await visit.isRefused(400, 'POST /screenscheme', { name: 'releases', screens })
    await visit.isRefused(400, 'POST /screenscheme', { name: 'Other', screens: { edit: screen ?? null } })
    await visit.isRefused(404, 'POST /screenscheme', { name: 'Other', screens: { default: 1 } })
    await visit.get(`PUT /screenscheme/${id}`, { screens: { edit: null, view: String(screen) } })
    expect(await read()).toMatchObject({ screens: { default: screen, view: screen } })
    await visit.isRefused(400, `PUT /screenscheme/${id}`, { screens: { default: null } })
    await visit.isRefused(404, `PUT /screenscheme/${id}`, { screens: { view: '1' } })
    const issueTypeMappings = [{ issueTypeId: 'default', screenSchemeId: String(id) }]
    const above = await visit.get('POST /issuetypescreenscheme', { name: 'All', issueTypeMappings })
    expect(await read()).toMatchObject({ issueTypeScreenSchemes: { total: 1, values: [{ id: above.id }] } })
    await visit.isRefused(400, `DELETE /screenscheme/${id}`)
    await visit.get(`DELETE /issuetypescreenscheme/${above.id}`)
    await visit.get(`DELETE /screenscheme/${id}`)
    await visit.isRefused(404, `DELETE /screenscheme/${id}`)
  })
})

describe('issue type screen schemes', () => {
  test('mappings are added once, read back and removed; the default one is for ever', async () => {
    const visit = new Visit('acme')
    const [first = '', second = ''] = [...visit.site.tables.screenSchemes.keys()]
    const [type = '', other = ''] = [...visit.site.tables.issueTypes.keys()]
    const standard = { issueTypeId: 'default', screenSchemeId: first }
    const schemes = '/issuetypescreenscheme'
    const { id } = await visit.get(`POST ${schemes}`, { name: 'New', issueTypeMappings: [standard] })
    const mapping = `${schemes}/${id}/mapping`
    const read = async () =>
      found(await visit.get(`GET ${schemes}/mapping?issueTypeScreenSchemeId=${id}`)).map((one) => [
        one.issueTypeId,
        one.screenSchemeId,
      ])
    const pair = { issueTypeId: type, screenSchemeId: second }
    await visit.get(`PUT ${mapping}`, { issueTypeMappings: [pair] })
    await visit.isRefused(400, `PUT ${mapping}`, { issueTypeMappings: [pair] })
    await visit.isRefused(400, `PUT ${mapping}`, { issueTypeMappings: [standard] })
    await visit.isRefused(404, `PUT ${mapping}`, { issueTypeMappings: [{ ...pair, issueTypeId: '1' }] })
    await visit.isRefused(404, `PUT ${mapping}`, { issueTypeMappings: [{ issueTypeId: other, screenSchemeId: '1' }] })
    await visit.get(`PUT ${mapping}/default`, { screenSchemeId: second })
    expect(await read()).toEqual([
      [type, second],
      ['default', second],
    ])
    await visit.isRefused(404, `POST ${mapping}/remove`, { issueTypeIds: [type, other] })
    await visit.get(`POST ${mapping}/remove`, { issueTypeIds: [type] })
    expect(await read()).toEqual([['default', second]])
    await visit.isRefused(400, `POST ${schemes}`, { name: 'NEW', issueTypeMappings: [standard] })
    await visit.isRefused(400, `POST ${schemes}`, { name: 'Other', issueTypeMappings: [pair] })
    await visit.isRefused(400, `POST ${schemes}`, { name: 'Other', issueTypeMappings: [standard, standard] })
    await visit.get(`PUT ${schemes}/${id}`, { name: 'Newer' })
    expect(found(await visit.get(`GET ${schemes}?id=${id}`))).toMatchObject([{ id, name: 'Newer' }])
  })

  test('a project gets another one, and the one it uses and the default one stay', async () => {
    const visit = new Visit('acme')
    const [project] = [...visit.site.tables.projects.values()]
    const [screenSchemeId = ''] = [...visit.site.tables.screenSchemes.keys()]
    const schemes = '/issuetypescreenscheme'
    const { id } = await visit.get(`POST ${schemes}`, {
      name: 'New',
      issueTypeMappings: [{ issueTypeId: 'default', screenSchemeId }],
    })
    const projectId = project?.id ?? ''
    await visit.get(`PUT ${schemes}/project`, { issueTypeScreenSchemeId: id ?? '', projectId })
    const answered = found(await visit.get(`GET ${schemes}/project?projectId=${projectId}`))
    expect(answered).toMatchObject([{ issueTypeScreenScheme: { id }, projectIds: [projectId] }])
    expect(found(await visit.get(`GET ${schemes}/${id}/project`))).toMatchObject([{ id: projectId }])
    expect(found(await visit.get(`GET ${schemes}?id=${id}&expand=projects`))).toMatchObject([
      { projects: { total: 1, values: [{ id: projectId }] } },
    ])
    await visit.isRefused(400, `GET ${schemes}/project`)
    await visit.isRefused(404, `PUT ${schemes}/project`, { issueTypeScreenSchemeId: '1', projectId })
    await visit.isRefused(400, `DELETE ${schemes}/${id}`)
    const standard = [...visit.site.tables.issueTypeScreenSchemes.values()].find((one) => one.isDefault)
    await visit.isRefused(400, `DELETE ${schemes}/${standard?.id}`)
  })
})
