/** What people do in Jira's own screens, on both kinds of site: who edits, who sees what, and what is told of it. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../base/index.ts'
import { Visit } from './cloud/visit.ts'
import type { SiteKind } from './site.ts'

const HOOK = {
  cloud: '/rest/webhooks/1.0/webhook',
  dataCenter: '/rest/jira-webhook/1.0/webhooks',
} as const
const SEARCH = { cloud: 'POST /search/jql', dataCenter: 'POST /search' } as const

const fields = { project: { key: 'PAR' }, issuetype: { name: 'Task' }, summary: 'Wash the van' }

async function task(visit: Visit): Promise<{ id: string; key: string }> {
  return visit.get('POST /issue', { fields })
}

/** Ids of what a search finds for who asks. */
async function found(visit: Visit, jql: string): Promise<string[]> {
  const { issues } = await visit.get(SEARCH[visit.site.kind], { jql, fields: ['summary'] })
  return (issues as unknown as { id: string }[]).map(({ id }) => id)
}

describe.each(['cloud', 'dataCenter'] as SiteKind[])('on %s', (kind) => {
  test('somebody edits an issue: Jira says who it was, and webhooks tell it', async () => {
    const visit = new Visit('acme', kind)
    await visit.get(`POST ${HOOK[kind]}`, { name: 'x', url: 'http://127.0.0.1:1', events: ['jira:issue_updated'] })
    const { key } = await task(visit)
    const path = `${kind === 'cloud' ? '/rest/api/3' : '/rest/api/2'}/issue/${key}`
    visit.control('POST /ask', { as: 'Anna Berg', method: 'PUT', path, body: { fields: { summary: 'By Anna' } } })
    await visit.settle()
    const [told] = visit.delivered.map(({ body = '' }) => JSON.parse(body))
    expect(told).toMatchObject({ user: { displayName: 'Anna Berg' }, issue: { key, fields: { summary: 'By Anna' } } })
    const { changelog } = await visit.get(`GET /issue/${key}?expand=changelog`)
    expect(changelog).toMatchObject({ histories: [{ author: { displayName: 'Anna Berg' } }] })
    expect(visit.control('GET /deliveries')).toMatchObject([{ event: 'jira:issue_updated', retry: 0, status: 200 }])
    expect(() => visit.control('POST /ask', { as: 'Nobody', path })).toThrow('404')
    expect(() => visit.control('POST /ask', { as: 'member', method: 'PUT', path, body: [] })).toThrow('400')
  })

  test('a moved issue has a new key, is found by its old one, and leaves behind what was its project’s', async () => {
    const visit = new Visit('acme', kind)
    const project = [...visit.site.tables.projects.values()].find(({ key }) => key === 'PAR')
    const component = project?.components[0]
    await visit.get(`POST ${HOOK[kind]}`, { name: 'x', url: 'http://127.0.0.1:1', events: ['jira:issue_updated'] })
    const { id, key } = await visit.get<{ id: string; key: string }>('POST /issue', {
      fields: { ...fields, components: [{ id: component?.id ?? '' }] },
    })
    const moved = visit.control(`POST /issues/${key}/move`, { project: 'ROU', as: 'admin' })
    expect(moved).toMatchObject({ id, key: expect.stringMatching(/^ROU-\d+$/) })
    await visit.settle()
    const [told] = visit.delivered.map(({ body = '' }) => JSON.parse(body))
    expect(told).toMatchObject({ issue_event_type_name: 'issue_moved', issue: { id, key: moved.key } })
    for (const name of [key, key.toLowerCase(), moved.key])
      expect(await visit.get(`GET /issue/${name}`)).toMatchObject({ id, key: moved.key })
    expect(await found(visit, `key = ${key}`)).toEqual([id])
    expect(await found(visit, `project = ROU and summary ~ van`)).toEqual([id])
    const { fields: now, changelog } = await visit.get(`GET /issue/${id}?expand=changelog`)
    expect(now).toMatchObject({ components: [], project: { key: 'ROU' } })
    const { items } = (changelog as unknown as { histories: { items: JsonObject[] }[] }).histories[0] ?? { items: [] }
    const item = (name: string) => items.find(({ field }) => field === name)
    expect(item('Key')).toMatchObject({ from: null, fromString: key, to: null, toString: moved.key ?? '' })
    expect(item('project')).toMatchObject({ from: project?.id, fromString: project?.name })
    expect(item('Component')).toMatchObject({ from: component?.id, to: null })
  })

  test('a hidden issue is nowhere for others, and what names it is refused as if there were none', async () => {
    const visit = new Visit('acme', kind)
    const { id, key } = await task(visit)
    const all = 'project = PAR AND created >= -1h'
    const before = await found(visit, all)
    visit.control(`PUT /issues/${key}/hidden`, { visibleTo: ['service'] })
    visit.as('service')
    await visit.get(`GET /issue/${id}`)
    visit.as('member')
    await visit.isRefused(404, `GET /issue/${id}`)
    await visit.isRefused(400, SEARCH[kind], { jql: `id = ${id}`, fields: ['summary'] })
    expect(before).toContain(id)
    expect(await found(visit, all)).toEqual(before.filter((one) => one !== id))
    if (kind === 'cloud') {
      const fetched = await visit.get('POST /issue/bulkfetch', { issueIdsOrKeys: [id] })
      expect(fetched).toMatchObject({ issues: [], issueErrors: [] })
      const { count } = await visit.get('POST /search/approximate-count', { jql: 'project = PAR' })
      visit.as('service')
      expect((await visit.get('POST /search/approximate-count', { jql: 'project = PAR' })).count).toBe(
        Number(count) + 1,
      )
    }
    visit.control(`DELETE /issues/${key}/hidden`)
    visit.as('member')
    expect((await visit.get(`GET /issue/${id}`)).key).toBe(key)
    visit.control(`PUT /issues/${key}/hidden`, { from: ['member'] })
    await visit.isRefused(404, `GET /issue/${id}`)
    await visit.as('admin').get(`GET /issue/${id}`)
  })

  test('to whom an issue is hidden its links and its place below another are hidden too', async () => {
    const visit = new Visit('acme', kind)
    const [open, secret] = [await task(visit), await task(visit)]
    await visit.get('POST /issueLink', { type: { name: 'Blocks' }, inwardIssue: open, outwardIssue: secret })
    const links = async () =>
      ((await visit.get(`GET /issue/${open.id}?fields=issuelinks`)).fields as JsonObject).issuelinks
    expect(await links()).toHaveLength(1)
    visit.control(`PUT /issues/${secret.key}/hidden`, { from: ['member'] })
    expect(await links()).toHaveLength(1)
    visit.as('member')
    expect(await links()).toEqual([])
  })

  test('an account that is kept out of a project finds neither it nor its issues, until it is let in again', async () => {
    const visit = new Visit('acme', kind).as('member')
    const [id = ''] = await found(visit, 'project = PAR')
    visit.control('DELETE /projects/PAR/access/member')
    await visit.isRefused(404, `GET /issue/${id}`)
    await visit.isRefused(404, 'GET /project/PAR')
    await visit.isRefused(400, SEARCH[kind], { jql: 'project = PAR', fields: ['summary'] })
    await visit.as('service').get(`GET /issue/${id}`)
    visit.control('PUT /projects/PAR/access/member')
    expect(await found(visit.as('member'), 'project = PAR')).toContain(id)
  })

  test('every answer tells the site’s time, which may be another than the world’s', async () => {
    const visit = new Visit('acme', kind)
    expect(visit.control('PUT /switches', { skew: -90_000 })).toMatchObject({ skew: -90_000 })
    const { id } = await task(visit)
    for (const what of [`GET /issue/${id}`, 'GET /nothing/at/all'])
      expect((await visit.ask(what)).headers.date).toBe(new Date(visit.site.world.now() - 90_000).toUTCString())
    const { created } = (await visit.get(`GET /issue/${id}`)).fields as JsonObject
    expect(Date.parse(String(created))).toBe(visit.site.world.now() - 90_000)
  })

  test('where every write draws its own lag, search learns of later issues before earlier ones', async () => {
    const visit = new Visit('acme', kind)
    visit.control('PUT /switches', { indexLag: { from: 0, to: 60_000 } })
    const made: string[] = []
    for (let at = 0; at < 20; at++) made.push((await task(visit)).id)
    const jql = 'summary ~ "Wash the van" ORDER BY id ASC'
    visit.wait(30_000)
    const half = await found(visit, jql)
    expect(half.length > 0 && half.length < made.length).toBe(true)
    expect(half).not.toEqual(made.slice(0, half.length))
    visit.wait(30_000)
    expect(await found(visit, jql)).toEqual(made)
  })
})
