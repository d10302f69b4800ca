/** Issues and all that hangs on them: history, comments, worklogs, links, properties, people, search. */
import { type Guide, named, type Tour } from '../tour.ts'
import { doc, fullIssue, newIssue, STARTED } from './ground.ts'

const ONE = '/rest/api/3/issue/{issueIdOrKey}'
const EXPAND = 'renderedFields,names,schema,transitions,operations,editmeta,changelog,versionedRepresentations'

export const issues: Tour = async (guide) => {
  const { go, refused, site } = guide
  const key = await fullIssue(guide)
  const full = { issueIdOrKey: key }
  await go(`GET ${ONE}`, { ...full, expand: EXPAND, fields: ['*all'], properties: ['*all'] })
  await go(`PUT ${ONE}`, full, { fields: { summary: 'Everything' } })
  await go(`PUT ${ONE}`, { ...full, returnIssue: true }, { fields: { summary: 'All at once' } })
  await go(`GET ${ONE}/editmeta`, { issueIdOrKey: 'PAR-1' })
  const fetched = { issueIdsOrKeys: [key, 'PAR-2'], fields: ['summary', 'project', 'assignee'], expand: ['names'] }
  await go('POST /rest/api/3/issue/bulkfetch', {}, fetched)
  await go('GET /rest/api/3/issue/picker', { query: 'all' })
  const asked = { jql: `key in (${key}, PAR-1)`, fields: ['*all'], expand: EXPAND }
  await go('GET /rest/api/3/search/jql', { ...asked, fields: ['*all'] })
  await go('POST /rest/api/3/search/jql', {}, asked)
  const { id } = named(site.tables.projects, 'Parcel Platform')
  const at = { projectIdOrKey: 'PAR', issueTypeId: named(site.tables.issueTypes, 'Task').id }
  await go('GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes', at)
  await go('GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}', at)
  const fields = { summary: 'Wash the van', project: { id }, issuetype: { id: at.issueTypeId } }
  await go('POST /rest/api/3/issue/bulk', {}, { issueUpdates: [{ fields }, { fields: { summary: 'Where?' } }] })
  await refused('POST /rest/api/3/issue/bulk', {}, { issueUpdates: [{ fields: { summary: 'Where?' } }] })
  await go('GET /rest/api/3/label')
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

export const history: Tour = async (guide) => {
  const { go, site } = guide
  const old = { issueIdOrKey: 'PAR-1' }
  const changelogIds = site.issues.byKey('PAR-1')?.history.map(({ id }) => Number(id)) ?? []
  await go(`GET ${ONE}/changelog`, { ...old, maxResults: 1 })
  await go(`POST ${ONE}/changelog/list`, old, { changelogIds })
  await go('POST /rest/api/3/changelog/bulkfetch', {}, { issueIdsOrKeys: ['PAR-1'], maxResults: 2 })
  const path = `${ONE}/comment`
  const comment = await go(`POST ${path}`, old, { body: doc('Blue, please.') })
  const one = { ...old, id: comment.id }
  await go(`GET ${path}`, { ...old, expand: 'renderedBody' })
  await go(`GET ${path}/{id}`, { ...one, expand: 'renderedBody' })
  await go(`PUT ${path}/{id}`, one, { body: doc('Green, please.') })
  await go('POST /rest/api/3/comment/list', { expand: 'renderedBody' }, { ids: [Number(comment.id)] })
  await go(`DELETE ${path}/{id}`, one)
  const log = { comment: doc('Brushed.'), started: STARTED, timeSpentSeconds: 12_000 }
  const worklog = await go(`POST ${ONE}/worklog`, old, log)
  await go(`GET ${ONE}/worklog`, old)
  await go(`GET ${ONE}/worklog/{id}`, { ...old, id: worklog.id })
  await go(`DELETE ${ONE}/worklog/{id}`, { ...old, id: worklog.id })
}

export const links: Tour = async (guide) => {
  const { go, as, site } = guide
  const old = { issueIdOrKey: 'PAR-1' }
  const type = [...site.tables.linkTypes.values()][0]?.name ?? ''
  await go(
    'POST /rest/api/3/issueLink',
    {},
    { type: { name: type }, inwardIssue: { key: 'PAR-1' }, outwardIssue: { key: 'PAR-3' } },
  )
  const linkId = [...site.tables.issueLinks.keys()].at(-1) ?? ''
  await go('GET /rest/api/3/issueLink/{linkId}', { linkId })
  await go('DELETE /rest/api/3/issueLink/{linkId}', { linkId })
  await remote(guide)
  const key = { ...old, propertyKey: 'colour' }
  await go(`PUT ${ONE}/properties/{propertyKey}`, key, { 'system.conversation.id': 'b1', 'system.support.time': '1m' })
  await go(`GET ${ONE}/properties`, old)
  await go(`GET ${ONE}/properties/{propertyKey}`, key)
  await go(`DELETE ${ONE}/properties/{propertyKey}`, key)
  const accountId =
    [...site.tables.users.values()].find(({ displayName }) => displayName === 'Anna Berg')?.accountId ?? ''
  await go(`PUT ${ONE}/assignee`, old, { accountId })
  await go(`POST ${ONE}/watchers`, old, accountId)
  await go(`GET ${ONE}/watchers`, old)
  await go(`DELETE ${ONE}/watchers`, { ...old, accountId })
  const open = { issueIdOrKey: await newIssue(guide, 'Who is for it?') }
  await as('service', `POST ${ONE}/votes`, open)
  await go(`GET ${ONE}/votes`, open)
  await as('service', `DELETE ${ONE}/votes`, open)
}

async function remote({ go, refused }: Guide): Promise<void> {
  const path = `${ONE}/remotelink`
  const icon = { title: 'Ticket', url16x16: 'https://desk.example/ticket.png' }
  const closed = { title: 'Closed', url16x16: 'https://desk.example/closed.png', link: 'https://desk.example/1' }
  const object = {
    url: 'https://desk.example/1',
    title: 'T-1',
    summary: 'Customer waits',
    icon,
    status: { resolved: true, icon: closed },
  }
  const application = { name: 'Desk', type: 'example.desk' }
  const body = { globalId: 'desk=1', application, relationship: 'causes', object }
  const old = { issueIdOrKey: 'PAR-1' }
  const { id } = await go(`POST ${path}`, old, body)
  const one = { ...old, linkId: String(id) }
  await go(`GET ${path}`, old)
  await go(`GET ${path}/{linkId}`, one)
  await go(`PUT ${path}/{linkId}`, one, body)
  const untitled = { ...body, object: { url: object.url } }
  await refused(`POST ${path}`, old, untitled)
  await refused(`PUT ${path}/{linkId}`, one, untitled)
  await go(`DELETE ${path}/{linkId}`, one)
  await go(`POST ${path}`, old, body)
  await go(`DELETE ${path}`, { ...old, globalId: 'desk=1' })
}

/** Gone since 2025, and answered so. */
export const oldSearch: Tour = async ({ refused }) => {
  await refused('GET /rest/api/3/search', { jql: 'project = PAR' })
  await refused('POST /rest/api/3/search', {}, { jql: 'project = PAR' })
}

export const search: Tour = async ({ go, site }) => {
  const jql = 'project = PAR ORDER BY key'
  await go('GET /rest/api/3/search/jql', { jql, maxResults: 2 })
  await go('POST /rest/api/3/search/jql', {}, { jql, maxResults: 2 })
  await go('POST /rest/api/3/search/approximate-count', {}, { jql })
  await go('POST /rest/api/3/jql/parse', { validation: 'strict' }, { queries: [jql, ...QUERIES] })
  const [issue] = site.issues.written()
  await go('POST /rest/api/3/jql/match', {}, { issueIds: [Number(issue?.id), 1], jqls: [jql, 'project = NOWHERE'] })
}

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
