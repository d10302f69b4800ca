/** One check on a pair of simulated sites: it raises its problem exactly there, and what happens when it is left out. */
import { expect, test } from 'vitest'
import { type Answers, CODES, type ConfigurationPlan } from '../../src/configuration/index.ts'
import type { Entry, RunResult } from '../../src/plan/index.ts'
import type { Site, StoryName } from '../../src/simulator/index.ts'
import type { Row } from '../comparer/state.ts'
import { apply, memoryJournal, type Planned, plan } from '../simulation/deploy.ts'
import { type Sites, simulate } from '../simulation/sites.ts'

export interface Scenario {
  readonly code: string
  /** What the problem is about, and nothing else. */
  readonly about: string | readonly string[]
  readonly spoil: (source: Site, target: Site) => void
  /** Stories of source and target; two new sites when left out. */
  readonly sites?: readonly [StoryName, StoryName]
  readonly projects?: readonly string[]
  readonly answers?: Answers
  /** Codes that come with it and are looked at elsewhere. */
  readonly also?: readonly string[]
  /** What is lost without the check; left out: Jira refuses. */
  readonly lost?: (end: End) => void
}

export interface End {
  readonly before: Row
  readonly after: Row
  readonly result: RunResult
  readonly plan: ConfigurationPlan
}

function open({ sites: [from, to] = ['empty', 'empty'], spoil }: Scenario): Sites {
  const sites = simulate([
    { name: 'staging', kind: 'cloud', story: from },
    { name: 'production', kind: 'cloud', story: to },
  ])
  spoil(sites.simulator.site('staging'), sites.simulator.site('production'))
  return sites
}

const planned = (sites: Sites, { projects, answers }: Scenario, without: readonly string[] = []): Promise<Planned> =>
  plan(sites.client('staging'), sites.client('production'), projects ?? null, answers, new Map(), new Set(without))

const MOST_SHOWN = 80
const WEIGHT = { notes: 0, warns: 1, blocks: 2 } as const
const listed = (code: string) => CODES.find((one) => one.code === code)?.severity ?? 'notes'

/** Raised there; and without it Jira refuses, or something is lost. */
export function judge(scenario: Scenario): void {
  const { code, about, also = [], lost } = scenario
  test(`${code}: ${[about].flat().join(', ').slice(0, MOST_SHOWN)}`, async () => {
    const { plan: made } = await planned(open(scenario), scenario)
    const raised = made.problems.filter((problem) => problem.code === code)
    expect([...new Set(raised.map((problem) => problem.about))], JSON.stringify(made.problems, null, 1)).toEqual(
      [about].flat(),
    )
    for (const { severity } of raised) expect(WEIGHT[severity]).toBeLessThanOrEqual(WEIGHT[listed(code)])
    const end = await applied(scenario, [code, ...also])
    if (lost) lost(end)
    else expect(end.result).not.toEqual({ finished: true, done: end.plan.steps.length, failed: 0 })
  })
}

async function applied(scenario: Scenario, without: readonly string[]): Promise<End> {
  const sites = open(scenario)
  const { plan: made } = await planned(sites, scenario, without)
  expect(made.problems.filter((problem) => problem.severity === 'blocks')).toEqual([])
  expect(made.problems.filter((problem) => problem.code === scenario.code)).toEqual([])
  const before = sites.state('production')
  const entries: Entry[] = []
  const result = await apply(made, sites.client('production'), memoryJournal(entries), { inDoubt: 0 })
  return { before, after: sites.state('production'), result, plan: made }
}

export const rowNamed = (rows: readonly Row[], name: string): Row => rows.find((row) => row.name === name) ?? {}
