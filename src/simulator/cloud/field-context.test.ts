/** Laws of contexts, options and defaults: one context per project, siblings differ, nothing wanted is deleted. */
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../base/index.ts'
import { Visit } from './visit.ts'

const PLUGIN = 'com.atlassian.jira.plugin.system.customfieldtypes:'
const found = (page: JsonObject): JsonObject[] => page.values as JsonObject[]

async function field(visit: Visit, type = 'select'): Promise<{ id: string; contexts: string; global: string }> {
  const { id } = await visit.get('POST /field', { name: 'Kind of thing', type: PLUGIN + type })
  const [context] = found(await visit.get(`GET /field/${id}/context`))
  return { id: String(id), contexts: `/field/${id}/context`, global: `/field/${id}/context/${context?.id}` }
}

/** A field with a context of its own for the first project. */
async function narrow(visit: Visit, type = 'select') {
  const made = await field(visit, type)
  const [first, second] = [...visit.site.tables.projects.keys()]
  const context = await visit.get(`POST ${made.contexts}`, { name: 'Narrow', projectIds: [first ?? ''] })
  return {
    ...made,
    own: `${made.contexts}/${context.id}`,
    ownId: String(context.id),
    first: first ?? '',
    second: second ?? '',
  }
}

describe('contexts', () => {
  test('what is created is read back, with its mappings', async () => {
    const visit = new Visit('acme')
    const { contexts, ownId, first } = await narrow(visit)
    const [type] = [...visit.site.tables.issueTypes.keys()]
    await visit.get(`PUT ${contexts}/${ownId}/issuetype`, { issueTypeIds: [type ?? ''] })
    expect(found(await visit.get(`GET ${contexts}?isGlobalContext=false`))).toEqual([
      { id: ownId, name: 'Narrow', description: '', isGlobalContext: false, isAnyIssueType: false },
    ])
    expect(found(await visit.get(`GET ${contexts}/projectmapping?contextId=${ownId}`))).toEqual([
      { contextId: ownId, projectId: first },
    ])
    expect(found(await visit.get(`GET ${contexts}/issuetypemapping?contextId=${ownId}`))).toEqual([
      { contextId: ownId, issueTypeId: type },
    ])
  })

  test('a project has one context, the field one for everything, and a name counts once', async () => {
    const visit = new Visit('acme')
    const { contexts, own, first, second } = await narrow(visit)
    await visit.isRefused(400, `POST ${contexts}`, { name: 'Again', projectIds: [first] })
    await visit.isRefused(400, `POST ${contexts}`, { name: 'Second global' })
    await visit.isRefused(400, `POST ${contexts}`, { name: 'NARROW ', projectIds: [second] })
    await visit.isRefused(404, `POST ${contexts}`, { name: 'Other', projectIds: ['1'] })
    await visit.isRefused(404, `POST ${contexts}`, { name: 'Other', projectIds: [second], issueTypeIds: ['1'] })
    await visit.isRefused(400, `PUT ${own}/project`, { projectIds: [first] })
    await visit.isRefused(400, `PUT ${own}/project`, { projectIds: [second, second] })
    await visit.isRefused(400, `POST ${own}/project/remove`, { projectIds: [first] })
    await visit.get(`PUT ${own}/project`, { projectIds: [second] })
    await visit.get(`POST ${own}/project/remove`, { projectIds: [first] })
  })

  test('the global context is for ever and for every project and issue type', async () => {
    const visit = new Visit('acme')
    const { global, second, own } = await narrow(visit)
    const [type] = [...visit.site.tables.issueTypes.keys()]
    await visit.isRefused(400, `DELETE ${global}`)
    await visit.isRefused(400, `PUT ${global}/project`, { projectIds: [second] })
    await visit.isRefused(400, `PUT ${global}/issuetype`, { issueTypeIds: [type ?? ''] })
    await visit.get(`PUT ${own}`, { description: 'Told' })
    await visit.get(`DELETE ${own}`)
    await visit.isRefused(404, `DELETE ${own}`)
  })

  test("a project's own context decides alone, even where it has nothing to say", async () => {
    const visit = new Visit('acme')
    const { contexts, own, ownId, global, first, second } = await narrow(visit)
    const [one, other] = [...visit.site.tables.issueTypes.keys()]
    await visit.get(`PUT ${own}/issuetype`, { issueTypeIds: [one ?? ''] })
    const mappings = [
      { projectId: first, issueTypeId: one },
      { projectId: first, issueTypeId: other },
      { projectId: second, issueTypeId: other },
    ] as Json[]
    const answered = found(await visit.get(`POST ${contexts}/mapping`, { mappings }))
    expect(answered.map((row) => row.contextId)).toEqual([ownId, null, global.split('/').at(-1)])
    await visit.isRefused(400, `POST ${contexts}/mapping`, { mappings: [...mappings, mappings[0] ?? null] })
  })
})

