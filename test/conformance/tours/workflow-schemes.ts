/** Workflow schemes, their drafts, their projects. */
import { type Guide, named, onCloud, type Tour } from '../tour.ts'
import { teamManaged } from './ground.ts'

const PATH = '/rest/api/3/workflowscheme'
const ONE = `${PATH}/{id}`

export const workflowSchemes: Tour = async (guide) => {
  const { go, cloud, dataCenter, site } = guide
  const issueType = named(site.tables.issueTypes, 'Bug').id
  const body = {
    name: 'Paths',
    description: 'Through the wood',
    defaultWorkflow: 'jira',
    issueTypeMappings: { [issueType]: 'jira', [named(site.tables.issueTypes, 'Task').id]: 'jira' },
  }
  const id = String((await go(`POST ${PATH}`, {}, body)).id)
  await cloud(`GET ${PATH}`, { maxResults: 50 })
  await dataCenter('GET /rest/api/3/project/{projectKeyOrId}/workflowscheme', { projectKeyOrId: 'PAR' })
  await dataCenter('GET /rest/api/3/workflow')
  await go(`GET ${ONE}`, { id, returnDraftIfExists: true })
  await go(`PUT ${ONE}`, { id }, { name: 'Ways' })
  await mappings(guide, ONE, id, issueType)
  await drafts(guide, issueType)
  await go(`DELETE ${ONE}`, { id })
}

async function mappings({ go, site }: Guide, path: string, id: string, issueType: string): Promise<void> {
  const other = named(site.tables.issueTypes, 'Task').id
  const one = { id, issueType }
  const workflowName = 'jira'
  await go(`PUT ${path}/default`, { id }, { workflow: workflowName })
  await go(`GET ${path}/default`, { id })
  await go(
    `PUT ${path}/workflow`,
    { id, workflowName },
    { workflow: workflowName, issueTypes: [issueType, other], defaultMapping: true },
  )
  await go(`GET ${path}/workflow`, { id, workflowName })
  await go(`GET ${path}/workflow`, { id })
  await go(`PUT ${path}/issuetype/{issueType}`, one, { issueType, workflow: workflowName })
  await go(`GET ${path}/issuetype/{issueType}`, one)
  await go(`DELETE ${path}/issuetype/{issueType}`, one)
  await go(`DELETE ${path}/default`, { id })
  await go(`DELETE ${path}/workflow`, { id, workflowName })
}

/** Only a scheme in use has a draft. */
async function drafts(guide: Guide, issueType: string): Promise<void> {
  const { go, cloud, site } = guide
  const id = named(site.tables.projects, 'Parcel Platform').workflowSchemeId
  await go(`POST ${ONE}/createdraft`, { id })
  await go(`GET ${ONE}/draft`, { id })
  await go(`GET ${ONE}`, { id, returnDraftIfExists: true })
  await go(`PUT ${ONE}/draft`, { id }, { name: 'Drafted' })
  await cloud(`POST ${ONE}/draft/publish`, { id, validateOnly: true }, { statusMappings: [] })
  await mappings(guide, `${ONE}/draft`, id, issueType)
  await go(`DELETE ${ONE}/draft`, { id })
}

export const schemesOfProjects = onCloud(async (guide) => {
  const { go, site, world } = guide
  const { workflowSchemes: schemes, projects } = site.tables
  const { id: projectId, workflowSchemeId } = named(projects, 'Parcel Platform')
  const own = await teamManaged(guide)
  await go(`GET ${PATH}/project`, { projectId: [projectId] })
  await go(`POST ${PATH}/read`, {}, { projectIds: [projectId, own.id] })
  const lead = [...site.administrators][0] ?? ''
  const fresh = { key: 'NEW', name: 'New ground', projectTypeKey: 'software', leadAccountId: lead }
  const made = String((await go('POST /rest/api/3/project', {}, fresh)).id)
  await go(`PUT ${PATH}/project`, {}, { projectId: made, workflowSchemeId })
  await go(`GET ${PATH}/{workflowSchemeId}/projectUsages`, { workflowSchemeId, maxResults: 1 })
  const copy = { name: 'Paths again', ...byName(guide, named(schemes, 'Parcel Workflow Scheme')) }
  const targetSchemeId = String((await go(`POST ${PATH}`, {}, copy)).id)
  await go(`POST ${PATH}/project/switch`, {}, { projectId: made, targetSchemeId })
  world.advance(60_000)
  await go('GET /rest/api/3/task/{taskId}', { taskId: [...site.tasks.keys()][0] ?? '' })
  await moved(guide)
})

const byName = ({ site }: Guide, scheme: { defaultWorkflowId: string; mappings: Readonly<Record<string, string>> }) => {
  const name = (id: string) => site.tables.workflows.get(id)?.name ?? ''
  const issueTypeMappings = Object.fromEntries(Object.entries(scheme.mappings).map(([type, id]) => [type, name(id)]))
  return { defaultWorkflow: name(scheme.defaultWorkflowId), issueTypeMappings }
}

/** Everything of the scheme goes over to the workflow `jira`, its issues with it. */
async function moved({ go, site }: Guide): Promise<void> {
  const {
    id,
    version,
    mappings: held,
    defaultWorkflowId: old,
  } = named(site.tables.workflowSchemes, 'Parcel Workflow Scheme')
  const workflowsForIssueTypes = Object.entries(held).map(([type, workflowId]) => ({
    workflowId,
    issueTypeIds: [type],
  }))
  const before = { id, description: '', defaultWorkflowId: old, workflowsForIssueTypes, version }
  await go(`POST ${PATH}/update`, {}, { ...before, name: 'Parcels' })
  const system = [...site.tables.workflows.values()].find((one) => one.system)
  const change = { id, defaultWorkflowId: system?.id ?? '', workflowsForIssueTypes: [] }
  const asked = await go(`POST ${PATH}/update/mappings`, {}, change)
  const { statusMappingsByIssueTypes } = asked as unknown as {
    statusMappingsByIssueTypes: { issueTypeId: string; statusIds: string[] }[]
  }
  const newStatusId = system?.statuses[0]?.statusId ?? ''
  const statusMappingsByIssueTypeOverride = statusMappingsByIssueTypes.map(({ issueTypeId, statusIds }) => ({
    issueTypeId,
    statusMappings: statusIds.map((oldStatusId) => ({ oldStatusId, newStatusId })),
  }))
  const now = named(site.tables.workflowSchemes, 'Parcels').version
  const body = { ...change, name: 'Parcels', description: '', version: now, statusMappingsByIssueTypeOverride }
  await go(`POST ${PATH}/update`, {}, body)
  await go(`POST ${PATH}/read`, {}, { workflowSchemeIds: [id] })
}
