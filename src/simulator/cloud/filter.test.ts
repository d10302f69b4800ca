/** Filters and labels: who sees them, who changes them, what is refused. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { SmallSite } from '../issue/small-site.ts'

let small: SmallSite

beforeEach(async () => {
  small = await SmallSite.build()
})

const make = async (name: string, more = {}) =>
  String((await small.get('POST /filter', { name, jql: 'project = ABC', ...more })).id)
type Named = { readonly name: string }
const names = async (what: string) => {
  const found = await small.get<Named[] | { readonly values: Named[] }>(what)
  return (Array.isArray(found) ? found : found.values).map((one) => one.name)
}

describe('filters', () => {
  test('are made, shown, changed and deleted', async () => {
    const id = await make('Mine', { description: 'All of it', favourite: true })
    expect(await small.get(`GET /filter/${id}`)).toMatchObject({
      id,
      name: 'Mine',
      description: 'All of it',
      jql: 'project = ABC',
      favourite: true,
      favouritedCount: 1,
      owner: { accountId: small.admin.accountId },
      sharePermissions: [],
    })
    await small.get(`PUT /filter/${id}`, { name: 'Ours', jql: 'project = XYZ' })
    expect(await small.get(`GET /filter/${id}`)).toMatchObject({
      name: 'Ours',
      description: 'All of it',
      jql: 'project = XYZ',
    })
    expect(await names('GET /filter/favourite')).toEqual(['Ours'])
    await small.get(`DELETE /filter/${id}`)
    await small.isRefused(400, `GET /filter/${id}`)
  })
  test('are found by name, owner, share and id, with what is asked for', async () => {
    const [b, a] = [
      await make('Beta'),
      await make('Alpha', { sharePermissions: [{ type: 'project', project: { id: small.project('XYZ').id } }] }),
    ]
    const before = new Set(await names('GET /filter/search'))
    expect([...before]).toEqual(expect.arrayContaining(['Alpha', 'Beta']))
    expect(await names('GET /filter/search?filterName=alp')).toEqual([])
    expect(await names('GET /filter/search?filterName=alpha')).toEqual(['Alpha'])
    expect(await names('GET /filter/search?filterName=alp*')).toEqual(['Alpha'])
    expect(await names('GET /filter/search?filterName=lph&isSubstringMatch=true')).toEqual(['Alpha'])
    expect(await names(`GET /filter/search?projectId=${small.project('XYZ').id}`)).toEqual(['Alpha'])
    expect(await names(`GET /filter/search?id=${a}&id=${b}&orderBy=-id`)).toEqual(['Alpha', 'Beta'])
    expect(await names('GET /filter/my')).toEqual(expect.arrayContaining(['Alpha', 'Beta']))
    const { values } = await small.get<{ values: object[] }>(`GET /filter/search?id=${a}`)
    expect(Object.keys(values[0] ?? {}).sort()).toEqual(['expand', 'id', 'name', 'self'])
    const more = await small.get<{ values: object[] }>(`GET /filter/search?id=${a}&expand=jql,isWritable`)
    expect(more.values).toMatchObject([{ jql: 'project = ABC', isWritable: true }])
  })
  test('are seen by those they are shared with, and changed by their owner alone', async () => {
    const id = await make('Shared')
    small.as('member')
    await small.isRefused(400, `GET /filter/${id}`)
    small.as('admin')
    await small.get(`POST /filter/${id}/permission`, { type: 'project', projectId: small.project('ABC').id })
    await small.get(`POST /filter/${id}/permission`, { type: 'user', accountId: small.person(0).accountId })
    expect(await small.get<unknown[]>(`GET /filter/${id}/permission`)).toHaveLength(2)
    const all = await small.get<{ type: string }[]>(`POST /filter/${id}/permission`, { type: 'authenticated' })
    expect(all.map((one) => one.type)).toEqual(['loggedin'])
    small.as('member')
    expect(await small.get(`GET /filter/${id}`)).toMatchObject({ name: 'Shared' })
    await small.isRefused(400, `PUT /filter/${id}`, { name: 'Taken' })
    await small.isRefused(401, `DELETE /filter/${id}`)
    await small.isRefused(403, `PUT /filter/${id}/owner`, { accountId: small.person(0).accountId })
    await small.as('admin').get(`PUT /filter/${id}/owner`, { accountId: small.person(0).accountId })
    expect(await small.get(`GET /filter/${id}`)).toMatchObject({ owner: { accountId: small.person(0).accountId } })
  })
  test.each<[JsonObject, string]>([
    [{ jql: 'project = ABC' }, 'no name'],
    [{ name: 'Bad', jql: 'project = NOPE' }, 'a project that is not there'],
    [{ name: 'Bad', jql: 'project =' }, 'half a query'],
    [{ name: 'taken', jql: 'project = ABC' }, 'a name that its owner has used'],
    [
      { name: 'Bad', jql: 'project = ABC', sharePermissions: [{ type: 'group', group: { name: 'nobody' } }] },
      'a group that is not there',
    ],
    [{ name: 'Bad', jql: 'project = ABC', sharePermissions: [{ type: 'everyone' }] }, 'a share that is none'],
  ])('are refused as %j: %s', async (body) => {
    await make('Taken')
    await small.isRefused(400, 'POST /filter', body)
  })
  test('of a board cannot be deleted', async () => {
    const id = await make('Board')
    await small.get('POST /rest/agile/1.0/board', { name: 'Board', type: 'kanban', filterId: Number(id) })
    await small.isRefused(400, `DELETE /filter/${id}`)
  })
})

test('labels are those that issues have', async () => {
  await small.create({ labels: ['red', 'green'] })
  const key = await small.create({ labels: ['red', 'blue'] })
  expect((await small.get('GET /label')).values).toEqual(['blue', 'green', 'red'])
  await small.get(`PUT /issue/${key}`, { update: { labels: [{ remove: 'blue' }] } })
  expect(await small.get('GET /label?maxResults=1')).toMatchObject({ values: ['green'], total: 2, isLast: false })
})
