/** Projects, their components, versions and types. */
import { accountsOf } from '../../../src/simulator/index.ts'
import { type Guide, named, type Tour } from '../tour.ts'
import { teamManaged } from './ground.ts'

const ONE = '/rest/api/3/project/{projectIdOrKey}'
const PARCELS = { projectIdOrKey: 'PAR' }
const ALL = 'description,lead,issueTypes,url,projectKeys,permissions,insight,issueTypeHierarchy'

export const projects: Tour = async (guide) => {
  const { go, site } = guide
  const leadAccountId = accountsOf(site)[0]?.accountId ?? ''
  const made = {
    key: 'NEW',
    name: 'New ground',
    projectTypeKey: 'business',
    leadAccountId,
    assigneeType: 'PROJECT_LEAD',
  }
  await go('POST /rest/api/3/project', {}, made)
  await ofAProject(guide, 'PAR')
  await ofAProject(guide, (await teamManaged(guide)).key)
  const project = { projectIdOrKey: 'NEW' }
  await go('GET /rest/api/3/project', { expand: ALL })
  await go('GET /rest/api/3/project/recent', { expand: ALL })
  await go('GET /rest/api/3/project/search', { expand: ALL, maxResults: 2 })
  await go(`POST ${ONE}/delete`, project)
  await go(`POST ${ONE}/archive`, { projectIdOrKey: 'WHM' })
  await go('GET /rest/api/3/project/search', { status: 'archived' })
  await go('GET /rest/api/3/project/type')
  await go('GET /rest/api/3/project/type/accessible')
  await go('GET /rest/api/3/project/type/{projectTypeKey}', { projectTypeKey: 'software' })
  await go('GET /rest/api/3/project/type/{projectTypeKey}/accessible', { projectTypeKey: 'software' })
}

async function ofAProject({ go }: Guide, projectIdOrKey: string): Promise<void> {
  await go(`PUT ${ONE}`, { projectIdOrKey, expand: ALL }, { description: 'Everything of everybody' })
  await go(`GET ${ONE}`, { projectIdOrKey, expand: ALL, properties: '*' })
  await go(`DELETE ${ONE}`, { projectIdOrKey })
  await go('GET /rest/api/3/project/search', { status: 'deleted', expand: ALL })
  await go(`POST ${ONE}/restore`, { projectIdOrKey })
}

export const components: Tour = async ({ go, site }) => {
  const lead = accountsOf(site)[0]?.accountId ?? ''
  const body = {
    name: 'Engine',
    description: 'Turns',
    project: 'PAR',
    leadAccountId: lead,
    assigneeType: 'PROJECT_LEAD',
  }
  const { id } = await go('POST /rest/api/3/component', {}, body)
  await go('GET /rest/api/3/component', { projectIdsOrKeys: ['PAR'] })
  await go('GET /rest/api/3/component/{id}', { id })
  await go('PUT /rest/api/3/component/{id}', { id }, { name: 'Motor' })
  await go('GET /rest/api/3/component/{id}/relatedIssueCounts', { id })
  await go(`GET ${ONE}/component`, { ...PARCELS, maxResults: 3 })
  await go(`GET ${ONE}/components`, PARCELS)
  await go('DELETE /rest/api/3/component/{id}', { id })
}

export const versions: Tour = async ({ go, site }) => {
  const project = named(site.tables.projects, 'Parcel Platform')
  const made = async (name: string, more = {}) => {
    const body = { name, description: 'Soon', projectId: Number(project.id), releaseDate: '2026-04-01', ...more }
    return { id: (await go('POST /rest/api/3/version', {}, body)).id }
  }
  const [one, other] = [await made('Spring', { startDate: '2026-03-01' }), await made('Summer')]
  await go('GET /rest/api/3/version/{id}', { ...one, expand: 'operations,issuesstatus,approvers,driver' })
  await go('GET /rest/api/3/version/{id}/relatedIssueCounts', one)
  await go('GET /rest/api/3/version/{id}/unresolvedIssueCount', one)
  await go(`GET ${ONE}/version`, { ...PARCELS, expand: 'operations,issuesstatus', maxResults: 3 })
  await go(`GET ${ONE}/versions`, { ...PARCELS, expand: 'operations' })
  await go('PUT /rest/api/3/version/{id}', one, { description: 'Late', released: true })
  await go('POST /rest/api/3/version/{id}/move', other, { position: 'First' })
  await go('POST /rest/api/3/version/{id}/removeAndSwap', await made('Autumn'), { moveFixIssuesTo: Number(one.id) })
  await go('PUT /rest/api/3/version/{id}/mergeto/{moveIssuesTo}', { ...other, moveIssuesTo: one.id })
  await go('DELETE /rest/api/3/version/{id}', one)
}
