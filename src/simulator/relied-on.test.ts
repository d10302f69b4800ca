/** What a client that keeps issues in step relies on, asked of both kinds of site in one way. */
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../base/index.ts'
import { Visit } from './cloud/visit.ts'
import type { SiteKind } from './site.ts'

const MINUTE = 60_000
const SEARCH = { cloud: 'POST /search/jql', dataCenter: 'POST /search' } as const
const fields = { project: { key: 'PAR' }, issuetype: { name: 'Task' }, summary: 'Wash the van' }
const rows = (value: Json | undefined): JsonObject[] => value as unknown as JsonObject[]

async function search(visit: Visit, jql: string, more: JsonObject = {}): Promise<JsonObject> {
  return visit.get(SEARCH[visit.site.kind], { jql, fields: ['summary'], ...more })
}
const idsIn = ({ issues }: JsonObject): string[] => rows(issues).map(({ id }) => String(id))
const find = async (visit: Visit, jql: string): Promise<string[]> => idsIn(await search(visit, jql))

/** The account asks by this zone's clock from now on. */
function moveTo(visit: Visit, timeZone: string): void {
  for (const user of visit.site.tables.users.values()) user.timeZone = timeZone
}

/** So many issues a minute apart, the oldest first; the clock stands at the last one's making. */
async function everyMinute(visit: Visit, count: number): Promise<string[]> {
  const made: string[] = []
  for (let at = 0; at < count; at++) {
    if (at > 0) visit.wait(MINUTE)
    made.push(String((await visit.get('POST /issue', { fields })).id))
  }
  return made
}

describe.each(['cloud', 'dataCenter'] as SiteKind[])('on %s', (kind) => {
  test('what is set in the request that makes an issue is there with it, as a property', async () => {
    const visit = new Visit('acme', kind)
    const properties = [{ key: 'fairlead', value: { step: '7' } }]
    const { key } = await visit.get('POST /issue', { fields, properties })
    expect(await visit.get(`GET /issue/${key}/properties/fairlead`)).toEqual({ key: 'fairlead', value: { step: '7' } })
    await visit.isRefused(404, `GET /issue/${key}/properties/other`)
    if (kind === 'dataCenter') return
    const { issues } = await search(visit, `key = ${key}`, { properties: ['fairlead'] })
    expect(issues).toMatchObject([{ properties: { fairlead: { step: '7' } } }])
  })

  test('labels come and go one by one, and others are left alone', async () => {
    const visit = new Visit('acme', kind)
    const { key } = await visit.get('POST /issue', { fields: { ...fields, labels: ['a', 'b'] } })
    await visit.get(`PUT /issue/${key}`, { update: { labels: [{ remove: 'a' }, { add: 'c' }, { add: 'b' }] } })
    const { fields: now, changelog } = await visit.get(`GET /issue/${key}?expand=changelog`)
    expect(now).toMatchObject({ labels: ['b', 'c'] })
    expect(changelog).toMatchObject({ histories: [{ items: [{ fromString: 'a b', toString: 'b c' }] }] })
  })

  test('a window in minutes finds the same in every time zone, also while its clock is changed', async () => {
    const visit = new Visit('acme', kind)
    // 2026-10-25 00:58 UTC: Berlin's clock goes back two minutes later, after which it shows an hour again.
    visit.wait(Date.UTC(2026, 9, 25, 0, 58) - visit.site.now())
    const made = await everyMinute(visit, 6)
    for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns']) {
      moveTo(visit, zone)
      expect(await find(visit, 'updated >= "-3m" AND project = PAR ORDER BY updated ASC, id ASC'), zone).toEqual(
        made.slice(2),
      )
      expect(await find(visit, 'created >= -1m AND project = PAR ORDER BY id'), zone).toEqual(made.slice(4))
    }
  })

  test('a literal is read by the clock of the account, to the minute', async () => {
    const visit = new Visit('acme', kind)
    visit.wait(Date.UTC(2026, 10, 2, 12, 0, 40) - visit.site.now())
    const [id = ''] = await everyMinute(visit, 1)
    for (const [zone, minute, next] of [
      ['UTC', '2026-11-02 12:00', '2026-11-02 12:01'],
      ['Asia/Kolkata', '2026-11-02 17:30', '2026-11-02 17:31'],
      ['America/St_Johns', '2026/11/02 08:30', '2026/11/02 08:31'],
    ] as const) {
      moveTo(visit, zone)
      expect(await find(visit, `created >= "${minute}" AND project = PAR`), zone).toEqual([id])
      expect(await find(visit, `created >= "${next}" AND project = PAR`), zone).toEqual([])
    }
  })

  test('projects, types and issues are named by their ids, and an unknown one makes the query wrong', async () => {
    const visit = new Visit('acme', kind)
    const [first = '', second = ''] = await everyMinute(visit, 2)
    const { projectId, typeId } = visit.site.issues.get(first) ?? { projectId: '', typeId: '' }
    const all = `project in (${projectId}) AND issuetype in (${typeId}) AND creator = currentUser()`
    expect(await find(visit, `${all} AND created >= "-5m" ORDER BY updated ASC, id ASC`)).toEqual([first, second])
    expect(await find(visit, `id in (${second}, ${first}) ORDER BY id`)).toEqual([first, second])
    const { body } = await visit.isRefused(400, SEARCH[kind], { jql: 'project = NOWHERE' })
    expect(body.errorMessages).toEqual(["The value 'NOWHERE' does not exist for the field 'project'."])
    await visit.isRefused(400, SEARCH[kind], { jql: `id in (${first}, 1)` })
  })

  test('an edit and a search tell a project’s end: archived it is only read, in the trash it is gone, and it comes back', async () => {
    const visit = new Visit('acme', kind)
    const [id = ''] = await everyMinute(visit, 1)
    const seen = async () => ({
      read: (await visit.ask(`GET /issue/${id}`)).status,
      searched: (await visit.ask(SEARCH[kind], { jql: 'project = PAR', fields: ['summary'] })).status,
      found: (await find(visit, 'created >= "-1m"')).includes(id),
      edited: (await visit.ask(`PUT /issue/${id}`, { fields: { summary: 'Again' } })).status,
    })
    const is = { read: 200, searched: 200, found: true, edited: 204 }
    expect(await seen()).toEqual(is)
    await visit.get(`${kind === 'cloud' ? 'POST' : 'PUT'} /project/PAR/archive`)
    expect(await seen()).toEqual({ read: 200, searched: 400, found: false, edited: 400 })
    await visit.get(`${kind === 'cloud' ? 'POST' : 'PUT'} /project/PAR/restore`)
    expect(await seen()).toEqual(is)
    if (kind === 'cloud') {
      await visit.get('DELETE /project/PAR')
      expect(await seen()).toEqual({ read: 404, searched: 400, found: false, edited: 404 })
      expect(await visit.get('POST /issue/bulkfetch', { issueIdsOrKeys: [id] })).toMatchObject({ issues: [] })
      expect(await visit.get('GET /project/search?status=deleted')).toMatchObject({ values: [{ key: 'PAR' }] })
      expect(await visit.as('member').get('GET /project/search?status=deleted')).toMatchObject({ values: [] })
      await visit.as('admin').get('POST /project/PAR/restore')
      expect(await seen()).toEqual(is)
    }
    await visit.get(`DELETE /project/PAR${kind === 'cloud' ? '?enableUndo=false' : ''}`)
    expect(await seen()).toEqual({ read: 404, searched: 400, found: false, edited: 404 })
  })
})

