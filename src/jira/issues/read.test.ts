/** Issues are read as they are, what is hidden is absent and nothing else, and each change names its field by id. */
import { describe, expect, test } from 'vitest'
import { type Acme, acme, idsIn, listed } from '../../../test/acme.ts'
import { account, answering, KINDS } from '../../../test/verification.ts'
import type { Fetch } from '../../base/index.ts'
import { editIssue, readChanges, readIssue, readIssues, updatedWithin } from './index.ts'

const [first, second, last] = [0, 1, -1].map((at) => (set: Acme) => idsIn(set).at(at) ?? '') as [Of, Of, Of]
type Of = (set: Acme) => string

const counting =
  (onto: string[]) =>
  (fetch: Fetch): Fetch =>
  (request) => {
    onto.push(request.url)
    return fetch(request)
  }

describe.each(KINDS)('on %s', (kind) => {
  test('all that is known of an issue is told, and the raw values of the fields asked for', async () => {
    const set = acme(kind)
    const id = second(set)
    const issue = set.site.issues.get(id)
    const { issues, absent } = await readIssues(set.jira, [id], ['labels', 'summary', 'customfield_1'])
    expect(absent).toEqual([])
    expect(issues).toEqual([
      {
        id,
        key: issue?.key,
        projectId: issue?.projectId,
        projectKey: issue?.key.split('-')[0],
        typeId: issue?.typeId,
        typeName: set.site.tables.issueTypes.get(issue?.typeId ?? '')?.name,
        statusId: issue?.statusId,
        statusName: set.site.tables.statuses.get(issue?.statusId ?? '')?.name,
        statusCategory: expect.stringMatching(/^(new|indeterminate|done)$/),
        parentId: null,
        summary: issue?.summary,
        created: issue?.created,
        updated: issue?.updated,
        archived: false,
        fields: { labels: issue?.values.labels ?? [], summary: issue?.summary },
      },
    ])
  })

  test('a value comes without the addresses of itself and of its pictures', async () => {
    const set = acme(kind)
    const id = [...set.site.issues.all()].find(({ values }) => values.priority && values.reporter)?.id ?? ''
    const { issues } = await readIssues(set.jira, [id], ['priority', 'reporter'])
    const { priority, reporter } = issues[0]?.fields ?? {}
    expect(priority).toMatchObject({ id: expect.any(String), name: expect.any(String) })
    expect(reporter).toMatchObject({ displayName: expect.any(String), active: expect.any(Boolean) })
    expect(JSON.stringify([priority, reporter])).not.toMatch(/https?:/)
  })

  test('hundreds come whole; what is hidden or gone is absent', async () => {
    const set = acme(kind)
    const [seen, hidden] = [idsIn(set), idsIn(set, false)]
    const { issues, absent } = await readIssues(set.jira, [...seen, ...hidden, '1', seen[0] ?? ''], [])
    expect(issues.map(({ id }) => id).sort()).toEqual([...seen].sort())
    expect([...absent].sort()).toEqual([...hidden, '1'].sort())
  })

  test.each(['answers 500', 'has an odd shape'])(
    'one issue that %s is unreadable with the reason; the others are read, and it is not absent',
    async (how) => {
      let poison = ''
      const set = acme(kind, (fetch) => async (request) => {
        const isAsked = poison !== '' && `${request.url} ${request.body ?? ''}`.includes(poison)
        if (!isAsked) return fetch(request)
        if (how === 'answers 500') return { status: 500, headers: {}, body: 'Oops' }
        const { body, ...answer } = await fetch(request)
        return { ...answer, body: body.replaceAll('"project":{', '"project":7,"was":{') }
      })
      const ids = idsIn(set).slice(0, 5)
      poison = ids[2] ?? ''
      const { issues, absent, unreadable } = await readIssues(set.jira, ids, [])
      expect(issues.map(({ id }) => id).sort()).toEqual(ids.filter((id) => id !== poison).sort())
      expect(absent).toEqual([])
      expect(unreadable).toEqual([{ id: poison, says: expect.stringContaining('acme') }])
      await expect(readIssue(set.jira, poison, [], { changes: true })).rejects.toMatchObject({ code: 'jira.cannot' })
    },
  )

  test('a site that answers nobody has no unreadable issues: it is broken', async () => {
    let isBroken = false
    const set = acme(
      kind,
      (fetch) => async (request) => (isBroken ? { status: 500, headers: {}, body: 'Oops' } : fetch(request)),
    )
    const ids = idsIn(set).slice(0, 2)
    isBroken = true
    await expect(readIssues(set.jira, ids, [])).rejects.toMatchObject({ code: 'jira.broken' })
    await expect(readIssue(set.jira, ids[0] ?? '', [], { changes: true })).rejects.toMatchObject({
      code: 'jira.broken',
    })
  })

  test('values are those of now, whatever the index knows', async () => {
    const set = acme(kind)
    set.site.indexLag = 600_000
    const id = first(set)
    await editIssue(set.jira, id, { summary: 'Not indexed yet' })
    expect((await readIssues(set.jira, [id], [])).issues).toMatchObject([{ summary: 'Not indexed yet' }])
    expect((await readIssue(set.jira, id, [], { changes: false }))?.issue.summary).toBe('Not indexed yet')
    expect((await listed(updatedWithin(set.jira, set.scope, 5))).flat()).toEqual([])
    set.world.advance(660_000)
    expect((await listed(updatedWithin(set.jira, set.scope, 15))).flat()).toMatchObject([{ id }])
  })

  test('the parent is an id, of an epic too', async () => {
    const set = acme(kind)
    const { issues } = await readIssues(set.jira, idsIn(set), [])
    const epics = new Set(issues.filter(({ typeName }) => typeName === 'Epic').map(({ id }) => id))
    const below = issues.filter(({ parentId }) => parentId !== null && epics.has(parentId))
    expect(below.length).toBeGreaterThan(50)
    const [child] = below
    expect((await readIssue(set.jira, child?.id ?? '', [], { changes: false }))?.issue).toEqual(child)
    expect((await readIssues(set.jira, [child?.id ?? ''], [])).issues).toEqual([child])
  })

  test('an issue is null only where Jira says 404', async () => {
    const set = acme(kind)
    expect(await readIssue(set.jira, idsIn(set, false)[0] ?? '', [], { changes: true })).toBeNull()
    const refused = acme(
      kind,
      answering(/\/issue\/\d+/, () => ({ status: 403, body: '{"errorMessages":["No."]}' })),
    )
    await expect(readIssue(refused.jira, first(refused), [], { changes: false })).rejects.toMatchObject({
      code: 'jira.forbidden',
    })
  })

  test('a site that does not answer makes nothing absent', async () => {
    const broken = acme(
      kind,
      answering(/\/issue\//, () => ({ status: 503, body: '' })),
    )
    await expect(readIssues(broken.jira, [first(broken)], [])).rejects.toMatchObject({ code: 'jira.broken' })
  })

  test.each(['*all', '*navigable', '-comment', 'summary,comment', ''])(
    'the field %s is not asked for',
    async (field) => {
      const { jira } = acme(kind)
      await expect(readIssues(jira, ['1'], [field])).rejects.toMatchObject({ code: 'input.invalid' })
      await expect(listed(readChanges(jira, ['1'], [field]))).rejects.toMatchObject({ code: 'input.invalid' })
    },
  )

  test('each change has its author, its time and the id of its field', async () => {
    const set = acme(kind)
    const id = last(set)
    const before = (await readIssue(set.jira, id, [], { changes: true }))?.changes.length ?? 0
    await editIssue(set.jira, id, { summary: 'Once', labels: ['a', 'b'] })
    set.world.advance(1_000)
    await editIssue(set.admin, id, { summary: 'Twice' })
    const changes = (await readIssue(set.jira, id, [], { changes: true }))?.changes.slice(before) ?? []
    const [me, other] = [account(set.site, 'service').accountId, account(set.site, 'admin').accountId]
    const told = changes.map(({ field, toText, author, at }) => [field, toText, author, set.world.now() - at])
    expect(told.slice(0, 2).sort()).toEqual([
      ['labels', 'a b', me, 1_000],
      ['summary', 'Once', me, 1_000],
    ])
    expect(told.slice(2)).toEqual([['summary', 'Twice', other, 0]])
    expect(new Set(changes.map(({ history }) => history)).size).toBe(2)
    expect(changes.every(({ issueId }) => issueId === id)).toBe(true)
  })

  test('the changes of many are those of each, for the fields asked for', async () => {
    const set = acme(kind)
    const ids = idsIn(set).slice(0, 40)
    const ofEach = (await Promise.all(ids.map((id) => readIssue(set.jira, id, [], { changes: true })))).flatMap(
      (one) => one?.changes ?? [],
    )
    const all = (await listed(readChanges(set.jira, [...ids, '1', idsIn(set, false)[0] ?? ''], []))).flat()
    expect(sorted(all)).toEqual(sorted(ofEach))
    const fields = [...new Set(all.map(({ field }) => field))]
    expect(fields.length).toBeGreaterThan(10)
    for (const asked of [fields, ['status', 'labels'], ['parent', 'status']])
      expect(sorted((await listed(readChanges(set.jira, ids, asked))).flat())).toEqual(
        sorted(ofEach.filter(({ field }) => asked.includes(field))),
      )
  })

  test('a parent that is given, and taken away, is a change of the field parent', async () => {
    const set = acme(kind)
    const { issues } = await readIssues(set.jira, idsIn(set), [])
    const child = issues.find(({ parentId, typeName }) => parentId !== null && typeName === 'Story')
    const epic = issues.find(
      (one) => one.typeName === 'Epic' && one.projectId === child?.projectId && one.id !== child?.parentId,
    )
    const id = child?.id ?? ''
    await editIssue(set.jira, id, { parent: { id: epic?.id ?? '' } })
    expect((await readIssues(set.jira, [id], [])).issues[0]?.parentId).toBe(epic?.id)
    await editIssue(set.jira, id, { parent: null, summary: 'An orphan' })
    expect((await readIssues(set.jira, [id], [])).issues[0]).toMatchObject({ parentId: null, summary: 'An orphan' })
    const changes = (await listed(readChanges(set.jira, [id], ['parent']))).flat().slice(-2)
    expect(changes).toMatchObject([
      { field: 'parent', to: epic?.id },
      { field: 'parent', from: epic?.id },
    ])
  })
})

test('hundreds cost a request for each hundred on Cloud', async () => {
  const urls: string[] = []
  const set = acme('cloud', counting(urls))
  await readIssues(set.jira, idsIn(set), ['labels'])
  expect(urls).toHaveLength(Math.ceil(idsIn(set).length / 100))
})

test('what Cloud could not fetch is asked for alone, and is absent only then', async () => {
  const failing = answering(/\/issue\/bulkfetch/, ({ body }) => {
    const { issues, ...rest } = JSON.parse(body) as { issues: { id: string }[] }
    const issueErrors = issues.slice(0, 2).map(({ id }) => ({ id, errorMessage: 'Something went wrong.' }))
    return { body: JSON.stringify({ ...rest, issues: issues.slice(2), issueErrors }) }
  })
  const set = acme('cloud', failing)
  const ids = idsIn(set).slice(0, 5)
  const { issues, absent } = await readIssues(set.jira, ids, [])
  expect(issues.map(({ id }) => id).sort()).toEqual([...ids].sort())
  expect(absent).toEqual([])
})

test('an epic that Data Center names and does not show is still a parent', async () => {
  const set = acme('dataCenter')
  const { issues } = await readIssues(set.jira, idsIn(set), [])
  const child = issues.find(({ parentId, typeName }) => parentId !== null && typeName === 'Story')
  const epic = set.site.issues.get(child?.parentId ?? '')
  const hiding = answering(new RegExp(`/issue/(${epic?.id}|${epic?.key})\\?`), () => ({ status: 404, body: '{}' }))
  const blind = acme('dataCenter', hiding)
  expect((await readIssues(blind.jira, [child?.id ?? ''], [])).issues).toMatchObject([{ parentId: epic?.key }])
})

test('where two fields of Data Center share a name, a change is told of both', async () => {
  const twins = answering(/\/rest\/api\/2\/field$/, ({ body }) => {
    const fields = JSON.parse(body) as { id: string; custom: boolean; name: string }[]
    return {
      body: JSON.stringify([
        ...fields,
        ...fields.filter((one) => one.custom).map((one) => ({ ...one, id: `${one.id}9` })),
      ]),
    }
  })
  const set = acme('dataCenter', twins)
  const changes = (await listed(readChanges(set.jira, idsIn(set).slice(0, 20), []))).flat()
  const custom = changes.filter(({ field }) => field.startsWith('customfield_'))
  expect(custom.length).toBeGreaterThan(10)
  expect(custom.filter(({ field }) => field.endsWith('9')).length).toBeGreaterThanOrEqual(custom.length / 2)
})

test('bulk histories may tell seconds or milliseconds', async () => {
  const times = [1_492_070_429, 1_492_070_429_000, '2017-04-13T10:00:29.000+0200']
  const page = answering(/\/changelog\/bulkfetch/, () => ({
    body: JSON.stringify({
      issueChangeLogs: [
        {
          issueId: '1',
          changeHistories: times.map((created, id) => ({
            id: `${id}`,
            created,
            items: [{ field: 'status', fieldId: 'status' }],
          })),
        },
      ],
    }),
  }))
  const { jira } = acme('cloud', page)
  const changes = (await listed(readChanges(jira, ['1'], []))).flat()
  expect(changes.map(({ at }) => at)).toEqual(times.map(() => 1_492_070_429_000))
  expect(changes[0]).toMatchObject({ author: null, from: null, to: null, fromText: null, toText: null })
})

const sorted = (changes: readonly object[]): string[] => changes.map((one) => JSON.stringify(one)).sort()
