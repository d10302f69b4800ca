/** From Data Center to Cloud: what its API tells is carried, what it does not tell is said and left as the target has it. */
import { expect, test } from 'vitest'
import type { Answers } from '../../src/configuration/index.ts'
import type { Entry } from '../../src/plan/index.ts'
import { accountsOf } from '../../src/simulator/index.ts'
import { createGroup } from '../../src/simulator/model/group.ts'
import { judge } from '../comparer/index.ts'
import { notRestored } from '../comparer/undone.ts'
import { apply, memoryJournal, plan, planUndo } from './deploy.ts'
import { type Sites, simulate } from './sites.ts'

const PROJECTS = ['PAR', 'ROU', 'WHM', 'INT', 'OPS', 'FIN']

const between = (story: 'empty' | 'drifted'): Sites =>
  simulate([
    { name: 'old', kind: 'dataCenter', story: 'acme', contextPath: '/jira' },
    { name: 'new', kind: 'cloud', story },
  ])

/** As an administrator prepares a move: the groups that see the projects, with the account that deploys in them. */
function prepare({ simulator }: Sites): void {
  const site = simulator.site('new')
  const [admin] = accountsOf(site).filter(({ role }) => role === 'admin')
  for (const name of ['jira-administrators', 'acme-developers', 'acme-finance', 'acme-operations']) {
    const held = [...site.tables.groups.values()].find((one) => one.name === name) ?? createGroup(site, name)
    if (admin) held.members.push(admin.accountId)
  }
}

const planned = (sites: Sites, answers: Answers = {}) =>
  plan(sites.client('old'), sites.client('new'), PROJECTS, answers)
const blocking = ({ plan: { problems } }: Awaited<ReturnType<typeof planned>>) =>
  problems.filter(({ severity }) => severity === 'blocks').map(({ code, about }) => `${code} ${about}`)

/** Of these Data Center's API tells nothing, or nothing that a project could be given by. */
const NOT_TOLD = /^(?:screens|screenSchemes|issueTypeScreenSchemes|workflows|workflowSchemes|fields|filters?) "/
const TO_PERSONS = /: (?:issueTypeScreenSchemes|workflowSchemes) .+ is two things on the target$/

test('into a new site: projects with their schemes of types and permissions, roles, priorities; again nothing, and back', async () => {
  const sites = between('empty')
  prepare(sites)
  const first = await planned(sites)
  expect(blocking(first)).toEqual([])
  const said = (code: string) => first.plan.problems.filter((one) => one.code === code).map(({ about }) => about)
  expect(said('kind-unreadable')).toEqual(
    ['workflow', 'workflow-scheme', 'screen-scheme', 'issue-type-screen-scheme', 'filter'].map((kind) => `old/${kind}`),
  )
  expect(said('not-told')).toEqual(
    expect.arrayContaining([...PROJECTS.map((key) => `project:${key}`), 'issue-type:Change']),
  )
  const before = sites.state('new')
  const entries: Entry[] = []
  expect(await apply(first.plan, sites.client('new'), memoryJournal(entries))).toEqual({
    finished: true,
    done: first.plan.steps.length,
    failed: 0,
  })
  const { differences, touched, leaked } = judge(sites.state('old'), before, sites.state('new'), PROJECTS)
  expect(differences.filter((one) => !NOT_TOLD.test(one) && !TO_PERSONS.test(one))).toEqual([])
  expect(touched).toEqual([])
  // Data Center knows a group by its name, which is no id of the source elsewhere.
  expect(leaked.filter((one) => !/^groups "(.+)" holds \1$/.test(one))).toEqual([])
  expect((await planned(sites)).plan.steps).toEqual([])
  const back = await planUndo(first.plan, entries, sites.client('new'), {})
  expect(await apply(back, sites.client('new'), memoryJournal([]))).toMatchObject({ finished: true, failed: 0 })
  expect(notRestored(before, sites.state('new'))).toEqual([])
})

test('into a site that people have changed since: asks what only people know, then again nothing', async () => {
  const sites = between('drifted')
  prepare(sites)
  const first = await planned(sites)
  const question = 'issue-type-scheme:Product Issue Type Scheme/issue-type:Question'
  expect(blocking(first)).toEqual([`issue-type-in-use ${question}`])
  const answers = { [question]: 'keep' }
  const { plan: made } = await planned(sites, answers)
  expect(await apply(made, sites.client('new'), memoryJournal([]))).toMatchObject({ finished: true, failed: 0 })
  expect((await planned(sites, answers)).plan.steps).toEqual([])
})

test('a project that the account would not see afterwards is not begun', async () => {
  const sites = between('empty')
  expect(blocking(await planned(sites))).toEqual(
    PROJECTS.toSorted().map((key) => `project-out-of-sight project:${key}`),
  )
})
