/** Data Center as a target: what its API cannot do a person does, and the plan goes on once that is found done or said to be. */
import { describe, expect, test } from 'vitest'
import type { Answers, ConfigurationPlan } from '../../src/configuration/index.ts'
import { confirm, type Entry, type Past, pastOf, pasts, type RunResult, waitsForPerson } from '../../src/plan/index.ts'
import { judge } from '../comparer/index.ts'
import { apply, memoryJournal, plan, planUndo } from './deploy.ts'
import { Person } from './person.ts'
import { type Sites, simulate } from './sites.ts'

const PROJECTS = ['FIN']
const UNSEEN = ['workflow', 'workflow-scheme', 'screen-scheme', 'issue-type-screen-scheme', 'filter']
const ANSWERS: Answers = {
  ...Object.fromEntries(UNSEEN.map((kind) => [kind, 'by-hand'])),
  // Data Center's own stands on another level, which nobody changes.
  'issue-type:Epic': 'use',
}

/** Permissions that Data Center does not know: a check asks to take them out. */
const CLOUD_ONLY = new Set(['VIEW_AGGREGATED_DATA', 'EDIT_ISSUE_LAYOUT', 'EDIT_WORKFLOW'])

function between(kind: 'cloud' | 'dataCenter' = 'cloud'): Sites {
  const sites = simulate([
    { name: 'staging', kind, story: 'acme', ...(kind === 'cloud' ? {} : { contextPath: '/old' }) },
    { name: 'production', kind: 'dataCenter', story: 'empty', contextPath: '/jira' },
  ])
  for (const scheme of sites.simulator.site('staging').tables.permissionSchemes.values())
    scheme.grants = scheme.grants.filter(({ permission }) => !CLOUD_ONLY.has(permission))
  return sites
}

const planned = async (sites: Sites, answers: Answers = ANSWERS): Promise<ConfigurationPlan> =>
  (await plan(sites.client('staging'), sites.client('production'), PROJECTS, answers)).plan
const blocking = ({ problems }: ConfigurationPlan) => problems.filter(({ severity }) => severity === 'blocks')
const person = (sites: Sites): Person => new Person(sites.simulator.site('staging'), sites.simulator.site('production'))

const waiting = (made: ConfigurationPlan, entries: readonly Entry[]) => {
  const known = pasts(entries)
  return made.steps.filter(({ id }) => waitsForPerson(pastOf(known, id)) && pastOf(known, id).confirmed === null)
}
const pastIn = (entries: readonly Entry[], id: string): Past => pastOf(pasts(entries), id)

const go = (sites: Sites, made: ConfigurationPlan, entries: Entry[]): Promise<RunResult> =>
  apply(made, sites.client('production'), memoryJournal(entries))

const say = (made: ConfigurationPlan, entries: Entry[], step: string): void => {
  entries.push(
    confirm(
      made.steps,
      pasts(entries),
      { step, by: 'person:ada', at: 1 },
      ({ id }) => made.steps.find((one) => one.id === id)?.data.unseen === true,
    ),
  )
}

/** A person does what waits, the deployment looks again, until nothing is left. */
async function toTheEnd(
  sites: Sites,
  made: ConfigurationPlan,
  entries: Entry[],
  ada = person(sites),
): Promise<RunResult> {
  for (let rounds = 0; rounds < 15; rounds++) {
    const result = await go(sites, made, entries)
    if (result.finished) {
      return result
    }
    for (const step of waiting(made, entries)) {
      ada.does(step)
      if (step.data.unseen) say(made, entries, step.id)
    }
  }
  throw new Error('it never ends')
}

