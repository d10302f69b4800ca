/** Priorities, resolutions, roles of applications, groups, permissions, users, the site itself. */
import { type Guide, named, nameOf, type Tour } from '../tour.ts'

export const lists: Tour = async (guide) => {
  const { go, cloud, dataCenter } = guide
  const { site } = guide
  const made = await cloud(
    'POST /rest/api/3/priority',
    {},
    { name: 'Calm', statusColor: '#abcdef', description: 'No haste' },
  )
  const one = { id: made.id || named(site.tables.priorities, 'High').id }
  await go('GET /rest/api/3/priority')
  await cloud('GET /rest/api/3/priority/search', { maxResults: 2 })
  await dataCenter('GET /rest/api/3/priority/page', { maxResults: 2 })
  await go('GET /rest/api/3/priority/{id}', one)
  await cloud('PUT /rest/api/3/priority/{id}', one, { name: 'Calmer', description: 'None at all' })
  await cloud('PUT /rest/api/3/priority/move', {}, { ids: [made.id], position: 'First' })
  await cloud('DELETE /rest/api/3/priority/{id}', { ...one, replaceWith: 1 })
  await resolutions(guide)
  await cloud('GET /rest/api/3/instance/license')
  await cloud('GET /rest/api/3/events')
}

async function resolutions({ go, cloud, dataCenter, site }: Guide): Promise<void> {
  const path = '/rest/api/3/resolution'
  const made = await cloud(`POST ${path}`, {}, { name: 'Forgotten', description: 'By all' })
  const one = { id: made.id || named(site.tables.resolutions, 'Done').id }
  await go(`GET ${path}`)
  await cloud(`GET ${path}/search`, { maxResults: 2 })
  await dataCenter(`GET ${path}/page`, { maxResults: 2 })
  await go(`GET ${path}/{id}`, one)
  await cloud(`PUT ${path}/{id}`, one, { name: 'Quite forgotten' })
  await cloud(`PUT ${path}/move`, {}, { ids: [made.id], position: 'First' })
  await cloud(`PUT ${path}/default`, {}, { id: made.id })
  await cloud(`DELETE ${path}/{id}`, { id: named(site.tables.resolutions, 'Done').id, replaceWith: made.id })
}

export const people: Tour = async ({ go, cloud, site }) => {
  const { groups } = site.tables
  const member = [...groups.values()].find(({ members }) => members.length > 0)?.members[0] ?? ''
  const anna = nameOf(site, 'Anna Berg')
  const expand = 'groups,applicationRoles'
  await go('GET /rest/api/3/applicationrole')
  await go('GET /rest/api/3/applicationrole/{key}', { key: 'jira-software' })
  await go('POST /rest/api/3/group', {}, { name: 'night-watch' })
  await cloud('GET /rest/api/3/group', { groupId: named(groups, 'acme-developers').id, expand: 'users' })
  await cloud('GET /rest/api/3/group/bulk', { maxResults: 1 })
  await go('GET /rest/api/3/group/member', { groupname: 'acme-developers', maxResults: 2 })
  await go('GET /rest/api/3/groups/picker', { query: 'acme' })
  await go('DELETE /rest/api/3/group', { groupname: 'night-watch' })
  await go('GET /rest/api/3/myself', { expand })
  await go('GET /rest/api/3/user', { ...anna, expand })
  await cloud('GET /rest/api/3/user/bulk', { accountId: [member] })
  await cloud('GET /rest/api/3/user/groups', { accountId: member })
  const asked = site.kind === 'cloud' ? { query: 'anna' } : { username: 'anna' }
  await go('GET /rest/api/3/user/search', asked)
  await go('GET /rest/api/3/user/assignable/search', { project: 'PAR', ...asked })
  await cloud('GET /rest/api/3/users')
  await cloud('GET /rest/api/3/users/search')
}

export const permissions: Tour = async ({ go, cloud, site }) => {
  const [accountId] = site.administrators
  const [project] = site.tables.projects.values()
  await go('GET /rest/api/3/mypermissions', site.kind === 'cloud' ? { permissions: 'BROWSE_PROJECTS,ADMINISTER' } : {})
  await go('GET /rest/api/3/permissions')
  const projects = [{ permissions: ['EDIT_ISSUES'], projects: [Number(project?.id)], issues: [] }]
  const body = { accountId: accountId ?? '', globalPermissions: ['ADMINISTER'], projectPermissions: projects }
  await cloud('POST /rest/api/3/permissions/check', {}, body)
  await cloud('POST /rest/api/3/permissions/project', {}, { permissions: ['BROWSE_PROJECTS'] })
  await go('GET /rest/api/3/serverInfo')
  await go('GET /rest/api/3/configuration')
  await cloud('GET /_edge/tenant_info')
}

/** Personal access tokens: Data Center's only way in without a password. */
export const tokens: Tour = async ({ dataCenter }) => {
  const path = '/rest/pat/latest/tokens'
  const { id } = await dataCenter(`POST ${path}`, {}, { name: 'Second', expirationDuration: 30 })
  await dataCenter(`GET ${path}`)
  await dataCenter(`DELETE ${path}/{tokenId}`, { tokenId: id })
}
