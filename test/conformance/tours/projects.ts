/** Projects, their components, versions and types. */
import { type Guide, named, type Tour } from '../tour.ts'
import { teamManaged } from './ground.ts'

const ONE = '/rest/api/3/project/{projectIdOrKey}'
const PARCELS = { projectIdOrKey: 'PAR' }
const ALL = 'description,lead,issueTypes,url,projectKeys,permissions,insight,issueTypeHierarchy'

export const projects: Tour = async (guide) => {
  const { go, cloud, site } = guide
  const [admin = ''] = site.administrators
  const lead = site.kind === 'cloud' ? { leadAccountId: admin } : { lead: site.tables.users.get(admin)?.name ?? '' }
  const made = { key: 'NEW', name: 'New ground', projectTypeKey: 'business', ...lead, assigneeType: 'PROJECT_LEAD' }
  await go('POST /rest/api/3/project', {}, made)
  await go('GET /rest/api/3/project', { expand: ALL })
  await cloud('GET /rest/api/3/project/recent', { expand: ALL })
  await cloud('GET /rest/api/3/project/search', { expand: ALL, maxResults: 2 })
  if (site.kind === 'cloud') for (const key of ['PAR', (await teamManaged(guide)).key]) await restored(guide, key)
  else await archived(guide)
  await cloud(`POST ${ONE}/delete`, { projectIdOrKey: 'NEW' })
  await cloud(`POST ${ONE}/archive`, { projectIdOrKey: 'WHM' })
  await cloud('GET /rest/api/3/project/search', { status: 'archived' })
  await go('GET /rest/api/3/project/type')
  await cloud('GET /rest/api/3/project/type/accessible')
  await go('GET /rest/api/3/project/type/{projectTypeKey}', { projectTypeKey: 'software' })
  await go('GET /rest/api/3/project/type/{projectTypeKey}/accessible', { projectTypeKey: 'software' })
}

async function restored({ go }: Guide, projectIdOrKey: string): Promise<void> {
  await go(`PUT ${ONE}`, { projectIdOrKey, expand: ALL }, { description: 'Everything of everybody' })
  await go(`GET ${ONE}`, { projectIdOrKey, expand: ALL, properties: '*' })
  await go(`DELETE ${ONE}`, { projectIdOrKey })
  await go('GET /rest/api/3/project/search', { status: 'deleted', expand: ALL })
  await go(`POST ${ONE}/restore`, { projectIdOrKey })
}

async function archived({ go }: Guide): Promise<void> {
  await go(`PUT ${ONE}`, { ...PARCELS, expand: ALL }, { description: 'Everything of everybody' })
  await go(`GET ${ONE}`, { ...PARCELS, expand: ALL })
  await go(`PUT ${ONE}/archive`, PARCELS)
  await go(`PUT ${ONE}/restore`, PARCELS)
  await go(`DELETE ${ONE}`, { projectIdOrKey: 'NEW' })
}

export const components: Tour = async ({ go, cloud, site }) => {
  const [admin = ''] = site.administrators
  const lead =
    site.kind === 'cloud' ? { leadAccountId: admin } : { leadUserName: site.tables.users.get(admin)?.name ?? '' }
  const body = { name: 'Engine', description: 'Turns', project: 'PAR', ...lead, assigneeType: 'PROJECT_LEAD' }
  const { id } = await go('POST /rest/api/3/component', {}, body)
  await cloud('GET /rest/api/3/component', { projectIdsOrKeys: ['PAR'] })
  await go('GET /rest/api/3/component/{id}', { id })
  await go('PUT /rest/api/3/component/{id}', { id }, { name: 'Motor' })
  await go('GET /rest/api/3/component/{id}/relatedIssueCounts', { id })
  await cloud(`GET ${ONE}/component`, { ...PARCELS, maxResults: 3 })
  await go(`GET ${ONE}/components`, PARCELS)
  await go('DELETE /rest/api/3/component/{id}', { id })
}

export const versions: Tour = async ({ go, cloud, site }) => {
  const project = named(site.tables.projects, 'Parcel Platform')
  const made = async (name: string, more = {}) => {
    const owner = site.kind === 'cloud' ? { projectId: Number(project.id) } : { project: project.key }
    const body = { name, description: 'Soon', ...owner, releaseDate: '2026-04-01', ...more }
    return { id: (await go('POST /rest/api/3/version', {}, body)).id }
  }
  const [one, other] = [
    await made('Spring', { startDate: '2026-03-01' }),
    await made('Summer', { startDate: '2026-03-15' }),
  ]
  await go('GET /rest/api/3/version/{id}', { ...one, expand: 'operations,issuesstatus,approvers,driver' })
  await go('GET /rest/api/3/version/{id}/relatedIssueCounts', one)
  await go('GET /rest/api/3/version/{id}/unresolvedIssueCount', one)
  await go(`GET ${ONE}/version`, { ...PARCELS, expand: 'operations,issuesstatus', maxResults: 3 })
  await go(`GET ${ONE}/versions`, { ...PARCELS, expand: 'operations' })
  await go('PUT /rest/api/3/version/{id}', one, { description: 'Late', released: true })
  await go('POST /rest/api/3/version/{id}/move', other, { position: 'First' })
  await go('POST /rest/api/3/version/{id}/removeAndSwap', await made('Autumn'), { moveFixIssuesTo: Number(one.id) })
  await go('PUT /rest/api/3/version/{id}/mergeto/{moveIssuesTo}', { ...other, moveIssuesTo: one.id })
  await cloud('DELETE /rest/api/3/version/{id}', one)
}
