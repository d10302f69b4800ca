/** Boards, sprints, ranks, estimates and epics as somebody who plans would use them. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { SmallSite } from '../issue/small-site.ts'

const A = '/rest/agile/1.0'
let small: SmallSite
let board: string

beforeEach(async () => {
  small = await SmallSite.build()
  board = await newBoard('Sprints', 'scrum')
})

async function newBoard(name: string, type: string, jql = 'project = ABC ORDER BY Rank ASC'): Promise<string> {
  const { id } = await small.get('POST /filter', { name: `Filter of ${name}`, jql })
  const location = { type: 'project', projectKeyOrId: 'ABC' }
  return String((await small.get(`POST ${A}/board`, { name, type, filterId: Number(id), location })).id)
}

const newSprint = async (name: string) =>
  String((await small.get(`POST ${A}/sprint`, { name, originBoardId: Number(board) })).id)
const keysOf = async (what: string) =>
  ((await small.get(`GET ${A}${what}`)).issues as unknown as { key: string }[]).map((one) => one.key)
const fieldsOf = async (key: string) => (await small.get(`GET ${A}/issue/${key}`)).fields as JsonObject
const dates = { startDate: '2026-11-02T09:00:00.000+01:00', endDate: '2026-11-16T09:00:00.000+01:00' }

describe('boards', () => {
  test('are listed by name, type and project, and shown with their columns', async () => {
    const flow = await newBoard('Flow', 'kanban', 'project in (ABC, XYZ)')
    const found = async (query: string) =>
      ((await small.get(`GET ${A}/board?${query}`)).values as unknown as { id: number }[]).map((one) => String(one.id))
    expect(await found('type=kanban')).toEqual([flow])
    expect(await found('name=spri')).toEqual([board])
    expect(await found('projectKeyOrId=XYZ')).toEqual([flow])
    expect(await found('orderBy=-name')).toEqual([board, flow])
    const shown = await small.get(`GET ${A}/board/${board}/configuration`)
    expect(shown).toMatchObject({
      type: 'scrum',
      location: { type: 'project', key: 'ABC' },
      columnConfig: { columns: [{ name: 'To Do' }, { name: 'In Progress' }, { name: 'Done' }] },
      estimation: { type: 'field', field: { displayName: 'Story Points' } },
      ranking: { rankCustomFieldId: small.field('Rank').schema.customId },
    })
    expect(await small.get(`GET ${A}/board/${flow}/configuration`)).toHaveProperty('subQuery')
  })
  test('show what their filter finds in their columns, epics aside', async () => {
    const epic = await small.create({}, 'ABC', 'Epic')
    const [story] = [await small.create({ parent: { key: epic } }), await small.create({}, 'XYZ')]
    expect(await keysOf(`/board/${board}/issue`)).toEqual([story])
    expect(await keysOf(`/board/${board}/issue?jql=${encodeURIComponent('summary ~ nothing')}`)).toEqual([])
    const { values } = await small.get(`GET ${A}/board/${board}/epic?done=false`)
    expect(values).toMatchObject([{ key: epic, done: false }])
    expect(await keysOf(`/epic/${epic}/issue`)).toEqual([story])
    expect((await fieldsOf(story ?? '')).epic).toMatchObject({ key: epic })
  })
  test('are not there for who does not see their filter', async () => {
    small.as('member')
    await small.isRefused(404, `GET ${A}/board/${board}`)
    expect(await small.get(`GET ${A}/board`)).toMatchObject({ total: 0 })
    await small.isRefused(404, `DELETE ${A}/board/${board}`)
    await small.as('admin').get(`DELETE ${A}/board/${board}`)
    await small.isRefused(404, `GET ${A}/board/${board}`)
  })
  test.each([
    { name: 'No filter', type: 'scrum' },
    { name: 'Wrong filter', type: 'scrum', filterId: 1 },
    { name: 'Wrong type', type: 'agility', filterId: 1 },
    { type: 'scrum', filterId: 1 },
  ])('are refused as %j', async (body) => {
    await small.isRefused(400, `POST ${A}/board`, body)
  })
})

describe('sprints', () => {
  test('begin with dates, end once, and then keep all but name and goal', async () => {
    const id = await newSprint('Sprint 1')
    await small.isRefused(400, `POST ${A}/sprint/${id}`, { state: 'active' })
    await small.isRefused(400, `POST ${A}/sprint/${id}`, { state: 'closed' })
    expect(await small.get(`POST ${A}/sprint/${id}`, { state: 'active', ...dates })).toMatchObject({
      state: 'active',
      startDate: '2026-11-02T08:00:00.000Z',
      originBoardId: Number(board),
    })
    expect(await small.get(`POST ${A}/sprint/${id}`, { state: 'closed' })).toMatchObject({
      state: 'closed',
      completeDate: expect.stringMatching(/Z$/),
    })
    expect(await small.get(`POST ${A}/sprint/${id}`, { goal: 'Late', state: 'active' })).toMatchObject({
      state: 'closed',
      goal: 'Late',
    })
    await small.isRefused(400, `PUT ${A}/sprint/${id}`, { goal: 'No name' })
  })
  test('come closed first, then active, then future', async () => {
    const [first, second, third] = [await newSprint('1'), await newSprint('2'), await newSprint('3')]
    await small.get(`POST ${A}/sprint/${second}`, { state: 'active', ...dates })
    await small.get(`POST ${A}/sprint/${second}`, { state: 'closed' })
    await small.get(`POST ${A}/sprint/${third}`, { state: 'active', ...dates })
    const ids = async (query = '') =>
      ((await small.get(`GET ${A}/board/${board}/sprint${query}`)).values as unknown as { id: number }[]).map((one) =>
        String(one.id),
      )
    expect(await ids()).toEqual([second, third, first])
    expect(await ids('?state=active,future')).toEqual([third, first])
    await small.isRefused(400, `GET ${A}/board/${await newBoard('Flow', 'kanban')}/sprint`)
  })
  test('take issues from the backlog and from each other; what is over stays', async () => {
    const key = await small.create()
    const sprints = [await newSprint('1'), await newSprint('2'), await newSprint('3')]
    const issues = [key]
    await small.get(`POST ${A}/sprint/${sprints[0]}/issue`, { issues })
    expect(await keysOf(`/board/${board}/backlog`)).toEqual([])
    await small.get(`POST ${A}/sprint/${sprints[0]}`, { state: 'active', ...dates })
    await small.get(`POST ${A}/sprint/${sprints[0]}`, { state: 'closed' })
    expect(await keysOf(`/board/${board}/backlog`)).toEqual([key])
    await small.get(`POST ${A}/sprint/${sprints[1]}/issue`, { issues })
    await small.get(`POST ${A}/sprint/${sprints[2]}/issue`, { issues })
    expect(await keysOf(`/sprint/${sprints[1]}/issue`)).toEqual([])
    expect(await keysOf(`/sprint/${sprints[2]}/issue`)).toEqual([key])
    expect(await fieldsOf(key)).toMatchObject({ sprint: { name: '3' }, closedSprints: [{ name: '1' }] })
    expect(await small.keys('sprint in futureSprints() AND sprint in closedSprints()')).toEqual([key])
    await small.get(`POST ${A}/backlog/issue`, { issues })
    expect(await fieldsOf(key)).toMatchObject({ sprint: null, closedSprints: [{ name: '1' }] })
    await small.isRefused(400, `POST ${A}/sprint/${sprints[0]}/issue`, { issues })
    const { values } = await small.get(`GET /issue/${key}/changelog`)
    expect((values as unknown as { items: JsonObject[] }[]).map((one) => one.items[0]?.to)).toEqual([
      sprints[0],
      `${sprints[0]}, ${sprints[1]}`,
      `${sprints[0]}, ${sprints[2]}`,
      sprints[0],
    ])
  })
  test('can be chosen by number in an edit, and leave by being deleted', async () => {
    const [key, sprint] = [await small.create(), await newSprint('1')]
    const field = small.field('Sprint').id
    await small.get(`PUT /issue/${key}`, { fields: { [field]: Number(sprint) } })
    await small.isRefused(400, `PUT /issue/${key}`, { fields: { [field]: [Number(sprint)] } })
    expect(await keysOf(`/sprint/${sprint}/issue`)).toEqual([key])
    await small.get(`DELETE ${A}/sprint/${sprint}`)
    expect((await fieldsOf(key)).sprint).toBeNull()
  })
})

describe('ranks', () => {
  test('put issues before and after others, and do not make them updated', async () => {
    const keys = [await small.create(), await small.create(), await small.create(), await small.create()]
    const [a = '', b = '', c = '', d = ''] = keys
    small.wait(60_000)
    const { updated } = await fieldsOf(d)
    await small.get(`PUT ${A}/issue/rank`, { issues: [d, c], rankBeforeIssue: a })
    expect(await keysOf(`/board/${board}/issue`)).toEqual([d, c, a, b])
    await small.get(`PUT ${A}/issue/rank`, { issues: [d], rankAfterIssue: b })
    expect(await keysOf(`/board/${board}/issue`)).toEqual([c, a, b, d])
    expect((await fieldsOf(d)).updated).toBe(updated)
    const { values } = await small.get(`GET /issue/${d}/changelog`)
    expect((values as unknown as { items: JsonObject[] }[]).map((one) => one.items[0]?.toString)).toEqual([
      'Ranked higher',
      'Ranked lower',
    ])
    await small.isRefused(400, `PUT ${A}/issue/rank`, { issues: [a] })
    await small.isRefused(404, `PUT ${A}/issue/rank`, { issues: ['ABC-99'], rankBeforeIssue: a })
  })
})

describe('estimates', () => {
  test('go to the field that the board estimates by', async () => {
    const key = await small.create()
    const what = `${A}/issue/${key}/estimation?boardId=${board}`
    const fieldId = small.field('Story Points').id
    expect(await small.get(`GET ${what}`)).toEqual({ fieldId })
    expect(await small.get(`PUT ${what}`, { value: '8.0' })).toEqual({ fieldId, value: '8' })
    await small.isRefused(400, `PUT ${what}`, { value: 'big' })
    await small.isRefused(400, `GET ${A}/issue/${key}/estimation`)
  })
})

describe('epics', () => {
  test('take issues in and let them go, all or none', async () => {
    const [epic, other, story] = [
      await small.create({}, 'ABC', 'Epic'),
      await small.create({}, 'ABC', 'Epic'),
      await small.create(),
    ]
    await small.isRefused(400, `POST ${A}/epic/${epic}/issue`, { issues: [story, other] })
    await small.get(`POST ${A}/epic/${epic}/issue`, { issues: [story] })
    expect(small.issue(story).parentId).toBe(small.issue(epic).id)
    expect(await keysOf('/epic/none/issue')).toEqual([])
    await small.get(`POST ${A}/epic/none/issue`, { issues: [story] })
    expect(await keysOf('/epic/none/issue')).toEqual([story])
    await small.isRefused(404, `GET ${A}/epic/${story}`)
  })
})
