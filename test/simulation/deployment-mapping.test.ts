/** Answers carried through Jira, judged by the independent comparer: new names of every kind, people and groups by rule, and what is remembered. */
import { expect, test } from 'vitest'
import { type Answers, KINDS, type Remembered } from '../../src/configuration/index.ts'
import type { Entry } from '../../src/plan/index.ts'
import { asExpected, type Expected } from '../comparer/expected.ts'
import { judge } from '../comparer/index.ts'
import { apply, memoryJournal, plan } from './deploy.ts'
import { type Sites, simulate } from './sites.ts'

const EQUAL = { differences: [], touched: [], leaked: [] }
const PROJECTS = ['OPS']

const between = (target: 'empty' | 'drifted' = 'empty'): Sites =>
  simulate([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'production', kind: 'cloud', story: target },
  ])

const planned = (sites: Sites, answers: Answers, remembered?: Remembered) =>
  plan(sites.client('staging'), sites.client('production'), PROJECTS, answers, remembered)

/** Plans, applies and gives what a store would remember of it. */
async function deploy(sites: Sites, answers: Answers, before?: Remembered): Promise<Remembered> {
  const { plan: made } = await planned(sites, answers, before)
  expect(made.problems.filter(({ severity }) => severity === 'blocks')).toEqual([])
  const entries: Entry[] = []
  expect(await apply(made, sites.client('production'), memoryJournal(entries))).toMatchObject({
    finished: true,
    failed: 0,
  })
  const { target } = await planned(sites, answers, before)
  const ids = new Map(target.objects.map(({ key, id }) => [key, id]))
  const remembered = new Map<string, Map<string, string>>()
  for (const { kind, sourceId, targetKey, targetId } of made.pairs) {
    const id = targetId ?? ids.get(targetKey)
    if (id !== undefined) remembered.set(kind, (remembered.get(kind) ?? new Map()).set(sourceId, id))
  }
  return remembered
}

const verdict = (sites: Sites, before: ReturnType<Sites['state']>, wishes: readonly Expected[], projects = PROJECTS) =>
  judge(asExpected(sites.state('staging'), wishes), before, sites.state('production'), projects)

/** One object of each kind that can have another name, as the answer says it and as the state of a site shows it. */
const RENAMED: readonly (Expected & { readonly about: string; readonly said?: string })[] = [
  { about: 'project:OPS', table: 'projects', by: 'key', from: 'OPS', to: 'OPX' },
  { about: 'project:OPS/name', table: 'projects', by: 'name', from: 'Operations', to: 'Operations X' },
  ...named('issue-type', 'issueTypes', 'Incident'),
  ...named('issue-type-scheme', 'issueTypeSchemes', 'Operations Issue Type Scheme'),
  ...named('workflow', 'workflows', 'Acme Incident Workflow'),
  ...named('workflow-scheme', 'workflowSchemes', 'Operations Workflow Scheme'),
  ...named('status', 'statuses', 'Investigating'),
  ...named('priority', 'priorities', 'Blocker'),
  ...named('resolution', 'resolutions', 'Fixed'),
  ...named('custom-field', 'fields', 'Severity', ' (select)'),
  ...named('screen', 'screens', 'Incident Screen'),
  ...named('screen-scheme', 'screenSchemes', 'Incident Screen Scheme'),
  ...named('issue-type-screen-scheme', 'issueTypeScreenSchemes', 'Operations Issue Type Screen Scheme'),
  ...named('permission-scheme', 'permissionSchemes', 'Operations Permission Scheme'),
  ...named('project-role', 'projectRoles', 'Auditors'),
  ...named('group', 'groups', 'acme-auditors'),
  ...named('filter', 'filters', 'Operations board'),
]

function named(kind: string, table: string, name: string, suffix = '') {
  const about = `${kind}:${name}${suffix}`
  return [{ about, table, by: 'name', from: name, to: `${name} X`, said: `${name} X${suffix}` }]
}

const renames = (wishes: typeof RENAMED): Answers =>
  Object.fromEntries(wishes.map(({ about, to, said = to }) => [about, `rename:${said}`]))

test('every kind that is deployed has its new name here', () => {
  const deployed = KINDS.filter(({ can }) => can.cloud.create !== null).map(({ name }) => name)
  expect(new Set(RENAMED.map(({ about }) => about.split(':')[0]))).toEqual(new Set(deployed))
})

