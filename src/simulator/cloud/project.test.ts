/** Laws of projects on Cloud: what they are made of, who may change what, and how they go and come back. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import type { Project } from '../records.ts'
import { Visit } from './visit.ts'

const lead = (visit: Visit): string => [...visit.site.administrators][0] ?? ''

const create = (visit: Visit, more: JsonObject = {}): Promise<JsonObject> =>
  visit.get('POST /project', {
    key: 'CUT',
    name: 'Cutter',
    leadAccountId: lead(visit),
    projectTypeKey: 'software',
    ...more,
  })

function record(visit: Visit, key: string): Project {
  const project = [...visit.site.tables.projects.values()].find((one) => one.key === key)
  if (!project) throw new Error(`no project ${key}`)
  return project
}

const defaultOf = (table: ReadonlyMap<string, { id: string; isDefault: boolean }>): string | undefined =>
  [...table.values()].find((one) => one.isDefault)?.id

describe('a new project', () => {
  test('takes the default schemes and the default actors of every role, as things of its own', async () => {
    const visit = new Visit('acme')
    const { tables } = visit.site
    const made = await create(visit)
    const project = record(visit, 'CUT')
    expect(made).toEqual({
      self: expect.stringContaining(`/project/${project.id}`),
      id: Number(project.id),
      key: 'CUT',
    })
    expect(project).toMatchObject({
      style: 'classic',
      permissionSchemeId: defaultOf(tables.permissionSchemes),
      notificationSchemeId: defaultOf(tables.notificationSchemes),
      issueTypeSchemeId: defaultOf(tables.issueTypeSchemes),
      issueTypeScreenSchemeId: defaultOf(tables.issueTypeScreenSchemes),
      workflowSchemeId: defaultOf(tables.workflowSchemes),
      fieldConfigurationSchemeId: defaultOf(tables.fieldConfigurationSchemes),
      issueSecuritySchemeId: null,
    })
    for (const role of tables.projectRoles.values()) {
      const actors = project.roleActors[role.id] ?? []
      expect(actors.map((one) => one.subject)).toEqual(role.defaultActors.map((one) => one.subject))
      for (const actor of actors) expect(role.defaultActors.map((one) => one.id)).not.toContain(actor.id)
    }
  })

  test('is read back as it was asked for', async () => {
    const visit = new Visit('acme')
    const { tables } = visit.site
    const other = [...tables.permissionSchemes.values()].find((one) => !one.isDefault && one.grants.length > 50)
    const category = await visit.get('POST /projectCategory', { name: 'Made' })
    await create(visit, {
      description: 'Cuts',
      url: 'https://cut.example',
      assigneeType: 'PROJECT_LEAD',
      permissionScheme: Number(other?.id),
      categoryId: Number(category.id),
    })
    const shown = await visit.get('GET /project/CUT')
    expect(shown).toMatchObject({
      key: 'CUT',
      name: 'Cutter',
      description: 'Cuts',
      url: 'https://cut.example',
      assigneeType: 'PROJECT_LEAD',
      projectTypeKey: 'software',
      projectCategory: { id: category.id, name: 'Made' },
      lead: { accountId: lead(visit) },
    })
    expect((await visit.get('GET /project/CUT/permissionscheme')).id).toBe(Number(other?.id))
    const [row] = (await visit.get('GET /project/search?keys=CUT&expand=description')).values as JsonObject[]
    expect(shown).toMatchObject(row ?? { none: true })
  })

  test('is refused without what it needs, with what does not exist, and with both a template and its schemes', async () => {
    const visit = new Visit()
    const asked = { key: 'CUT', name: 'Cutter', leadAccountId: lead(visit), projectTypeKey: 'software' }
    const scheme = Number(defaultOf(visit.site.tables.workflowSchemes))
    const template = 'com.pyxis.greenhopper.jira:gh-simplified-scrum-classic'
    const wrong: JsonObject[] = [
      { key: undefined },
      { key: 'cut' },
      { key: 'C' },
      { key: '1CUT' },
      { key: 'CUTTERCUTTER' },
      { leadAccountId: undefined },
      { leadAccountId: 'nobody' },
      { projectTypeKey: undefined },
      { projectTypeKey: 'hardware' },
      { projectTemplateKey: 'com.example:none' },
      { projectTypeKey: 'business', projectTemplateKey: template },
      { workflowScheme: scheme, projectTemplateKey: template },
      { workflowScheme: 1 },
      { permissionScheme: 1 },
      { categoryId: 1 },
      { url: 'cut.example' },
      { assigneeType: 'COMPONENT_LEAD' },
    ]
    for (const change of wrong) await visit.isRefused(400, 'POST /project', { ...asked, ...change })
    await create(visit)
    await visit.isRefused(400, 'POST /project', { ...asked, name: 'Other' })
  })

  test('of a team has its own types, statuses and workflow, which go with it', async () => {
    const visit = new Visit()
    const before = visit.site.tables.statuses.size
    await create(visit, { projectTemplateKey: 'com.pyxis.greenhopper.jira:gh-simplified-agility-scrum' })
    const shown = await visit.get('GET /project/CUT')
    expect(shown).toMatchObject({ style: 'next-gen', simplified: true })
    const types = shown.issueTypes as JsonObject[]
    expect(types.map((one) => (one.scope as JsonObject).type)).toEqual(['PROJECT', 'PROJECT', 'PROJECT'])
    const statuses = ['To Do', 'In Progress', 'Done'].map((name) => expect.objectContaining({ name }))
    expect((await visit.get<JsonObject[]>('GET /project/CUT/statuses'))[0]).toMatchObject({ statuses })
    await visit.get('DELETE /project/CUT?enableUndo=false')
    const { tables } = visit.site
    expect(tables.statuses.size).toBe(before)
    expect([...tables.issueTypes.values(), ...tables.workflows.values()].filter((one) => one.projectId)).toEqual([])
  })
})

describe('changing a project', () => {
  test('its new key renames its issues, and the old one still finds it until it is released', async () => {
    const visit = new Visit('acme')
    const { site } = visit
    const { id } = record(visit, 'PAR')
    const keys = () => [...site.issues.all()].filter((one) => one.projectId === id).map((one) => one.key)
    const before = keys()
    await visit.get('PUT /project/PAR', { key: 'PARCEL' })
    expect(keys()).toEqual(before.map((key) => key.replace('PAR-', 'PARCEL-')))
    expect((await visit.get('GET /project/PAR')).key).toBe('PARCEL')
    await visit.isRefused(400, 'POST /project', {
      key: 'PAR',
      name: 'New',
      leadAccountId: lead(visit),
      projectTypeKey: 'software',
    })
    await visit.isRefused(400, 'PUT /project/PARCEL', { releasedProjectKeys: ['ROU'] })
    await visit.get('PUT /project/PARCEL', { releasedProjectKeys: ['PAR'] })
    await visit.isRefused(404, 'GET /project/PAR')
  })

  test('its administrator may change what it says, but neither key nor schemes', async () => {
    const visit = new Visit('acme')
    const project = record(visit, 'OPS')
    const member = visit.as('member').site
    const account = [...member.tables.tokens.values()].find((one) => one.name === 'member')?.accountId ?? ''
    const scheme = member.tables.permissionSchemes.get(project.permissionSchemeId)
    scheme?.grants.push({ id: '1', permission: 'ADMINISTER_PROJECTS', holder: { type: 'user', value: account } })
    expect((await visit.get('PUT /project/OPS', { description: 'Changed' })).description).toBe('Changed')
    for (const change of [{ key: 'NEW' }, { permissionScheme: Number(project.permissionSchemeId) }])
      await visit.isRefused(403, 'PUT /project/OPS', change)
    await visit.isRefused(403, 'PUT /project/INT', { description: 'Changed' })
  })
})

describe('the life of a project', () => {
  test('what is in the trash is gone for all but the list of the deleted, and comes back as it was', async () => {
    const visit = new Visit('acme')
    const before = visit.state()
    await visit.get('DELETE /project/PAR')
    await visit.isRefused(404, 'GET /project/PAR')
    await visit.isRefused(404, 'DELETE /project/PAR')
    const deleted = (await visit.get('GET /project/search?status=deleted')).values as JsonObject[]
    expect(deleted.map((one) => [one.key, one.deleted])).toEqual([['PAR', true]])
    expect((await visit.get('POST /project/PAR/restore')).key).toBe('PAR')
    await visit.isRefused(400, 'POST /project/PAR/restore')
    visit.site.audit.length -= 2
    expect(visit.state()).toBe(before)
  })

  test('an archived one can be read but neither changed nor deleted', async () => {
    const visit = new Visit('acme')
    await visit.get('POST /project/PAR/archive')
    expect(await visit.get('GET /project/PAR')).toMatchObject({ archived: true })
    const live = (await visit.get('GET /project/search')).values as JsonObject[]
    expect(live.map((one) => one.key)).not.toContain('PAR')
    await visit.isRefused(400, 'POST /project/PAR/archive')
    await visit.isRefused(400, 'DELETE /project/PAR')
    await visit.isRefused(400, 'POST /project/PAR/delete')
    await visit.isRefused(400, 'PUT /project/PAR', { description: 'Changed' })
    await visit.isRefused(400, 'POST /component', { project: 'PAR', name: 'New' })
  })

  test('deleting it for good takes its issues and their links, and nothing of another project', async () => {
    const visit = new Visit('acme')
    const { site } = visit
    const { id } = record(visit, 'PAR')
    const others = () => [...site.issues.all()].filter((one) => one.projectId !== id).length
    const before = others()
    expect((await visit.finish('POST /project/PAR/delete')).status).toBe('COMPLETE')
    expect(site.tables.projects.has(id)).toBe(false)
    expect([...site.issues.all()].some((one) => one.projectId === id)).toBe(false)
    expect(others()).toBe(before)
    for (const { inwardId, outwardId } of site.tables.issueLinks.values())
      expect([site.issues.get(inwardId), site.issues.get(outwardId)]).not.toContain(undefined)
    for (const field of site.tables.fields.values())
      for (const context of field.contexts) expect(context.projectIds).not.toContain(id)
    await visit.isRefused(404, 'GET /project/PAR')
  })

  test('an account that does not administer Jira is told that there is none', async () => {
    const visit = new Visit('acme').as('member')
    await visit.isRefused(404, 'DELETE /project/OPS')
    await visit.isRefused(404, 'POST /project/OPS/delete')
    await visit.isRefused(404, 'POST /project/OPS/restore')
    await visit.isRefused(403, 'POST /project/OPS/archive')
  })
})

describe('finding projects', () => {
  test('pages hold at most a hundred, tell where the next one is, and show each project once', async () => {
    const visit = new Visit('acme')
    expect(await visit.get('GET /project/search?maxResults=1000')).toMatchObject({ maxResults: 100, isLast: true })
    const keys: unknown[] = []
    for (let next: string | undefined = '/rest/api/3/project/search?maxResults=2&orderBy=-name'; next; ) {
      const page: JsonObject = await visit.get(`GET ${next}`)
      keys.push(...(page.values as JsonObject[]).map((one) => one.key))
      next = (page.nextPage as string | undefined)?.replace(/^https?:\/\/[^/]+/, '')
    }
    const projects = [...visit.site.tables.projects.values()]
    const byName = projects.sort((a, b) => b.name.localeCompare(a.name)).map((one) => one.key)
    expect(keys).toEqual(byName)
  })

  test('what cannot be asked is refused', async () => {
    const visit = new Visit()
    for (const query of ['action=own', 'status=lost', 'orderBy=size', 'startAt=-1', 'maxResults=x'])
      await visit.isRefused(400, `GET /project/search?${query}`)
  })
})
