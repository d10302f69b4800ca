/** Issues on Data Center: in wiki text, with people by name, found by offset; and boards, sprints and filters. */
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../base/index.ts'
import { named, Visit } from '../cloud/visit.ts'

const there = () => new Visit('acme', 'dataCenter')
const DOCUMENT: JsonObject = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
}
const fieldsOf = async (visit: Visit, key: string): Promise<JsonObject> =>
  (await visit.get(`GET /issue/${key}`)).fields as JsonObject
const type = (visit: Visit, name: string): JsonObject => ({ id: named(visit.site.tables.issueTypes, name).id })
const fieldId = (visit: Visit, name: string): string => named(visit.site.tables.fields, name).id

async function task(visit: Visit, more: JsonObject = {}): Promise<string> {
  const fields = { project: { key: 'PAR' }, issuetype: type(visit, 'Task'), summary: 'Sort parcels', ...more }
  return String((await visit.get('POST /issue', { fields })).key)
}

describe('an issue', () => {
  test('is made and edited in wiki text, with its assignee by name, at times with an offset', async () => {
    const visit = there()
    const key = await task(visit, { description: 'h1. Told\n*bold*', assignee: { name: 'anna.berg' } })
    const fields = await fieldsOf(visit, key)
    expect(fields).toMatchObject({ description: 'h1. Told\n*bold*', assignee: { name: 'anna.berg' } })
    expect(String(fields.created)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/)
    await visit.get(`PUT /issue/${key}`, { fields: { description: '_again_' } })
    expect((await fieldsOf(visit, key)).description).toBe('_again_')
    expect((await visit.ask(`PUT /issue/${key}?returnIssue=true`, { fields: { summary: 'Quiet' } })).status).toBe(204)
    await visit.get(`DELETE /issue/${key}`)
    await visit.isRefused(404, `GET /issue/${key}`)
  })

  test('takes no document and no account id', async () => {
    const visit = there()
    const key = await task(visit)
    await visit.isRefused(400, `PUT /issue/${key}`, { fields: { description: DOCUMENT } })
    await visit.isRefused(400, `POST /issue/${key}/comment`, { body: DOCUMENT })
    await visit.isRefused(400, `POST /issue/${key}/worklog`, { timeSpent: '1h', comment: DOCUMENT })
    await visit.isRefused(400, `PUT /issue/${key}/assignee`, { accountId: 'anna.berg' })
    await visit.isRefused(400, `PUT /issue/${key}/assignee`, { name: 'nobody.here' })
  })

  test('is assigned, watched and voted for by name', async () => {
    const visit = there()
    const key = await task(visit)
    const path = `/issue/${key}`
    await visit.get(`PUT ${path}/assignee`, { name: 'anna.berg' })
    expect((await fieldsOf(visit, key)).assignee).toMatchObject({ name: 'anna.berg' })
    await visit.get(`PUT ${path}/assignee`, { name: null })
    expect((await fieldsOf(visit, key)).assignee).toBeNull()
    const watchers = async () =>
      ((await visit.get(`GET ${path}/watchers`)).watchers as JsonObject[]).map((one) => one.name)
    await visit.get(`POST ${path}/watchers`, 'anna.berg')
    expect(await watchers()).toContain('anna.berg')
    await visit.get(`DELETE ${path}/watchers?username=anna.berg`)
    expect(await watchers()).not.toContain('anna.berg')
    await visit.isRefused(404, `POST ${path}/watchers`, 'nobody.here')
    await visit.isRefused(400, `DELETE ${path}/watchers?accountId=anna.berg`)
    await visit.isRefused(404, `POST ${path}/votes`)
    expect(await visit.as('member').get(`POST ${path}/votes`)).toMatchObject({ votes: 1, hasVoted: true })
  })

  test('has comments, work, links and properties', async () => {
    const visit = there()
    const [key, other] = [await task(visit), await task(visit)]
    const path = `/issue/${key}`
    const comment = await visit.get(`POST ${path}/comment`, { body: 'A *word*' })
    expect(comment).toMatchObject({ body: 'A *word*', author: { name: 'ada.lindqvist' } })
    expect(await visit.get(`GET ${path}/comment`)).toMatchObject({ maxResults: 50, total: 1, comments: [comment] })
    const work = await visit.get(`POST ${path}/worklog`, { timeSpent: '1h 30m', comment: 'Done' })
    expect(await visit.get(`GET ${path}/worklog/${work.id}`)).toMatchObject({
      timeSpentSeconds: 5_400,
      comment: 'Done',
    })
    await visit.get('POST /issueLink', { type: { name: 'Blocks' }, inwardIssue: { key }, outwardIssue: { key: other } })
    expect((await fieldsOf(visit, key)).issuelinks).toMatchObject([
      { type: { name: 'Blocks' }, outwardIssue: { key: other } },
    ])
    await visit.get(`PUT ${path}/properties/own`, { kept: true })
    expect(await visit.get(`GET ${path}/properties/own`)).toEqual({ key: 'own', value: { kept: true } })
  })

  test('goes through transitions, with its history in the order it was made', async () => {
    const visit = there()
    const key = await task(visit)
    const { transitions } = await visit.get(`GET /issue/${key}/transitions`)
    const { status } = await fieldsOf(visit, key)
    const way = (transitions as { id: string; to: JsonObject }[]).find(({ to }) => to.id !== (status as JsonObject).id)
    await visit.get(`POST /issue/${key}/transitions`, { transition: { id: way?.id ?? '' } })
    visit.wait(60_000)
    await visit.get(`PUT /issue/${key}`, { fields: { summary: 'Later' } })
    const { changelog } = await visit.get(`GET /issue/${key}?expand=changelog`)
    const { histories } = changelog as { histories: { items: JsonObject[] }[] }
    expect(histories.flatMap(({ items }) => items.map((one) => one.field))).toEqual(['status', 'summary'])
    expect(JSON.stringify(histories)).not.toContain('fieldId')
    await visit.isRefused(404, `GET /issue/${key}/changelog`)
  })

  test('is told what it can be made with in pages of values', async () => {
    const visit = there()
    const types = await visit.get('GET /issue/createmeta/PAR/issuetypes')
    const [one] = types.values as JsonObject[]
    expect(types).toMatchObject({ startAt: 0, isLast: true, total: (types.values as Json[]).length })
    const { values } = await visit.get(`GET /issue/createmeta/PAR/issuetypes/${one?.id}`)
    expect((values as JsonObject[]).map(({ fieldId }) => fieldId)).toContain('summary')
    expect(JSON.stringify(values)).not.toContain('"key":"summary"')
    await visit.isRefused(400, 'GET /issue/createmeta/NOPE/issuetypes')
  })

  test('has an epic in a field of its own, and a parent only as a sub-task', async () => {
    const visit = there()
    const [link, name] = [fieldId(visit, 'Epic Link'), fieldId(visit, 'Epic Name')]
    const epic = await task(visit, { issuetype: type(visit, 'Epic'), [name]: 'Big' })
    const story = await task(visit, { issuetype: type(visit, 'Story'), [link]: epic })
    const fields = await fieldsOf(visit, story)
    expect(fields[link]).toBe(epic)
    expect(fields.parent).toBeUndefined()
    await visit.isRefused(400, 'POST /issue', {
      fields: { project: { key: 'PAR' }, issuetype: type(visit, 'Task'), summary: 'Below', parent: { key: epic } },
    })
    expect((await visit.get(`GET /rest/agile/1.0/epic/${epic}/issue`)).issues).toMatchObject([{ key: story }])
  })
})

