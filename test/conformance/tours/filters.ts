/** Filters and who may see them. */
import { type Guide, named, onCloud, type Tour } from '../tour.ts'

const EXPAND =
  'description,favourite,favouritedCount,jql,owner,searchUrl,approximateLastUsed,sharePermissions,editPermissions,isWritable,subscriptions,viewUrl,sharedUsers'
const ONE = '/rest/api/3/filter/{id}'

export const filters: Tour = async (guide) => {
  const { go, site } = guide
  const body = { name: 'Rainy days', description: 'Wet', jql: 'project = PAR', favourite: true, ...shares(site) }
  const made = { id: (await go('POST /rest/api/3/filter', { expand: EXPAND }, body)).id }
  await go(`GET ${ONE}`, { ...made, expand: EXPAND })
  await go(`PUT ${ONE}`, { ...made, expand: EXPAND }, { ...body, name: 'Wet days' })
  await go('GET /rest/api/3/filter/favourite', { expand: EXPAND })
  await shared(guide, made)
  await go(`GET ${ONE}`, { ...made, expand: EXPAND })
  await go(`PUT ${ONE}`, { ...made, expand: EXPAND }, { name: 'Drizzle', jql: 'project = PAR' })
  await go('GET /rest/api/3/filter/favourite', { expand: EXPAND })
  await go(`DELETE ${ONE}`, made)
}

async function shared({ go, site }: Guide, made: { id: string }): Promise<void> {
  const user = site.tables.users.get([...site.administrators][0] ?? '')
  const projectId = named(site.tables.projects, 'Parcel Platform').id
  const projectRoleId = named(site.tables.projectRoles, 'Release Managers').id
  const person = site.kind === 'cloud' ? { accountId: user?.accountId ?? '' } : { userKey: user?.key ?? '' }
  const all = [
    { type: 'group', groupname: 'acme-developers', ...(site.kind === 'cloud' ? { rights: 1 } : { view: true }) },
    { type: 'project', projectId },
    { type: 'projectRole', projectId, projectRoleId },
    { type: 'user', ...person },
    { type: 'group', groupname: 'acme-testers', ...(site.kind === 'cloud' ? { rights: 1 } : { view: true }) },
  ]
  for (const one of all) await go(`POST ${ONE}/permission`, made, one)
  await go(`GET ${ONE}/permission`, made)
  for (const { id: permissionId } of site.tables.filters.get(made.id)?.sharePermissions ?? [])
    await go(`GET ${ONE}/permission/{permissionId}`, { ...made, permissionId })
  const permissionId = site.tables.filters.get(made.id)?.sharePermissions.at(-1)?.id ?? ''
  await go(`DELETE ${ONE}/permission/{permissionId}`, { ...made, permissionId })
}

export const ofOthers = onCloud(async ({ go, site }) => {
  const body = { name: 'Sunny days', jql: 'project = PAR', ...shares(site) }
  const made = { id: (await go('POST /rest/api/3/filter', { expand: EXPAND }, body)).id, expand: EXPAND }
  await go(`PUT ${ONE}`, made, body)
  await go('GET /rest/api/3/filter/my', { expand: EXPAND })
  await go('GET /rest/api/3/filter/search', { expand: EXPAND })
  await go(`PUT ${ONE}/favourite`, made)
  await go(`DELETE ${ONE}/favourite`, made)
  const anna = [...site.tables.users.values()].find(({ displayName }) => displayName === 'Anna Berg')
  await go(`PUT ${ONE}/owner`, { id: made.id }, { accountId: anna?.accountId ?? '' })
})

/** Of every sort, to see and to edit. */
function shares(site: Guide['site']) {
  if (site.kind === 'dataCenter') return {}
  const roles = ['Auditors', 'Release Managers'].map((name) => ({
    id: Number(named(site.tables.projectRoles, name).id),
  }))
  const project = { id: named(site.tables.projects, 'Parcel Platform').id }
  const all = [
    { type: 'group', group: { groupId: named(site.tables.groups, 'acme-developers').id } },
    { type: 'project', project },
    ...roles.map((role) => ({ type: 'project', project, role })),
    { type: 'user', user: { accountId: [...site.administrators][0] ?? '' } },
  ]
  return { sharePermissions: all, editPermissions: all }
}
