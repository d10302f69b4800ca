/** Writes do what they say, once, on either product; and an outcome that nobody knows is told as such. */
import { describe, expect, test } from 'vitest'
import { type Acme, acme, idsIn } from '../../../test/acme.ts'
import { answering, KINDS } from '../../../test/verification.ts'
import { type Fetch, isObject, type Json, type JsonObject } from '../../base/index.ts'
import {
  createFields,
  createIssue,
  editIssue,
  issueTypesOf,
  linkBack,
  operationsOn,
  readIssue,
  readIssueProperty,
  readIssues,
  removeIssueProperty,
  transitionIssue,
  transitions,
} from './index.ts'

/** What was sent to write. */
const writing =
  (onto: JsonObject[]) =>
  (fetch: Fetch): Fetch =>
  (request) => {
    const body = request.body === undefined ? null : (JSON.parse(request.body) as Json)
    if (request.method !== 'GET') onto.push({ method: request.method, url: request.url, body })
    return fetch(request)
  }

async function fieldsFor({ jira, scope }: Acme, typeName: string, more: JsonObject = {}): Promise<JsonObject> {
  const [projectId = ''] = scope
  const type = (await issueTypesOf(jira, projectId)).find(({ name }) => name === typeName)
  return { project: { id: projectId }, issuetype: { id: type?.id ?? '' }, summary: 'A new one', ...more }
}

