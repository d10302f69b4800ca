/** Creating and editing issues: what Jira fills in, what it refuses, and that a refusal changes nothing. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { doc, SmallSite } from '../issue/small-site.ts'

let small: SmallSite

beforeEach(async () => {
  small = await SmallSite.build()
})

const custom = (name: string) => small.field(name).id

describe('creating', () => {
  test('fills what Jira fills, and keeps what the request brings', async () => {
    const key = await small.create({
      summary: 'Scan the label',
      description: doc('As a driver'),
      labels: ['depot'],
      duedate: '2026-12-24',
      components: [{ name: 'Web' }],
      fixVersions: [{ name: '2.0' }],
      assignee: { accountId: small.admin.accountId },
      [custom('Squad')]: { value: 'Atlas' },
      [custom('Place')]: { value: 'Europe', child: { value: 'Paris' } },
      [custom('Carriers')]: [{ value: 'DHL' }, { value: 'UPS' }],
      [custom('Weight')]: 2.5,
      [custom('Meeting at')]: '2026-12-24T10:00:00.000+0100',
      [custom('Reviewers')]: [{ accountId: small.admin.accountId }],
      timetracking: { originalEstimate: '1d', remainingEstimate: '4h' },
    })
    expect(key).toBe('ABC-1')
    expect(await small.fieldsOf(key)).toMatchObject({
      summary: 'Scan the label',
      description: doc('As a driver'),
      status: { name: 'Open', statusCategory: { key: 'new' } },
      priority: { name: 'Medium' },
      reporter: { accountId: small.admin.accountId },
      creator: { accountId: small.admin.accountId },
      resolution: null,
      components: [{ name: 'Web' }],
      [custom('Squad')]: { value: 'Atlas' },
      [custom('Place')]: { value: 'Europe', child: { value: 'Paris' } },
      [custom('Carriers')]: [{ value: 'DHL' }, { value: 'UPS' }],
      [custom('Weight')]: 2.5,
      [custom('Meeting at')]: '2026-12-24T09:00:00.000+0000',
      timetracking: { originalEstimate: '1d', originalEstimateSeconds: 28_800, remainingEstimate: '4h' },
      watches: { watchCount: 1, isWatching: true },
    })
    expect(await small.get(`GET /issue/${key}/changelog`)).toMatchObject({ total: 0, values: [] })
  })
  test('keeps properties that come with it', async () => {
    const body = {
      fields: { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'Marked' },
      properties: [{ key: 'fairlead', value: { marker: 7 } }],
    }
    const { key } = await small.get('POST /issue', body)
    expect(await small.get(`GET /issue/${key}/properties/fairlead`)).toEqual({ key: 'fairlead', value: { marker: 7 } })
    expect(await small.get(`GET /issue/${key}?fields=summary&properties=fairlead`)).toMatchObject({
      properties: { fairlead: { marker: 7 } },
    })
  })
  test('puts sub-tasks below issues and issues below epics, and nothing elsewhere', async () => {
    const epic = await small.create({}, 'ABC', 'Epic')
    const story = await small.create({ parent: { key: epic } })
    const subtask = await small.create({ parent: { key: story } }, 'ABC', 'Subtask')
    expect(await small.fieldsOf(story, 'parent,subtasks')).toMatchObject({
      parent: { key: epic },
      subtasks: [{ key: subtask }],
    })
    const project = { key: 'ABC' }
    const refuse = async (fields: JsonObject, errors: JsonObject) => {
      const { body } = await small.isRefused(400, 'POST /issue', { fields: { project, summary: 'No', ...fields } })
      expect(body.errors).toEqual(errors)
    }
    const hierarchy = { parentId: 'Given parent work item does not belong to appropriate hierarchy.' }
    await refuse({ issuetype: { name: 'Task' }, parent: { key: story } }, hierarchy)
    await refuse({ issuetype: { name: 'Subtask' }, parent: { key: epic } }, hierarchy)
    await refuse(
      { issuetype: { name: 'Subtask' } },
      { parent: 'Issue type is a sub-task but parent issue key or id not specified.' },
    )
  })
  test('in bulk makes those that it can', async () => {
    const good = { fields: { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'Good' } }
    const bad = { fields: { project: { key: 'ABC' }, issuetype: { name: 'Nothing' }, summary: 'Bad' } }
    const { status, body } = await small.ask('POST /issue/bulk', { issueUpdates: [good, bad, good] })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      issues: [{ key: 'ABC-1' }, { key: 'ABC-2' }],
      errors: [
        {
          status: 400,
          failedElementNumber: 1,
          elementErrors: { errors: { issuetype: 'The issue type selected is invalid.' } },
        },
      ],
    })
    await small.isRefused(400, 'POST /issue/bulk', { issueUpdates: [bad] })
    await small.isRefused(400, 'POST /issue/bulk', { issueUpdates: Array.from({ length: 51 }, () => good) })
  })
  test.each<[string, JsonObject, JsonObject]>([
    [
      'nothing',
      {},
      {
        project: 'valid project is required',
        issuetype: 'Specify an issue type',
        summary: 'You must specify a summary of the issue.',
      },
    ],
    [
      'a project that is not there',
      { project: { key: 'NO' }, issuetype: { name: 'Task' }, summary: 'x' },
      { project: 'valid project is required' },
    ],
    ['an empty summary', { summary: ' ' }, { summary: 'You must specify a summary of the issue.' }],
    [
      'two lines of summary',
      { summary: 'a\nb' },
      { summary: 'The summary is invalid because it contains newline characters.' },
    ],
    [
      'text for a document',
      { description: 'text' },
      { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
    ],
    ['a label with a space', { labels: ['a b'] }, { labels: "The label 'a b' contains spaces which is invalid." }],
    ['labels that are no list', { labels: 'a' }, { labels: 'data was not an array' }],
    ['a date that is none', { duedate: '2026-02-30' }, { duedate: 'Error parsing date string: 2026-02-30' }],
    ['a priority that is none', { priority: { name: 'Huge' } }, { priority: "Priority name 'Huge' is not valid" }],
    ['a component of elsewhere', { components: [{ id: '1' }] }, { components: "Component id '1' is not valid" }],
    ['a person who is nobody', { assignee: { accountId: 'x' } }, { assignee: "User 'x' does not exist." }],
    [
      'a status',
      { status: { name: 'Done' } },
      { status: "Field 'status' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
    [
      'two faults at once',
      { colour: 'red', duedate: 'soon' },
      {
        colour: "Field 'colour' cannot be set. It is not on the appropriate screen, or unknown.",
        duedate: 'Error parsing date string: soon',
      },
    ],
  ])('refuses %s and changes nothing', async (_, fields, errors) => {
    const usual =
      Object.keys(fields).length === 0 ? {} : { project: { key: 'ABC' }, issuetype: { name: 'Task' }, summary: 'x' }
    const { body } = await small.isRefused(400, 'POST /issue', { fields: { ...usual, ...fields } })
    expect(body.errors).toEqual(errors)
  })
})

describe('editing', () => {
  test('adds to what an operation before it has emptied', async () => {
    const key = await small.create({ labels: ['a'] })
    await small.ask(`PUT /issue/${key}`, { update: { labels: [{ remove: 'a' }, { add: 'b' }] } })
    expect(await small.fieldsOf(key, 'labels')).toMatchObject({ labels: ['b'] })
  })

  test('sets, adds and removes, in one entry of the history', async () => {
    const key = await small.create({ labels: ['a', 'b'] })
    const body = {
      fields: { summary: 'New', duedate: null },
      update: { labels: [{ add: 'c' }, { remove: 'a' }], components: [{ add: { name: 'Web' } }] },
    }
    const { status } = await small.ask(`PUT /issue/${key}`, body)
    expect(status).toBe(204)
    expect(await small.fieldsOf(key, 'summary,labels,components')).toMatchObject({
      summary: 'New',
      labels: ['b', 'c'],
      components: [{ name: 'Web' }],
    })
    const { values } = await small.get(`GET /issue/${key}/changelog`)
    expect(values).toMatchObject([
      {
        author: { accountId: small.admin.accountId },
        items: [
          {
            field: 'summary',
            fieldtype: 'jira',
            fieldId: 'summary',
            from: null,
            fromString: 'One more',
            to: null,
            toString: 'New',
          },
          { field: 'labels', fieldId: 'labels', from: null, fromString: 'a b', to: null, toString: 'b c' },
          {
            field: 'Component',
            fieldId: 'components',
            from: null,
            to: small.project('ABC').components[1]?.id,
            toString: 'Web',
          },
        ],
      },
    ])
  })
  test('that changes nothing writes nothing', async () => {
    const key = await small.create({ labels: ['a'] })
    small.wait(60_000)
    const before = small.state()
    await small.get(`PUT /issue/${key}`, { fields: { summary: 'One more', labels: ['a'] } })
    expect(small.state()).toBe(before)
  })
  test('takes the parent away only when told so in words', async () => {
    const epic = await small.create({}, 'ABC', 'Epic')
    const key = await small.create({ parent: { key: epic } })
    await small.isRefused(400, `PUT /issue/${key}`, { fields: { parent: null } })
    await small.get(`PUT /issue/${key}`, { update: { parent: [{ set: { none: true } }] } })
    const { values } = await small.get(`GET /issue/${key}/changelog`)
    expect(values).toMatchObject([
      { items: [{ field: 'IssueParentAssociation', from: small.issue(epic).id, fromString: epic, to: null }] },
    ])
    expect((values as unknown as { items: JsonObject[] }[])[0]?.items[0]).not.toHaveProperty('fieldId')
  })
  test('gives the issue back when asked', async () => {
    const key = await small.create()
    const { status, body } = await small.ask(`PUT /issue/${key}?returnIssue=true`, { fields: { summary: 'Seen' } })
    expect({ status, id: body.id, summary: (body.fields as JsonObject).summary }).toEqual({
      status: 200,
      id: small.issue(key).id,
      summary: 'Seen',
    })
  })
  test('in silence takes an administrator; the whole edit fails otherwise', async () => {
    const key = await small.create()
    await small.get(`PUT /issue/${key}?notifyUsers=false`, { fields: { summary: 'Quiet' } })
    small.as('member')
    const what = { fields: { summary: 'Loud' } }
    const { body } = await small.isRefused(403, `PUT /issue/${key}?notifyUsers=false`, what)
    expect(body.errorMessages).toEqual([
      'To discard the user notification either admin or project admin permissions are required.',
    ])
    expect((await small.ask(`PUT /issue/${key}`, what)).status).toBe(204)
  })
  test('is refused without the right to it as if no field were on the screen', async () => {
    const key = await small.create()
    const scheme = small.site.tables.permissionSchemes.get(small.project('ABC').permissionSchemeId)
    if (scheme) scheme.grants = scheme.grants.filter((one) => one.permission !== 'EDIT_ISSUES')
    const { body } = await small.isRefused(400, `PUT /issue/${key}`, { fields: { summary: 'No' } })
    expect(body.errors).toEqual({
      summary: "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown.",
    })
    expect(await small.get(`GET /issue/${key}/editmeta`)).toEqual({ fields: {} })
  })
  test.each<[string, JsonObject]>([
    ['a field in both ways', { fields: { summary: 'a' }, update: { summary: [{ set: 'b' }] } }],
    ['two verbs at once', { update: { labels: [{ add: 'a', remove: 'b' }] } }],
    ['a verb that the field does not know', { update: { summary: [{ add: 'a' }] } }],
    ['a field of another world', { fields: { customfield_1: 'a' } }],
    ['a parent that is a sub-task of itself', { fields: { parent: { key: 'ABC-1' } } }],
    ['a good change beside a bad one', { fields: { summary: 'Good', duedate: 'bad' } }],
    ['a type of elsewhere', { fields: { issuetype: { id: '1' } } }],
    ['too long a property', { properties: [{ key: 'x', value: 'x'.repeat(40_000) }] }],
  ])('refuses %s and changes nothing', async (_, body) => {
    await small.create()
    await small.isRefused(400, 'PUT /issue/ABC-1', body)
  })
  test('in version 2 speaks text, of the same document', async () => {
    const key = await small.create({ description: doc('As a driver') })
    const { fields } = await small.get(`GET /rest/api/2/issue/${key}`)
    expect((fields as JsonObject).description).toBe('As a driver')
    await small.get(`PUT /rest/api/2/issue/${key}`, { fields: { description: 'Two\nlines' } })
    expect((await small.fieldsOf(key)).description).toMatchObject({
      type: 'doc',
      content: [{ content: [{ text: 'Two' }] }, { content: [{ text: 'lines' }] }],
    })
    await small.isRefused(400, `PUT /rest/api/2/issue/${key}`, { fields: { description: doc('x') } })
  })
})
