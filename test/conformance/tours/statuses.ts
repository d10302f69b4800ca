/** Statuses, issue types and their schemes, link types, project categories. */
import { type Guide, named, type Tour } from '../tour.ts'
import { teamManaged } from './ground.ts'

export const statuses: Tour = async (guide) => {
  const { go, cloud, dataCenter, site } = guide
  const own = await teamManaged(guide)
  const local = [...site.tables.statuses.values()].find(({ projectId }) => projectId === own.id)
  const { statuses: all, projects } = site.tables
  const { id } = named(all, 'In Review')
  const [project] = projects.values()
  await dataCenter('GET /rest/api/3/status/page', { maxResults: 2 })
  await go('GET /rest/api/3/status')
  await go('GET /rest/api/3/status/{idOrName}', { idOrName: id })
  await go('GET /rest/api/3/project/{projectIdOrKey}/statuses', { projectIdOrKey: 'PAR' })
  await go('GET /rest/api/3/statuscategory')
  await go('GET /rest/api/3/statuscategory/{idOrKey}', { idOrKey: 'done' })
  const fresh = { name: 'Frozen', statusCategory: 'TODO', description: 'Until spring' }
  await cloud('POST /rest/api/3/statuses', {}, { scope: { type: 'GLOBAL' }, statuses: [fresh] })
  const made = named(all, site.kind === 'cloud' ? 'Frozen' : 'Done').id
  const scope = { type: 'PROJECT', project: { id: own.id } }
  await cloud('POST /rest/api/3/statuses', {}, { scope, statuses: [{ ...fresh, name: 'Thawing' }] })
  await cloud('PUT /rest/api/3/statuses', {}, { statuses: [{ ...fresh, id: made, description: '' }] })
  await cloud('GET /rest/api/3/statuses', { id: [made, id, local?.id ?? ''], expand: 'usages,workflowUsages' })
  await cloud('GET /rest/api/3/statuses/search', { maxResults: 2, expand: 'usages,workflowUsages', projectId: own.id })
  await cloud('GET /rest/api/3/statuses/byNames', { name: [local?.name ?? ''], projectId: own.id })
  await cloud('DELETE /rest/api/3/statuses', { id: [made] })
  await cloud('GET /rest/api/3/statuses/{statusId}/workflowUsages', { statusId: id, maxResults: 1 })
  await cloud('GET /rest/api/3/statuses/{statusId}/projectUsages', { statusId: id, maxResults: 1 })
  const at = { statusId: id, maxResults: 1, projectId: project?.id ?? '' }
  await cloud('GET /rest/api/3/statuses/{statusId}/project/{projectId}/issueTypeUsages', at)
}

export const issueTypes: Tour = async (guide) => {
  const { go, cloud, dataCenter, site } = guide
  const own = await teamManaged(guide)
  const project = named(site.tables.projects, 'Parcel Platform')
  const { id } = await go(
    'POST /rest/api/3/issuetype',
    {},
    {
      name: 'Wish',
      description: 'One day',
      ...(site.kind === 'cloud' ? { hierarchyLevel: 0 } : { type: 'standard' }),
    },
  )
  await dataCenter('GET /rest/api/3/issuetype/page', { maxResults: 2 })
  await go('GET /rest/api/3/issuetype')
  await cloud('GET /rest/api/3/issuetype/project', { projectId: project.id })
  await cloud('GET /rest/api/3/issuetype/project', { projectId: own.id })
  await go('GET /rest/api/3/issuetype/{id}', { id })
  await go('PUT /rest/api/3/issuetype/{id}', { id }, { name: 'Dream', description: 'One night' })
  await go('GET /rest/api/3/issuetype/{id}/alternatives', { id })
  const local = [...site.tables.issueTypes.values()].find(({ projectId }) => projectId === own.id)
  await cloud('GET /rest/api/3/issuetype/{id}/alternatives', { id: local?.id ?? '' })
  await (site.kind === 'cloud' ? issueTypeSchemes(guide, id) : dataCenterSchemes(guide))
  await go('DELETE /rest/api/3/issuetype/{id}', { id })
}

