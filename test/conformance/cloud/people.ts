/** Priorities, resolutions, roles of applications, groups, permissions, users, the site itself. */
import { accountsOf } from '../../../src/simulator/index.ts'
import { named, type Tour } from '../tour.ts'

export const lists: Tour = async ({ go, site }) => {
  const priority = await go(
    'POST /rest/api/3/priority',
    {},
    { name: 'Calm', statusColor: '#abcdef', description: 'No haste' },
  )
  const { id } = priority
  await go('GET /rest/api/3/priority')
  await go('GET /rest/api/3/priority/search', { maxResults: 2 })
  await go('GET /rest/api/3/priority/{id}', { id })
  await go('PUT /rest/api/3/priority/{id}', { id }, { name: 'Calmer', description: 'None at all' })
  await go('PUT /rest/api/3/priority/move', {}, { ids: [id], position: 'First' })
  await go('DELETE /rest/api/3/priority/{id}', { id, replaceWith: 1 })
  const resolution = await go('POST /rest/api/3/resolution', {}, { name: 'Forgotten', description: 'By all' })
  const gone = { id: resolution.id }
  await go('GET /rest/api/3/resolution')
  await go('GET /rest/api/3/resolution/search', { maxResults: 2 })
  await go('GET /rest/api/3/resolution/{id}', gone)
  await go('PUT /rest/api/3/resolution/{id}', gone, { name: 'Quite forgotten' })
  await go('PUT /rest/api/3/resolution/move', {}, { ids: [resolution.id], position: 'First' })
  await go('PUT /rest/api/3/resolution/default', {}, { id: resolution.id })
  const other = named(site.tables.resolutions, 'Done').id
  await go('DELETE /rest/api/3/resolution/{id}', { id: other, replaceWith: resolution.id })
  await go('GET /rest/api/3/auditing/record', { limit: 5 })
}

export const people: Tour = async ({ go, site }) => {
  const accountId = accountsOf(site)[0]?.accountId ?? ''
  const { groups } = site.tables
  await go('GET /rest/api/3/applicationrole')
  await go('GET /rest/api/3/applicationrole/{key}', { key: 'jira-software' })
  await go('POST /rest/api/3/group', {}, { name: 'night-watch' })
  await go('GET /rest/api/3/group', { groupId: named(groups, 'acme-developers').id, expand: 'users' })
  await go('GET /rest/api/3/group/bulk', { maxResults: 1 })
  await go('GET /rest/api/3/group/member', { groupname: 'acme-developers', maxResults: 2 })
  await go('GET /rest/api/3/groups/picker', { query: 'acme' })
  await go('GET /rest/api/3/myself', { expand: 'groups,applicationRoles' })
  await go('GET /rest/api/3/user', { accountId, expand: 'groups,applicationRoles' })
  await go('GET /rest/api/3/user/bulk', { accountId: [accountId] })
  await go('GET /rest/api/3/user/groups', {
    accountId: [...groups.values()].find(({ members }) => members.length > 0)?.members[0] ?? '',
  })
  await go('GET /rest/api/3/user/search', { query: 'anna' })
  await go('GET /rest/api/3/user/assignable/search', { project: 'PAR', query: 'a' })
  await go('GET /rest/api/3/users')
  await go('GET /rest/api/3/users/search')
}

export const permissions: Tour = async ({ go, site }) => {
  const accountId = accountsOf(site)[0]?.accountId ?? ''
  const project = [...site.tables.projects.values()][0]
  await go('GET /rest/api/3/mypermissions', { permissions: 'BROWSE_PROJECTS,ADMINISTER' })
  await go('GET /rest/api/3/permissions')
  await go(
    'POST /rest/api/3/permissions/check',
    {},
    {
      accountId,
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [Number(project?.id)], issues: [] }],
    },
  )
  await go('POST /rest/api/3/permissions/project', {}, { permissions: ['BROWSE_PROJECTS'] })
  await go('GET /rest/api/3/serverInfo')
  await go('GET /rest/api/3/configuration')
  await go('GET /_edge/tenant_info')
}
