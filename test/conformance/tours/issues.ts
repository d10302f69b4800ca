/** Issues, their transitions, and finding them. */
import { named, onCloud, type Tour } from '../tour.ts'
import { fullIssue, newIssue } from './full-issue.ts'

const ONE = '/rest/api/3/issue/{issueIdOrKey}'
const EXPAND =
  'renderedFields,names,schema,transitions,transitions.fields,operations,editmeta,changelog,versionedRepresentations'

export const issues: Tour = async (guide) => {
  const { go, cloud, dataCenter, refused, site } = guide
  const key = await fullIssue(guide)
  const full = { issueIdOrKey: key }
  await go(`GET ${ONE}`, { ...full, expand: EXPAND, fields: ['*all'], properties: ['*all'] })
  await go(`PUT ${ONE}`, full, { fields: { summary: 'Everything' } })
  await cloud(`PUT ${ONE}`, { ...full, returnIssue: true }, { fields: { summary: 'All at once' } })
  await go(`GET ${ONE}/editmeta`, { issueIdOrKey: 'PAR-1' })
  const fetched = { issueIdsOrKeys: [key, 'PAR-2'], fields: ['summary', 'project', 'assignee'], expand: ['names'] }
  await cloud('POST /rest/api/3/issue/bulkfetch', {}, fetched)
  await go('GET /rest/api/3/issue/picker', { query: 'all' })
  await go('GET /rest/api/3/issue/picker', { query: 'nowhere at all' })
  const asked = { jql: `key in (${key}, PAR-1)`, fields: ['*all'], expand: EXPAND }
  await cloud('GET /rest/api/3/search/jql', { ...asked, fields: ['*all'] })
  await cloud('POST /rest/api/3/search/jql', {}, asked)
  await dataCenter('GET /rest/api/3/search', asked)
  await dataCenter('POST /rest/api/3/search', {}, { ...asked, expand: EXPAND.split(',') })
  const nowhere = { jql: 'project = NOWHERE', validateQuery: false }
  await dataCenter('GET /rest/api/3/search', nowhere)
  await dataCenter('POST /rest/api/3/search', {}, nowhere)
  const { id } = named(site.tables.projects, 'Parcel Platform')
  const at = { projectIdOrKey: 'PAR', issueTypeId: named(site.tables.issueTypes, 'Task').id }
  await go('GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes', at)
  await go('GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}', at)
  const fields = { summary: 'Wash the van', project: { id }, issuetype: { id: at.issueTypeId } }
  await go('POST /rest/api/3/issue/bulk', {}, { issueUpdates: [{ fields }, { fields: { summary: 'Where?' } }] })
  await refused('POST /rest/api/3/issue/bulk', {}, { issueUpdates: [{ fields: { summary: 'Where?' } }] })
  await cloud('GET /rest/api/3/label')
  await go(`DELETE ${ONE}`, { ...full, deleteSubtasks: true })
}

export const transitions: Tour = async (guide) => {
  const { go, site } = guide
  const isScreened = (statusId: string) =>
    [...site.tables.workflows.values()].some((workflow) =>
      workflow.transitions.some(
        ({ transitionScreen, links }) =>
          transitionScreen && links.some(({ fromStatusId }) => fromStatusId === statusId),
      ),
    )
  const byPlace = new Map(
    [...site.issues.written()].map(({ key, typeId, statusId }) => [`${typeId} ${statusId}`, { key, statusId }]),
  )
  for (const { key: issueIdOrKey, statusId } of byPlace.values())
    if (isScreened(statusId)) await go(`GET ${ONE}/transitions`, { issueIdOrKey, expand: 'transitions.fields' })
  const fresh = { issueIdOrKey: await newIssue(guide, 'Paint the van') }
  const { transitions: open } = (await go(`GET ${ONE}/transitions`, fresh)) as { transitions?: { id: string }[] }
  await go(`POST ${ONE}/transitions`, fresh, { transition: { id: open?.[0]?.id ?? '' } })
}

/** Into another project, and what the task says of it before and after. */
export const moves = onCloud(async (guide) => {
  const { go, site, world } = guide
  const { id } = named(site.tables.issueTypes, 'Task')
  const sources = {
    issueIdsOrKeys: [await newIssue(guide, 'Sell the van')],
    inferClassificationDefaults: true,
    inferFieldDefaults: true,
    inferStatusDefaults: true,
    inferSubtaskTypeDefault: true,
  }
  const moving = { sendBulkNotification: false, targetToSourcesMapping: { [`ROU,${id}`]: sources } }
  const { taskId } = await go('POST /rest/api/3/bulk/issues/move', {}, moving)
  world.advance(10_000)
  await go('GET /rest/api/3/bulk/queue/{taskId}', { taskId: String(taskId) })
})

/** Gone since 2025, and answered so. */
export const oldSearch = onCloud(async ({ refused }) => {
  await refused('GET /rest/api/3/search', { jql: 'project = PAR' })
  await refused('POST /rest/api/3/search', {}, { jql: 'project = PAR' })
})

export const search = onCloud(async ({ go, site }) => {
  const jql = 'project = PAR ORDER BY key'
  await go('GET /rest/api/3/search/jql', { jql, maxResults: 2 })
  await go('POST /rest/api/3/search/jql', {}, { jql, maxResults: 2 })
  await go('POST /rest/api/3/search/approximate-count', {}, { jql })
  await go('POST /rest/api/3/jql/parse', { validation: 'strict' }, { queries: [jql, ...QUERIES] })
  const [issue] = site.issues.written()
  await go('POST /rest/api/3/jql/match', {}, { issueIds: [Number(issue?.id), 1], jqls: [jql, 'project = NOWHERE'] })
})

/** Of every form that a query may have. */
const QUERIES = [
  'summary ~ test AND (labels in (urgent, blocker) OR reporter = currentUser()) ORDER BY updated DESC',
  'status CHANGED AFTER startOfMonth(-1M) AND key > PAR-1',
  'labels in ("in haste", urgent)',
  'issue.property["spaces here"].value = 1',
  'status WAS Done BEFORE -5d AND NOT assignee is EMPTY',
  'invalid query',
  'summary = test',
  'project = NOWHERE',
  'universe = 42',
]
