/** What becomes of issues: transitions, reading many at once, and their end. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { SmallSite } from '../issue/small-site.ts'

let small: SmallSite

beforeEach(async () => {
  small = await SmallSite.build()
})

describe('transitions', () => {
  test('lead where the workflow says, with a resolution where its screen asks for one', async () => {
    const key = await small.create()
    const { transitions } = await small.get(`GET /issue/${key}/transitions?expand=transitions.fields`)
    expect(transitions).toMatchObject([
      { name: 'Start Progress', hasScreen: false, to: { name: 'In Progress' }, fields: {} },
      { name: 'Resolve Issue', hasScreen: true, fields: { resolution: { required: true } } },
      { name: 'Close Issue' },
    ])
    const { id } = (transitions as unknown as { id: string }[])[1] ?? { id: '' }
    const { body } = await small.isRefused(400, `POST /issue/${key}/transitions`, { transition: { id } })
    expect(body.errors).toEqual({ resolution: 'Resolution is required.' })
    await small.go(key, 'Resolve Issue', { resolution: { name: 'Done' } })
    expect(await small.fieldsOf(key, 'status,resolution,resolutiondate')).toMatchObject({
      status: { name: 'Resolved' },
      resolution: { name: 'Done' },
      resolutiondate: expect.stringMatching(/\+0000$/),
    })
    const { values } = await small.get(`GET /issue/${key}/changelog`)
    expect(values).toMatchObject([
      {
        items: [
          { field: 'resolution', toString: 'Done' },
          { field: 'status', fromString: 'Open', toString: 'Resolved' },
        ],
      },
    ])
  })
  test('are refused where the workflow has none', async () => {
    const key = await small.create()
    for (const [transition, message] of [
      [{ id: '999' }, "Transition id '999' is not valid for this issue."],
      [{ id: 'go' }, "'transition' identifier must be an integer"],
      [{}, "Missing 'transition' identifier"],
    ] as const) {
      const { body } = await small.isRefused(400, `POST /issue/${key}/transitions`, { transition })
      expect(body.errorMessages).toEqual([message])
    }
  })
  test('without a screen take no fields', async () => {
    const key = await small.create()
    const { transitions } = await small.get(`GET /issue/${key}/transitions`)
    const { id } = (transitions as unknown as { id: string }[])[0] ?? { id: '' }
    await small.isRefused(400, `POST /issue/${key}/transitions`, { transition: { id }, fields: { summary: 'No' } })
  })
})

describe('deleting', () => {
  test('takes the links along, and sub-tasks only when told', async () => {
    const story = await small.create()
    const subtask = await small.create({ parent: { key: story } }, 'ABC', 'Subtask')
    const other = await small.create()
    await small.get('POST /issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { key: story },
      outwardIssue: { key: other },
    })
    await small.isRefused(400, `DELETE /issue/${story}`)
    await small.get(`DELETE /issue/${story}?deleteSubtasks=true`)
    for (const key of [story, subtask]) await small.isRefused(404, `GET /issue/${key}`)
    expect((await small.fieldsOf(other)).issuelinks).toEqual([])
    expect(await small.keys('project = ABC')).toEqual([other])
  })
})

describe('many at once', () => {
  test('come in the order of their ids, without those that are not there', async () => {
    const keys = [await small.create(), await small.create(), await small.create()]
    const ids = keys.map((key) => small.issue(key).id)
    const asked = [keys[2] ?? '', 'abc-1', '1', ids[1] ?? '', 'ABC-99', ids[2] ?? '']
    const { issues, issueErrors } = await small.get('POST /issue/bulkfetch', {
      issueIdsOrKeys: asked,
      fields: ['summary'],
    })
    expect((issues as unknown as { id: string }[]).map((one) => one.id)).toEqual(ids)
    expect(issueErrors).toEqual([])
    await small.isRefused(400, 'POST /issue/bulkfetch', { issueIdsOrKeys: [] })
    await small.isRefused(400, 'POST /issue/bulkfetch', { issueIdsOrKeys: Array.from({ length: 101 }, String) })
  })
  test('histories come by date over all issues, in pages, for the fields that are asked for', async () => {
    const keys = [await small.create(), await small.create()]
    for (const at of [0, 1, 2])
      for (const key of keys) {
        small.wait(1_000)
        await small.get(`PUT /issue/${key}`, { fields: { summary: `Summary ${at}`, labels: [`l${at}`] } })
      }
    const seen: string[] = []
    let nextPageToken: JsonObject[string]
    do {
      const token = nextPageToken === undefined ? {} : { nextPageToken }
      const page = await small.get('POST /changelog/bulkfetch', {
        issueIdsOrKeys: keys,
        fieldIds: ['labels'],
        maxResults: 4,
        ...token,
      })
      for (const { issueId, changeHistories } of page.issueChangeLogs as unknown as {
        issueId: string
        changeHistories: { items: JsonObject[] }[]
      }[])
        seen.push(
          ...changeHistories.flatMap(({ items }) => items.map((item) => `${issueId} ${item.field} ${item.toString}`)),
        )
      nextPageToken = page.nextPageToken
    } while (nextPageToken !== undefined)
    expect(seen).toHaveLength(6)
    expect(new Set(seen).size).toBe(6)
    expect(seen.every((one) => one.includes(' labels '))).toBe(true)
  })
  test('queries are matched against issues as they are', async () => {
    small.site.indexLag = 60_000
    const id = Number(small.issue(await small.create({ labels: ['red'] })).id)
    expect(
      await small.get('POST /jql/match', { issueIds: [id], jqls: ['labels = red', 'labels = blue', 'colour = red'] }),
    ).toEqual({
      matches: [
        { matchedIssues: [id], errors: [] },
        { matchedIssues: [], errors: [] },
        { matchedIssues: [], errors: ["Field 'colour' does not exist or you do not have permission to view it."] },
      ],
    })
  })
})
