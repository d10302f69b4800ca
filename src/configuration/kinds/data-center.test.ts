import { describe, expect, test } from 'vitest'
import { virtualWorld } from '../../../test/world.ts'
import { type Json, Secret, urlParts } from '../../base/index.ts'
import { type Jira, localBreaker, localBudget, openJira } from '../../jira/index.ts'
import { group } from './group.ts'
import { issueType } from './issue-type.ts'
import { issueTypeScheme } from './issue-type-scheme.ts'
import { permissionScheme } from './permission-scheme.ts'
import { project } from './project.ts'
import { projectRole } from './project-role.ts'
import { user } from './user.ts'

const API = '/jira/rest/api/2'
const ANNA = {
  key: 'JIRAUSER10100',
  name: 'anna',
  displayName: 'Anna Berg',
  emailAddress: 'anna@x.example',
  active: true,
}
const PEOPLE = { type: 'atlassian-user-role-actor', name: 'anna' }
const TEAM = { type: 'atlassian-group-role-actor', name: 'developers' }

/** What a Data Center answers, in the form of its document; nothing else is there. */
const ANSWERS: Readonly<Record<string, Json>> = {
  [`GET ${API}/groups/picker`]: { total: 1, groups: [{ name: 'developers', html: 'developers' }] },
  [`GET ${API}/issuetype`]: [
    { id: '1', name: 'Bug', subtask: false },
    { id: '2', name: 'Step', subtask: true, description: 'Part of a task' },
  ],
  [`GET ${API}/issuetypescheme`]: {
    schemes: [{ id: '10', name: 'Bugs', defaultIssueType: { id: '1' }, issueTypes: [{ id: '1' }, { id: '2' }] }],
  },
  [`GET ${API}/issuetypescheme/10/associations`]: [{ id: '100', key: 'PAY', name: 'Payments' }],
  [`GET ${API}/role`]: [{ id: 20, name: 'Developers', actors: [PEOPLE, TEAM] }],
  [`GET ${API}/permissionscheme`]: {
    permissionSchemes: [
      {
        id: 30,
        name: 'Open',
        permissions: [
          { permission: 'BROWSE_PROJECTS', holder: { type: 'group', parameter: 'developers' } },
          { permission: 'BROWSE_PROJECTS', holder: { type: 'anyone' } },
        ],
      },
    ],
  },
  [`GET ${API}/project`]: [
    { id: '100', key: 'PAY', name: 'Payments' },
    { id: '101', key: 'OLD', name: 'Old', archived: true },
  ],
  [`GET ${API}/project/100`]: {
    description: 'Money',
    lead: ANNA,
    assigneeType: 'UNASSIGNED',
    projectTypeKey: 'software',
  },
  [`GET ${API}/project/101`]: { description: null, lead: ANNA, assigneeType: 'UNASSIGNED', projectTypeKey: 'software' },
  [`GET ${API}/project/100/permissionscheme`]: { id: 30 },
  [`GET ${API}/project/100/role/20`]: { id: 20, actors: [TEAM, PEOPLE] },
}

function dataCenter(): { jira: Jira; sent: string[] } {
  const sent: string[] = []
  const world = virtualWorld(1, async ({ method, url, body }) => {
    const { path, query } = urlParts(url)
    const asked = `${method} ${path}`
    if (method !== 'GET') sent.push(`${asked} ${body ?? [...query].flat().join('=')}`)
    const first = query.get('startAt')?.[0] === '0'
    const answer =
      path === `${API}/user/search` ? (first ? [ANNA] : []) : method === 'GET' ? ANSWERS[asked] : { id: 21 }
    return answer === undefined
      ? { status: 404, headers: {}, body: '{}' }
      : { status: 200, headers: {}, body: JSON.stringify(answer) }
  })
  const line = {
    world,
    address: 'https://jira.example/jira',
    site: 'centre',
    credential: { id: 'pat', method: 'personal-access-token' as const, email: null, secret: new Secret('pat') },
    budget: localBudget(world.now),
    breaker: localBreaker(),
    deadline: 1_000,
  }
  return { jira: openJira(line, 'dataCenter'), sent }
}

describe('Data Center is read as far as it tells', () => {
  const { jira } = dataCenter()

  test('people by key, groups by name', async () => {
    expect((await user.read(jira, 'all')).map((found) => [found.id, user.nameOf(found.value)])).toEqual([
      ['JIRAUSER10100', 'anna@x.example'],
    ])
    expect(await group.read(jira, 'all')).toEqual([{ id: 'developers', value: { name: 'developers' } }])
  })

  test('issue types, without the level that it does not tell', async () => {
    const [bug, step] = await issueType.read(jira, 'all')
    expect(bug?.unreadable).toEqual(['hierarchyLevel'])
    expect(step).toEqual({ id: '2', value: { name: 'Step', description: 'Part of a task', hierarchyLevel: -1 } })
  })

  test('schemes and roles whole, actors by key', async () => {
    expect((await issueTypeScheme.read(jira, 'all'))[0]?.value).toMatchObject({
      defaultIssueType: '1',
      issueTypes: ['1', '2'],
    })
    expect((await projectRole.read(jira, 'all'))[0]?.value).toMatchObject({
      users: ['JIRAUSER10100'],
      groups: ['developers'],
    })
    expect((await permissionScheme.read(jira, 'all'))[0]?.value).toMatchObject({
      grants: [{ holder: { type: 'group', group: 'developers' } }, { holder: { type: 'anyone' } }],
    })
  })

  test('projects, saying what is not told', async () => {
    const [pay, old] = await project.read(jira, 'all')
    expect(pay).toMatchObject({
      id: '100',
      unreadable: ['issueTypeScreenScheme', 'workflowScheme'],
      value: {
        key: 'PAY',
        lead: 'JIRAUSER10100',
        issueTypeScheme: '10',
        permissionScheme: '30',
        actors: [{ role: '20', users: ['JIRAUSER10100'], groups: ['developers'] }],
      },
    })
    expect(old?.locked).toBe('The project is archived.')
    expect(old?.unreadable).toContain('permissionScheme')
  })
})

describe('Data Center is written in its own words', () => {
  test('holders by parameter, actors by name', async () => {
    const { jira, sent } = dataCenter()
    await permissionScheme.create?.(jira, {
      name: 'Closed',
      description: '',
      grants: [{ permission: 'BROWSE_PROJECTS', holder: { type: 'group', group: 'developers' } }],
    })
    const role = { name: 'Developers', description: '', users: [], groups: ['developers'] }
    await projectRole.update?.(jira, '20', { ...role, users: ['JIRAUSER10100'], groups: [] }, role, {})
    expect(sent).toEqual([
      `POST ${API}/permissionscheme {"name":"Closed","description":"","permissions":[{"permission":"BROWSE_PROJECTS","holder":{"type":"group","parameter":"developers"}}]}`,
      `POST ${API}/role/20/actors {"user":["anna"]}`,
      `DELETE ${API}/role/20/actors group=developers`,
    ])
  })
})