describe('Cloud to Data Center', () => {
  test('what the target cannot show is asked, one by one or a kind at once; clicks name things and hold no id of the source', async () => {
    const sites = between()
    const asked = blocking(await planned(sites, { 'issue-type:Epic': 'use' }))
    expect(new Set(asked.map(({ code }) => code))).toEqual(new Set(['kind-unreadable', 'unseen']))
    expect(
      asked
        .filter(({ code }) => code === 'kind-unreadable')
        .map(({ about }) => about)
        .sort(),
    ).toEqual([...UNSEEN].sort())
    const mapped = await planned(sites, {
      ...ANSWERS,
      workflow: 'use',
      'workflow:Acme Invoice Workflow': 'use:Invoices, new',
    })
    expect(blocking(mapped)).toEqual([])
    const scheme = mapped.steps.find(({ about }) => about.startsWith('workflow-scheme:'))
    expect(scheme?.data.byHand?.join()).toContain('“Invoices, new”')
    expect(mapped.steps.some(({ about }) => about.startsWith('workflow:'))).toBe(false)
    const clicks = mapped.steps.flatMap(({ data }) => data.byHand ?? []).join()
    for (const { id } of sites.state('staging').projects) expect(clicks).not.toContain(id)
    expect(clicks).not.toMatch(/\d{9}/)
  })

  test('a person makes the clicks, the rest goes on, and the judge finds it equal; a second plan finds what it can see done', async () => {
    const sites = between()
    const before = sites.state('production')
    const made = await planned(sites)
    expect(blocking(made)).toEqual([])
    const entries: Entry[] = []
    const first = await go(sites, made, entries)
    expect(first).toMatchObject({ finished: false, failed: 0 })
    expect(first.waiting).toBe(waiting(made, entries).length)
    expect(first.done).toBeGreaterThan(10)
    expect(await toTheEnd(sites, made, entries)).toEqual({ finished: true, done: made.steps.length, failed: 0 })
    const verdict = judge(sites.state('staging'), before, sites.state('production'), PROJECTS)
    expect(verdict).toEqual({ differences: [], touched: [], leaked: [] })
    const again = await planned(sites, { ...ANSWERS, ...Object.fromEntries(UNSEEN.map((kind) => [kind, 'use'])) })
    expect(again.steps.map(({ id }) => id)).toEqual([])
  })

  test('half done and done wrongly, a step waits on and says what differs; mended, it is found done', async () => {
    const sites = between()
    const made = await planned(sites)
    const entries: Entry[] = []
    await go(sites, made, entries)
    const screen = made.steps.find(({ id }) => id === 'create screen:Task Screen')
    if (!screen) throw new Error('the story has changed')
    person(sites).does(screen)
    const row = [...sites.simulator.site('production').tables.screens.values()].find(
      ({ name }) => name === 'Task Screen',
    )
    const gone = row?.tabs[0]?.fieldIds.pop()
    await go(sites, made, entries)
    expect(pastIn(entries, screen.id).waits).toMatch(/otherwise than wanted: tabs/)
    expect(pastIn(entries, screen.id).end).toBeNull()
    row?.tabs[0]?.fieldIds.push(String(gone))
    await go(sites, made, entries)
    expect(pastIn(entries, screen.id).end).toMatchObject({ what: 'done', result: { id: row?.id } })
    expect(() => say(made, entries, 'create status:Draft')).toThrow('found done by looking')
  })

  test('killed between any two entries: nothing is asked twice, and the end is the same', async () => {
    const sites = between()
    const made = await planned(sites)
    const entries: Entry[] = []
    const ada = person(sites)
    for (let rounds = 0; rounds < 400; rounds++) {
      let left = 5
      const result = await apply(
        made,
        sites.client('production'),
        memoryJournal(entries, () => {
          if (left-- === 0) throw new Error('killed')
        }),
      ).catch((error: Error) => {
        if (error.message !== 'killed') throw error
        return null
      })
      if (result?.finished) break
      for (const step of result === null ? [] : waiting(made, entries)) {
        ada.does(step)
        if (step.data.unseen) say(made, entries, step.id)
      }
    }
    const ends = made.steps.map(({ id }) => pastIn(entries, id).end?.what)
    expect(new Set(ends)).toEqual(new Set(['done']))
    const told = entries.flatMap((entry) => (entry.what === 'waits' ? [`${entry.step} ${entry.says}`] : []))
    expect(new Set(told).size).toBe(told.length)
    const { screens } = sites.state('production')
    expect(new Set(screens.map(({ name }: { name: string }) => name)).size).toBe(screens.length)
  })

  test('an undo names what a person did as steps for a person, with what the API takes back', async () => {
    const sites = between()
    const made = await planned(sites)
    const entries: Entry[] = []
    await toTheEnd(sites, made, entries)
    const asked = blocking(await planUndo(made, entries, sites.client('production')))
    const answers = Object.fromEntries(
      asked.map(({ about }) => [about, about === 'project:FIN' ? 'delete' : 'leave-out']),
    )
    const back = await planUndo(made, entries, sites.client('production'), answers)
    expect(blocking(back)).toEqual([])
    expect(asked.map(({ code }) => code)).not.toContain('used-since')
    const hand = new Map(back.steps.map(({ about, data }) => [about, data.byHand]))
    for (const { about, data } of made.steps)
      if (data.byHand && data.before === null) expect(hand.get(about)?.join() ?? about).toContain('Delete')
    expect(hand.get('project:FIN')).toBeUndefined()
    expect(back.steps.map(({ id }) => id)).toContain('delete project:FIN')
    // Jira deletes no scheme that a project has.
    for (const scheme of ['workflow-scheme', 'issue-type-screen-scheme', 'issue-type-scheme', 'permission-scheme'])
      expect(back.steps.find(({ about }) => about.startsWith(`${scheme}:Finance`))?.after).toContain(
        'delete project:FIN',
      )
    const undone: Entry[] = []
    expect(await toTheEnd(sites, back, undone)).toMatchObject({ finished: true, failed: 0 })
    expect(sites.state('production').workflows.map(({ name }: { name: string }) => name)).not.toContain(
      'Acme Invoice Workflow',
    )
  })
})

test('Data Center to Data Center: what the source does not tell is said, and nothing of it is invented', async () => {
  const sites = between('dataCenter')
  const before = sites.state('production')
  const made = await planned(sites, {})
  expect(blocking(made)).toEqual([])
  expect(made.problems).toContainEqual(expect.objectContaining({ code: 'not-told', about: 'project:FIN' }))
  expect(made.steps.filter(({ data }) => data.unseen)).toEqual([])
  const entries: Entry[] = []
  expect(await toTheEnd(sites, made, entries)).toMatchObject({ finished: true, failed: 0 })
  const { workflowSchemes } = sites.state('production')
  expect(workflowSchemes).toEqual(before.workflowSchemes)
  expect((await planned(sites, {})).steps.map(({ id }) => id)).toEqual([])
})