describe.each(KINDS)('on %s', (kind) => {
  test('an issue is made with its mark in one request', async () => {
    const sent: JsonObject[] = []
    const set = acme(kind, writing(sent))
    const made = await createIssue(set.jira, await fieldsFor(set, 'Task'), { 'fairlead.item': 'k-1' })
    expect(sent).toHaveLength(1)
    expect(set.site.issues.get(made.id)?.key).toBe(made.key)
    expect(await readIssueProperty(set.jira, made.id, 'fairlead.item')).toBe('k-1')
    expect(await readIssueProperty(set.jira, made.id, 'fairlead.other')).toBeNull()
    await removeIssueProperty(set.jira, made.id, 'fairlead.item')
    await removeIssueProperty(set.jira, made.id, 'fairlead.item')
    expect(await readIssueProperty(set.jira, made.id, 'fairlead.item')).toBeNull()
  })

  test('what an edit may do to a field is told by the field, and nothing of one that may not be edited', async () => {
    const set = acme(kind)
    const [id = ''] = [...set.site.issues.all()].filter(({ key }) => key.startsWith('PAR-')).map((one) => one.id)
    expect([...(await operationsOn(set.jira, id, 'labels'))].sort()).toEqual(['add', 'remove', 'set'])
    expect(await operationsOn(set.jira, id, 'summary')).toEqual(['set'])
    expect(await operationsOn(set.jira, id, 'created')).toEqual([])
    expect(await operationsOn(set.jira, id, 'constructor')).toEqual([])
  })

  test('a property of an issue that is not to be seen is no missing property', async () => {
    const set = acme(kind)
    await expect(readIssueProperty(set.jira, idsIn(set, false)[0] ?? '', 'mark')).rejects.toMatchObject({
      code: 'jira.not-found',
    })
  })

  test('a new issue stands below its parent, an epic or not', async () => {
    const set = acme(kind)
    const { issues } = await readIssues(set.jira, idsIn(set), [])
    const parent = (typeName: string) =>
      issues.find((one) => one.typeName === typeName && one.projectId === set.scope[0])
    for (const [type, above] of [
      ['Story', parent('Epic')],
      ['Subtask', parent('Story')],
    ] as const) {
      const fields = await fieldsFor(set, type, { parent: { id: above?.id ?? '' } })
      const { id } = await createIssue(set.jira, fields, {})
      expect((await readIssue(set.jira, id, [], { changes: false }))?.issue).toMatchObject({
        parentId: above?.id,
        typeName: type,
      })
    }
    const { id } = await createIssue(set.jira, await fieldsFor(set, 'Story', { parent: null }), {})
    expect((await readIssue(set.jira, id, [], { changes: false }))?.issue.parentId).toBeNull()
  })

  test('an edit writes what it names and nothing else, and tells people as Jira does', async () => {
    const sent: JsonObject[] = []
    const set = acme(kind, writing(sent))
    const [id = ''] = idsIn(set)
    await editIssue(set.jira, id, { labels: ['only'] })
    expect(sent).toEqual([
      {
        method: 'PUT',
        url: expect.stringMatching(new RegExp(`/issue/${id}$`)),
        body: { fields: { labels: ['only'] } },
      },
    ])
    await expect(editIssue(set.jira, idsIn(set, false)[0] ?? '', { labels: [] })).rejects.toMatchObject({
      code: 'jira.not-found',
    })
    await expect(editIssue(set.jira, id, { nowhere: 1 })).rejects.toMatchObject({ code: 'jira.refused' })
  })

  test('a lost answer is an unknown outcome, and so is an answer without an id', async () => {
    for (const answer of [
      { status: 502, body: '' },
      { status: 201, body: '{}' },
    ]) {
      const set = acme(
        kind,
        answering(/\/issue$/, () => answer),
      )
      await expect(createIssue(set.jira, await fieldsFor(set, 'Task'), {})).rejects.toMatchObject({
        code: 'jira.unknown',
      })
    }
  })

  test('transitions tell where they lead and what they want, and are taken', async () => {
    const set = acme(kind)
    const { id } = await createIssue(set.jira, await fieldsFor(set, 'Task'), {})
    const seen = new Set<string>()
    for (let steps = 0; steps < 12; steps++) {
      const issue = (await readIssue(set.jira, id, [], { changes: false }))?.issue
      seen.add(issue?.statusId ?? '')
      const way = (await transitions(set.jira, id)).find(({ toStatusId }) => !seen.has(toStatusId))
      if (!way) break
      const wanted = way.fields.filter(({ required, hasDefault }) => required && !hasDefault)
      const fields = Object.fromEntries(wanted.map((one) => [one.id, idOnly(one.allowed?.[0])]))
      await transitionIssue(set.jira, id, way.id, fields)
      const after = (await readIssue(set.jira, id, [], { changes: false }))?.issue
      expect(after).toMatchObject({ statusId: way.toStatusId, statusCategory: way.toCategory })
    }
    expect(seen.size).toBeGreaterThan(2)
    await expect(transitionIssue(set.jira, id, '99999', {})).rejects.toMatchObject({ code: 'jira.refused' })
  })

  test('a field that a transition wants is named with its values', async () => {
    const set = acme(kind)
    const asked = (await Promise.all(idsIn(set).map((id) => transitions(set.jira, id)))).flat(2)
    const required = asked.flatMap(({ fields }) => fields).filter((one) => one.required)
    expect(required).toContainEqual(
      expect.objectContaining({
        id: 'resolution',
        name: 'Resolution',
        allowed: expect.arrayContaining([expect.anything()]),
      }),
    )
  })

  test('what a new issue must have is told', async () => {
    const set = acme(kind)
    const { issuetype } = await fieldsFor(set, 'Story')
    const fields = await createFields(set.jira, set.scope[0] ?? '', String(isObject(issuetype) ? issuetype.id : ''))
    expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['summary', 'project']),
    )
    expect(fields.find(({ id }) => id === 'priority')?.allowed?.length).toBeGreaterThan(3)
    expect(fields.every(({ id, name }) => id !== '' && name !== '')).toBe(true)
  })

  test('a link back is one, however often it is written', async () => {
    const set = acme(kind)
    const [id = ''] = idsIn(set)
    const link = { globalId: 'fairlead:item:1', url: 'https://fairlead.example/1', title: 'One', summary: 'Of many' }
    await linkBack(set.jira, id, link)
    await linkBack(set.jira, id, { ...link, title: 'One, renamed' })
    const links = [...set.site.tables.remoteLinks.values()].filter((one) => one.issueId === id)
    expect(links).toMatchObject([
      { globalId: link.globalId, object: { url: link.url, title: 'One, renamed', summary: link.summary } },
    ])
  })
})

const idOnly = (value: Json | undefined): Json => (isObject(value) && value.id !== undefined ? { id: value.id } : null)