test('an object of every kind under a new name: all that refers to it follows, the next plan is empty, and no twin comes', async () => {
  const sites = between()
  const before = sites.state('production')
  const remembered = await deploy(sites, renames(RENAMED))
  expect(verdict(sites, before, RENAMED, ['OPX'])).toEqual(EQUAL)
  expect((await planned(sites, renames(RENAMED), remembered)).plan.steps).toEqual([])

  const status = [...sites.simulator.site('staging').tables.statuses.values()].find(
    ({ name }) => name === 'Investigating',
  )
  if (!status) throw new Error('acme investigates nothing')
  status.name = 'Looking into it'
  const { plan: next } = await planned(sites, renames(RENAMED), remembered)
  expect(next.steps.map(({ id }) => id)).toEqual(['update status:Investigating X'])
})

test('a new name for what is paired is an update, and of a key as well', async () => {
  const sites = between()
  const before = sites.state('production')
  const remembered = await deploy(sites, {})
  const wishes = RENAMED.filter(({ about }) => !about.startsWith('workflow:') && !about.startsWith('group:'))
  const { plan: made } = await planned(sites, renames(wishes), remembered)
  expect(new Set(made.steps.map(({ verb }) => verb))).toEqual(new Set(['update']))
  await deploy(sites, renames(wishes), remembered)
  expect(verdict(sites, before, wishes, ['OPX'])).toEqual(EQUAL)
  const refused = await planned(sites, renames(RENAMED), remembered)
  expect(
    refused.plan.problems
      .filter(({ severity }) => severity === 'blocks')
      .map(({ about }) => about)
      .sort(),
  ).toEqual(['group:acme-auditors', 'workflow:Acme Incident Workflow'])
})

test('people by a table, then by rule: each of them is somebody, or nobody, as was said', async () => {
  const sites = between()
  const before = sites.state('production')
  const answers = {
    'user:peter.novotny@acme.example': 'user:emil.voss@acme.example',
    'user:ines.romero@acme.example': 'user:sofia.brandt@acme.example',
    users: 'account, email, drop',
  }
  await deploy(sites, answers)
  const wishes = [
    { table: 'users', by: 'email', from: 'emil.voss@acme.example', to: 'emil@elsewhere.example' },
    { table: 'users', by: 'email', from: 'sofia.brandt@acme.example', to: 'sofia@elsewhere.example' },
    { table: 'users', by: 'email', from: 'peter.novotny@acme.example', to: 'emil.voss@acme.example' },
    { table: 'users', by: 'email', from: 'ines.romero@acme.example', to: 'sofia.brandt@acme.example' },
  ]
  expect(verdict(sites, before, wishes)).toEqual(EQUAL)
  expect((await planned(sites, answers)).plan.steps).toEqual([])
})

test('groups that the target lacks: one stands for all of them, or they are left out; what one of them is said to be holds', async () => {
  const placeholder = between()
  const { plan: made, target } = await planned(placeholder, { groups: 'placeholder:group:jira-software-users' })
  expect(made.steps.some(({ about }) => about.startsWith('group:'))).toBe(false)
  const text = JSON.stringify(made.steps.map(({ data }) => data.after))
  expect(text).toContain('group:jira-software-users')
  expect(text).not.toContain('group:acme-')
  await deploy(placeholder, { groups: 'placeholder:group:jira-software-users' })
  expect((await planned(placeholder, { groups: 'placeholder:group:jira-software-users' })).plan.steps).toEqual([])

  const there = new Set(target.objects.map(({ key }) => key))
  const dropped = await planned(between(), { groups: 'drop', 'group:acme-auditors': 'group:site-admins' })
  const held = JSON.stringify(dropped.plan.steps.map(({ data }) => data.after)).match(/group:[\w-]+/g) ?? []
  expect(held).toContain('group:site-admins')
  expect(held.filter((key) => !there.has(key))).toEqual([])
})

test('who left becomes no project’s lead: somebody stands in, and the next plan is empty', async () => {
  const sites = between()
  const on = (name: string, email: string) => {
    const person = [...sites.simulator.site(name).tables.users.values()].find((one) => one.email === email)
    if (!person) throw new Error(`${name} has no ${email}`)
    return person
  }
  const project = [...sites.simulator.site('staging').tables.projects.values()].find(({ key }) => key === 'OPS')
  if (!project) throw new Error('acme has no OPS')
  project.leadAccountId = on('staging', 'emil.voss@acme.example').accountId
  on('production', 'emil.voss@acme.example').active = false
  const { plan: made } = await planned(sites, {})
  expect(made.problems).toContainEqual(expect.objectContaining({ code: 'fallback', about: 'project:OPS' }))
  await deploy(sites, {})
  const there = [...sites.simulator.site('production').tables.projects.values()].find(({ key }) => key === 'OPS')
  expect(there?.leadAccountId).toBe(on('production', 'ada.lindqvist@acme.example').accountId)
  expect((await planned(sites, {})).plan.steps).toEqual([])
})
