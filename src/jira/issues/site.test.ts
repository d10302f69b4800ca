/** What a site tells of its people, projects, types, fields and webhooks; and the proof of its windows and clocks. */
import { describe, expect, test } from 'vitest'
import { acme, idsIn } from '../../../test/acme.ts'
import { simulate } from '../../../test/simulation/sites.ts'
import { account, answering, KINDS } from '../../../test/verification.ts'
import type { Fetch } from '../../base/index.ts'
import {
  assignablePeople,
  editIssue,
  fieldList,
  issueTypesOf,
  listWebhooks,
  priorities,
  projectRoster,
  proveWindows,
  readIssues,
  registerWebhook,
  removeWebhook,
  visibleProjects,
  whoAmI,
} from './index.ts'

describe.each(KINDS)('on %s', (kind) => {
  test('we are who the token says', async () => {
    const set = acme(kind)
    const { accountId, email } = account(set.site, 'service')
    expect(await whoAmI(set.jira)).toEqual({
      account: accountId,
      email,
      name: 'Fairlead service account',
      timeZone: 'Europe/Berlin',
    })
    for (const answer of [{ body: '{}' }, { headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' } }]) {
      const { jira } = acme(
        kind,
        answering(/\/myself$/, () => answer),
      )
      await expect(whoAmI(jira)).rejects.toMatchObject({ code: 'jira.anonymous' })
    }
  })

  test('the roster tells live, archived and unseen projects', async () => {
    const set = acme(kind)
    const [live = '', archived = ''] = set.scope
    const hidden = set.site.issues.get(idsIn(set, false)[0] ?? '')?.projectId ?? ''
    const project = set.site.tables.projects.get(archived)
    if (project) project.archivedAt = set.world.now()
    const roster = await projectRoster(set.jira, [archived, hidden, live, '77'])
    expect(roster.map(({ id, state }) => [id, state])).toEqual([
      [archived, 'archived'],
      [hidden, 'unseen'],
      [live, 'live'],
      ['77', 'unseen'],
    ])
    expect(roster[2]?.key).toBe(set.site.tables.projects.get(live)?.key)
  })

  test('a roster that cannot be read is none', async () => {
    const { jira, scope } = acme(
      kind,
      answering(/\/project(\/|$|\?)/, () => ({ status: 503, body: '' })),
    )
    await expect(projectRoster(jira, scope)).rejects.toMatchObject({ code: 'jira.broken' })
  })

  test('visible projects are those of the account', async () => {
    const { jira, scope } = acme(kind)
    expect((await visibleProjects(jira)).map(({ id }) => id).sort()).toEqual([...scope].sort())
  })

  test('issue types have levels and statuses with categories', async () => {
    const { jira, scope } = acme(kind)
    const types = await issueTypesOf(jira, scope[0] ?? '')
    const levels = Object.fromEntries(types.map(({ name, hierarchyLevel }) => [name, hierarchyLevel]))
    expect(levels).toMatchObject({ Epic: 1, Story: 0, Subtask: -1 })
    const categories = new Set(types.flatMap(({ statuses }) => statuses.map(({ category }) => category)))
    expect([...categories].sort()).toEqual(['done', 'indeterminate', 'new'])
  })

  test('fields tell their types, custom ones which kind they are', async () => {
    const fields = await fieldList(acme(kind).jira)
    expect(fields).toContainEqual({
      id: 'summary',
      name: 'Summary',
      type: 'string',
      items: null,
      custom: false,
      schema: 'summary',
    })
    expect(fields.find(({ id }) => id === 'labels')).toMatchObject({ type: 'array', items: 'string' })
    expect(fields.filter(({ custom }) => custom).every(({ schema }) => schema?.includes(':'))).toBe(true)
  })

  test('people who can be given work come with what a field takes', async () => {
    const set = acme(kind)
    const keys = (await visibleProjects(set.jira)).map(({ key }) => key)
    const [person, ...others] = await assignablePeople(set.jira, keys, 'a')
    expect(others.length).toBeGreaterThan(1)
    const [id = ''] = idsIn(set)
    await editIssue(set.jira, id, { assignee: person?.value })
    const { issues } = await readIssues(set.jira, [id], ['assignee'])
    expect(issues[0]?.fields.assignee).toMatchObject(person?.value ?? {})
  })

  test('priorities come from the top', async () => {
    const names = (await priorities(acme(kind).jira)).map(({ name }) => name)
    expect(names.indexOf('Highest')).toBeLessThan(names.indexOf('Low'))
  })
})

describe('webhooks', () => {
  const NEW = {
    name: 'Fairlead',
    url: 'https://fairlead.example/hooks/1',
    events: ['jira:issue_updated'],
    jql: 'project = PAR',
    secret: 'not told',
  }
  test.each([
    ['Cloud', { kind: 'cloud' }],
    ['Data Center 10', { kind: 'dataCenter', version: '10.3.2' }],
    ['Data Center 9', { kind: 'dataCenter', version: '9.12.4' }],
  ] as const)('of %s are registered with their secret, listed and removed', async (_, options) => {
    const { client, simulator } = simulate([{ name: 'hooked', story: 'acme', ...options }])
    const jira = client('hooked')
    const id = await registerWebhook(jira, NEW)
    const { secret, ...told } = NEW
    expect(await listWebhooks(jira)).toEqual([{ id, ...told, enabled: true }])
    expect([...simulator.site('hooked').tables.webhooks.values()]).toMatchObject([{ secret }])
    await removeWebhook(jira, id)
    await removeWebhook(jira, id)
    expect(await listWebhooks(jira)).toEqual([])
  })
})

describe.each(KINDS)('windows on %s', (kind) => {
  const codes = async (set: ReturnType<typeof acme>) =>
    (await proveWindows(set.jira, set.scope)).map(({ code }) => code)
  const ignoring =
    (window: RegExp, instead: string) =>
    (fetch: Fetch): Fetch =>
    (request) =>
      fetch(request.body === undefined ? request : { ...request, body: request.body.replace(window, instead) })

  test.each([0, 90, 130, 3_600, 86_400 * 40])('are right %d seconds after the last change', async (seconds) => {
    const set = acme(kind)
    await editIssue(set.jira, idsIn(set)[0] ?? '', { summary: 'The last change' })
    set.world.advance(seconds * 1_000 + 777)
    expect(await codes(set)).toEqual([])
  })

  test.each([
    ['that are too short are found', /-\d+m/, '-1m', 'window-misses'],
    ['that are not understood are found', /-\d+m/, '-999w', 'window-too-wide'],
  ])('%s', async (_, window, instead, code) => {
    const set = acme(kind, ignoring(window, instead))
    await editIssue(set.jira, idsIn(set)[0] ?? '', { summary: 'The last change' })
    set.world.advance(3_600_000)
    expect(await codes(set)).toEqual([code])
  })

  test('an issue that is touched meanwhile is no wrong window', async () => {
    let touched = 0
    const set: ReturnType<typeof acme> = acme(kind, (fetch) => async (request) => {
      if (/updated >=/.test(request.body ?? '') && touched++ === 1)
        await editIssue(set.admin, idsIn(set)[0] ?? '', { summary: 'Again' })
      return fetch(request)
    })
    await editIssue(set.jira, idsIn(set)[0] ?? '', { summary: 'The last change' })
    set.world.advance(3_600_000)
    expect(await codes(set)).toEqual([])
    expect(touched).toBeGreaterThan(2)
  })

  test('without issues nothing is proven', async () => {
    const none = answering(/\/search/, () => ({ body: '{"issues":[],"isLast":true,"startAt":0,"total":0}' }))
    expect(await codes(acme(kind, none))).toEqual(['window-unproven'])
  })

  test.each([
    [20, []],
    [45, ['clock-skew']],
    [-3_600, ['clock-skew']],
  ])('a site that is %d seconds ahead', async (seconds, found) => {
    const set: ReturnType<typeof acme> = acme(kind, (fetch) => async (request) => {
      const answer = await fetch(request)
      const date = new Date(Date.parse(answer.headers.date ?? '') + seconds * 1_000).toUTCString()
      return { ...answer, headers: { ...answer.headers, date } }
    })
    expect((await codes(set)).filter((code) => code === 'clock-skew')).toEqual(found)
  })
})