describe('on Data Center alone', () => {
  test('without validation a list finds those that are there, with a word about the others', async () => {
    const visit = new Visit('acme', 'dataCenter')
    const [first = '', second = ''] = await everyMinute(visit, 2)
    visit.control(`PUT /issues/${second}/hidden`)
    const asked = { validateQuery: false, expand: ['changelog'] }
    const found = await search(visit, `id in (${first}, ${second}, 1)`, asked)
    expect(idsIn(found)).toEqual([first])
    expect(found).toMatchObject({ total: 1, warningMessages: [expect.any(String), expect.any(String)] })
    expect(rows(found.issues)[0]?.changelog).toMatchObject({ histories: [] })
    expect(idsIn(await search(visit, `id not in (${first}, 1) AND created >= "-2m"`, asked))).toEqual([])
    expect(idsIn(await search(visit, `project in (PAR, NOWHERE) AND created >= "-2m"`, asked))).toEqual([first])
  })
})

describe('on Cloud alone', () => {
  test('an issue that Jira failed to read comes among the errors, once', async () => {
    const visit = new Visit('acme')
    const ids = await everyMinute(visit, 2)
    visit.site.faults.add({ kind: 'issue-unread', times: 1, path: 'bulkfetch' })
    const asked = { issueIdsOrKeys: ids, fields: ['summary'] }
    expect(await visit.get('POST /issue/bulkfetch', asked)).toMatchObject({
      issues: [{ id: ids[1] }],
      issueErrors: [{ id: ids[0], errorMessage: expect.any(String) }],
    })
    expect(await visit.get('POST /issue/bulkfetch', asked)).toMatchObject({ issueErrors: [] })
  })

  test('many histories at once tell moments as numbers', async () => {
    const visit = new Visit('acme')
    const [id = ''] = await everyMinute(visit, 1)
    await visit.get(`PUT /issue/${id}`, { fields: { summary: 'Again' } })
    const { issueChangeLogs } = await visit.get('POST /changelog/bulkfetch', { issueIdsOrKeys: [id] })
    expect(issueChangeLogs).toMatchObject([{ issueId: id, changeHistories: [{ created: visit.site.now() }] }])
  })
})
