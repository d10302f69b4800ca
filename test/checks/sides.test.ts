/** What plans say because of a side that cannot tell or do everything, of a refresh, or of the time since: each raised, and what is lost without it. */
import { describe, expect, test } from 'vitest'
import {
  type Answers,
  alarms,
  type ConfigurationPlan,
  compare,
  KINDS,
  makePlan,
} from '../../src/configuration/index.ts'
import { confirm, type Entry, pastOf, pasts, waitsForPerson } from '../../src/plan/index.ts'
import type { Row } from '../comparer/state.ts'
import { apply, memoryJournal, type Planned, plan, planUndo } from '../simulation/deploy.ts'
import { moveUnseen } from '../simulation/edits.ts'
import { Person } from '../simulation/person.ts'
import { begin } from '../simulation/refreshed.ts'
import { type Sites, simulate } from '../simulation/sites.ts'
import { named, permissionScheme, role, workflow } from './parts.ts'
import { rowNamed } from './scenario.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))
const codes = ({ problems }: Pick<ConfigurationPlan, 'problems'>) =>
  problems.map(({ code, about }) => `${code} ${about}`)
const UNSEEN = ['workflow', 'workflow-scheme', 'screen-scheme', 'issue-type-screen-scheme', 'filter']
const BY_HAND: Answers = { ...Object.fromEntries(UNSEEN.map((kind) => [kind, 'by-hand'])), 'issue-type:Epic': 'use' }
const FLOW = 'Acme Invoice Workflow'

/** Project FIN on its way to a Data Center. */
function toDataCenter(kind: 'cloud' | 'dataCenter' = 'cloud'): Sites {
  const sites = simulate([
    { name: 'staging', kind, story: 'acme', ...(kind === 'cloud' ? {} : { contextPath: '/old' }) },
    { name: 'production', kind: 'dataCenter', story: 'empty', contextPath: '/jira' },
  ])
  // Data Center does not know them: a check of its own asks to take them out.
  const strange = new Set(['VIEW_AGGREGATED_DATA', 'EDIT_ISSUE_LAYOUT', 'EDIT_WORKFLOW'])
  for (const scheme of sites.simulator.site('staging').tables.permissionSchemes.values())
    scheme.grants = scheme.grants.filter(({ permission }) => !strange.has(permission))
  return sites
}
const planned = (sites: Sites, answers: Answers): Promise<Planned> =>
  plan(sites.client('staging'), sites.client('production'), ['FIN'], answers)

/** A person does what waits, until the deployment ends. */
async function toTheEnd(sites: Sites, made: ConfigurationPlan, entries: Entry[]): Promise<void> {
  const ada = new Person(sites.simulator.site('staging'), sites.simulator.site('production'))
  for (let rounds = 0; rounds < 15; rounds++) {
    const result = await apply(made, sites.client('production'), memoryJournal(entries))
    if (result.finished) return expect(result.failed).toBe(0)
    for (const step of made.steps) {
      const past = pastOf(pasts(entries), step.id)
      if (!waitsForPerson(past) || past.confirmed !== null) continue
      ada.does(step)
      const said = { step: step.id, by: 'person:ada', at: 1 }
      if (step.data.unseen) entries.push(confirm(made.steps, pasts(entries), said, ({ id }) => id === step.id))
    }
  }
  throw new Error('it never ends')
}

/** The workflow scheme that a site's project follows. */
function followed({ workflowSchemes, projects }: Row): string | undefined {
  const { workflowSchemeId } = projects.find(({ key }: Row) => key === 'FIN') ?? {}
  return workflowSchemes.find(({ id }: Row) => id === workflowSchemeId)?.name
}

describe('a target that cannot show a kind', () => {
  test('kind-unreadable, unseen: taken for empty, a person would be told to make what is there', async () => {
    const sites = toDataCenter()
    workflow(sites.simulator.site('production'), FLOW, [], [])
    const { source, target, plan: asking } = await planned(sites, { 'issue-type:Epic': 'use' })
    expect(codes(asking)).toEqual(expect.arrayContaining(['kind-unreadable workflow', `unseen workflow:${FLOW}`]))
    expect(asking.steps.map(({ id }) => id)).not.toContain(`create workflow:${FLOW}`)
    const taken = { ...target, kinds: { ...target.kinds, workflow: { state: 'complete' as const, count: 0 } } }
    const input = { source, target: taken, kinds: BY_NAME, projects: ['FIN'], remembered: new Map(), answers: BY_HAND }
    const { steps } = makePlan({ ...input, comparison: compare(input) })
    const twin = steps.find(({ id }) => id === `create workflow:${FLOW}`)
    if (!twin) throw new Error('nothing is made a second time')
    new Person(sites.simulator.site('staging'), sites.simulator.site('production')).does(twin)
    const { workflows } = sites.state('production')
    expect(workflows.filter(({ name }: Row) => name === FLOW)).toHaveLength(2)
  })
})

