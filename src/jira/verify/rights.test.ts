/** What an account may do in each project, what it lacks, what it holds beyond its work, and what to do about either. */
import { describe, expect, test } from 'vitest'
import { account, answering, inputFor, KINDS, portsOf, projectsOf, setUp, verify } from '../../../test/verification.ts'
import { verifyConnection } from './verify.ts'

describe.each(KINDS)('on %s', (kind) => {
  test('a service account reads and writes its projects and nothing else', async () => {
    const set = setUp(kind)
    const projects = projectsOf(set)
    expect(projects.length).toBeGreaterThan(1)
    const found = await verify(set, 'service', { projects })
    const { base, cloudId } = set.site
    expect(found).toMatchObject({
      state: 'ok',
      address: base,
      administrator: false,
      excess: [],
      account: { name: 'Fairlead service account', email: expect.stringContaining('@'), timeZone: expect.any(String) },
      site: { deployment: kind, baseUrl: base, cloudId: kind === 'cloud' ? cloudId : null },
    })
    expect(found.projects.map(({ project }) => project?.key)).toEqual(projects)
    expect(found.projects.flatMap(({ missing }) => missing)).toEqual([])
    expect(found.checks.map(({ name }) => name)).toEqual([
      'reach',
      'jira',
      'who',
      ...projects.map(() => 'rights'),
      'excess',
      'time-zone',
    ])
  })

  test('the lines are told as they are made', async () => {
    const set = setUp(kind)
    const told: string[] = []
    const ports = { ...portsOf(set), tell: ({ name }: { name: string }) => told.push(name) }
    const found = await verifyConnection(inputFor(set, 'service'), ports)
    expect(told).toEqual(found.checks.map(({ name }) => name))
  })

  test('a hidden project and one that is not there are both named, the others are still looked at', async () => {
    const set = setUp(kind)
    const own = projectsOf(set)
    expect([...set.site.tables.projects.values()].some(({ key }) => key === 'FIN')).toBe(true)
    expect(own).not.toContain('FIN')
    const found = await verify(set, 'service', { projects: ['FIN', ...own, 'NOPE'] })
    expect(found.state).toBe('missing-permission')
    expect(found.checks.filter(({ state }) => state === 'fails').map(({ about }) => about)).toEqual(['FIN', 'NOPE'])
    expect(found.projects.filter(({ project }) => project === null).map(({ asked }) => asked)).toEqual(['FIN', 'NOPE'])
  })

  test.each([
    ['TRANSITION_ISSUES', 'fails', 'Transition issues'],
    ['CREATE_ISSUES', 'fails', 'Create issues'],
    ['SCHEDULE_ISSUES', 'warns', 'Schedule issues'],
  ])('without %s, a line %s', async (permission, state, name) => {
    const set = setUp(kind)
    const [key = ''] = projectsOf(set)
    for (const { grants } of set.site.tables.permissionSchemes.values())
      grants.splice(0, grants.length, ...grants.filter((grant) => grant.permission !== permission))
    const found = await verify(set, 'service', { projects: [key] })
    expect(found.projects[0]?.missing).toEqual([permission])
    expect(found.checks.find(({ about }) => about === key)).toMatchObject({
      state,
      remedy: expect.stringContaining(name),
    })
  })

  test('an administrator as service account: exactly what to remove', async () => {
    const found = await verify(setUp(kind), 'admin')
    expect(found.excess[0]).toMatchObject({ permission: 'ADMINISTER', projects: [] })
    expect(found.remedy).toContain('Administer Jira')
  })

  test('deleting issues in a project in scope is beyond the work', async () => {
    const set = setUp(kind)
    const [key = ''] = projectsOf(set)
    const subject = account(set.site, 'service').accountId
    for (const { grants } of set.site.tables.permissionSchemes.values())
      grants.push({ id: 'more', permission: 'DELETE_ISSUES', holder: { type: 'user', value: subject } })
    const found = await verify(set, 'service', { projects: [key] })
    expect(found.excess[0]).toMatchObject({ permission: 'DELETE_ISSUES', projects: [key] })
    expect(found.excess[0]?.remove).toContain('Delete issues')
  })

  test('writing in projects that are not in scope is beyond the work', async () => {
    const set = setUp(kind)
    const [first = '', ...others] = projectsOf(set)
    const found = await verify(set, 'service', { projects: [first] })
    expect(found).toMatchObject({ state: 'over-privileged', excess: [{ projects: others }] })
  })

  test.each(['DELETE_ISSUES', 'ADMINISTER_PROJECTS'])(
    '%s in projects that are not in scope is beyond the work',
    async (permission) => {
      const set = setUp(kind)
      const [first = '', ...others] = projectsOf(set)
      const subject = account(set.site, 'service').accountId
      for (const { grants } of set.site.tables.permissionSchemes.values())
        grants.push({ id: 'more', permission, holder: { type: 'user', value: subject } })
      const found = await verify(set, 'service', { projects: [first] })
      const beyond = found.excess.filter((one) => one.permission === permission).flatMap(({ projects }) => projects)
      expect(beyond).toEqual(expect.arrayContaining([first, ...others]))
      expect(found.remedy).toContain('in the projects that are not in scope')
    },
  )

  test('seeing many more projects than were chosen is beyond the work, though nothing can be written there', async () => {
    const set = setUp(kind)
    const [first = ''] = projectsOf(set)
    for (const { grants } of set.site.tables.permissionSchemes.values()) {
      const kept = grants.filter(({ permission }) => permission === 'BROWSE_PROJECTS')
      grants.splice(0, grants.length, ...kept, ANYBODY)
    }
    const [one] = set.site.tables.projects.values()
    if (one === undefined) throw new Error('the story has no project')
    for (let more = 0; more < 12; more++)
      set.site.tables.projects.set(`more${more}`, {
        ...one,
        id: `9000${more}`,
        key: `MORE${more}`,
        name: `More ${more}`,
      })
    const found = await verify(set, 'service', { projects: [first] })
    expect(found.excess).toMatchObject([{ permission: 'BROWSE_PROJECTS', projects: [] }])
    expect(found.excess[0]?.remove).toMatch(/^It sees \d+ projects that are not in scope/)
  })

  test('for deployments: a project whose issues are not seen warns, and closes nothing', async () => {
    const found = await verify(setUp(kind), 'admin', { purpose: 'deployment', projects: ['PAR', 'NOPE'] })
    expect(found.state).toBe('ok')
    expect(found.checks.filter(({ about }) => about !== undefined)).toMatchObject([
      { about: 'PAR', state: 'ok' },
      { about: 'NOPE', state: 'warns', remedy: expect.stringContaining('Browse projects') },
    ])
    expect(found.excess).toEqual([])
  })
})

const ANYBODY = { id: 'anybody', permission: 'BROWSE_PROJECTS', holder: { type: 'anyone', value: null } }

test('silence about a permission that was asked for is no answer', async () => {
  const silent = answering(/permissions\/check$/, ({ body }) => ({
    body: body.replaceAll('TRANSITION_ISSUES', 'SOMETHING_ELSE'),
  }))
  const set = setUp('cloud', silent)
  const found = await verify(set, 'service', { projects: projectsOf(set) })
  expect(found).toMatchObject({ state: 'not-jira', says: expect.stringContaining('TRANSITION_ISSUES') })
})