describe('a search', () => {
  test('goes by offset, tells its cap and its total, and comes out the same in any pages', async () => {
    const visit = there()
    const jql = encodeURIComponent('project = PAR ORDER BY created DESC')
    const keys = (page: JsonObject) => (page.issues as JsonObject[]).map((one) => one.key)
    const whole = await visit.get(`GET /search?jql=${jql}&fields=id&maxResults=5000`)
    expect(whole).toMatchObject({ startAt: 0, maxResults: 1_000, total: keys(whole).length })
    const found: Json[] = []
    for (let startAt = 0; startAt < Number(whole.total); startAt += 30)
      found.push(
        ...(keys(
          await visit.get('POST /search', { jql: 'project = PAR ORDER BY created DESC', startAt, maxResults: 30 }),
        ) as Json[]),
      )
    expect(found).toEqual(keys(whole))
    expect(await visit.get(`GET /search?jql=${jql}&maxResults=0`)).toMatchObject({ total: whole.total, issues: [] })
    expect(await visit.get(`GET /search?jql=${jql}&startAt=9999`)).toMatchObject({ total: whole.total, issues: [] })
  })

  test('without a word from anybody shows navigable fields of everything', async () => {
    const visit = there()
    const page = await visit.get('GET /search')
    expect(page).toMatchObject({ startAt: 0, maxResults: 50, total: [...visit.site.issues.all()].length })
    const [one] = page.issues as { fields: JsonObject }[]
    expect(one?.fields).toHaveProperty('summary')
    expect(one?.fields).not.toHaveProperty('comment')
  })

  test('is refused for what is wrong in it, unless it is told not to mind', async () => {
    const visit = there()
    await visit.isRefused(400, 'POST /search', { jql: 'nowhere = 1' })
    expect(await visit.get('POST /search', { jql: 'nowhere = 1', validateQuery: false })).toMatchObject({
      total: 0,
      warningMessages: [expect.stringContaining('nowhere')],
    })
    await visit.isRefused(400, 'POST /search', { jql: 'project = ', validateQuery: false })
    await visit.isRefused(400, 'GET /search?startAt=-1')
    await visit.isRefused(400, 'GET /search?maxResults=many')
  })
})

