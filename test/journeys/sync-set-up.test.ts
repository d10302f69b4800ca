/** An administrator sets sync up: connects acme, takes what is suggested, looks at what it would do, and starts it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { ACME, connectAcme, dryRun, type Integration, integrate, SCOPE, settled, start } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

describe.each(['cloud', 'dataCenter'] as const)('on %s', (kind) => {
  let journey: Journey
  let ada: Client
  let acme: InJira
  let before: Row
  let integration: Integration
  beforeAll(async () => {
    journey = await beginJourney([{ name: ACME, kind, story: 'acme' }])
    ada = await journey.administrator()
    acme = new InJira(journey.sites, ACME)
    before = await acme.state()
  })
  afterAll(() => journey[Symbol.asyncDispose]())

  test('what fits best is chosen already, from the projects of the connection alone', async () => {
    await connectAcme(ada, journey.sites)
    const { projects, suggested, people, points } = await ada.get('integrations.options', { name: ACME })
    expect(projects.map(({ key }) => key)).toEqual(SCOPE)
    expect(suggested).toMatchObject({ level: 'initiative', projects: projects.map(({ id }) => id), createsItems: true })
    const chosen = Object.fromEntries((suggested?.fields ?? []).map(({ field, jira }) => [field, jira]))
    expect(chosen).toMatchObject({ name: 'summary', stage: 'status', owner: 'assignee', labels: 'labels' })
    expect(people.map(({ name }) => name)).toContain('Anna Berg')
    expect(points.map(({ name }) => name)).toContain('Story Points')
  })

  test('what there is to choose from is told of all projects, also of such as let nobody make all of their types', async () => {
    const projects = (before.projects as Row[]).map(({ key }) => String(key))
    await ada.get('connections.create', { name: 'whole', ...journey.sites.candidate(ACME, 'admin'), projects })
    const options = await ada.get('integrations.options', { name: 'whole' })
    expect(options.projects.map(({ key }) => key).sort()).toEqual(projects.toSorted())
    expect(options.suggested).not.toBeNull()
    await ada.get('connections.delete', { name: 'whole' })
  })

  test('a draft and its dry run write nothing, here or there; the run lists all that would come', async () => {
    integration = await integrate(ada)
    expect(integration).toMatchObject({ state: 'draft', counts: { items: 0, issues: 0 } })
    const epics = acme.epics(...SCOPE)
    const run = await dryRun(ada, integration)
    expect(run).toMatchObject({ state: 'done', jira: 0, here: epics.length, issues: epics.length, conflicts: 0 })
    expect(run.problems).toEqual([])
    expect(run.changes.map(({ key }) => key).sort()).toEqual([...epics].sort())
    const [first] = run.changes.filter(({ key }) => key === epics[0])
    expect(first).toMatchObject({
      where: 'fairlead',
      verb: 'create',
      to: expect.stringContaining(String(first?.about)),
    })
    expect(await ada.get('items.list', {})).toEqual({ items: [], of: 0 })
    await isUntouched()
  })

  test('once started, each epic is an initiative with what its issues have done, and Jira is as it was', async () => {
    await start(ada, integration)
    const { items } = await ada.get('items.list', {})
    expect(items.map(({ issue }) => issue?.key).sort()).toEqual(acme.epics(...SCOPE).sort())
    for (const { issue, name, level, rollUp, problems, conflicts } of items) {
      const key = issue?.key ?? ''
      expect({ name, level, problems, conflicts }).toEqual({
        ...{ name: (await acme.see(key)).summary, level: 'initiative' },
        ...{ problems: 0, conflicts: 0 },
      })
      expect(rollUp.issues).toBe(acme.below(key).filter(({ status }) => status !== 'Cancelled').length)
    }
    await isUntouched()
  })

  test('then a dry run would change nothing on either side', async () => {
    await settled(ada)
    const run = await dryRun(ada, integration)
    expect(run).toMatchObject({ jira: 0, here: 0, issues: acme.epics(...SCOPE).length, conflicts: 0, changes: [] })
    await isUntouched()
  })

  test('a second connection to the same site may not read the same projects: it is refused with what to do', async () => {
    await ada.get('connections.create', { name: 'again', ...journey.sites.candidate(ACME, 'service'), projects: SCOPE })
    const { suggested } = await ada.get('integrations.options', { name: 'again' })
    if (!suggested) throw new Error('nothing is suggested')
    const other = await ada.get('integrations.create', { name: 'Again', connection: 'again', mapping: suggested })
    const refused = await ada.refused('integrations.start', { id: other.id })
    expect(refused).toMatchObject({ status: 409, body: { about: integration.name } })
    expect(refused.body).toMatchObject({ remedy: expect.stringContaining(ACME) })
  })

  /** By all that the site holds, and by what it was asked. */
  async function isUntouched(): Promise<void> {
    expect(await acme.state()).toEqual(before)
    expect(await acme.writesAsked()).toEqual([])
  }
})