describe('options', () => {
  const options = async (visit: Visit, path: string) => found(await visit.get(`GET ${path}/option`))

  test('they keep their order, their values differ, and only what changed is reported', async () => {
    const visit = new Visit()
    const { global } = await field(visit)
    const made = await visit.get(`POST ${global}/option`, { options: [{ value: 'A' }, { value: 'B', disabled: true }] })
    const [a, b] = made.options as JsonObject[]
    expect(await options(visit, global)).toEqual(made.options)
    await visit.isRefused(400, `POST ${global}/option`, { options: [{ value: 'a ' }] })
    await visit.isRefused(400, `POST ${global}/option`, { options: [{ value: 'C' }, { value: 'c' }] })
    await visit.isRefused(400, `PUT ${global}/option`, { options: [{ id: a?.id ?? '', value: 'b' }] })
    await visit.isRefused(404, `PUT ${global}/option`, { options: [{ id: '1', value: 'D' }] })
    const both = {
      options: [
        { id: a?.id ?? '', value: 'A' },
        { id: b?.id ?? '', disabled: false },
      ],
    }
    expect(await visit.get(`PUT ${global}/option`, both)).toEqual({
      options: [{ id: b?.id, value: 'B', disabled: false }],
    })
    await visit.get(`PUT ${global}/option/move`, { customFieldOptionIds: [b?.id ?? ''], position: 'First' })
    expect((await options(visit, global)).map((one) => one.value)).toEqual(['B', 'A'])
    await visit.get(`PUT ${global}/option/move`, { customFieldOptionIds: [b?.id ?? ''], after: a?.id ?? '' })
    expect((await options(visit, global)).map((one) => one.value)).toEqual(['A', 'B'])
    await visit.isRefused(400, `PUT ${global}/option/move`, { customFieldOptionIds: [b?.id ?? ''] })
    expect((await visit.get(`GET /customFieldOption/${a?.id}`)).value).toBe('A')
  })

  test('a cascade has two levels, and the upper goes after the lower', async () => {
    const visit = new Visit()
    const { global } = await field(visit, 'cascadingselect')
    const { options: made } = await visit.get(`POST ${global}/option`, { options: [{ value: 'Top' }] })
    const top = (made as JsonObject[])[0]?.id as string
    const { options: below } = await visit.get(`POST ${global}/option`, {
      options: [{ value: 'Top', optionId: top }],
    })
    const child = (below as JsonObject[])[0]?.id as string
    expect(await options(visit, global)).toMatchObject([{ id: top }, { id: child, optionId: top }])
    await visit.isRefused(400, `POST ${global}/option`, { options: [{ value: 'Deeper', optionId: child }] })
    await visit.isRefused(404, `POST ${global}/option`, { options: [{ value: 'Lost', optionId: '1' }] })
    await visit.isRefused(400, `PUT ${global}/option/move`, { customFieldOptionIds: [top, child], position: 'Last' })
    await visit.isRefused(400, `DELETE ${global}/option/${top}`)
    await visit.get(`DELETE ${global}/option/${child}`)
    await visit.get(`DELETE ${global}/option/${top}`)
    expect(await options(visit, global)).toEqual([])
  })

  test('a field without options has none, and a page holds a hundred', async () => {
    const visit = new Visit()
    const text = await field(visit, 'textfield')
    await visit.isRefused(400, `POST ${text.global}/option`, { options: [{ value: 'A' }] })
    const { global } = await field(visit)
    const many = Array.from({ length: 120 }, (_, at) => ({ value: `Option ${at}` }))
    await visit.get(`POST ${global}/option`, { options: many })
    const page = await visit.get(`GET ${global}/option?maxResults=1000`)
    expect(page).toMatchObject({ maxResults: 100, total: 120, isLast: false })
    await visit.isRefused(400, `POST ${global}/option`, {
      options: Array.from({ length: 1_001 }, (_, at) => ({ value: `More ${at}` })),
    })
  })

  test('an option that an issue has is kept, until it is replaced', async () => {
    const visit = new Visit('acme')
    const { id, contexts, global } = await field(visit)
    const { options: made } = await visit.get(`POST ${global}/option`, { options: [{ value: 'A' }, { value: 'B' }] })
    const [a, b] = (made as JsonObject[]).map((one) => String(one.id)) as [string, string]
    const [project] = [...visit.site.tables.projects.values()]
    if (!project) throw new Error('acme has no project')
    const [typeId = ''] = visit.site.tables.issueTypeSchemes.get(project.issueTypeSchemeId)?.issueTypeIds ?? []
    const [statusId = ''] = [...visit.site.tables.statuses.keys()]
    const now = visit.site.now()
    visit.site.issues.put({
      ...{ id: '77', key: `${project.key}-77`, projectId: project.id, typeId, statusId, parentId: null },
      ...{ summary: 'One', created: now, updated: now, indexedAt: now },
      ...{ values: { [id]: { option: a } }, history: [], comments: [], properties: {} },
    })
    await visit.isRefused(400, `DELETE ${global}/option/${a}`)
    const search = found(await visit.get(`GET /field/search?id=${id}&expand=lastUsed`))
    expect(search).toMatchObject([{ lastUsed: { type: 'TRACKED' } }])
    await visit.isRefused(400, `DELETE ${global}/option/${a}/issue?jql=nonsense`)
    await visit.finish(`DELETE ${global}/option/${a}/issue?replaceWith=${b}&jql=summary%20~%20nothing`)
    expect(visit.site.issues.get('77')?.values[id]).toEqual({ option: a })
    const task = await visit.finish(`DELETE ${global}/option/${a}/issue?replaceWith=${b}&jql=id%20%3D%2077`)
    expect(task).toMatchObject({ status: 'COMPLETE', result: { modifiedIssues: [77], unmodifiedIssues: [] } })
    expect(visit.site.issues.get('77')?.values[id]).toEqual({ option: b })
    await visit.get(`DELETE ${global}/option/${a}`)
    await visit.finish(`DELETE ${global}/option/${b}/issue`)
    expect(visit.site.issues.get('77')?.values).not.toHaveProperty(String(id))
    await visit.isRefused(404, `DELETE ${contexts}/1/option/${b}/issue`)
  })
})

