/** Screens, their tabs and fields, screen schemes, issue type screen schemes. */
import { type Guide, named, type Tour } from '../tour.ts'

export const screens: Tour = async (guide) => {
  const { go, cloud, dataCenter, site } = guide
  const made = await cloud('POST /rest/api/3/screens', {}, { name: 'Foyer', description: 'Where one waits' })
  const screen = { screenId: made.id || named(site.tables.screens, 'Default Screen').id }
  await cloud('GET /rest/api/3/screens', { maxResults: 100 })
  await cloud('PUT /rest/api/3/screens/{screenId}', screen, { name: 'Hall' })
  // Now there is something that it records.
  await cloud('GET /rest/api/3/auditing/record', { limit: 5 })
  await go('GET /rest/api/3/screens/{screenId}/availableFields', screen)
  const path = '/rest/api/3/screens/{screenId}/tabs'
  const tab = { ...screen, tabId: (await go(`POST ${path}`, screen, { name: 'Left' })).id }
  await go(`GET ${path}`, screen)
  await dataCenter('GET /rest/api/3/screens', { maxResults: 3 })
  await cloud('GET /rest/api/3/screens/tabs', { screenId: [made.id] })
  await go(`PUT ${path}/{tabId}`, tab, { name: 'Right' })
  await go(`POST ${path}/{tabId}/move/{pos}`, { ...tab, pos: 0 })
  const shown = new Set(site.tables.screens.get(String(screen.screenId))?.tabs.flatMap(({ fieldIds }) => fieldIds))
  const [field = '', other = ''] = [...site.tables.fields.values()].flatMap(({ id, custom }) =>
    custom && !shown.has(id) ? [id] : [],
  )
  await go(`POST ${path}/{tabId}/fields`, tab, { fieldId: field })
  await go(`POST ${path}/{tabId}/fields`, tab, { fieldId: other })
  await go(`GET ${path}/{tabId}/fields`, tab)
  await go(`POST ${path}/{tabId}/fields/{id}/move`, { ...tab, id: other }, { position: 'First' })
  await go(`DELETE ${path}/{tabId}/fields/{id}`, { ...tab, id: other })
  await go(`DELETE ${path}/{tabId}`, tab)
  await cloud('DELETE /rest/api/3/screens/{screenId}', screen)
  if (guide.kind === 'cloud') await screenSchemes(guide)
}

async function screenSchemes(guide: Guide): Promise<void> {
  const { go, site } = guide
  const [screen] = [...site.tables.screens.values()].map(({ id }) => Number(id))
  const body = { name: 'Rooms', description: 'All of them', screens: { default: screen ?? 0, edit: screen ?? 0 } }
  const made = await go('POST /rest/api/3/screenscheme', {}, body)
  const scheme = { screenSchemeId: made.id }
  await go('GET /rest/api/3/screenscheme', { expand: 'issueTypeScreenSchemes', maxResults: 100 })
  await go('PUT /rest/api/3/screenscheme/{screenSchemeId}', scheme, { name: 'Chambers' })
  await issueTypeScreenSchemes(guide, String(made.id))
  await go('DELETE /rest/api/3/screenscheme/{screenSchemeId}', scheme)
}

async function issueTypeScreenSchemes({ go, site }: Guide, screenSchemeId: string): Promise<void> {
  const { issueTypes, projects } = site.tables
  const path = '/rest/api/3/issuetypescreenscheme'
  const body = { name: 'Houses', issueTypeMappings: [{ issueTypeId: 'default', screenSchemeId }] }
  const { id } = await go(`POST ${path}`, {}, body)
  const scheme = { issueTypeScreenSchemeId: id }
  const bug = named(issueTypes, 'Bug').id
  await go(`GET ${path}`, { expand: 'projects', maxResults: 100 })
  await go(`GET ${path}/mapping`, { maxResults: 2 })
  await go(`PUT ${path}/{issueTypeScreenSchemeId}`, scheme, { name: 'Villas' })
  const more = { issueTypeMappings: [{ issueTypeId: bug, screenSchemeId }] }
  await go(`PUT ${path}/{issueTypeScreenSchemeId}/mapping`, scheme, more)
  await go(`PUT ${path}/{issueTypeScreenSchemeId}/mapping/default`, scheme, { screenSchemeId })
  await go(`POST ${path}/{issueTypeScreenSchemeId}/mapping/remove`, scheme, { issueTypeIds: [bug] })
  const [project] = projects.values()
  const used = project?.issueTypeScreenSchemeId ?? ''
  await go(`GET ${path}/project`, { projectId: [project?.id ?? ''] })
  await go(`GET ${path}/{issueTypeScreenSchemeId}/project`, { issueTypeScreenSchemeId: used })
  await go(`PUT ${path}/project`, {}, { issueTypeScreenSchemeId: used, projectId: project?.id ?? '' })
  await go(`DELETE ${path}/{issueTypeScreenSchemeId}`, scheme)
}
