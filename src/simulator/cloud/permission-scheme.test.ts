/** Laws of permission schemes on Cloud: holders exist, a grant is there once, and what a project uses stays. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { Visit } from './visit.ts'

const grant = (type: string, value?: string, permission = 'BROWSE_PROJECTS'): JsonObject => ({
  permission,
  holder: { type, ...(value === undefined ? {} : { value }) },
})

const holders = (scheme: JsonObject): unknown[] => (scheme.permissions as JsonObject[]).map((one) => one.holder)

describe('holders', () => {
  test('are read back with the id as value; a group may be named', async () => {
    const visit = new Visit('acme')
    const { groups, users, projectRoles } = visit.site.tables
    const [[group], [user = ''], [role = '']] = [[...groups.values()], [...users.keys()], [...projectRoles.keys()]]
    const { id } = await visit.get('POST /permissionscheme', {
      name: 'P',
      permissions: [
        { permission: 'BROWSE_PROJECTS', holder: { type: 'group', parameter: group?.name ?? '' } },
        grant('user', user),
        grant('projectRole', role),
        grant('anyone'),
      ],
    })
    const read = await visit.get(`GET /permissionscheme/${id}?expand=all`)
    expect(holders(read)).toMatchObject([
      { type: 'group', parameter: group?.name, value: group?.id, group: { groupId: group?.id } },
      { type: 'user', parameter: user, value: user, user: { accountId: user } },
      { type: 'projectRole', value: role, projectRole: { id: Number(role) } },
      { type: 'anyone' },
    ])
    expect(await visit.get(`GET /permissionscheme/${id}`)).not.toHaveProperty('permissions')
    for (const one of read.permissions as JsonObject[])
      expect(await visit.get(`GET ${String(one.self).replace(/^https?:\/\/[^/]+/, '')}?expand=all`)).toEqual(one)
  })

  test('that do not exist, and a grant that is there already, are refused', async () => {
    const visit = new Visit('acme')
    const field = [...visit.site.tables.fields.values()].find((one) => one.custom && one.schema.type === 'number')
    const wrong = [
      grant('group', 'none'),
      grant('user', 'nobody'),
      grant('user'),
      grant('projectRole', '1'),
      grant('userCustomField', field?.id),
      grant('groupCustomField', 'customfield_1'),
      grant('applicationRole', 'jira-hardware'),
      grant('everyone'),
      grant('anyone', undefined, 'FLY'),
      grant('anyone', undefined, 'ADMINISTER'),
    ]
    for (const one of wrong) await visit.isRefused(400, 'POST /permissionscheme', { name: 'P', permissions: [one] })
    const twice = [grant('anyone'), grant('anyone')]
    await visit.isRefused(400, 'POST /permissionscheme', { name: 'P', permissions: twice })
    const { id } = await visit.get('POST /permissionscheme', { name: 'P', permissions: [grant('anyone')] })
    await visit.isRefused(400, `POST /permissionscheme/${id}/permission`, grant('anyone'))
  })
})

describe('a scheme', () => {
  test('keeps its grants when the request has none, and loses all by an empty list', async () => {
    const visit = new Visit()
    const { id } = await visit.get('POST /permissionscheme', { name: 'P', permissions: [grant('anyone')] })
    const path = `/permissionscheme/${id}`
    await visit.get(`PUT ${path}`, { name: 'P', description: 'New' })
    expect(holders(await visit.get(`GET ${path}/permission`))).toEqual([{ type: 'anyone' }])
    const added = await visit.get(`POST ${path}/permission`, grant('projectLead', undefined, 'EDIT_ISSUES'))
    await visit.get(`DELETE ${path}/permission/${added.id}`)
    await visit.isRefused(400, `DELETE ${path}/permission/${added.id}`)
    await visit.isRefused(404, `GET ${path}/permission/${added.id}`)
    await visit.get(`PUT ${path}`, { name: 'P', permissions: [] })
    expect(await visit.get(`GET ${path}/permission`)).toMatchObject({ permissions: [] })
    await visit.isRefused(400, `PUT ${path}`, { description: 'New' })
  })

  test('that a project uses, and the default one, cannot go; once no project uses it, it can', async () => {
    const visit = new Visit('acme')
    const { permissionSchemes, projects } = visit.site.tables
    const used = [...permissionSchemes.values()].filter(
      (scheme) => scheme.isDefault || [...projects.values()].some((one) => one.permissionSchemeId === scheme.id),
    )
    for (const { id } of used) await visit.isRefused(400, `DELETE /permissionscheme/${id}`)
    const { id } = await visit.get('POST /permissionscheme', { name: 'P' })
    await visit.get('PUT /project/PAR/permissionscheme', { id: Number(id) })
    await visit.isRefused(400, `DELETE /permissionscheme/${id}`)
    await visit.isRefused(404, 'PUT /project/PAR/permissionscheme', { id: 1 })
    const standard = [...permissionSchemes.values()].find((one) => one.isDefault)
    await visit.get('PUT /project/PAR/permissionscheme', { id: Number(standard?.id) })
    await visit.get(`DELETE /permissionscheme/${id}`)
  })

  test('decides at once what its projects show', async () => {
    const visit = new Visit('acme')
    const { id } = await visit.get('POST /permissionscheme', { name: 'P' })
    await visit.as(null).isRefused(404, 'GET /project/PAR')
    await visit.as('admin').get('PUT /project/PAR/permissionscheme', { id: Number(id) })
    await visit.get(`POST /permissionscheme/${id}/permission`, grant('anyone'))
    expect((await visit.as(null).get('GET /project/PAR')).key).toBe('PAR')
    const { permissions } = await visit.get('GET /mypermissions?projectKey=PAR&permissions=BROWSE_PROJECTS,EDIT_ISSUES')
    expect(permissions).toMatchObject({
      BROWSE_PROJECTS: { havePermission: true },
      EDIT_ISSUES: { havePermission: false },
    })
  })
})
