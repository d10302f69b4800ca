/** Filters and who may see them. */
import { accountsOf } from '../../../src/simulator/index.ts'
import { type Guide, named, type Tour } from '../tour.ts'

export const filters: Tour = async ({ go, as, site }) => {
  const body = { name: 'Rainy days', description: 'Wet', jql: 'project = PAR', favourite: true, ...shares(site) }
  const expand =
    'description,favourite,favouritedCount,jql,owner,searchUrl,approximateLastUsed,sharePermissions,editPermissions,isWritable,subscriptions,viewUrl,sharedUsers'
  const { id } = await go('POST /rest/api/3/filter', { expand }, body)
  const accountId = accountsOf(site)[0]?.accountId ?? ''
  await go('GET /rest/api/3/filter/{id}', { id, expand })
  await go('PUT /rest/api/3/filter/{id}', { id, expand }, { ...body, name: 'Wet days' })
  await go('GET /rest/api/3/filter/favourite', { expand })
  await go('GET /rest/api/3/filter/my', { expand })
  await go('GET /rest/api/3/filter/search', { expand })
  await go('PUT /rest/api/3/filter/{id}/favourite', { id, expand })
  await go('DELETE /rest/api/3/filter/{id}/favourite', { id, expand })
  const group = { type: 'group', groupname: 'acme-developers', rights: 1 }
  const one = { id }
  await go('POST /rest/api/3/filter/{id}/permission', one, group)
  await go('POST /rest/api/3/filter/{id}/permission', one, {
    type: 'project',
    projectId: [...site.tables.projects.keys()][0] ?? '',
  })
  await go('POST /rest/api/3/filter/{id}/permission', one, { type: 'user', accountId })
  await go('GET /rest/api/3/filter/{id}/permission', one)
  const permissionId = site.tables.filters.get(id)?.sharePermissions[0]?.id ?? ''
  await go('GET /rest/api/3/filter/{id}/permission/{permissionId}', { id, permissionId })
  await go('DELETE /rest/api/3/filter/{id}/permission/{permissionId}', { id, permissionId })
  await go('PUT /rest/api/3/filter/{id}/owner', one, { accountId: accountsOf(site)[1]?.accountId ?? '' })
  await as('service', 'DELETE /rest/api/3/filter/{id}', one)
}

/** Of every sort, to see and to edit. */
function shares(site: Guide['site']) {
  const roles = ['Auditors', 'Release Managers'].map((name) => ({
    id: Number(named(site.tables.projectRoles, name).id),
  }))
  const project = { id: named(site.tables.projects, 'Parcel Platform').id }
  const all = [
    { type: 'group', group: { groupId: named(site.tables.groups, 'acme-developers').id } },
    { type: 'project', project },
    ...roles.map((role) => ({ type: 'project', project, role })),
    { type: 'user', user: { accountId: accountsOf(site)[0]?.accountId ?? '' } },
  ]
  return { sharePermissions: all, editPermissions: all }
}
