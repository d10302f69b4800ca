/** Project roles and who is in them, permission schemes, and the schemes that are only named. */
import { type Guide, named, type Tour } from '../tour.ts'

const PARCELS = { projectIdOrKey: 'PAR' }
const GROUP = 'acme-developers'

export const roles: Tour = async (guide) => {
  const { go, site } = guide
  const [admin = ''] = site.administrators
  const user = site.tables.users.get(admin)?.name ?? ''
  const body = { name: 'Poets', description: 'Put it in words' }
  const role = { id: String((await go('POST /rest/api/3/role', {}, body)).id) }
  await go('POST /rest/api/3/role/{id}/actors', role, { user: [user] })
  await go('POST /rest/api/3/role/{id}/actors', role, { group: [GROUP] })
  await go('POST /rest/api/3/role/{id}', role, { name: 'Bards' })
  await go('PUT /rest/api/3/role/{id}', role, body)
  await go('GET /rest/api/3/role')
  await go('GET /rest/api/3/role/{id}', role)
  await go('GET /rest/api/3/role/{id}/actors', role)
  await go('DELETE /rest/api/3/role/{id}/actors', { ...role, user })
  await inProject(guide, role, user)
  await go('DELETE /rest/api/3/role/{id}', { ...role, swap: named(site.tables.projectRoles, 'Auditors').id })
}

async function inProject({ go, cloud }: Guide, role: { id: string }, user: string): Promise<void> {
  const path = '/rest/api/3/project/{projectIdOrKey}/role'
  const here = { ...PARCELS, ...role }
  await go(`GET ${path}`, PARCELS)
  await cloud('GET /rest/api/3/project/{projectIdOrKey}/roledetails', PARCELS)
  await go(`POST ${path}/{id}`, here, { user: [user] })
  await go(`POST ${path}/{id}`, here, { group: [GROUP] })
  const categorisedActors = { 'atlassian-group-role-actor': [GROUP], 'atlassian-user-role-actor': [user] }
  await go(`PUT ${path}/{id}`, here, { id: Number(role.id), categorisedActors })
  await go(`GET ${path}/{id}`, here)
  await go(`DELETE ${path}/{id}`, { ...here, group: GROUP })
}

const PATH = '/rest/api/3/permissionscheme'
const ALL = { expand: 'all' }

export const permissionSchemes: Tour = async ({ go, site }) => {
  const id = named(site.tables.groups, GROUP).id
  const holder = { type: 'group', parameter: GROUP, ...(site.kind === 'cloud' ? { value: id } : {}) }
  const grant = { permission: 'ADMINISTER_PROJECTS', holder }
  const body = { name: 'Open doors', description: 'For all', permissions: [grant, ...holders(site, 'BROWSE_PROJECTS')] }
  const scheme = { schemeId: String((await go(`POST ${PATH}`, ALL, body)).id) }
  await go(`GET ${PATH}`, ALL)
  await go(`GET ${PATH}/{schemeId}`, { ...scheme, ...ALL })
  await go(`PUT ${PATH}/{schemeId}`, { ...scheme, ...ALL }, body)
  const added: string[] = []
  for (const one of [{ ...grant, permission: 'BROWSE_PROJECTS' }, ...holders(site, 'CREATE_ISSUES')])
    added.push(String((await go(`POST ${PATH}/{schemeId}/permission`, { ...scheme, ...ALL }, one)).id))
  for (const permissionId of added)
    await go(`GET ${PATH}/{schemeId}/permission/{permissionId}`, { ...scheme, permissionId, ...ALL })
  const more = { ...scheme, permissionId: added[0] ?? '', ...ALL }
  await go(`GET ${PATH}/{schemeId}/permission`, { ...scheme, ...ALL })
  await go(`DELETE ${PATH}/{schemeId}/permission/{permissionId}`, more)
  const path = '/rest/api/3/project/{projectKeyOrId}/permissionscheme'
  const parcels = { projectKeyOrId: 'PAR', ...ALL }
  const before = named(site.tables.projects, 'Parcel Platform').permissionSchemeId
  await go(`PUT ${path}`, parcels, { id: Number(scheme.schemeId) })
  await go(`GET ${path}`, parcels)
  await go(`PUT ${path}`, parcels, { id: Number(before) })
  await go(`DELETE ${PATH}/{schemeId}`, scheme)
}

/** One grant to every sort of holder, named as the kind of site names it. */
function holders(site: Guide['site'], permission: string) {
  const role = named(site.tables.projectRoles, 'Auditors').id
  const user = site.tables.users.get([...site.administrators][0] ?? '')
  const field = [...site.tables.fields.values()].find(({ schema }) => schema.items === 'user')?.id ?? ''
  const all = [
    { type: 'projectRole', parameter: role },
    { type: 'user', parameter: (site.kind === 'cloud' ? user?.accountId : user?.key) ?? '' },
    { type: 'userCustomField', parameter: field },
  ]
  return all.map((holder) => ({ permission, holder }))
}

export const namedSchemes: Tour = async ({ go, cloud, site }) => {
  const { notificationSchemes, issueSecuritySchemes, projects } = site.tables
  const [notification] = notificationSchemes.keys()
  const [security] = issueSecuritySchemes.keys()
  const secured = [...projects.values()].find((one) => one.issueSecuritySchemeId !== null)
  await go('GET /rest/api/3/notificationscheme', { ...ALL, maxResults: 1 })
  await cloud('GET /rest/api/3/notificationscheme/project')
  await go('GET /rest/api/3/notificationscheme/{id}', { id: notification ?? '', ...ALL })
  await go('GET /rest/api/3/project/{projectKeyOrId}/notificationscheme', { projectKeyOrId: 'PAR', ...ALL })
  await go('GET /rest/api/3/issuesecurityschemes')
  await go('GET /rest/api/3/issuesecurityschemes/{id}', { id: security ?? '' })
  const inProject = { projectKeyOrId: secured?.key ?? '' }
  await go('GET /rest/api/3/project/{projectKeyOrId}/issuesecuritylevelscheme', inProject)
  await go('GET /rest/api/3/project/{projectKeyOrId}/securitylevel', inProject)
  const members = { issueSecuritySchemeId: security ?? '', expand: 'all' }
  await cloud('GET /rest/api/3/issuesecurityschemes/{issueSecuritySchemeId}/members', members)
  const [level] = issueSecuritySchemes.get(security ?? '')?.levels ?? []
  await go('GET /rest/api/3/securitylevel/{id}', { id: level?.id ?? '' })
  await cloud('GET /rest/api/3/fieldconfigurationscheme')
  await cloud('GET /rest/api/3/fieldconfigurationscheme/project', { projectId: [...projects.keys()] })
}