describe('default values', () => {
  const ADMIN = 'ADMIN'
  const SHAPES: readonly (readonly [string, JsonObject])[] = [
    ['datepicker', { type: 'datepicker', date: '2026-02-07', useCurrent: false }],
    ['datepicker', { type: 'datepicker', useCurrent: true }],
    ['datetime', { type: 'datetimepicker', dateTime: '2026-02-07T10:00:00.000+0000', useCurrent: false }],
    ['float', { type: 'float', number: 2.5 }],
    ['labels', { type: 'labels', labels: ['a', 'b'] }],
    ['textfield', { type: 'textfield', text: 'Text' }],
    ['textarea', { type: 'textarea', text: 'Text' }],
    ['readonlyfield', { type: 'readonly', text: 'Text' }],
    ['url', { type: 'url', url: 'https://acme.example' }],
    ['multiuserpicker', { type: 'multi.user.select', accountIds: [ADMIN] }],
    [
      'userpicker',
      {
        type: 'single.user.select',
        accountId: ADMIN,
        userFilter: { enabled: false, groups: [], roleIds: [] },
      },
    ],
  ]

  test.each(SHAPES)('%s: %j is read back', async (type, shape) => {
    const visit = new Visit()
    const { contexts, global } = await field(visit, type)
    const [admin = ''] = visit.site.administrators
    const value = JSON.parse(JSON.stringify(shape).replaceAll(ADMIN, admin)) as JsonObject
    const wanted = { contextId: global.split('/').at(-1) ?? '', ...value }
    await visit.get(`PUT ${contexts}/defaultValue`, { defaultValues: [wanted] })
    expect(found(await visit.get(`GET ${contexts}/defaultValue`))).toEqual([wanted])
    await visit.isRefused(400, `PUT ${contexts}/defaultValue`, {
      defaultValues: [{ ...wanted, type: 'option.multiple', optionIds: [] }],
    })
  })

  test('options of a default belong to the context, stay while they are the default, and null removes it', async () => {
    const visit = new Visit('acme')
    const { contexts, global, own, ownId } = await narrow(visit)
    const { options: made } = await visit.get(`POST ${global}/option`, { options: [{ value: 'A' }] })
    const a = (made as JsonObject[])[0]?.id as string
    const contextId = global.split('/').at(-1) ?? ''
    const set = (id: string, optionId: Json) => ({
      defaultValues: [{ type: 'option.single', contextId: id, optionId }],
    })
    await visit.isRefused(404, `PUT ${contexts}/defaultValue`, set(ownId, a))
    await visit.isRefused(404, `PUT ${contexts}/defaultValue`, set('1', a))
    await visit.get(`PUT ${contexts}/defaultValue`, set(contextId, a))
    await visit.isRefused(400, `DELETE ${global}/option/${a}`)
    await visit.get(`PUT ${contexts}/defaultValue`, set(contextId, null))
    expect(found(await visit.get(`GET ${contexts}/defaultValue`))).toEqual([])
    await visit.get(`DELETE ${global}/option/${a}`)
    await visit.get(`DELETE ${own}`)
  })

  test('users, groups, projects and versions must exist', async () => {
    const visit = new Visit('acme')
    const missing: readonly (readonly [string, JsonObject])[] = [
      ['userpicker', { type: 'single.user.select', accountId: '1' }],
      ['multiuserpicker', { type: 'multi.user.select', accountIds: ['1'] }],
      ['grouppicker', { type: 'grouppicker.single', groupId: '1' }],
      ['multigrouppicker', { type: 'grouppicker.multiple', groupIds: ['1'] }],
      ['project', { type: 'project', projectId: '1' }],
      ['version', { type: 'version.single', versionId: '1' }],
      ['multiversion', { type: 'version.multiple', versionIds: ['1'] }],
    ]
    for (const [type, value] of missing) {
      const { contexts, global } = await field(visit, type)
      const contextId = global.split('/').at(-1) ?? ''
      await visit.isRefused(404, `PUT ${contexts}/defaultValue`, { defaultValues: [{ contextId, ...value }] })
    }
  })
})