describe('boards and sprints', () => {
  test('a board has no place', async () => {
    const visit = there()
    const filter = await visit.get('POST /filter', { name: 'Board', jql: 'project = PAR ORDER BY Rank' })
    const board = await visit.get('POST /rest/agile/1.0/board', {
      name: 'Placed',
      type: 'scrum',
      filterId: Number(filter.id),
      location: { type: 'project', projectKeyOrId: 'PAR' },
    })
    const path = `/rest/agile/1.0/board/${board.id}`
    expect(await visit.get(`GET ${path}`)).toEqual(board)
    expect(Object.keys(board).sort()).toEqual(['id', 'name', 'self', 'type'])
    expect((await visit.get(`GET ${path}/project`)).values).toMatchObject([{ key: 'PAR' }])
  })

  test('a sprint that is over stays as it was, one that runs is not deleted', async () => {
    const visit = there()
    const [board] = (await visit.get('GET /rest/agile/1.0/board?type=scrum')).values as JsonObject[]
    const dates = { startDate: '2026-12-01T09:00:00.000+01:00', endDate: '2026-12-14T09:00:00.000+01:00' }
    const made = await visit.get('POST /rest/agile/1.0/sprint', {
      name: 'Next',
      originBoardId: Number(board?.id),
      ...dates,
    })
    expect(made).toMatchObject({ state: 'future', startDate: '2026-12-01T08:00:00.000+00:00', synced: false })
    const path = `/rest/agile/1.0/sprint/${made.id}`
    const key = await task(visit)
    await visit.get(`POST ${path}/issue`, { issues: [key] })
    expect((await visit.get(`GET ${path}/issue`)).issues).toMatchObject([{ key }])
    expect((await visit.get(`GET /rest/agile/1.0/board/${board?.id}/sprint/${made.id}/issue`)).issues).toMatchObject([
      { key },
    ])
    expect((await fieldsOf(visit, key))[fieldId(visit, 'Sprint')]).toEqual([
      expect.stringMatching(
        /^com\.atlassian\.greenhopper\.service\.sprint\.Sprint@\w+\[id=\d+,rapidViewId=\d+,state=FUTURE,name=Next,/,
      ),
    ])
    await visit.get(`POST ${path}`, { state: 'active' })
    await visit.isRefused(400, `DELETE ${path}`)
    await visit.get(`POST ${path}`, { state: 'closed' })
    await visit.isRefused(400, `POST ${path}`, { name: 'Renamed' })
  })
})

describe('a filter', () => {
  test('is shared one by one, not as a whole', async () => {
    const visit = there()
    const made = await visit.get('POST /filter', {
      name: 'Mine',
      jql: 'project = PAR',
      sharePermissions: [{ type: 'authenticated' }],
    })
    expect(made).toMatchObject({ sharePermissions: [], editable: true, owner: { name: 'ada.lindqvist' } })
    const path = `/filter/${made.id}`
    await visit.as('member').isRefused(400, `GET ${path}`)
    visit.as('admin')
    const group = { type: 'group', groupname: 'jira-administrators' }
    await visit.get(`POST ${path}/permission`, group)
    const shares = await visit.get<JsonObject[]>(`POST ${path}/permission`, { ...group, edit: true })
    expect(shares).toMatchObject([{ view: true, edit: true, group: { name: 'jira-administrators' } }])
    expect(await visit.get(`GET ${path}/permission/${shares[0]?.id}`)).toEqual(shares[0])
    await visit.get(`DELETE ${path}/permission/${shares[0]?.id}`)
    expect((await visit.get(`GET ${path}`)).sharePermissions).toMatchObject([{ edit: false }])
  })

  test('is given away by an administrator alone', async () => {
    const visit = there()
    const { id } = await visit.get('POST /filter', { name: 'Given', jql: 'project = PAR' })
    expect(await visit.get(`PUT /filter/${id}`, { name: 'Taken', owner: { name: 'anna.berg' } })).toMatchObject({
      name: 'Taken',
      owner: { name: 'anna.berg' },
      editable: false,
    })
    const other = await visit.get('POST /filter', { name: 'Kept', jql: 'project = PAR' })
    await visit.isRefused(400, `PUT /filter/${other.id}`, { jql: 'project = ', owner: { name: 'anna.berg' } })
    await visit.isRefused(400, `PUT /filter/${other.id}`, { owner: { name: 'nobody.here' } })
  })
})
