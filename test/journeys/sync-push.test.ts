/** Items are pushed to Jira: one issue each, whatever answers are lost, with a link back, walked to the status of their stage. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { ACME, connectAcme, type Integration, integrate, type Mapping, settled, start } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

describe.each(['cloud', 'dataCenter'] as const)('on %s', (kind) => {
  let journey: Journey
  let ada: Client
  let acme: InJira
  let epics: Integration
  beforeAll(async () => {
    journey = await beginJourney([{ name: ACME, kind, story: 'acme' }])
    ada = await journey.administrator()
    acme = new InJira(journey.sites, ACME)
    await connectAcme(ada, journey.sites)
    epics = await integrate(ada, ({ fields, ...mapping }) => {
      const due = { field: 'due', jira: acme.field('Target end'), flow: 'both', policy: 'newest' } as const
      const called = kind === 'cloud' ? {} : { [acme.field('Epic Name')]: 'From Fairlead' }
      return { ...mapping, fields: [...fields.filter(({ field }) => field !== 'due'), due], fills: called }
    })
    await start(ada, epics)
  })
  afterAll(() => journey[Symbol.asyncDispose]())

  /** Asked for twice by an impatient person. */
  async function push(name: string, stage: string): Promise<{ id: string; key: string }> {
    const { id } = await ada.get('items.create', { level: 'initiative', name, stage, due: '2027-06-30' })
    await ada.get('items.push', { id, integration: epics.id })
    await ada.ask('items.push', { id, integration: epics.id })
    const { issue } = await ada.until('items.get', { id }, (now) => now.issue !== null)
    return { id, key: issue?.key ?? '' }
  }
  const called = (name: string) => [...acme.site.issues.all()].filter(({ summary }) => summary === name)
  const linksOf = (key: string) => acme.ask('admin', 'GET', `/issue/${key}/remotelink`) as unknown as Promise<Row[]>

  async function isThereOnce(name: string, { id, key }: { id: string; key: string }): Promise<void> {
    expect(called(name).map((issue) => issue.key)).toEqual([key])
    const links = await linksOf(key)
    expect(links).toHaveLength(1)
    expect(links[0]).toMatchObject({ object: { url: expect.stringContaining(`/portfolio/items/${id}`) } })
  }

  test('a preview says what would be made, and makes nothing', async () => {
    const { id } = await ada.get('items.create', { level: 'initiative', name: 'Only looked at' })
    const { writes, problems } = await ada.get('items.pushPreview', { id, integration: epics.id })
    expect(problems).toEqual([])
    expect(writes).toContainEqual(expect.objectContaining({ field: 'summary', to: 'Only looked at' }))
    expect(called('Only looked at')).toEqual([])
  })

  test('an item becomes one epic with a link back, walked over the transitions that there are', async () => {
    const made = await push('Lockers at stations', 'done')
    await ada.until('about.get', {}, () => acme.status(made.key) === 'Done')
    await settled(ada)
    await isThereOnce('Lockers at stations', made)
    const walked = acme.written().filter(({ key, field }) => key === made.key && field === 'status')
    expect(walked.map(({ to }) => to)).toEqual(['In Progress', 'Done'])
    expect(await ada.get('items.get', { id: made.id })).toMatchObject({ stage: 'done', problems: 0, conflicts: 0 })
  })

  test.each([
    ['the answer to the creation is lost', { kind: 'answer-lost', method: 'POST', path: '/issue$' }],
    ['Jira says it failed, and made it', { kind: 'server-error-after-commit', method: 'POST', path: '/issue$' }],
    ['the answer to the link is lost', { kind: 'answer-lost', method: 'POST', path: '/remotelink$' }],
  ] as const)('%s: there is one issue, and one link', async (why, fault) => {
    acme.site.faults.add({ ...fault, times: 1 })
    const made = await push(why, 'planned')
    await settled(ada)
    expect(acme.site.faults.list().map(({ struck }) => struck)).toEqual([1])
    acme.site.faults.clear()
    await isThereOnce(why, made)
  })

  describe('what a transition demands', () => {
    let bugs: Integration
    let mapping: Mapping
    beforeAll(async () => {
      bugs = await integrate(
        ada,
        ({ projects, fields }, { types, statuses }) => {
          const type = types.find(({ name }) => name === 'Bug')?.id ?? ''
          const status = (name: string) =>
            statuses.filter((one) => one.name === name && one.types.includes(type)).map(({ id }) => id)
          const values = { planned: status('Triage'), underway: status('In Progress'), dropped: status('Closed') }
          const name = fields.filter((one) => one.field === 'name')
          const pushes = { project: projects[0] ?? '', type }
          mapping = {
            ...{
              level: 'outcome',
              projects,
              types: [type],
              createsItems: false,
              under: null,
              pushes,
              fills: {},
              comments: 'none',
            },
            fields: [...name, { field: 'stage', jira: 'status', flow: 'both', policy: 'newest', values }],
          }
          return mapping
        },
        'Bugs',
      )
      await start(ada, bugs)
    })

    async function pushBug(name: string): Promise<string> {
      const { id } = await ada.get('items.create', { level: 'outcome', name, stage: 'dropped' })
      await ada.get('items.push', { id, integration: bugs.id })
      return id
    }

    test('is named when nothing gives it; given in the integration, it goes', async () => {
      const id = await pushBug('Labels fade')
      const { found, issue } = await ada.until('items.get', { id }, (now) => now.found.length > 0)
      const key = issue?.key ?? ''
      expect(found[0]?.says).toContain('needs Resolution')
      expect(acme.status(key)).toBe('Triage')
      const fills = { resolution: { name: 'Cannot Reproduce' } }
      await ada.get('integrations.change', { id: bugs.id, mapping: { ...mapping, fills } })
      await ada.until('about.get', {}, () => acme.status(key) === 'Closed')
      expect((await acme.see(key)).resolution).toMatchObject({ name: 'Cannot Reproduce' })
    })

    test('is not given to the creation of the next', async () => {
      const item = await pushBug('Labels tear')
      const isOver = ({ state }: { state: string }) => state !== 'open'
      const asked = { item, limit: 10, offset: 0 }
      const { steps } = await ada.until('sync.steps', asked, (now) => now.steps.length > 0 && now.steps.every(isOver))
      expect(steps.map(({ why }) => why)).toEqual(steps.map(() => null))
    })
  })
})
