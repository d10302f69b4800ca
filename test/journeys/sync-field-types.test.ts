/** Fields of every sort kept aligned: people, moments, components, lists, priorities, sprints and versions, and one text in both notations. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import {
  ACME,
  connectAcme,
  integrate,
  itemOf,
  itemUntil,
  type Mapping,
  type Options,
  settled,
  start,
} from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

const ZONE = 'Europe/Berlin'
const SHOWN = ['Approvers', 'Change window', 'Carriers affected', 'Service level', 'Fixed in builds', 'Delivery region']

describe.each(['cloud', 'dataCenter'] as const)('on %s', (kind) => {
  let journey: Journey
  let ada: Client
  let acme: InJira
  let options: Options
  const isCloud = kind === 'cloud'
  const person = (name: string): Row => {
    const found = [...acme.site.tables.users.values()].find(({ displayName }) => displayName === name)
    return isCloud ? { accountId: found?.accountId } : { name: found?.name }
  }
  const fieldOf = (name: string) => {
    const found = options.fields.find((one) => one.name === name || one.id === name)
    if (!found) throw new Error(`acme offers no ${name}`)
    return found
  }
  const typeOf = (name: string, project: string) => {
    const place = options.projects.find(({ key }) => key === project)?.id ?? ''
    const type = options.types.find((one) => one.name === name && one.projects.includes(place))?.id ?? ''
    return { level: 'outcome' as const, projects: [place], types: [type], pushes: null }
  }
  const mapped = (field: Mapping['fields'][number]['field'], name: string, more: Partial<Row> = {}) => ({
    ...{ field, jira: fieldOf(name).id, flow: 'both' as const, policy: 'newest' as const },
    ...more,
  })
  const placed = (name: string, ...under: string[]) => {
    const values: Record<string, string[]> = {}
    for (const [at, { id }] of fieldOf(name).options.entries()) {
      const one = under[Math.min(at, under.length - 1)] ?? ''
      values[one] = [...(values[one] ?? []), id]
    }
    return { values }
  }

  beforeAll(async () => {
    journey = await beginJourney([{ name: ACME, kind, story: 'acme' }])
    ada = await journey.administrator()
    acme = new InJira(journey.sites, ACME)
    // Acme's epics and stories have few of these: here they stand on every screen.
    for (const screen of acme.site.tables.screens.values())
      for (const name of SHOWN) {
        const [tab] = screen.tabs
        const id = acme.field(name)
        if (tab && !screen.tabs.some(({ fieldIds }) => fieldIds.includes(id))) tab.fieldIds.push(id)
      }
    await connectAcme(ada, journey.sites)
    options = await ada.get('integrations.options', { name: ACME })
  })
  afterAll(() => journey[Symbol.asyncDispose]())

  test('a field whose type does not fit says what it holds, one that is only read has that direction alone', async () => {
    const { id } = fieldOf('Rank')
    expect(options.fields.find((one) => one.id === id)).toMatchObject({
      fits: [],
      holds: expect.stringMatching(/rank/),
    })
    expect(fieldOf('Sprint').flows).toEqual({ start: ['from-jira'], due: ['from-jira'], labels: ['from-jira'] })
    expect(fieldOf('Approvers').flows.owner).toContain('both')
    const fields = [mapped('owner', 'Change window')]
    const refused = integrate(ada, (suggested) => ({ ...suggested, ...typeOf('Epic', 'PAR'), fields }), 'Odd')
    await expect(refused).rejects.toThrow('a day and a time')
    const both = [mapped('start', 'Sprint')]
    const unread = integrate(ada, (suggested) => ({ ...suggested, ...typeOf('Story', 'ROU'), fields: both }), 'Odd')
    await expect(unread).rejects.toThrow('can only be read')
  })

  describe('epics, by one of several approvers, a moment, a list of carriers, a service level and a priority', () => {
    const KEY = 'PAR-52'
    const raw = async (name: string): Promise<Row> => (await acme.see(KEY))[fieldOf(name).id] as Row
    const named = async (name: string): Promise<string[]> =>
      ((await raw(name)) as unknown as Row[]).map((one) => String(one.displayName ?? one.value)).sort()
    const carriers = (...names: string[]) => ({ [fieldOf('Carriers affected').id]: names.map((value) => ({ value })) })

    beforeAll(async () => {
      const fields = [
        mapped('name', 'summary'),
        mapped('description', 'description'),
        mapped('stage', 'priority', placed('priority', 'underway', 'planned', 'idea')),
        mapped('owner', 'Approvers'),
        mapped('due', 'Change window', { zone: ZONE }),
        mapped('health', 'Service level', placed('Service level', 'on-track', 'at-risk', 'off-track')),
        mapped('labels', 'Carriers affected', { policy: 'merge' }),
      ]
      await acme.edit(KEY, {
        [fieldOf('Approvers').id]: [person('Anna Berg'), person('Luc Moreau')],
        [fieldOf('Change window').id]: '2026-03-28T22:30:00.000+0000',
        ...carriers('DHL'),
      })
      await start(ada, await integrate(ada, (one) => ({ ...one, ...typeOf('Epic', 'PAR'), fields }), 'Epics'))
    })

    test('are read', async () => {
      const item = await itemOf(ada, KEY)
      expect(item).toMatchObject({ due: '2026-03-28', labels: ['DHL'] })
      expect(['Anna Berg', 'Luc Moreau']).toContain(item.owner?.name)
      await acme.edit(KEY, {
        [fieldOf('Change window').id]: '2026-03-28T23:30:00.000+0000',
        [fieldOf('Service level').id]: { id: fieldOf('Service level').options[1]?.id ?? '' },
        priority: { id: fieldOf('priority').options[0]?.id ?? '' },
        ...carriers('DHL', 'UPS'),
      })
      await itemUntil(
        ada,
        KEY,
        ({ due, health, stage, labels }) =>
          due === '2026-03-29' && health === 'at-risk' && stage === 'underway' && labels.length === 2,
      )
      await settled(ada)
      expect(acme.written()).toEqual([])
    })

    test('are written, and what an item does not hold stays as it was', async () => {
      const { id, owner } = await itemOf(ada, KEY)
      const other = owner?.name === 'Anna Berg' ? 'Luc Moreau' : 'Anna Berg'
      const { members } = await ada.get('members.list', { search: 'Luc' })
      const anna = (await ada.get('members.list', { search: 'Anna' })).members
      const one = [...members, ...anna].find(({ name }) => name === other)
      const fields = {
        ...{ due: '2026-03-31', health: 'off-track' as const, stage: 'planned', labels: ['FedEx', 'UPS'] },
        owner: one?.id ?? '',
      }
      await ada.get('items.change', { id, fields })
      await ada.until(
        'sync.steps',
        { item: id, state: 'open', limit: 100, offset: 0 },
        ({ steps }) => steps.length === 0,
      )
      await settled(ada)
      // Whoever is one of them already takes nobody's place.
      expect(await named('Approvers')).toEqual(['Anna Berg', 'Luc Moreau'])
      // The clocks went forward in between: it is the same time of day there.
      expect(new Date(String(await raw('Change window'))).toISOString()).toBe('2026-03-30T22:30:00.000Z')
      expect(await raw('Service level')).toMatchObject({ id: fieldOf('Service level').options[2]?.id })
      expect(await raw('priority')).toMatchObject({ id: fieldOf('priority').options[1]?.id })
      expect(await named('Carriers affected')).toEqual(['FedEx', 'UPS'])
      const { owner: _, ...others } = fields
      expect(await itemOf(ada, KEY)).toMatchObject({ ...others, owner: { id: one?.id } })
    })

    test('at rest nothing more is written', async () => {
      const before = acme.written().length
      await settled(ada)
      expect(acme.written()).toHaveLength(before)
    })
  })

  test('stories: components are written one by one; sprints, versions and regions are read', async () => {
    const { tables, issues } = acme.site
    const place = typeOf('Story', 'ROU')
    const sprintField = fieldOf('Sprint').id
    const story = [...issues.all()].find(
      ({ projectId, typeId, values }) =>
        place.projects.includes(projectId) && place.types.includes(typeId) && values[sprintField],
    )
    const key = story?.key ?? ''
    const project = [...tables.projects.values()].find((one) => one.key === 'ROU')
    const version = project?.versions.find(({ archived }) => !archived)
    const components = (project?.components ?? []).map(({ name }) => name).sort()
    await acme.ask('admin', 'PUT', `/version/${version?.id}`, { releaseDate: '2026-09-30' })
    const region = fieldOf('Delivery region').options
    const child = region.find(({ id }) => id.includes('/'))
    const [parentId, childId] = child?.id.split('/') ?? []
    await acme.edit(key, {
      components: [{ name: components[0] }],
      [fieldOf('Fixed in builds').id]: [{ id: version?.id ?? '' }],
      [fieldOf('Delivery region').id]: { id: parentId, child: { id: childId } },
    })
    const others = region.filter(({ id }) => id !== child?.id).map(({ id }) => id)
    const fields = [
      mapped('name', 'summary'),
      mapped('labels', 'components', { policy: 'merge' }),
      mapped('due', 'Fixed in builds', { flow: 'from-jira' }),
      mapped('start', 'Sprint', { flow: 'from-jira', zone: ZONE }),
      mapped('health', 'Delivery region', { values: { 'at-risk': [child?.id ?? ''], 'on-track': others } }),
    ]
    await start(ada, await integrate(ada, (one) => ({ ...one, ...place, fields }), 'Stories'))
    const item = await itemUntil(ada, key, ({ due }) => due === '2026-09-30')
    expect(item).toMatchObject({
      labels: [components[0]],
      health: 'at-risk',
      start: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
    const since = acme.written().length
    const labels = components.slice(1, 3)
    await ada.get('items.change', { id: item.id, fields: { labels } })
    await ada.until(
      'sync.steps',
      { item: item.id, state: 'open', limit: 100, offset: 0 },
      ({ steps }) => steps.length === 0,
    )
    await settled(ada)
    expect(((await acme.see(key)).components as Row[]).map(({ name }) => name).sort()).toEqual(labels)
    expect(
      acme
        .written()
        .slice(since)
        .every(({ field }) => field === 'Component'),
    ).toBe(true)
    await expect(ada.get('items.change', { id: item.id, fields: { due: '2026-10-01' } })).rejects.toThrow('only')
  })
})