describe('a target that cannot do it', () => {
  test('by-hand: without the clicks Data Center refuses the request, and nobody is told', async () => {
    const sites = toDataCenter()
    const { plan: made } = await planned(sites, BY_HAND)
    expect(codes(made)).toContain('by-hand status:Draft')
    const steps = made.steps.map(({ data: { byHand: _, unseen: __, ...data }, ...step }) => ({ ...step, data }))
    const entries: Entry[] = []
    const result = await apply({ ...made, steps }, sites.client('production'), memoryJournal(entries), { inDoubt: 0 })
    expect(result).not.toMatchObject({ finished: true, failed: 0 })
    expect(pastOf(pasts(entries), 'create status:Draft').end).toMatchObject({ what: 'failed' })
    expect(rowNamed(sites.state('production').statuses, 'Draft')).toEqual({})
  })

  test('not-compared: what it does not tell differs on, and a comparison finds nothing', async () => {
    const sites = toDataCenter()
    const { plan: made } = await planned(sites, BY_HAND)
    await toTheEnd(sites, made, [])
    const { tables } = sites.simulator.site('production')
    const there = [...tables.projects.values()].find(({ key }) => key === 'FIN')
    if (there)
      there.workflowSchemeId = [...tables.workflowSchemes.values()].find(({ isDefault }) => isDefault)?.id ?? ''
    const used = { ...BY_HAND, ...Object.fromEntries(UNSEEN.map((kind) => [kind, 'use'])) }
    const { plan: again } = await planned(sites, used)
    expect(codes(again)).toContain('not-compared project:FIN/by-hand')
    expect(again.steps).toEqual([])
    expect(followed(sites.state('production'))).not.toBe(followed(sites.state('staging')))
  })
})

describe('a source that does not tell', () => {
  test('not-told: the new project follows another workflow scheme than the source’s', async () => {
    const sites = toDataCenter('dataCenter')
    const { plan: made } = await planned(sites, {})
    expect(codes(made)).toContain('not-told project:FIN')
    await toTheEnd(sites, made, [])
    expect(followed(sites.state('production'))).not.toBe(followed(sites.state('staging')))
  })
})

describe('the time since', () => {
  const cloud = (): Sites =>
    simulate([
      { name: 'staging', kind: 'cloud', story: 'empty' },
      { name: 'production', kind: 'cloud', story: 'empty' },
    ])

  test('not-taken-back: what a person set stays after an undo', async () => {
    const sites = toDataCenter()
    const { plan: first } = await planned(sites, BY_HAND)
    await toTheEnd(sites, first, [])
    const { tables } = sites.simulator.site('production')
    const there = [...tables.projects.values()].find(({ key }) => key === 'FIN')
    if (there)
      there.workflowSchemeId = [...tables.workflowSchemes.values()].find(({ isDefault }) => isDefault)?.id ?? ''
    const before = followed(sites.state('production'))
    const used = { ...BY_HAND, ...Object.fromEntries(UNSEEN.map((kind) => [kind, 'use'])) }
    const { plan: second } = await planned(sites, { ...used, 'project:FIN/by-hand': 'by-hand' })
    const entries: Entry[] = []
    await toTheEnd(sites, second, entries)
    if (there) there.description = 'changed since, so that there is something to take back'
    const back = await planUndo(second, entries, sites.client('production'), { 'project:FIN': 'update' })
    expect(codes(back)).toContain('not-taken-back project:FIN')
    await apply(back, sites.client('production'), memoryJournal([]))
    expect(followed(sites.state('production'))).not.toBe(before)
  })

  test('gone-since: an undo would put an object back without what it named', async () => {
    const sites = cloud()
    const [here, there] = [sites.simulator.site('staging'), sites.simulator.site('production')]
    permissionScheme(here, 'Theirs', [['BROWSE_PROJECTS', 'anyone']])
    const guests = role(there, 'Guests')
    permissionScheme(there, 'Theirs', [['BROWSE_PROJECTS', 'projectRole', guests.id]])
    const { plan: made } = await plan(sites.client('staging'), sites.client('production'), null)
    const entries: Entry[] = []
    await apply(made, sites.client('production'), memoryJournal(entries))
    there.tables.projectRoles.delete(guests.id)
    const back = await planUndo(made, entries, sites.client('production'))
    expect(codes(back)).toContain('gone-since permission-scheme:Theirs')
    await apply(back, sites.client('production'), memoryJournal([]))
    expect(named(there.tables.permissionSchemes, 'Theirs').grants).toEqual([])
  })

  test('comparison-only: the site is no longer what the snapshot says, and the plan does not end', async () => {
    const sites = cloud()
    role(sites.simulator.site('staging'), 'Guests').description = 'new'
    const there = role(sites.simulator.site('production'), 'Guests')
    const { plan: made } = await plan(sites.client('staging'), sites.client('production'), null)
    there.description = 'somebody’s, since the snapshot'
    const result = await apply(made, sites.client('production'), memoryJournal([]))
    expect(result).not.toMatchObject({ finished: true, failed: 0 })
  })

  test('missed-change: where the sample is not looked at, the change is planned nowhere', async () => {
    const told = { found: 0, lost: 0 }
    for (let seed = 1; told.found === 0 || told.lost === 0; seed++) {
      const { sites, editor, take } = begin(seed, 'empty')
      const first = await take()
      sites.world.advance(3_600_000)
      await moveUnseen(editor)
      const [refreshed, whole] = [await take(first), await take()]
      const input = {
        source: refreshed,
        target: first,
        kinds: BY_NAME,
        projects: null,
        remembered: new Map(),
        answers: {},
      }
      const changed = compare(input).differences.filter(({ choice }) => choice === 'update')
      const isFound = alarms(refreshed).some(({ code }) => code === 'missed-change')
      expect(changed.length > 0).toBe(isFound)
      expect(compare({ ...input, source: whole }).differences.some(({ choice }) => choice === 'update')).toBe(true)
      told[isFound ? 'found' : 'lost'] += 1
    }
  })
})
