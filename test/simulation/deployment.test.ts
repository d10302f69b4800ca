/** Whole deployments between simulated sites, judged by the independent comparer: to an empty site, to a drifted one, through faults. */
import { describe, expect, test } from 'vitest'
import type { Answers } from '../../src/configuration/index.ts'
import type { Entry } from '../../src/plan/index.ts'
import { judge, type Verdict } from '../comparer/index.ts'
import type { Row } from '../comparer/state.ts'
import { seeds } from '../world.ts'
import { ANSWERS, apply, memoryJournal, plan } from './deploy.ts'
import { killAndResume } from './kill.ts'
import { type Sites, simulate } from './sites.ts'

const PROJECTS = ['PAR', 'ROU', 'WHM', 'INT', 'OPS', 'FIN']

const between = (target: 'empty' | 'drifted', seed = 1): Sites =>
  simulate(
    [
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: target },
    ],
    seed,
  )

const planned = (sites: Sites, projects: readonly string[], answers: Answers = {}) =>
  plan(sites.client('staging'), sites.client('production'), projects, answers)
const EQUAL = { differences: [], touched: [], leaked: [] }

describe('deployment', () => {
  test('acme into an empty site: equal, nothing else touched, no id of the source, nothing left to do', async () => {
    const sites = between('empty')
    const before = sites.state('production')
    const { plan: made } = await planned(sites, PROJECTS)
    expect(made.problems.filter((problem) => problem.severity === 'blocks')).toEqual([])
    expect(await apply(made, sites.client('production'), memoryJournal([]))).toEqual({
      finished: true,
      done: made.steps.length,
      failed: 0,
    })
    expect(judge(sites.state('staging'), before, sites.state('production'), PROJECTS)).toEqual(EQUAL)
    expect((await planned(sites, PROJECTS)).plan.steps).toEqual([])
  })

  test('acme into a drifted site: asks what only people know, then equal, and what only the target has stays', async () => {
    const sites = between('drifted')
    const before = sites.state('production')
    const asked = (await planned(sites, PROJECTS)).plan
    expect(
      [
        ...new Set(asked.problems.filter((problem) => problem.severity === 'blocks').map((problem) => problem.about)),
      ].sort(),
    ).toEqual(Object.keys(ANSWERS).sort())
    const { plan: made } = await planned(sites, PROJECTS, ANSWERS)
    expect(made.problems.filter((problem) => problem.severity === 'blocks')).toEqual([])
    expect(await apply(made, sites.client('production'), memoryJournal([]))).toMatchObject({
      finished: true,
      failed: 0,
    })
    expect(judge(sites.state('staging'), before, sites.state('production'), PROJECTS, ['Question'])).toEqual(EQUAL)
    expect((await planned(sites, PROJECTS, ANSWERS)).plan.steps).toEqual([])
  })

  test('the judge can fail: a field, an order, a rule and a stranger are all found', async () => {
    const sites = between('empty')
    const before = sites.state('production')
    await apply((await planned(sites, PROJECTS)).plan, sites.client('production'), memoryJournal([]))
    const spoilt = (spoil: (state: Row) => void): Verdict => {
      const state = sites.state('production')
      spoil(state)
      return judge(sites.state('staging'), before, state, PROJECTS)
    }
    const named = (rows: Row[], name: string): Row => rows.find((row) => row.name === name) ?? {}
    expect(spoilt((state) => named(state.screens, 'Epic Screen').tabs[0].fieldIds.reverse()).differences).not.toEqual(
      [],
    )
    expect(
      spoilt((state) => (named(state.workflows, 'Acme Story Workflow').transitions[1].conditions = null)).differences,
    ).not.toEqual([])
    expect(
      spoilt((state) => (named(state.permissionSchemes, 'Operations Permission Scheme').grants.length -= 1))
        .differences,
    ).not.toEqual([])
    const late = 'Operations board'
    expect(
      spoilt((state) => (named(state.filters, late).jql = 'project = OPS ORDER BY created DESC')).differences,
    ).not.toEqual([])
    expect(spoilt((state) => named(state.filters, late).sharePermissions.pop()).differences).not.toEqual([])
    expect(spoilt((state) => state.users.pop()).touched.length).toBe(1)
    expect(
      spoilt((state) => (state.projects[0].description = `See ${sites.state('staging').projects[0].id}`)).leaked.length,
    ).toBe(1)
  })

  test('killed at random moments, with lost answers and late commits: same end, no duplicate', async () => {
    for (const seed of seeds(4)) await killAndResume(seed, ['OPS'])
  })

  test('a project that was changed since the plan was made stops its branch, and the change stays', async () => {
    const sites = between('drifted')
    const { plan: made } = await planned(sites, PROJECTS, ANSWERS)
    const screen = sites.simulator.site('production').tables.screens
    const edited = [...screen.values()].find((one) =>
      made.steps.some((step) => step.verb === 'update' && step.about === `screen:${one.name}`),
    )
    if (!edited) throw new Error('no screen is updated')
    edited.description = 'Changed by somebody else'
    const entries: Entry[] = []
    await apply(made, sites.client('production'), memoryJournal(entries))
    expect(entries.filter((entry) => entry.what === 'stale').map((entry) => entry.step)).toEqual([
      `update screen:${edited.name}`,
    ])
    expect(edited.description).toBe('Changed by somebody else')
  })
})
