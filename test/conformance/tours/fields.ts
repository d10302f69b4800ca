/** Fields, their contexts, options and default values. */
import { type Guide, named, type Tour } from '../tour.ts'

const SELECT = 'com.atlassian.jira.plugin.system.customfieldtypes:select'
const CASCADE = 'com.atlassian.jira.plugin.system.customfieldtypes:cascadingselect'
const SEARCHER = 'com.atlassian.jira.plugin.system.customfieldtypes:multiselectsearcher'

export const fields: Tour = async (guide) => {
  const { go, cloud, dataCenter } = guide
  const body = { name: 'Weather', description: 'Outside', type: SELECT, searcherKey: SEARCHER }
  const { id } = await go('POST /rest/api/3/field', {}, body)
  await go('GET /rest/api/3/field')
  await cloud('PUT /rest/api/3/field/{fieldId}', { fieldId: id }, { name: 'Climate', description: 'Anywhere' })
  const expand = 'key,lastUsed,screensCount,contextsCount,isLocked,searcherKey,projectsCount'
  await cloud('GET /rest/api/3/field/search', { expand, maxResults: 100 })
  await cloud('GET /rest/api/3/field/{fieldId}/screens', { fieldId: 'summary', expand: 'tab' })
  if (guide.kind === 'cloud') await contexts(guide, id)
  else await readOptions(guide)
  await cloud('POST /rest/api/3/field/{id}/trash', { id })
  await cloud('GET /rest/api/3/field/search/trashed', { expand: 'name' })
  await cloud('POST /rest/api/3/field/{id}/restore', { id })
  await cloud('DELETE /rest/api/3/field/{id}', { id })
  await dataCenter('DELETE /rest/api/3/customFields', { ids: [id, 'customfield_1'] })
}

/** Data Center shows options and changes none. */
async function readOptions({ go, site }: Guide): Promise<void> {
  const field = [...site.tables.fields.values()].find(({ contexts: [one] }) => (one?.options.length ?? 0) > 0)
  const customFieldId = String(field?.schema.customId)
  await go('GET /rest/api/3/customFields', { search: '', maxResults: 100 })
  await go('GET /rest/api/3/customFields/{customFieldId}/options', { customFieldId })
  await go('GET /rest/api/3/customFieldOption/{id}', { id: field?.contexts[0]?.options[0]?.id ?? '' })
}

async function contexts(guide: Guide, fieldId: string): Promise<void> {
  const { go, site } = guide
  const { projects, issueTypes } = site.tables
  const [one, other] = [...projects.values()].map(({ id }) => id)
  const [bug, task] = ['Bug', 'Task'].map((name) => named(issueTypes, name).id)
  const path = '/rest/api/3/field/{fieldId}/context'
  const body = { name: 'North', description: 'Cold', projectIds: [one ?? ''], issueTypeIds: [bug ?? ''] }
  const { id: contextId } = await go(`POST ${path}`, { fieldId }, body)
  const at = { fieldId, contextId }
  await go(`GET ${path}`, { fieldId })
  await go(`PUT ${path}/{contextId}`, at, { name: 'Far north' })
  await go(`PUT ${path}/{contextId}/project`, at, { projectIds: [other ?? ''] })
  await go(`POST ${path}/{contextId}/project/remove`, at, { projectIds: [other ?? ''] })
  await go(`PUT ${path}/{contextId}/issuetype`, at, { issueTypeIds: [task ?? ''] })
  await go(`POST ${path}/{contextId}/issuetype/remove`, at, { issueTypeIds: [task ?? ''] })
  await go(`GET ${path}/issuetypemapping`, { fieldId })
  await go(`GET ${path}/projectmapping`, { fieldId })
  await go(`POST ${path}/mapping`, { fieldId }, { mappings: [{ projectId: one ?? '', issueTypeId: bug ?? '' }] })
  await options(guide, at)
  await go(`DELETE ${path}/{contextId}`, at)
}

/** Options below options. */
export const cascades: Tour = async ({ go, site }) => {
  if (site.kind === 'dataCenter') return
  const { id: fieldId } = await go('POST /rest/api/3/field', {}, { name: 'Sky', type: CASCADE })
  const [context] = site.tables.fields.get(fieldId)?.contexts ?? []
  const at = { fieldId, contextId: context?.id ?? '' }
  const path = '/rest/api/3/field/{fieldId}/context/{contextId}/option'
  await go(`POST ${path}`, at, { options: [{ value: 'Clouds' }] })
  await go(`POST ${path}`, at, { options: [{ value: 'Cirrus', optionId: context?.options[0]?.id ?? '' }] })
  await go(`GET ${path}`, at)
}

async function options({ go, site }: Guide, at: { fieldId: string; contextId: string }): Promise<void> {
  const path = '/rest/api/3/field/{fieldId}/context/{contextId}/option'
  const made = ['Snow', 'Rain', 'Fog'].map((value) => ({ value, disabled: false }))
  await go(`POST ${path}`, at, { options: made })
  const held = () => site.tables.fields.get(at.fieldId)?.contexts.find(({ id }) => id === at.contextId)?.options ?? []
  const [snow = '', rain = ''] = held().map(({ id }) => id)
  await go(`GET ${path}`, at)
  await go(`PUT ${path}`, at, { options: [{ id: snow, value: 'Hail', disabled: true }] })
  await go(`PUT ${path}/move`, at, { customFieldOptionIds: [rain], position: 'First' })
  await go('GET /rest/api/3/customFieldOption/{id}', { id: rain })
  const chosen = { defaultValues: [{ type: 'option.single', contextId: at.contextId, optionId: rain }] }
  await go('PUT /rest/api/3/field/{fieldId}/context/defaultValue', { fieldId: at.fieldId }, chosen)
  await go('GET /rest/api/3/field/{fieldId}/context/defaultValue', { fieldId: at.fieldId })
  await go(`DELETE ${path}/{optionId}/issue`, { ...at, optionId: snow, replaceWith: rain })
  await go(`DELETE ${path}/{optionId}`, { ...at, optionId: snow })
}
