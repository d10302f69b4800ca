/** Deployments taken back, judged by the site's own state: as it was, whether it was whole or half, and whatever has come to use it since. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/base/index.ts'
import type { Answers, ConfigurationPlan } from '../../src/configuration/index.ts'
import type { Entry } from '../../src/plan/index.ts'
import { judge } from '../comparer/index.ts'
import type { Row } from '../comparer/state.ts'
import { notRestored } from '../comparer/undone.ts'
import { ANSWERS, apply, memoryJournal, plan, planUndo } from './deploy.ts'
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

const blocking = ({ problems }: ConfigurationPlan) => problems.filter((problem) => problem.severity === 'blocks')

async function deployed(sites: Sites, answers: Answers = {}) {
  const { plan: made } = await plan(sites.client('staging'), sites.client('production'), PROJECTS, answers)
  expect(blocking(made)).toEqual([])
  const entries: Entry[] = []
  await apply(made, sites.client('production'), memoryJournal(entries))
  return { made, entries }
}

async function undo(sites: Sites, made: ConfigurationPlan, entries: readonly Entry[], answers: Answers = {}) {
  const back = await planUndo(made, entries, sites.client('production'), answers)
  expect(blocking(back)).toEqual([])
  const undone: Entry[] = []
  const result = await apply(back, sites.client('production'), memoryJournal(undone))
  expect(undone.filter((entry) => entry.what === 'failed' || entry.what === 'stale')).toEqual([])
  return { back, undone, result }
}

describe('undo', () => {
  test('of acme in an empty site: as it was', async () => {
    const sites = between('empty')
    const before = sites.state('production')
    const { made, entries } = await deployed(sites)
    await undo(sites, made, entries)
    expect(notRestored(before, sites.state('production'))).toEqual([])
    expect((await planUndo(made, entries, sites.client('production'))).steps).toEqual([])
  })

  test('of acme in a drifted site: as it was', async () => {
    const sites = between('drifted')
    const before = sites.state('production')
    const { made, entries } = await deployed(sites, ANSWERS)
    await undo(sites, made, entries)
    expect(notRestored(before, sites.state('production'))).toEqual([])
  })

  test('of an undo: equal to the source again', async () => {
    const sites = between('drifted')
    const before = sites.state('production')
    const { made, entries } = await deployed(sites, ANSWERS)
    const { back, undone } = await undo(sites, made, entries)
    await undo(sites, back, undone)
    const verdict = judge(sites.state('staging'), before, sites.state('production'), PROJECTS, ['Question'])
    expect(verdict).toEqual({ differences: [], touched: [], leaked: [] })
  })

  test('what has come to use it since asks, and stays with all it stands on when a person says so', async () => {
    const sites = between('empty')
    const { made, entries } = await deployed(sites)
    const { tables } = sites.simulator.site('production')
    const scheme = [...tables.workflowSchemes.values()].find(({ name }) => name === 'Parcel Workflow Scheme')
    const home = [...tables.workflowSchemes.values()].find(({ name }) => name === 'Somebody’s Scheme')
    expect(home).toBeUndefined()
    tables.workflowSchemes.set('900', { ...must(scheme), id: '900', name: 'Somebody’s Scheme' })
    const asked = blocking(await planUndo(made, entries, sites.client('production')))
    expect(asked.every(({ code }) => code === 'used-since')).toBe(true)
    const workflows = new Set(
      [must(scheme).defaultWorkflowId, ...Object.values(must(scheme).mappings)].map(
        (id) => `workflow:${tables.workflows.get(String(id))?.name}`,
      ),
    )
    for (const key of workflows) expect(asked.map(({ about }) => about)).toContain(key)
    const answers = Object.fromEntries(asked.map(({ about }) => [about, 'leave-out']))
    await undo(sites, made, entries, answers)
    const left = sites.state('production')
    expect(left.projects.map((project: { key: string }) => project.key)).not.toContain('PAR')
    expect(left.workflows.map((one: { name: string }) => `workflow:${one.name}`)).toEqual(
      expect.arrayContaining([...workflows]),
    )
  })

  test('issues of a project that it made ask; let go, the project lies in the trash', async () => {
    const sites = between('empty')
    const { made, entries } = await deployed(sites)
    const jira = sites.client('production')
    await jira.send('POST', '/rest/api/3/issue', {
      fields: { project: { key: 'OPS' }, issuetype: { name: 'Task' }, summary: 'Made since' },
    })
    const asked = blocking(await planUndo(made, entries, jira))
    expect(asked.map(({ code, about }) => `${code} ${about}`)).toContain('issues-since project:OPS')
    const answers = Object.fromEntries(
      asked.map(({ about, choices }) => [
        about,
        choices?.some(({ answer }) => answer === 'delete') ? 'delete' : 'leave-out',
      ]),
    )
    const back = await planUndo(made, entries, jira, answers)
    const project = back.steps.find(({ id }) => id === 'delete project:OPS')
    expect(project?.data.exactly).toBeUndefined()
  })

  test('an edit made since asks: put back, or left as it is', async () => {
    const sites = between('drifted')
    const { made, entries } = await deployed(sites, ANSWERS)
    const updated = must(made.steps.find((step) => step.verb === 'update' && step.about.startsWith('screen:')))
    const screen = must(
      [...sites.simulator.site('production').tables.screens.values()].find(
        ({ name }) => `screen:${name}` === updated.about,
      ),
    )
    screen.description = 'Somebody’s edit'
    const asked = blocking(await planUndo(made, entries, sites.client('production')))
    expect(asked).toMatchObject([{ code: 'changed-since', about: updated.about }])
    await undo(sites, made, entries, { [updated.about]: 'leave-out' })
    expect(screen.description).toBe('Somebody’s edit')
    await undo(sites, made, entries, { [updated.about]: 'update' })
    expect(screen.description).toBe((updated.data.before as { description: string }).description)
  })

  test('options that it added go, unless issues hold one: then they stay, disabled, when a person says so', async () => {
    const sites = between('drifted')
    const { made, entries } = await deployed(sites, ANSWERS)
    const { field, option } = must(addedOption(made, sites))
    const site = sites.simulator.site('production')
    for (const issue of site.issues.all()) issue.values[field.id] = { option: option.id }
    const asked = blocking(await planUndo(made, entries, sites.client('production')))
    expect(asked.map(({ code }) => code)).toContain('options-since')
    await undo(sites, made, entries, Object.fromEntries(asked.map(({ about }) => [about, 'keep'])))
    const kept = field.contexts.flatMap(({ options }) => options).find(({ id }) => id === option.id)
    expect(kept).toMatchObject({ value: option.value, disabled: true })
  })

  test('what a deployment deleted comes back out of the trash with its id, or anew', async () => {
    const sites = between('drifted')
    const before = sites.state('production')
    const target = await plan(sites.client('staging'), sites.client('production'), PROJECTS, ANSWERS)
    const unused = target.target.objects.filter(({ kind, locked }) => kind === 'resolution' && locked === undefined)
    const own = must(unused.find(({ key }) => !target.source.objects.some((object) => object.key === key)))
    const { made, entries } = await deployed(sites, { ...ANSWERS, [own.key]: 'delete' })
    expect(made.problems).toContainEqual(expect.objectContaining({ code: 'lasting', about: own.key }))
    await undo(sites, made, entries)
    const lost = notRestored(before, sites.state('production'))
    expect(lost.map((says) => says.split(' ')[0])).toEqual(['resolutions', 'resolutions'])
  })

  test('the judge can fail: a value, a stranger and what is missing are found', async () => {
    const sites = between('empty')
    const before = sites.state('production')
    const spoilt = (spoil: (state: Row) => void): string[] => {
      const state = sites.state('production')
      spoil(state)
      return notRestored(before, state)
    }
    expect(spoilt(() => {})).toEqual([])
    expect(spoilt((state) => state.screens[0].tabs[0].fieldIds.reverse())).toHaveLength(1)
    expect(spoilt((state) => state.workflows[0].transitions.pop())).toHaveLength(1)
    expect(spoilt((state) => state.permissionSchemes[0].grants.pop())).toHaveLength(1)
    expect(spoilt((state) => state.statuses.pop())).toHaveLength(1)
    expect(spoilt((state) => state.groups.push({ id: 'new', name: 'new', members: [] }))).toHaveLength(1)
  })
})

function must<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('the story has changed')
  return value
}

/** The first upper option that an update of a field adds, with its field as the site has it. */
function addedOption(made: ConfigurationPlan, sites: Sites) {
  const { fields } = sites.simulator.site('production').tables
  for (const { verb, data } of made.steps) {
    if (verb !== 'update' || data.kind !== 'custom-field') continue
    const field = must(fields.get(must(data.id)))
    const names = (value: Json): string[] =>
      ((value as { contexts: { options: { value: string }[] }[] }).contexts ?? []).flatMap(({ options }) =>
        options.map((option) => option.value),
      )
    const before = new Set(names(data.before))
    const added = names(data.after).find((name) => !before.has(name))
    const option = field.contexts.flatMap(({ options }) => options).find(({ value }) => value === added)
    if (option) return { field, option }
  }
  return undefined
}