async function issueTypeSchemes({ go, site }: Guide, id: string): Promise<void> {
  const { issueTypes: types, projects } = site.tables
  const task = named(types, 'Task').id
  const body = { name: 'Dreams', description: 'Of all sorts', issueTypeIds: [task], defaultIssueTypeId: task }
  const { issueTypeSchemeId } = await go('POST /rest/api/3/issuetypescheme', {}, body)
  const scheme = { issueTypeSchemeId: String(issueTypeSchemeId) }
  await go('GET /rest/api/3/issuetypescheme', { maxResults: 2, expand: 'projects,issueTypes' })
  await go('GET /rest/api/3/issuetypescheme/mapping', { maxResults: 2 })
  await go('PUT /rest/api/3/issuetypescheme/{issueTypeSchemeId}', scheme, { name: 'Dreams and wishes' })
  const more = { ...scheme, issueTypeId: id }
  await go('PUT /rest/api/3/issuetypescheme/{issueTypeSchemeId}/issuetype', scheme, { issueTypeIds: [id] })
  const order = { issueTypeIds: [id], position: 'First' }
  await go('PUT /rest/api/3/issuetypescheme/{issueTypeSchemeId}/issuetype/move', scheme, order)
  await go('DELETE /rest/api/3/issuetypescheme/{issueTypeSchemeId}/issuetype/{issueTypeId}', more)
  await go('DELETE /rest/api/3/issuetypescheme/{issueTypeSchemeId}', scheme)
  const [project] = projects.values()
  const fresh = {
    key: 'NEW',
    name: 'New ground',
    projectTypeKey: 'software',
    leadAccountId: [...site.administrators][0] ?? '',
  }
  await go('POST /rest/api/3/project', {}, fresh)
  await go('GET /rest/api/3/issuetypescheme/project', { projectId: [...projects.keys()] })
  const assigned = { issueTypeSchemeId: project?.issueTypeSchemeId ?? '', projectId: project?.id ?? '' }
  await go('PUT /rest/api/3/issuetypescheme/project', {}, assigned)
}

/** Data Center has a scheme's issue types and projects in other places. */
async function dataCenterSchemes({ go, site }: Guide): Promise<void> {
  const path = '/rest/api/3/issuetypescheme'
  const types = [...site.tables.issueTypes.keys()]
  const body = { name: 'Dreams', description: 'Of all sorts', issueTypeIds: types, defaultIssueTypeId: types[0] ?? '' }
  const made = await go(`POST ${path}`, { expand: 'schemes.issueTypes,schemes.defaultIssueType' }, body)
  const scheme = { schemeId: made.id }
  await go(`GET ${path}`, { expand: 'schemes.issueTypes,schemes.defaultIssueType' })
  await go(`GET ${path}/{schemeId}`, { ...scheme, expand: 'issueTypes,defaultIssueType' })
  await go(`PUT ${path}/{schemeId}`, scheme, { ...body, name: 'Dreams and wishes' })
  const at = `${path}/{schemeId}/associations`
  await go(`POST ${at}`, scheme, { idsOrKeys: ['PAR'] })
  await go(`PUT ${at}`, scheme, { idsOrKeys: ['PAR', 'ROU'] })
  await go(`POST ${at}`, scheme, { idsOrKeys: ['PAR', 'ROU'] })
  await go(`GET ${at}`, { ...scheme, expand: 'description,lead' })
  await go(`DELETE ${at}/{projIdOrKey}`, { ...scheme, projIdOrKey: 'ROU' })
  await go(`DELETE ${at}`, scheme)
  await go(`DELETE ${path}/{schemeId}`, scheme)
}

export const small: Tour = async ({ go }) => {
  const category = { id: (await go('POST /rest/api/3/projectCategory', {}, { name: 'Odd', description: 'Ends' })).id }
  await go('GET /rest/api/3/projectCategory')
  await go('GET /rest/api/3/projectCategory/{id}', category)
  await go('PUT /rest/api/3/projectCategory/{id}', category, { name: 'Even', description: 'Beginnings' })
  await go('DELETE /rest/api/3/projectCategory/{id}', category)
  const words = { name: 'Echo', inward: 'is echoed by', outward: 'echoes' }
  const type = { issueLinkTypeId: (await go('POST /rest/api/3/issueLinkType', {}, words)).id }
  await go('GET /rest/api/3/issueLinkType')
  await go('GET /rest/api/3/issueLinkType/{issueLinkTypeId}', type)
  await go('PUT /rest/api/3/issueLinkType/{issueLinkTypeId}', type, { name: 'Answer' })
  await go('DELETE /rest/api/3/issueLinkType/{issueLinkTypeId}', type)
}
