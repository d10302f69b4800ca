/** What hangs on issues: history, comments, worklogs, links, properties, people. */
import { type Guide, nameOf, rich, type Tour } from '../tour.ts'
import { newIssue, STARTED } from './full-issue.ts'

const ONE = '/rest/api/3/issue/{issueIdOrKey}'
const OLD = { issueIdOrKey: 'PAR-1' }

export const history: Tour = async ({ cloud, site }) => {
  const changelogIds = site.issues.byKey('PAR-1')?.history.map(({ id }) => Number(id)) ?? []
  await cloud(`GET ${ONE}/changelog`, { ...OLD, maxResults: 1 })
  await cloud(`POST ${ONE}/changelog/list`, OLD, { changelogIds })
  await cloud('POST /rest/api/3/changelog/bulkfetch', {}, { issueIdsOrKeys: ['PAR-1'], maxResults: 2 })
}

export const comments: Tour = async (guide) => {
  const { go, cloud } = guide
  const path = `${ONE}/comment`
  const mark = { key: 'colour', value: { 'system.conversation.id': 'b1', 'system.support.time': '1m' } }
  const said = { body: rich(guide, 'Blue, please.'), properties: [mark] }
  const comment = await go(`POST ${path}`, { ...OLD, expand: 'renderedBody' }, said)
  const one = { ...OLD, id: comment.id }
  await go(`GET ${path}`, { ...OLD, expand: 'renderedBody' })
  const property = { commentId: comment.id, propertyKey: mark.key }
  await go('GET /rest/api/3/comment/{commentId}/properties/{propertyKey}', property)
  await go(`GET ${path}/{id}`, { ...one, expand: 'renderedBody' })
  await go(`PUT ${path}/{id}`, { ...one, expand: 'renderedBody' }, { body: rich(guide, 'Green, please.') })
  await cloud('POST /rest/api/3/comment/list', { expand: 'renderedBody' }, { ids: [Number(comment.id)] })
  await go(`DELETE ${path}/{id}`, one)
  const log = { comment: rich(guide, 'Brushed.'), started: STARTED, timeSpentSeconds: 12_000 }
  const worklog = await go(`POST ${ONE}/worklog`, OLD, log)
  await go(`GET ${ONE}/worklog`, OLD)
  await go(`GET ${ONE}/worklog/{id}`, { ...OLD, id: worklog.id })
  await go(`DELETE ${ONE}/worklog/{id}`, { ...OLD, id: worklog.id })
}

export const links: Tour = async (guide) => {
  const { go, site } = guide
  const [type] = [...site.tables.linkTypes.values()].map(({ name }) => ({ name }))
  const ends = { inwardIssue: { key: 'PAR-1' }, outwardIssue: { key: 'PAR-3' } }
  await go('POST /rest/api/3/issueLink', {}, { type: type ?? null, ...ends })
  const linkId = [...site.tables.issueLinks.keys()].at(-1) ?? ''
  await go('GET /rest/api/3/issueLink/{linkId}', { linkId })
  await go('DELETE /rest/api/3/issueLink/{linkId}', { linkId })
  await remote(guide)
  const key = { ...OLD, propertyKey: 'colour' }
  await go(`PUT ${ONE}/properties/{propertyKey}`, key, { 'system.conversation.id': 'b1', 'system.support.time': '1m' })
  await go(`GET ${ONE}/properties`, OLD)
  await go(`GET ${ONE}/properties/{propertyKey}`, key)
  await go(`DELETE ${ONE}/properties/{propertyKey}`, key)
}

export const watchers: Tour = async (guide) => {
  const { go, as, site } = guide
  const anna = nameOf(site, 'Anna Berg')
  const [name = ''] = Object.values(anna)
  await go(`PUT ${ONE}/assignee`, OLD, site.kind === 'cloud' ? anna : { name })
  await go(`POST ${ONE}/watchers`, OLD, name)
  await go(`GET ${ONE}/watchers`, OLD)
  await go(`DELETE ${ONE}/watchers`, { ...OLD, ...anna })
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
