/** Search: pages that are complete, an index that trails behind, and what is left out. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { SmallSite } from '../issue/small-site.ts'
import { Visit } from './visit.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const ALL = 'project in (ABC, XYZ)'

let small: SmallSite

beforeEach(async () => {
  small = await SmallSite.build()
})

async function fill(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    small.wait((at % 3) * 20_000)
    await small.create(
      { summary: `Parcel ${at % 4}`, priority: { name: at % 2 ? 'High' : 'Low' } },
      at % 5 ? 'ABC' : 'XYZ',
    )
  }
}

const page = (body: JsonObject) => small.get('POST /search/jql', body)

describe('pages of a search', () => {
  test('are complete and without repeats, whatever the order and their length', async () => {
    await fill(17)
    const everything = [...small.site.issues.all()].map((one) => one.id).sort()
    const orders = [
      '',
      'ORDER BY created',
      'ORDER BY updated ASC, id ASC',
      'ORDER BY priority, summary',
      'ORDER BY key DESC',
      'ORDER BY due',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...orders), fc.integer({ min: 1, max: 20 }), async (order, maxResults) => {
        const ids = await small.search(`${ALL} ${order}`, { maxResults })
        expect(ids.toSorted()).toEqual(everything)
        expect(ids).toEqual(await small.search(`${ALL} ${order}`, { maxResults: 5_000 }))
      }),
      { numRuns: 30 },
    )
  })
  test('hold ids alone unless fields are named, and no total', async () => {
    await fill(3)
    expect(await page({ jql: ALL, maxResults: 2 })).toEqual({
      issues: [{ id: expect.any(String) }, { id: expect.any(String) }],
      nextPageToken: expect.any(String),
      isLast: false,
    })
    const { issues, isLast } = await page({ jql: 'project = XYZ', fields: ['summary', 'labels'] })
    expect(isLast).toBe(true)
    expect(issues).toMatchObject([{ key: 'XYZ-1', fields: { summary: 'Parcel 0', labels: [] } }])
    expect(await small.get(`GET /search/jql?jql=project%3DXYZ&fields=key`)).toMatchObject({
      issues: [{ key: 'XYZ-1' }],
    })
  })
  test('are as long as asked with ids alone, and a hundred with fields', async () => {
    const acme = new Visit('acme')
    const body = { jql: 'created > "2000-01-01"', maxResults: 5_000 }
    const lengthOf = async (more: JsonObject) =>
      ((await acme.get('POST /search/jql', { ...body, ...more })).issues as unknown[]).length
    expect(await lengthOf({})).toBeGreaterThan(300)
    expect(await lengthOf({ fields: ['key'] })).toBe(await lengthOf({}))
    expect(await lengthOf({ fields: ['summary'] })).toBe(100)
    expect(await lengthOf({ expand: 'changelog' })).toBe(100)
    expect(await acme.get('POST /search/approximate-count', { jql: body.jql })).toEqual({ count: await lengthOf({}) })
  })
  test('go on by a token that is good for its query, its account and a week', async () => {
    await fill(3)
    const { nextPageToken } = await page({ jql: ALL, maxResults: 1 })
    if (typeof nextPageToken !== 'string') throw new Error('no token')
    await small.isRefused(400, 'POST /search/jql', { jql: 'project = ABC', nextPageToken })
    await small.isRefused(400, 'POST /search/jql', { jql: ALL, nextPageToken: 'x' })
    await small.as('member').isRefused(400, 'POST /search/jql', { jql: ALL, nextPageToken })
    small.as('admin').wait(7 * DAY)
    expect((await page({ jql: ALL, nextPageToken })).isLast).toBe(true)
    small.wait(1)
    await small.isRefused(400, 'POST /search/jql', { jql: ALL, nextPageToken })
  })
  test('show what moves meanwhile where it is by then', async () => {
    await fill(3)
    const jql = `${ALL} ORDER BY updated ASC`
    const first = await page({ jql, maxResults: 1, fields: ['key'] })
    const key = String((first.issues as unknown as { key: string }[])[0]?.key)
    small.wait(MINUTE)
    await small.get(`PUT /issue/${key}`, { fields: { summary: 'Moved to the end' } })
    const rest = await page({ jql, fields: ['key'], nextPageToken: first.nextPageToken ?? null })
    expect((rest.issues as unknown as { key: string }[]).at(-1)?.key).toBe(key)
  })
  test.each([
    { maxResults: 0 },
    { maxResults: 'many' },
    { properties: ['a', 'b', 'c', 'd', 'e', 'f'] },
    { reconcileIssues: Array.from({ length: 51 }, (_, at) => at) },
    { reconcileIssues: ['ABC-1'] },
    { jql: `${ALL} ORDER BY key, id, created, updated, due, priority, status, summary` },
  ])('refuse %j', async (more) => {
    await small.isRefused(400, 'POST /search/jql', { jql: ALL, ...more })
  })
})

describe('the search index', () => {
  beforeEach(() => {
    small.site.indexLag = MINUTE
  })
  const sees = async (jql: string, more: JsonObject = {}) => (await small.search(jql, more)).length

  test('learns of a new issue later; reading it by id or reconciling it does not wait', async () => {
    const key = await small.create()
    const { id } = small.issue(key)
    expect(await sees(ALL)).toBe(0)
    expect(await small.get('POST /search/approximate-count', { jql: ALL })).toEqual({ count: 0 })
    expect((await small.get(`GET /issue/${key}`)).id).toBe(id)
    expect(await small.get('POST /issue/bulkfetch', { issueIdsOrKeys: [id] })).toMatchObject({ issues: [{ id }] })
    expect(await sees(ALL, { reconcileIssues: [Number(id)] })).toBe(1)
    small.wait(MINUTE)
    expect(await sees(ALL)).toBe(1)
  })
  test('shows the old state until it knows the new one', async () => {
    const key = await small.create({ summary: 'Early' })
    small.wait(MINUTE)
    await small.get(`PUT /issue/${key}`, { fields: { summary: 'Late' } })
    const { issues } = await page({ jql: 'summary ~ early AND project = ABC', fields: ['summary'] })
    expect(issues).toMatchObject([{ fields: { summary: 'Early' } }])
    expect(await sees('summary ~ late AND project = ABC')).toBe(0)
    const reconcileIssues = [Number(small.issue(key).id)]
    expect(await sees('summary ~ early AND project = ABC', { reconcileIssues })).toBe(0)
    expect(await sees('summary ~ late AND project = ABC', { reconcileIssues })).toBe(1)
    small.wait(MINUTE)
    expect(await sees('summary ~ late AND project = ABC')).toBe(1)
  })
  test('finds a deleted issue until it knows better', async () => {
    const key = await small.create()
    small.wait(MINUTE)
    await small.get(`DELETE /issue/${key}`)
    await small.isRefused(404, `GET /issue/${key}`)
    expect(await sees(ALL)).toBe(1)
    expect(await sees(`${ALL} ORDER BY created`)).toBe(1)
    small.wait(MINUTE)
    expect(await sees(ALL)).toBe(0)
  })
  test('may learn of a later write before an earlier one', async () => {
    let overtaken = false
    for (let round = 0; round < 30 && !overtaken; round++) {
      const [first, second] = [await small.create(), await small.create()].map((key) => small.issue(key))
      overtaken = (first?.indexedAt ?? 0) > (second?.indexedAt ?? 0)
    }
    expect(overtaken).toBe(true)
  })
  test('stands still while it is stale, then knows all', async () => {
    small.site.indexLag = 0
    small.site.faults.add({ kind: 'stale-index', path: '/serverInfo', milliseconds: 10 * MINUTE })
    await small.create()
    await small.get('GET /serverInfo')
    const key = await small.create()
    await small.get(`PUT /issue/${key}`, { fields: { summary: 'Twice written' } })
    small.wait(9 * MINUTE)
    expect(await sees(ALL)).toBe(1)
    small.wait(MINUTE)
    expect(await sees(ALL)).toBe(2)
    expect(await sees('summary ~ twice AND project = ABC')).toBe(1)
  })
})

describe('what search leaves out', () => {
  test('issues of projects that are archived or in the trash', async () => {
    await small.create({}, 'ABC')
    const key = await small.create({}, 'XYZ')
    small.project('XYZ').archivedAt = small.site.now()
    expect(await small.keys('creator = currentUser()')).toEqual(['ABC-1'])
    expect((await small.get(`GET /issue/${key}`)).key).toBe(key)
    Object.assign(small.project('XYZ'), { archivedAt: null, trashedAt: small.site.now() })
    expect(await small.keys('creator = currentUser()')).toEqual(['ABC-1'])
    await small.isRefused(404, `GET /issue/${key}`)
  })
  test('everything, for a token that does not work: 200, empty, and a header that tells', async () => {
    await small.create()
    const { status, body, headers } = await small.as('expired').ask('POST /search/jql', { jql: 'created > -1d' })
    expect({ status, issues: body.issues }).toEqual({ status: 200, issues: [] })
    expect(headers['x-seraph-loginreason']).toBe('AUTHENTICATED_FAILED')
  })
  test('the old search is gone', async () => {
    for (const what of ['GET /search?jql=x', 'POST /search']) {
      const { body } = await small.isRefused(410, what)
      expect(body.errorMessages).toEqual([expect.stringContaining('The requested API has been removed')])
    }
  })
})
