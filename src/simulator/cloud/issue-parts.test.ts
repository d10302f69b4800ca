/** What is on an issue besides its fields: comments, work, links, people, properties. */
import { beforeEach, describe, expect, test } from 'vitest'
import { doc, SmallSite } from '../issue/small-site.ts'

let small: SmallSite

beforeEach(async () => {
  small = await SmallSite.build()
})

describe('what is on an issue besides', () => {
  test('comments come, change and go', async () => {
    const key = await small.create()
    small.wait(1_000)
    const { id } = await small.get(`POST /issue/${key}/comment`, { body: doc('First') })
    expect((await small.fieldsOf(key)).updated).not.toBe((await small.fieldsOf(key)).created)
    await small.get(`PUT /issue/${key}/comment/${id}`, { body: doc('Better') })
    expect(await small.get(`GET /issue/${key}/comment`)).toMatchObject({
      total: 1,
      comments: [{ id, body: doc('Better') }],
    })
    expect((await small.get(`GET /rest/api/2/issue/${key}/comment/${id}`)).body).toBe('Better')
    await small.isRefused(400, `POST /issue/${key}/comment`, { body: 'text' })
    await small.isRefused(404, `GET /issue/${key}/comment/1`)
    await small.get(`DELETE /issue/${key}/comment/${id}`)
    expect(await small.get(`GET /issue/${key}/comment`)).toMatchObject({ total: 0 })
    expect(await small.get(`GET /issue/${key}/changelog`)).toMatchObject({ total: 0 })
  })
  test('logged work adds up and takes off the estimate', async () => {
    const key = await small.create({ timetracking: { remainingEstimate: '4h' } })
    const { id } = await small.get(`POST /issue/${key}/worklog`, { timeSpent: '3h 30m', comment: doc('Dug') })
    await small.get(`POST /issue/${key}/worklog`, { timeSpentSeconds: 3_600 })
    expect(await small.fieldsOf(key)).toMatchObject({ timespent: 16_200, timeestimate: 0, worklog: { total: 2 } })
    await small.get(`DELETE /issue/${key}/worklog/${id}`)
    expect(await small.fieldsOf(key)).toMatchObject({
      timespent: 3_600,
      worklog: { total: 1, worklogs: [{ timeSpent: '1h' }] },
    })
    await small.isRefused(400, `POST /issue/${key}/worklog`, { timeSpent: 'long' })
  })
  test('a link shows each end the other, and is made once', async () => {
    const [a, b] = [await small.create(), await small.create()]
    const body = { type: { name: 'Blocks' }, inwardIssue: { key: a }, outwardIssue: { key: b } }
    expect((await small.ask('POST /issueLink', body)).status).toBe(201)
    const before = small.state()
    expect((await small.ask('POST /issueLink', body)).status).toBe(201)
    expect(small.state()).toBe(before)
    expect((await small.fieldsOf(a)).issuelinks).toMatchObject([
      { type: { outward: 'blocks' }, outwardIssue: { key: b } },
    ])
    expect((await small.fieldsOf(b)).issuelinks).toMatchObject([{ inwardIssue: { key: a } }])
    const says = async (key: string) => (await small.get(`GET /issue/${key}/changelog`)).values
    expect(await says(a)).toMatchObject([{ items: [{ field: 'Link', to: b, toString: `This issue blocks ${b}` }] }])
    expect(await says(b)).toMatchObject([
      { items: [{ field: 'Link', to: a, toString: `This issue is blocked by ${a}` }] },
    ])
    expect(await small.keys(`issue in linkedIssues(${a}, blocks)`)).toEqual([b])
    await small.isRefused(404, 'POST /issueLink', { ...body, outwardIssue: { key: 'ABC-99' } })
    const [link] = small.site.tables.issueLinks.keys()
    await small.get(`DELETE /issueLink/${link}`)
    expect((await small.fieldsOf(a)).issuelinks).toEqual([])
  })
  test('watchers and votes do not make an issue updated', async () => {
    const key = await small.create()
    small.wait(60_000)
    const { updated } = await small.fieldsOf(key)
    await small.get(`POST /issue/${key}/watchers`, small.person(0).accountId)
    await small.isRefused(404, `POST /issue/${key}/votes`)
    await small.as('member').get(`POST /issue/${key}/votes`)
    expect(await small.get(`GET /issue/${key}/votes`)).toMatchObject({ votes: 1, hasVoted: true })
    await small.as('admin').get(`DELETE /issue/${key}/watchers?accountId=${small.admin.accountId}`)
    expect(await small.fieldsOf(key)).toMatchObject({ updated, watches: { watchCount: 1, isWatching: false } })
  })
  test('properties come and go without a word', async () => {
    const key = await small.create()
    small.wait(60_000)
    const { updated } = await small.fieldsOf(key)
    expect((await small.ask(`PUT /issue/${key}/properties/a.b`, [1])).status).toBe(201)
    expect((await small.ask(`PUT /issue/${key}/properties/a.b`, 'two')).status).toBe(200)
    expect(await small.get(`GET /issue/${key}/properties`)).toMatchObject({ keys: [{ key: 'a.b' }] })
    await small.get(`DELETE /issue/${key}/properties/a.b`)
    await small.isRefused(404, `GET /issue/${key}/properties/a.b`)
    expect((await small.fieldsOf(key)).updated).toBe(updated)
  })
  test('remote links are kept by their global id', async () => {
    const key = await small.create()
    const body = { globalId: 'g1', object: { url: 'https://x.example/1', title: 'One' } }
    expect((await small.ask(`POST /issue/${key}/remotelink`, body)).status).toBe(201)
    expect((await small.ask(`POST /issue/${key}/remotelink`, { ...body, relationship: 'causes' })).status).toBe(200)
    expect(await small.get<unknown>(`GET /issue/${key}/remotelink`)).toMatchObject([
      { globalId: 'g1', relationship: 'causes' },
    ])
    const { body: said } = await small.isRefused(400, `POST /issue/${key}/remotelink`, {
      object: { url: 'https://x.example' },
    })
    expect(said.errors).toEqual({ title: "'title' is required." })
    await small.get(`DELETE /issue/${key}/remotelink?globalId=g1`)
    expect(await small.get<unknown>(`GET /issue/${key}/remotelink`)).toEqual([])
  })
  test('assigning takes the right to assign alone', async () => {
    const key = await small.create()
    const who = small.person(0).accountId
    await small.get(`PUT /issue/${key}/assignee`, { accountId: who })
    expect(await small.fieldsOf(key)).toMatchObject({ assignee: { accountId: who } })
    await small.get(`PUT /issue/${key}/assignee`, { accountId: null })
    expect(await small.fieldsOf(key)).toMatchObject({ assignee: null })
    await small.isRefused(400, `PUT /issue/${key}/assignee`, { accountId: 'nobody' })
    await small.isRefused(400, `PUT /issue/${key}/assignee`, {})
  })
  test('an issue that is full takes no more, and nothing of the request is done', async () => {
    const key = await small.create()
    const issue = small.issue(key)
    const comment = { id: '1', author: small.admin.accountId, body: doc('x'), created: 0, updated: 0 }
    small.site.issues.put({ ...issue, comments: Array.from({ length: 5_000 }, () => comment) })
    await small.isRefused(413, `POST /issue/${key}/comment`, { body: doc('One too many') })
    const body = { fields: { summary: 'New' }, update: { comment: [{ add: { body: doc('One too many') } }] } }
    await small.isRefused(413, `PUT /issue/${key}`, body)
    const links = [{ add: { type: { name: 'Blocks' }, outwardIssue: { key } } }]
    await small.isRefused(400, `PUT /issue/${key}`, { fields: { summary: 'New' }, update: { issuelinks: links } })
  })
})
