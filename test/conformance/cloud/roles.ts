/** Project roles and who is in them, permission schemes, and the schemes that are only named. */
import { accountsOf } from '../../../src/simulator/index.ts'
import { named, type Tour } from '../tour.ts'

const PARCELS = { projectIdOrKey: 'PAR' }

export const roles: Tour = async ({ go, site }) => {
  const accountId = accountsOf(site)[0]?.accountId ?? ''
  const body = { name: 'Poets', description: 'Put it in words' }
  const role = { id: (await go('POST /rest/api/3/role', {}, body)).id }
  const groupId = named(site.tables.groups, 'acme-developers').id
  await go('POST /rest/api/3/role/{id}/actors', role, { user: [accountId] })
  await go('POST /rest/api/3/role/{id}/actors', role, { groupId: [groupId] })
  await go('POST /rest/api/3/role/{id}', role, { name: 'Bards' })
  await go('PUT /rest/api/3/role/{id}', role, body)
  await go('GET /rest/api/3/role')
  await go('GET /rest/api/3/role/{id}', role)
  await go('GET /rest/api/3/role/{id}/actors', role)
  await go('DELETE /rest/api/3/role/{id}/actors', { ...role, user: accountId })
  const path = '/rest/api/3/project/{projectIdOrKey}/role'
  const here = { ...PARCELS, ...role }
  await go(`GET ${path}`, PARCELS)
  await go('GET /rest/api/3/project/{projectIdOrKey}/roledetails', PARCELS)
  await go(`POST ${path}/{id}`, here, { user: [accountId] })
  await go(`POST ${path}/{id}`, here, { groupId: [groupId] })
  await go(`PUT ${path}/{id}`, here, {
    categorisedActors: { 'atlassian-group-role-actor-id': [groupId], 'atlassian-user-role-actor': [accountId] },
  })
  await go(`GET ${path}/{id}`, here)
  await go(`DELETE ${path}/{id}`, { ...here, groupId })
  await go('DELETE /rest/api/3/role/{id}', { ...role, swap: named(site.tables.projectRoles, 'Auditors').id })
}

export const permissionSchemes: Tour = async ({ go, site }) => {
  const path = '/rest/api/3/permissionscheme'
  const value = named(site.tables.groups, 'acme-developers').id
  const grant = { permission: 'ADMINISTER_PROJECTS', holder: { type: 'group', value, parameter: 'acme-developers' } }
  const body = { name: 'Open doors', description: 'For all', permissions: [grant] }
  const { id } = await go(`POST ${path}`, { expand: 'all' }, body)
  const scheme = { schemeId: String(id) }
  await go(`GET ${path}`, { expand: 'all' })
  await go(`GET ${path}/{schemeId}`, { ...scheme, expand: 'all' })
  await go(`PUT ${path}/{schemeId}`, { ...scheme, expand: 'all' }, body)
  const browse = { ...grant, permission: 'BROWSE_PROJECTS' }
  const added = await go(`POST ${path}/{schemeId}/permission`, { ...scheme, expand: 'all' }, browse)
  const more = { ...scheme, permissionId: added.id, expand: 'all' }
  await go(`GET ${path}/{schemeId}/permission`, { ...scheme, expand: 'all' })
  await go(`GET ${path}/{schemeId}/permission/{permissionId}`, more)
  await go(`DELETE ${path}/{schemeId}/permission/{permissionId}`, more)
  await go(`DELETE ${path}/{schemeId}`, scheme)
  const parcels = { projectKeyOrId: 'PAR', expand: 'all' }
  const used = await go('GET /rest/api/3/project/{projectKeyOrId}/permissionscheme', parcels)
  await go('PUT /rest/api/3/project/{projectKeyOrId}/permissionscheme', parcels, { id: Number(used.id) })
}

export const namedSchemes: Tour = async ({ go, site }) => {
  const { notificationSchemes, issueSecuritySchemes, projects } = site.tables
  const [notification] = notificationSchemes.keys()
  const [security] = issueSecuritySchemes.keys()
  const secured = [...projects.values()].find((one) => one.issueSecuritySchemeId !== null)
  await go('GET /rest/api/3/notificationscheme', { expand: 'all' })
  await go('GET /rest/api/3/notificationscheme/project')
  await go('GET /rest/api/3/notificationscheme/{id}', { id: notification ?? '', expand: 'all' })
  await go('GET /rest/api/3/project/{projectKeyOrId}/notificationscheme', { projectKeyOrId: 'PAR', expand: 'all' })
  await go('GET /rest/api/3/issuesecurityschemes')
  await go('GET /rest/api/3/issuesecurityschemes/{id}', { id: security ?? '' })
  await go('GET /rest/api/3/project/{projectKeyOrId}/issuesecuritylevelscheme', { projectKeyOrId: secured?.key ?? '' })
  await go('GET /rest/api/3/fieldconfigurationscheme')
  await go('GET /rest/api/3/fieldconfigurationscheme/project', { projectId: [...projects.keys()] })
}
